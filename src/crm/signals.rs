//! What is true of an opportunity and worth saying at once, and where its record contradicts itself. One table of rules.

use std::borrow::Cow;
use std::ops::Range;

use super::attribution;
use super::calendar::{Now, days_between};
use super::field::Field;
use super::opportunity::Opportunity;
use super::stage::Stage;
use super::status::Status;

/// How much a signal matters; the first matters most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is late.
    Late,
    /// Something wants attention.
    Attention,
    /// Good to know.
    Note,
    /// Good news.
    Good,
}

/// A true statement, or a contradiction within the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A true statement.
    Signal,
    /// Two fields that cannot both be right.
    Contradiction,
}

/// One rule: when it holds, what it says, and why.
pub struct Rule {
    /// A name for machines: tests, styles, remembered choices.
    pub key: &'static str,
    /// Statement or contradiction.
    pub kind: Kind,
    /// How much it matters.
    pub severity: Severity,
    /// The sentence, if the rule holds.
    say: fn(&Case) -> Option<Cow<'static, str>>,
    /// The reason, shown on demand.
    pub reason: &'static str,
}

/// What the rules look at.
pub struct Case<'a> {
    /// The opportunity.
    pub opportunity: &'a Opportunity,
    /// Its stage, where the stages of the board are known.
    pub stage: Option<&'a Stage>,
    /// The present.
    pub now: &'a Now<'a>,
    /// After how many days without CRM activity one in progress is stale.
    pub stale_after_days: i64,
}

/// After so many days without CRM activity one in progress is said to be quiet, until it is stale.
const QUIET_AFTER_DAYS: i64 = 14;

/// A rule that holds, and its sentence.
pub struct Signal {
    /// The rule.
    pub rule: &'static Rule,
    /// What it says of this opportunity.
    pub sentence: Cow<'static, str>,
}

impl Signal {
    /// Whether only the stages of the board tell it, which come after the record.
    pub fn comes_with_stages(&self) -> bool {
        self.rule.key.starts_with("stage-")
    }
}

/// Every rule that holds, the one that matters most first.
pub fn signals(case: &Case) -> Vec<Signal> {
    RULES
        .iter()
        .filter_map(|rule| (rule.say)(case).map(|sentence| Signal { rule, sentence }))
        .collect()
}

const fn signal(
    key: &'static str,
    severity: Severity,
    say: fn(&Case) -> Option<Cow<'static, str>>,
    reason: &'static str,
) -> Rule {
    Rule {
        key,
        kind: Kind::Signal,
        severity,
        say,
        reason,
    }
}

const fn contradiction(
    key: &'static str,
    say: fn(&Case) -> Option<Cow<'static, str>>,
    reason: &'static str,
) -> Rule {
    Rule {
        key,
        kind: Kind::Contradiction,
        severity: Severity::Attention,
        say,
        reason,
    }
}

/// All rules, by severity.
#[rustfmt::skip]
pub static RULES: [Rule; 19] = [
    signal("follow-up-overdue", Severity::Late, follow_up_overdue,
        "The day of the follow-up is before today in your time zone, and the opportunity is neither completed nor won or lost."),
    signal("follow-up-unreadable", Severity::Attention, |case| when(is_open(case) && matches!(case.opportunity.follow_up, Field::Unreadable(_)), "Follow-up date unreadable"),
        "What arrived as the follow-up date is no date; it stands under Dates as it arrived."),
    signal("follow-up-today", Severity::Attention, follow_up_today,
        "The follow-up falls on today in your time zone. It is overdue from tomorrow."),
    signal("stale", Severity::Attention, |case| idle(case, case.stale_after_days..i64::MAX),
        "The opportunity is in progress, and its last CRM activity lies that many days back in your time zone."),
    contradiction("won-without-date", |case| when(is(case, Status::Won) && case.opportunity.won_on.is_not_set(), "Won, but without a won date"),
        "The status is Won; the field “Won on” is not set."),
    contradiction("lost-without-reason", |case| when(is(case, Status::Lost) && case.opportunity.loss_reason.is_not_set(), "Lost, but without a loss reason"),
        "The status is Lost; the field “Loss reason” is not set."),
    contradiction("loss-reason-but-not-lost", loss_reason_but_not_lost,
        "A loss reason means something only for a lost opportunity."),
    contradiction("completed-but-in-progress", |case| when(is(case, Status::InProgress) && case.opportunity.completed == Field::Set(true), "Completed, but in progress"),
        "The record is marked as completed, that is won or lost; the status is In progress."),
    contradiction("stage-wins", |case| stage_against_status(case, |stage| stage.wins, Status::Won),
        "The board marks this stage as the one that wins an opportunity."),
    contradiction("stage-loses", |case| stage_against_status(case, |stage| stage.loses, Status::Lost),
        "The board marks this stage as the one that loses an opportunity."),
    contradiction("utm-against-lead-source", utm_against_lead_source,
        "The address by which the lead came names another source than the field “Lead source”."),
    contradiction("value-without-currency", value_without_currency,
        "The value is in the currency of the board’s location, and that did not arrive as a three-letter code."),
    signal("follow-up-none", Severity::Note, |case| when(is_open(case) && case.opportunity.follow_up.is_not_set(), "No follow-up date"),
        "The opportunity is neither completed nor won or lost, and no follow-up date is set."),
    signal("follow-up-ahead", Severity::Note, follow_up_ahead,
        "The follow-up falls on a day after today in your time zone."),
    signal("quiet", Severity::Note, |case| idle(case, QUIET_AFTER_DAYS..case.stale_after_days),
        "The opportunity is in progress, and its last CRM activity lies that many days back in your time zone."),
    signal("reminder-sent", Severity::Note, |case| when(case.opportunity.reminded == Field::Set(true), "Reminder sent"),
        "The record says that a reminder of the follow-up has been sent."),
    signal("loss-reason", Severity::Note, loss_reason,
        "Why the opportunity was lost, as the field “Loss reason” says."),
    signal("lost-after", Severity::Note, |case| closed_after(case, Status::Lost, "Lost"),
        "The days from the day the record was created to the day it was lost, in your time zone."),
    signal("won-after", Severity::Good, |case| closed_after(case, Status::Won, "Won"),
        "The days from the day the record was created to the day it was won, in your time zone."),
];

fn when(holds: bool, sentence: &'static str) -> Option<Cow<'static, str>> {
    holds.then_some(Cow::Borrowed(sentence))
}

fn is(case: &Case, status: Status) -> bool {
    case.opportunity.status == Field::Set(status)
}

fn is_open(case: &Case) -> bool {
    !case.opportunity.is_closed()
}

fn days(count: i64) -> String {
    if count == 1 {
        "1 day".to_owned()
    } else {
        format!("{count} days")
    }
}

/// Days until the follow-up of an opportunity that is still open.
fn days_until_follow_up(case: &Case) -> Option<i64> {
    let follow_up = case.opportunity.follow_up.set().filter(|_| is_open(case))?;
    Some(case.now.days_until(follow_up))
}

fn follow_up_overdue(case: &Case) -> Option<Cow<'static, str>> {
    let late = -days_until_follow_up(case)?;
    (late > 0).then(|| Cow::Owned(format!("Follow-up overdue by {}", days(late))))
}

fn follow_up_today(case: &Case) -> Option<Cow<'static, str>> {
    when(days_until_follow_up(case)? == 0, "Follow-up due today")
}

fn follow_up_ahead(case: &Case) -> Option<Cow<'static, str>> {
    match days_until_follow_up(case)? {
        ..=0 => None,
        1 => Some(Cow::Borrowed("Follow-up tomorrow")),
        ahead => Some(Cow::Owned(format!("Follow-up in {ahead} days"))),
    }
}

/// How many days ago the last CRM activity was; `None` if that is not known, or lies ahead.
pub fn days_without_activity(opportunity: &Opportunity, now: &Now) -> Option<i64> {
    let last = opportunity.crm_updated_on.set()?;
    Some(-now.days_until(last)).filter(|days| *days >= 0)
}

/// No activity for so many days, of one in progress.
fn idle(case: &Case, from_to: Range<i64>) -> Option<Cow<'static, str>> {
    let idle = days_without_activity(case.opportunity, case.now)
        .filter(|_| is(case, Status::InProgress))?;
    let holds = from_to.contains(&idle) && is_open(case);
    holds.then(|| Cow::Owned(format!("No CRM activity for {}", days(idle))))
}

fn closed_after(case: &Case, status: Status, word: &str) -> Option<Cow<'static, str>> {
    let opportunity = case.opportunity;
    let closed_on = if status == Status::Won {
        &opportunity.won_on
    } else {
        &opportunity.lost_on
    };
    let (created, closed) = (opportunity.created_on.set()?, closed_on.set()?);
    let took = days_between(case.now.day_of(created), case.now.day_of(closed));
    match took {
        _ if !is(case, status) => None,
        ..0 => None,
        0 => Some(Cow::Owned(format!("{word} on the day it was created"))),
        _ => Some(Cow::Owned(format!("{word} after {}", days(took)))),
    }
}

/// The status as it stands in a sentence.
fn status_words(opportunity: &Opportunity) -> Cow<'static, str> {
    match &opportunity.status {
        Field::Set(Status::InProgress) => Cow::Borrowed("in progress"),
        Field::Set(Status::Won) => Cow::Borrowed("won"),
        Field::Set(Status::Lost) => Cow::Borrowed("lost"),
        Field::Set(Status::Unknown(code)) => Cow::Owned(format!("of unknown status ({code})")),
        Field::NotSet => Cow::Borrowed("without a status"),
        Field::Unreadable(_) => Cow::Borrowed("of unreadable status"),
    }
}

fn loss_reason(case: &Case) -> Option<Cow<'static, str>> {
    let reason = case.opportunity.loss_reason.set()?;
    is(case, Status::Lost).then(|| Cow::Owned(format!("Loss reason: {}", reason.label())))
}

fn loss_reason_but_not_lost(case: &Case) -> Option<Cow<'static, str>> {
    let reason = case
        .opportunity
        .loss_reason
        .set()
        .filter(|_| !is(case, Status::Lost))?;
    Some(Cow::Owned(format!(
        "Loss reason “{}”, but {}",
        reason.label(),
        status_words(case.opportunity)
    )))
}

/// A stranger's text within a sentence of ours, which it must not turn round: without the characters that direct what
/// follows them (Unicode Bidirectional Algorithm, 2).
fn quoted(text: &str) -> String {
    let directs = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    format!("“{}”", text.trim().replace(directs, ""))
}

fn stage_against_status(
    case: &Case,
    marks: fn(&Stage) -> bool,
    status: Status,
) -> Option<Cow<'static, str>> {
    case.stage
        .filter(|stage| marks(stage) && !is(case, status))?;
    let word = if status == Status::Won { "won" } else { "lost" };
    Some(Cow::Owned(format!(
        "Stage means {word}, but {}",
        status_words(case.opportunity)
    )))
}

fn utm_against_lead_source(case: &Case) -> Option<Cow<'static, str>> {
    let (utm_source, recorded) = (
        case.opportunity.utm_source.text()?,
        *case.opportunity.lead_source.set()?,
    );
    let sentence = || {
        format!(
            "UTM source {}, but lead source “{}”",
            quoted(utm_source),
            recorded.label()
        )
    };
    attribution::contradicts(utm_source, recorded).then(|| Cow::Owned(sentence()))
}

fn value_without_currency(case: &Case) -> Option<Cow<'static, str>> {
    let value = case.opportunity.value.set()?;
    match value.currency {
        Field::NotSet => when(true, "A value, but no currency"),
        Field::Unreadable(_) => when(true, "A value, but in a currency that cannot be read"),
        Field::Set(_) => None,
    }
}

#[cfg(test)]
mod tests;
