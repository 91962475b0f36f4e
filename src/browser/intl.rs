//! The browser's own formatting: its locales, calendars and currencies, none of ours in the bundle.
//! Making a formatter is slow, so each kind is made once and kept.

use std::cell::RefCell;

use chrono::NaiveDate;
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::crm::money::{Currency, Money};

/// The zone moments are shown in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Zone {
    /// The visitor's.
    #[default]
    Local,
    /// Coordinated Universal Time.
    Utc,
}

/// What a date formatter prints.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// A day with its weekday.
    Day,
    /// Day and time with the zone.
    Moment(Zone),
}

thread_local! {
    static DATES: RefCell<Vec<(Style, Function)>> = const { RefCell::new(Vec::new()) };
    static NUMBERS: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
    static UNITS: RefCell<Vec<(&'static str, Function)>> = const { RefCell::new(Vec::new()) };
    static RELATIVE: Intl::RelativeTimeFormat = Intl::RelativeTimeFormat::new(&language(), &options(&[("numeric", "auto")]));
}

/// The browser's own choice of language and region, for numbers and dates.
fn locales() -> Array {
    Array::new() // empty: the default locale
}

/// The language of our sentences, for what stands within them.
fn language() -> Array {
    Array::of1(&"en".into())
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        set(&object, key, &JsValue::from_str(value));
    }
    object
}

fn set(object: &Object, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(key), value); // a plain object takes any property
}

fn call(format: &Function, value: &JsValue) -> Option<String> {
    format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}

/// A bound `format` function for amounts: of a currency, or plain. At least the currency's own digits, and `digits`
/// of the fraction if those are more: nothing is rounded.
fn number_format(currency: Option<&str>, digits: usize) -> Option<Function> {
    let options = match currency {
        Some(code) => options(&[("style", "currency"), ("currency", code)]),
        None => Object::new(),
    };
    let own = Reflect::construct(
        &constructor("NumberFormat")?,
        &Array::of2(&locales(), &options),
    )
    .ok()?;
    let own: Intl::NumberFormat = own.unchecked_into();
    let usual = Reflect::get(&own.resolved_options(), &"minimumFractionDigits".into()).ok()?;
    let digits = JsValue::from_f64(
        usual
            .as_f64()?
            .max(u32::try_from(digits).map_or(100.0, f64::from)),
    );
    set(&options, "minimumFractionDigits", &digits);
    set(&options, "maximumFractionDigits", &digits);
    let exact = Reflect::construct(
        &constructor("NumberFormat")?,
        &Array::of2(&locales(), &options),
    )
    .ok()?;
    Some(exact.unchecked_into::<Intl::NumberFormat>().format())
}

fn constructor(name: &str) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    Reflect::get(&intl, &name.into()).ok()?.dyn_into().ok()
}

/// An amount of money in the visitor's locale: exact, with its currency where one is known, else the bare number.
pub fn money(money: &Money) -> String {
    let currency = money.currency.set().map(Currency::as_str);
    decimal(
        currency,
        money.amount.fraction_digits(),
        money.amount.as_str(),
    )
}

/// A whole number in the visitor's locale.
pub fn count(count: usize) -> String {
    decimal(None, 0, &count.to_string())
}

/// A number given as a decimal string, of which Intl prints every digit (ECMA-402, Intl mathematical value).
fn decimal(currency: Option<&str>, digits: usize, number: &str) -> String {
    let key = format!("{}{digits}", currency.unwrap_or_default());
    let text = NUMBERS.with_borrow_mut(|made| {
        let known = made.iter().position(|(made, _)| *made == key);
        let index = known.or_else(|| {
            made.push((key, number_format(currency, digits)?));
            Some(made.len() - 1)
        })?;
        call(&made[index].1, &JsValue::from_str(number))
    });
    text.unwrap_or_else(|| number.to_owned())
}

fn date_format(style: Style) -> Function {
    let options = match style {
        Style::Day => options(&[
            ("weekday", "short"),
            ("day", "numeric"),
            ("month", "short"),
            ("year", "numeric"),
            ("timeZone", "UTC"),
        ]),
        Style::Moment(zone) => {
            let options = options(&[
                ("weekday", "short"),
                ("day", "numeric"),
                ("month", "short"),
                ("year", "numeric"),
                ("hour", "2-digit"),
                ("minute", "2-digit"),
            ]);
            if zone == Zone::Utc {
                set(&options, "timeZone", &"UTC".into());
            }
            options
        }
    };
    Intl::DateTimeFormat::new(&locales(), &options).format()
}

fn number(whole: i64) -> JsValue {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds of four-digit years, and less, fit in 53 bits"
    )]
    let number = whole as f64;
    JsValue::from_f64(number)
}

/// An instant (milliseconds since 1970 UTC) as ISO 8601 in UTC, for machines.
pub fn iso(epoch_ms: i64) -> String {
    js_sys::Date::new(&number(epoch_ms)).to_iso_string().into()
}

fn date(style: Style, epoch_ms: i64) -> String {
    let ms = number(epoch_ms);
    DATES.with_borrow_mut(|made| {
        let index = made
            .iter()
            .position(|(kind, _)| *kind == style)
            .unwrap_or_else(|| {
                made.push((style, date_format(style)));
                made.len() - 1
            });
        call(&made[index].1, &ms).unwrap_or_default()
    })
}

/// A calendar day, the same in every zone.
pub fn day(day: NaiveDate) -> String {
    date(
        Style::Day,
        day.and_time(chrono::NaiveTime::MIN)
            .and_utc()
            .timestamp_millis(),
    )
}

/// An instant (milliseconds since 1970 UTC) as day and time in a zone.
pub fn instant(epoch_ms: i64, zone: Zone) -> String {
    date(Style::Moment(zone), epoch_ms)
}

/// “3 days ago”, “tomorrow”, in English: a whole number of a unit that `Intl.RelativeTimeFormat` knows.
pub fn relative(value: i64, unit: &str) -> String {
    #[expect(clippy::cast_precision_loss, reason = "spans between four-digit years")]
    RELATIVE
        .with(|format| format.format(value as f64, unit))
        .into()
}

/// “3 days”, in English: a whole number of a unit.
pub fn duration(value: i64, unit: &'static str) -> String {
    UNITS
        .with_borrow_mut(|made| {
            let index = made
                .iter()
                .position(|(made, _)| *made == unit)
                .or_else(|| {
                    let options =
                        options(&[("style", "unit"), ("unit", unit), ("unitDisplay", "long")]);
                    let format = Reflect::construct(
                        &constructor("NumberFormat")?,
                        &Array::of2(&language(), &options),
                    )
                    .ok()?;
                    made.push((unit, format.unchecked_into::<Intl::NumberFormat>().format()));
                    Some(made.len() - 1)
                })?;
            call(&made[index].1, &number(value))
        })
        .unwrap_or_else(|| format!("{value} {unit}"))
}

/// The name of a zone for people: “Europe/London”, “UTC”.
pub fn zone_name(zone: Zone) -> String {
    if zone == Zone::Utc {
        return "UTC".to_owned();
    }
    let format = Intl::DateTimeFormat::new(&locales(), &Object::new());
    Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_else(|| "local time".to_owned())
}
