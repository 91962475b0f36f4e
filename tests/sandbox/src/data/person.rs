//! Names, companies and telephone numbers of people who do not exist.

use super::chance::Chance;
use super::names::{
    ARABIC, BERLIN_ARCHITECTS, COMPANY_WORDS, Culture, JAPANESE, LATIN, LEGAL_FORMS, OTHER, TRADES,
    folded,
};
use super::places::locations;

/// A full name and the first part of an address. Half are at home where the location is.
pub fn name(chance: &mut Chance, location: usize) -> (String, String) {
    let pair = |(name, local): &(&str, &str)| ((*name).to_owned(), (*local).to_owned());
    let at_home = chance.percent(50);
    match location {
        0 if at_home => latin(chance, &LATIN[..3]),
        1 if at_home => latin(chance, &LATIN[3..5]),
        2 if at_home => pair(chance.pick(&JAPANESE)),
        3 if at_home => pair(chance.pick(&ARABIC)),
        _ if chance.percent(88) => latin(chance, &LATIN),
        _ => pair(chance.pick(other_scripts(location))),
    }
}

fn other_scripts(location: usize) -> &'static [(&'static str, &'static str)] {
    if location == 1 { &OTHER[..7] } else { &OTHER }
}

fn latin(chance: &mut Chance, cultures: &[Culture]) -> (String, String) {
    let culture = chance.pick(cultures);
    let (given, family) = (chance.pick(culture.given), chance.pick(culture.family));
    (
        format!("{given} {family}"),
        format!("{}.{}", folded(given), folded(family)),
    )
}

/// Whom somebody works for, if for anybody.
pub fn company(chance: &mut Chance, location: usize, architect: bool) -> Option<String> {
    if architect {
        return Some((*chance.pick(&BERLIN_ARCHITECTS)).to_owned());
    }
    if chance.percent(40) {
        return None;
    }
    let (word, trade) = (chance.pick(&COMPANY_WORDS), chance.pick(&TRADES));
    let form = chance.pick(LEGAL_FORMS[location]);
    let city = if chance.percent(15) {
        format!(" {}", locations()[location].city)
    } else {
        String::new()
    };
    Some(format!("{word} {trade}{city} {form}").trim_end().to_owned())
}

/// What stands before `.example` in a company's addresses.
pub fn domain(company: &str) -> String {
    let words = company
        .split(|letter: char| !letter.is_alphanumeric())
        .map(folded)
        .filter(|word| !word.is_empty());
    words.take(2).collect::<Vec<_>>().join("-")
}

/// Numbers that are kept free for fiction in Britain (Ofcom) and Germany (Bundesnetzagentur); elsewhere plainly made up.
pub fn phone(chance: &mut Chance, location: usize, mobile: bool) -> String {
    let digits = chance.number(0..1000);
    match (location, mobile) {
        (0, true) => format!("+44 7700 900{digits:03}"),
        (0, false) => format!("(020) 7946 0{digits:03}"),
        (1, true) => format!("+49 171 39200{:02}", digits % 100),
        (1, false) => format!("+49 30 23125 {digits:03}"),
        (2, true) => format!("+81 90-0000-0{digits:03}"),
        (2, false) => format!("03-0000-0{digits:03}"),
        (_, true) => format!("+965 0000 0{digits:03}"),
        (_, false) => format!("2200 0{digits:03}"),
    }
}
