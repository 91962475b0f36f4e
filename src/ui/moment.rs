//! A moment: absolute and relative together, and on demand in both zones and as it arrived.

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::intl::{self, Zone};
use crate::crm::calendar::Now;
use crate::crm::moment::{Kind, Moment};
use crate::crm::relative;

/// A moment in words. Comparable, so that it is drawn again only when it changes.
#[derive(Clone, PartialEq, Eq)]
pub struct When {
    /// ISO 8601, for machines: a day, or an instant in UTC.
    iso: String,
    /// With weekday, and a month's name.
    text: String,
    /// Seen from now.
    relative: String,
    /// The same in the visitor's zone and in UTC; none for a calendar day, which has no zone.
    zones: Option<(String, String)>,
    /// What arrived.
    raw: String,
}

impl When {
    /// A moment as it is shown in a zone at a time (milliseconds since 1970 UTC).
    #[must_use]
    pub fn new(moment: &Moment, zone: Zone, now_ms: i64) -> Self {
        let ms = moment.epoch_ms();
        let iso = intl::iso(ms);
        let (value, unit) = relative::relative(moment, &Now { epoch_ms: now_ms, local_day: &clock::local_day });
        let (iso, text, zones) = match moment.kind {
            Kind::Day(day) => (iso[..10].to_owned(), intl::day(day), None),
            Kind::Instant(_) => {
                let zones = Some((intl::instant(ms, Zone::Local), intl::instant(ms, Zone::Utc)));
                (iso, intl::instant(ms, zone), zones)
            }
        };
        Self {
            iso,
            text,
            relative: intl::relative(value, unit.as_str()),
            zones,
            raw: moment.raw.clone(),
        }
    }

    /// One line: absolute, then relative.
    #[must_use]
    pub fn line(&self) -> AnyView {
        view! { <time datetime=self.iso.clone()>{self.text.clone()}</time>" "<span class="quiet">{self.relative.clone()}</span> }
            .into_any()
    }

    /// The line, and behind it everything there is to know.
    #[must_use]
    pub fn view(&self) -> AnyView {
        let zones = match &self.zones {
            Some((local, utc)) => view! {
                <dt>{intl::zone_name(Zone::Local)}</dt><dd>{local.clone()}</dd>
                <dt>"UTC"</dt><dd>{utc.clone()}</dd>
            }
            .into_any(),
            None => view! { <dt>"A calendar day"</dt><dd>"the same in every time zone"</dd> }.into_any(),
        };
        view! {
            <details class="when">
                <summary>{self.line()}</summary>
                <dl>{zones}<dt>"As it arrived"</dt><dd><code>{self.raw.clone()}</code></dd></dl>
            </details>
        }
        .into_any()
    }
}
