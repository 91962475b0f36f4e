//! A moment: absolute and relative together, and on demand in both zones and as it arrived.

use crate::browser::clock;
use crate::browser::intl::{self, Zone};
use crate::crm::calendar::Now;
use crate::crm::moment::{Kind, Moment};
use crate::crm::relative;
use crate::ui::el::{El, el};

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
    pub fn new(moment: &Moment, zone: Zone, now_ms: i64) -> Self {
        let ms = moment.epoch_ms();
        let iso = intl::iso(ms);
        let (value, unit) = relative::relative(
            moment,
            &Now {
                epoch_ms: now_ms,
                local_day: &clock::local_day,
            },
        );
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
    pub fn line(&self, tag: &str) -> El {
        let time = el("time").attr("datetime", &self.iso).text(&self.text);
        el(tag)
            .child(time)
            .text(" ")
            .child(el("span").class("quiet").text(&self.relative))
    }

    /// The line, and behind it everything there is to know.
    pub fn view(&self) -> El {
        let entry = |name: &str, value: El| [el("dt").text(name), el("dd").child(value)];
        let plain = |text: &str| el("span").text(text);
        let mut entries = Vec::new();
        match &self.zones {
            Some((local, utc)) => {
                entries.extend(entry(&intl::zone_name(Zone::Local), plain(local)));
                entries.extend(entry("UTC", plain(utc)));
            }
            None => entries.extend(entry("Calendar day", plain("the same in every time zone"))),
        }
        entries.extend(entry("As it arrived", el("code").text(&self.raw)));
        el("details")
            .class("when")
            .child(self.line("summary"))
            .child(el("dl").children(entries))
    }
}
