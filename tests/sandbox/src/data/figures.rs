//! What an opportunity is worth, and when somebody should follow it up.

use chrono::{DateTime, Duration, Utc};

use super::chance::Chance;
use super::document::Json;
use super::journey::Journey;
use super::outline::{Outline, architect, overdue_architect};
use super::places::Currency;

/// Follow-ups of open records: none, overdue, today, or later; those of closed ones lie before they closed. None lies
/// before the record was made, and most are days.
pub fn due(
    chance: &mut Chance,
    now: DateTime<Utc>,
    outline: &Outline,
    journey: &Journey,
) -> Option<DateTime<Utc>> {
    let midnight = |moment: DateTime<Utc>| {
        moment
            .date_naive()
            .and_hms_opt(0, 0, 0)
            .unwrap_or_default()
            .and_utc()
    };
    let days = |days: u64| Duration::days(i64::try_from(days).unwrap_or_default());
    if let Some(number) = architect(outline.index).filter(|number| overdue_architect(*number)) {
        return Some(midnight(now) - days(1 + 2 * (13 - number)));
    }
    let day = match (journey.closed, chance.number(0..100)) {
        (_, 0..20) => return None,
        (Some(closed), _) => midnight(closed) - days(chance.number(0..10)),
        (None, 20..45) => midnight(now) - days(chance.number(1..60)),
        (None, 45..52) => midnight(now),
        (None, _) => midnight(now) + days(chance.number(1..45)),
    };
    let minutes = if chance.percent(20) {
        chance.number(32..72) * 15
    } else {
        0
    };
    Some(
        day.max(midnight(outline.created))
            + Duration::minutes(i64::try_from(minutes).unwrap_or_default()),
    )
}

/// A value in the minor units of the currency, printed with all of them, as a decimal column gives it.
pub fn value(chance: &mut Chance, outline: &Outline, usual: u64) -> Json {
    let currency = &outline.place.location().currency;
    match architect(outline.index) {
        Some(11) => return Json::raw("11900.00"),
        Some(12) => return Json::raw("12150.00"),
        Some(13) => return Json::raw("12480.50"),
        _ if chance.percent(12) => return Json::NULL,
        _ => {}
    }
    let whole = usual * currency.per_pound * chance.number(40..420) / 100;
    let fraction = if chance.percent(70) {
        0
    } else {
        chance.number(..1000)
    };
    amount(currency, whole, fraction)
}

fn amount(currency: &Currency, whole: u64, thousandths: u64) -> Json {
    match currency.digits {
        0 => Json::made(whole.to_string()),
        digits => Json::made(format!(
            "{whole}.{}",
            &format!("{thousandths:03}")[..digits]
        )),
    }
}
