//! What people write into notes.

use super::chance::Chance;

const OPENINGS: [&str; 10] = [
    "Called on Tuesday. They want to see the place before the end of the month.",
    "Found us through the website; asked for prices of a private office.",
    "Referred by a member on the third floor.",
    "Walked in with two colleagues, had a coffee, liked the light.",
    "Their lease ends in spring and will not be renewed.",
    "Team is growing faster than planned, needs room for six more.",
    "Looking for a meeting place once a month, quiet, with a screen.",
    "Wants a registered address now and two desks later.",
    "Came back after a year: last time the price was the problem.",
    "Compares us with two others. Decision by the board, not by her.",
];

const WISHES: [&str; 12] = [
    "Needs 24/7 access and a lockable cabinet.",
    "Two dogs. I said one.",
    "Wants their own Wi-Fi network and a fixed IP address.",
    "Bike storage and showers matter more than the view.",
    "Asked twice about noise; show the room facing the court.",
    "No long contract: three months, then monthly.",
    "Would pay more for a corner.",
    "Kitchen must be on the same floor.",
    "Has to be step-free.",
    "Parking for two cars, one of them electric.",
    "VAT number to follow.",
    "Budget approved, but only until the end of the quarter.",
];

const STEPS: [&str; 8] = [
    "Send the proposal",
    "Book the tour",
    "Ask for floor plan 3B",
    "Confirm the discount with Priya",
    "Call the agent back",
    "Check when the corner office is free",
    "Invite to the breakfast on Friday",
    "Draft the agreement",
];

/// Notes, or none. They come as typed by people, from a template of the type, or as HTML.
pub fn write(chance: &mut Chance, type_name: Option<&str>, phone: &str) -> Option<String> {
    match chance.number(0..100) {
        0..25 => None,
        25..35 => Some(template(chance, type_name)),
        35..42 => Some(html(chance)),
        _ => Some(plain(chance, phone)),
    }
}

fn plain(chance: &mut Chance, phone: &str) -> String {
    let mut text = (*chance.pick(&OPENINGS)).to_owned();
    for _ in 0..chance.number(0..4) {
        let gap = if chance.percent(40) { "\n\n" } else { " " };
        text = format!("{text}{gap}{}", chance.pick(&WISHES));
    }
    if chance.percent(35) {
        text += "\n\nNext:";
        let first = usize::try_from(chance.number(..STEPS.len() as u64)).unwrap_or_default();
        let steps = STEPS
            .iter()
            .cycle()
            .skip(first)
            .zip(1..=chance.number(2..5));
        text = steps.fold(text, |text, (step, number)| {
            format!("{text}\n{number}. {step}")
        });
    }
    if chance.percent(20) {
        let page = chance.number(100..9999);
        text = format!(
            "{text}\n\nTheir brief: https://docs.example.com/briefs/{page}?view=print#budget"
        );
    }
    if chance.percent(15) {
        text = format!("{text}\nReach her on {phone}, after 16:00.");
    }
    if chance.percent(6) {
        let line = format!("\n\n{} {}", chance.pick(&OPENINGS), chance.pick(&WISHES));
        text += &line.repeat(12);
    }
    text
}

/// "Auto-populated from the opportunity type template if a type is assigned" (documented).
fn template(chance: &mut Chance, type_name: Option<&str>) -> String {
    let name = type_name.unwrap_or("Enquiry");
    let (wish, step) = (chance.pick(&WISHES), chance.pick(&STEPS));
    format!(
        "{name}\n\nPeople: {}\r\nFrom: next month\r\nWishes: {wish}\r\nNext step: {step}\r\n",
        chance.number(1..30)
    )
}

/// Whether notes may be HTML is documented nowhere; templates elsewhere in the product are.
fn html(chance: &mut Chance) -> String {
    let (opening, wish, step) = (
        chance.pick(&OPENINGS),
        chance.pick(&WISHES),
        chance.pick(&STEPS),
    );
    format!(
        "<p>{opening}</p>\n<p><strong>Wishes</strong>&nbsp;&amp; needs:</p>\n<ul><li>{wish}</li><li>{step}</li></ul>\n\
         <p><a href=\"https://docs.example.com/tours\">Tour plan</a></p>"
    )
}
