//! What is seen at a glance: the strip, the stage path, the signals; and the same said aloud.

use std::borrow::Cow;

use leptos::prelude::{Get, With};

use crate::browser::{clock, intl};
use crate::crm::calendar::Now;
use crate::crm::field::Field;
use crate::crm::history;
use crate::crm::signals::{Case, Signal, signals};
use crate::crm::stage_path::StagePath;
use crate::page::detail::Detail;
use crate::page::guests::Guest;
use crate::ui::el::{El, el, follow};
use crate::ui::moment::When;
use crate::ui::signals::{Statement, statement};
use crate::ui::stage_path::{Drawn, picture};
use crate::ui::strip;

impl Detail {
    /// One sentence for those who listen: what it is, for whom, what it is worth, where it stands, what matters most.
    pub fn summary(self) -> String {
        let o = self.opportunity();
        let status = match &o.status {
            Field::Set(status) => status.label(),
            Field::NotSet => Cow::Borrowed("Opportunity without status"),
            Field::Unreadable(_) => Cow::Borrowed("Status unreadable"),
        };
        let customer = o.customer_name.text().unwrap_or("no customer");
        let value = match &o.value {
            Field::Set(money) => intl::money(money),
            Field::NotSet => "no value".to_owned(),
            Field::Unreadable(_) => "value unreadable".to_owned(),
        };
        let stage = match o.stage_name.text() {
            Some(name) => ["stage ", name].concat(),
            None => strip::stage(&o),
        };
        let worst = self
            .statements()
            .into_iter()
            .next()
            .map(|found| found.sentence.into_owned());
        let mut parts = vec![format!("{status}, {customer}, {value}, {stage}")];
        parts.extend(worst);
        parts.join(", ")
    }

    pub(super) fn strip(self) -> El {
        let title = el("h1")
            .attr("tabindex", "-1")
            .child(el("bdi").live_text(move || self.opportunity().title().into_owned()));
        let badges = el("p")
            .class("badges")
            .live(move || self.opportunity(), |o| strip::badges(o));
        let value = el("div").live(move || self.opportunity(), |o| strip::value(o));
        el("header")
            .class("strip")
            .child(title)
            .child(badges)
            .child(value)
    }

    /// The part of the strip that scrolls away: what stays in sight is smaller, and nothing moves for it.
    pub(super) fn strip_more(self) -> El {
        let state = move || {
            let o = self.opportunity();
            let when = |moment| When::new(moment, self.shared.zone.get(), self.shared.now.get());
            let follow_up = o.follow_up.set().map(when);
            (o, follow_up)
        };
        el("p")
            .class("strip-more")
            .live(state, |(o, follow_up)| strip::more(o, follow_up.as_ref()))
    }

    /// What is left of it in sight where a window is narrow or low (`style/strip.css`). It is a picture of what stands
    /// above: to those who listen, and to the browser's own find, it is not there.
    pub(super) fn strip_small(self) -> El {
        el("p")
            .class("strip-small")
            .attr("aria-hidden", "true")
            .live_attr("data-text", move || {
                [&*self.opportunity().title(), &self.summary()].join("\n")
            })
    }

    /// The path, as soon as the stages are known; the times, as soon as the moves are.
    pub(super) fn stage_path(self) -> El {
        let drawn = move || {
            let o = self.opportunity();
            let guests = self.guests.get();
            let stages = match &guests.stages {
                Guest::Here(stages) if !stages.is_empty() => stages,
                Guest::Absent => return Err("Stages not available"),
                _ => return Err(""),
            };
            let moves = guests
                .moves
                .here()
                .map(|moves| moves.as_slice())
                .unwrap_or_default();
            let stays = history::stays(moves, o.stage_id.set().copied(), self.shared.now.get());
            Ok(Drawn::new(&StagePath::new(stages, &o, moves), &stays))
        };
        let path = el("section")
            .class("path")
            .attr("id", "path")
            .attr("tabindex", "-1")
            .attr("aria-label", "Stage path");
        // A record without a board has no path, and needs no place for one.
        path.live_flag("hidden", move || !self.opportunity().board_id.is_set())
            .live(drawn, |drawn| match drawn {
                Ok(drawn) => picture(drawn),
                Err(why) => vec![el("p").class("hint").text(why)],
            })
    }

    pub(super) fn signals(self) -> El {
        let statements = move || {
            self.statements()
                .into_iter()
                .map(Statement::from)
                .collect::<Vec<_>>()
        };
        el("ul")
            .class("signals")
            .attr("aria-label", "Signals")
            .live(statements, |statements| {
                statements.iter().map(statement).collect()
            })
    }

    /// What only the stages tell comes after the summary was said; it is said too where it matters most.
    pub(super) fn say_what_stages_tell(self) {
        follow(
            move || self.guests.with(|guests| guests.stages.here().is_some()),
            move |known| {
                let signals = if *known {
                    self.statements()
                } else {
                    Vec::new()
                };
                let worst = signals.into_iter().next();
                if let Some(worst) = worst.filter(Signal::comes_with_stages) {
                    self.shared.announce(&worst.sentence);
                }
            },
        );
    }

    /// What is true now: days pass while a page is open.
    fn statements(self) -> Vec<Signal> {
        let o = self.opportunity();
        let stages = self
            .guests
            .with(|guests| guests.stages.here().cloned())
            .unwrap_or_default();
        signals(&Case {
            opportunity: &o,
            stage: stages
                .iter()
                .find(|stage| Some(&stage.id) == o.stage_id.set()),
            now: &Now {
                epoch_ms: self.shared.now.get(),
                local_day: &clock::local_day,
            },
            stale_after_days: self.shared.stale_after_days,
        })
    }
}
