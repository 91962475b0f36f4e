//! What can be done with an opportunity: one table for the menu, the keyboard, and the list of keys.

use leptos::prelude::{Callable, GetUntracked};

use crate::browser::{clock, document, download, history, intl};
use crate::crm::moment::{Kind, Moment};
use crate::crm::opportunity::Opportunity;
use crate::crm::take_away::{Words, ics, markdown, plain_text, vcf};
use crate::page::detail::Detail;
use crate::page::going;
use crate::page::recents;
use crate::page::shared::Shared;
use crate::ui::copy::copy;

/// One thing that can be done.
pub struct Command {
    /// The key that does it.
    pub key: &'static str,
    /// What it does, in words.
    pub label: &'static str,
    /// Whether the menu of the page offers it too.
    pub in_menu: bool,
    /// Does it.
    pub run: fn(Detail),
}

impl Command {
    /// Whether it leads on to another opportunity: then the one it leads from need not have come.
    pub fn goes(&self) -> bool {
        matches!(self.key, "k" | "j")
    }
}

const fn command(
    key: &'static str,
    label: &'static str,
    in_menu: bool,
    run: fn(Detail),
) -> Command {
    Command {
        key,
        label,
        in_menu,
        run,
    }
}

/// Everything that can be done.
#[rustfmt::skip]
pub static COMMANDS: [Command; 15] = [
    command("m", "Copy as Markdown", true, |page| copy_text(page, "summary", markdown::markdown)),
    command("t", "Copy as plain text", true, |page| copy_text(page, "summary", plain_text::plain_text)),
    command("d", "Copy as JSON, as it arrived", true, |page| copy(page.body(), "JSON", page.shared.announcer())),
    command("l", "Copy link", true, |page| copy(history::location(), "link", page.shared.announcer())),
    command("c", "Follow-up for the calendar (.ics)", true, follow_up_file),
    command("v", "Customer for the address book (.vcf)", true, customer_file),
    command("b", "Pin to the start page, or unpin", true, pin),
    command("p", "Print", true, |_| document::print()),
    command("k", "Go to the previous opportunity", false, |page| going::go(page, false)),
    command("j", "Go to the next opportunity", false, |page| going::go(page, true)),
    command("r", "Refresh", false, |page| page.refresh.run(())),
    command("e", "Show or hide empty fields", false, Detail::toggle_empty),
    command("n", "Go to the notes", false, |_| document::go_to("#notes")),
    command("g", "Go to the stage path", false, |_| document::go_to("#path")),
    command("h", "Go to the history", false, |_| document::go_to("#history")),
];

fn pin(page: Detail) {
    let opportunity = page.opportunity();
    if let Some(id) = opportunity.id.set() {
        recents::toggle_pin(page.shared, *id, &opportunity.title());
    }
}

fn copy_text(page: Detail, what: &'static str, write: fn(&Opportunity, &Words) -> String) {
    let definitions = page.definitions();
    let words = Words {
        money: &intl::money,
        moment: &|moment| absolute(page.shared, moment),
        person: &|key| page.person(key),
        definitions: &definitions,
        page: &history::location(),
    };
    copy(
        write(&page.opportunity(), &words),
        what,
        page.shared.announcer(),
    );
}

/// A moment that stays true when it is read elsewhere and later: absolute, with its zone.
fn absolute(shared: Shared, moment: &Moment) -> String {
    match moment.kind {
        Kind::Day(day) => intl::day(day),
        Kind::Instant(_) => {
            let zone = shared.zone.get_untracked();
            format!(
                "{} ({})",
                intl::instant(moment.epoch_ms(), zone),
                intl::zone_name(zone)
            )
        }
    }
}

fn follow_up_file(page: Detail) {
    match ics::ics(&page.opportunity(), &history::location(), clock::now_ms()) {
        Some(file) => download::download("follow-up.ics", "text/calendar;charset=utf-8", &file),
        None => page.shared.say("There is no follow-up date to take along"),
    }
}

fn customer_file(page: Detail) {
    let customer = page.customer_record();
    match vcf::vcf(&page.opportunity(), customer.as_deref()) {
        Some(file) => download::download("customer.vcf", "text/vcard;charset=utf-8", &file),
        None => page.shared.say("There is no customer to take along"),
    }
}
