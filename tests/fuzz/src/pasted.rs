//! What visitors paste where an Id belongs, and addresses they follow.

use opportune::crm::filter::Filter;
use opportune::crm::id::{Found, OpportunityId, find_in_text};
use opportune::crm::safe_link;
use opportune::crm::sort::Sort;
use opportune::route::Route;

/// An Id that is found stands in the text, whole; what a route prints leads back to it.
pub fn pasted(text: &str) {
    let ids = match find_in_text(text) {
        Found::One(id) => vec![id],
        Found::Which(ids) => {
            assert!(!ids.is_empty());
            ids
        }
        Found::None => Vec::new(),
    };
    let numbers: Vec<_> = text.split(|c: char| !c.is_ascii_digit()).collect();
    for id in ids {
        let id = id.to_string();
        // After an escape such as %2F the number begins behind it.
        assert!(numbers.iter().any(|number| number.ends_with(&id)), "{id}");
        assert!(id.parse::<i64>().is_ok_and(|number| number > 0), "{id}");
    }
    let parsed = text.parse::<OpportunityId>().is_ok();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let expected = digits && !text.starts_with('0') && text.parse::<i64>().is_ok();
    assert_eq!(parsed, expected, "{text}");

    let route = Route::parse(text);
    assert_eq!(Route::parse(&route.to_string()), route);
    if let Some(sort) = Sort::parse(text) {
        assert_eq!(
            Sort::parse(&sort.print()).map(Sort::print),
            Some(sort.print())
        );
    }
    let mut filter = Filter::default();
    for pair in text.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let _ = filter.take(name, value);
    }
    let _ = filter.pairs();
    if safe_link::is_web(text) {
        let scheme = text.trim().to_ascii_lowercase();
        assert!(
            scheme.starts_with("http://") || scheme.starts_with("https://"),
            "{text}"
        );
    }
    if let Some(number) = safe_link::telephone(text) {
        let plain = |c: char| c.is_ascii_digit() || "+*#;,ext=".contains(c);
        assert!(
            number.trim_start_matches("tel:").chars().all(plain),
            "{number}"
        );
    }
}
