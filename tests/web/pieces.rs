//! What a field holds, as markup: strangers' text stays text.

use opportune::browser::intl::Zone;
use opportune::crm::field::Field;
use opportune::crm::field_table::Shown;
use opportune::crm::status::Status;
use opportune::ui::alert::alert;
use opportune::ui::badge::status_badge;
use opportune::ui::el::el;
use opportune::ui::notes::notes_view;
use opportune::ui::piece::Piece;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::Stage;

const HOSTILE: [&str; 4] = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\u{202e}txet\u{0}",
];

#[wasm_bindgen_test]
fn hostile_text_is_shown_as_it_is_and_makes_no_element() {
    for text in HOSTILE {
        let stage = Stage::with(|| Piece::of(Shown::Text(text), Zone::Utc, || 0).view());
        assert_eq!(stage.text(), text);
        assert_eq!(stage.count("script, img, a"), 0, "{text}");
    }
}

#[wasm_bindgen_test]
fn notes_link_only_where_links_are_safe() {
    let text = "See https://example.com/a, mail a@example.com, not javascript:alert(1)";
    let stage = Stage::with(|| notes_view(text));
    assert_eq!(stage.text(), text);
    assert_eq!(stage.count("a[href^='https:'], a[href^='mailto:']"), 2);
    assert_eq!(stage.count("a"), 2);
}

#[wasm_bindgen_test]
fn what_is_not_set_says_so_and_what_is_unreadable_shows_what_arrived() {
    let stage = Stage::with(|| Piece::of(Shown::NotSet, Zone::Utc, || 0).view());
    assert_eq!(stage.text(), "Not set");
    let stage = Stage::with(|| Piece::of(Shown::Unreadable("{\"a\":1}"), Zone::Utc, || 0).view());
    assert_eq!(stage.text(), "Unreadable: {\"a\":1}");
}

#[wasm_bindgen_test]
fn a_badge_says_its_status_in_words() {
    for (status, word) in [
        (Status::Won, "Won"),
        (Status::Lost, "Lost"),
        (Status::InProgress, "In progress"),
        (Status::Unknown(7), "Unknown (7)"),
    ] {
        let stage = Stage::with(|| vec![status_badge(&Field::Set(status))]);
        assert!(stage.text().ends_with(word), "{}", stage.text());
        assert_eq!(stage.count("[aria-hidden=true]"), 1);
    }
}

#[wasm_bindgen_test]
fn a_problem_has_one_heading_and_one_action() {
    let stage = Stage::with(|| {
        vec![alert(
            "Title",
            "Sentence.",
            el("button").text("Try again"),
            || (),
        )]
    });
    assert_eq!(stage.count("[role=alert]"), 1);
    assert_eq!(stage.count("h1"), 1);
    assert_eq!(stage.count("button"), 1);
}
