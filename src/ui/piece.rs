//! A value as it stands on the page: the one place where what a field holds becomes markup.

use crate::browser::intl::{self, Zone};
use crate::crm::field_table::Shown;
use crate::crm::invisible::shows;
use crate::crm::safe_link;
use crate::ui::copy::copy_button;
use crate::ui::el::{El, bdi, el};
use crate::ui::moment::When;

/// What a value looks like. Comparable, so that only what changed is drawn again.
#[derive(Clone, PartialEq, Eq)]
pub enum Piece {
    /// Our own words where there is no value.
    Quiet(&'static str),
    /// Our own words.
    Words(String),
    /// A text of somebody else's: of any direction.
    Text(String),
    /// The same with its line breaks.
    Long(String),
    /// A text that leads somewhere safe.
    Link {
        /// http(s), mailto or tel.
        href: String,
        /// What it says.
        text: String,
    },
    /// A mail address.
    Email(String),
    /// A day or an instant.
    Time(When),
    /// What arrived where something else was expected.
    Odd(String),
}

impl Piece {
    /// How a field's value is shown in a zone at a time (milliseconds since 1970 UTC).
    pub fn of(shown: Shown, zone: Zone, now_ms: impl Fn() -> i64) -> Self {
        match shown {
            Shown::NotSet => Self::Quiet("Not set"),
            Shown::Text(text) | Shown::LongText(text) if !shows(text) => {
                Self::Words("Invisible characters".to_owned())
            }
            Shown::Text(text) => Self::Text(text.to_owned()),
            Shown::LongText(text) => Self::Long(text.to_owned()),
            Shown::Label(label) => Self::Words(label.into_owned()),
            Shown::Number(digits) => Self::Words(digits),
            Shown::Email(address) => Self::Email(address.to_owned()),
            Shown::Link(url) => Self::Link {
                href: url.to_owned(),
                text: url.to_owned(),
            },
            Shown::Money(money) => Self::Words(intl::money(money)),
            Shown::Moment(moment) => Self::Time(When::new(moment, zone, now_ms())),
            Shown::Unreadable(raw) => Self::Odd(raw.to_owned()),
        }
    }

    /// A telephone number as it was typed; a link where it can be dialled.
    pub fn phone(text: &str) -> Self {
        match safe_link::telephone(text) {
            Some(digits) => Self::Link {
                href: format!("tel:{digits}"),
                text: text.to_owned(),
            },
            None => Self::Text(text.to_owned()),
        }
    }

    /// Whether there is nothing to show.
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Quiet(_))
    }

    /// The markup. Everything that comes from a record becomes a text node, never markup.
    pub fn view(&self) -> Vec<El> {
        vec![match self {
            Self::Quiet(words) => el("span").class("quiet").text(words),
            Self::Words(words) => el("span").text(words),
            Self::Text(text) => bdi(text),
            Self::Long(text) => bdi(text).class("long"),
            Self::Link { href, text } => link(href, text),
            Self::Email(address) => {
                return vec![
                    link(&format!("mailto:{address}"), address),
                    copy_button(address, "email"),
                ];
            }
            Self::Time(when) => when.view(),
            Self::Odd(raw) => el("span")
                .class("odd")
                .text("Unreadable: ")
                .child(el("code").child(bdi(raw))),
        }]
    }
}

/// A link out of the app: no page of ours is told to whoever is at the other end.
pub fn link(href: &str, text: &str) -> El {
    el("a")
        .attr("href", href)
        .attr("rel", "external noopener noreferrer nofollow")
        .child(bdi(text))
}
