//! The visitor's clock and calendar.

use chrono::NaiveDate;
use js_sys::Date;
use wasm_bindgen::JsValue;

/// Milliseconds since 1970 UTC.
pub fn now_ms() -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a clock within ±285,000 years"
    )]
    let now = Date::now() as i64;
    now
}

/// The milliseconds since 1970 UTC that a date of HTTP names; 0 for what is no date.
pub fn parse(date: &str) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a date within ±285,000 years, and NaN becomes 0"
    )]
    let parsed = Date::parse(date) as i64;
    parsed
}

/// The calendar day an instant falls on where the visitor is.
pub fn local_day(epoch_ms: i64) -> NaiveDate {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds of four-digit years fit in 53 bits"
    )]
    let date = Date::new(&JsValue::from_f64(epoch_ms as f64));
    let year = i32::try_from(date.get_full_year()).unwrap_or(1970); // wraps only before year 0, which no moment has
    NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default()
}
