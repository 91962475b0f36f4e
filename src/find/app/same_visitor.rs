//! What is selected outlives a session that has ended, where the same visitor signs in again in the same tab. It never
//! outlives signing out.

use crate::browser::storage::{self, Kept};
use crate::crm::id::OpportunityId;
use crate::nexudus::session::ACCOUNT;

/// A mark that changes whenever somebody signs out, in any tab (`boot/tabs.js`).
const ENDED: &str = "opportune.ended";
/// Written only to see whether anything can be.
const TRIAL: &str = "opportune.find-trial";

/// Whose session it is, and the mark it began with.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Visitor {
    account: String,
    mark: Option<String>,
}

impl Visitor {
    /// Whoever is signed in, if that is known.
    pub(super) fn now() -> Option<Self> {
        Some(Self {
            account: storage::get(Kept::InTab, ACCOUNT)?,
            mark: mark(),
        })
    }

    /// Whether nobody has signed out since. Where no mark can be left, nobody knows.
    fn has_stayed(&self) -> bool {
        let can_mark = storage::set(Kept::InBrowser, TRIAL, "1");
        storage::remove(Kept::InBrowser, TRIAL);
        can_mark && self.mark == mark()
    }
}

fn mark() -> Option<String> {
    storage::get(Kept::InBrowser, ENDED)
}

/// What was selected when a session ended.
#[derive(Default)]
pub(super) struct Selection {
    visitor: Option<Visitor>,
    kept: Option<(Visitor, Vec<OpportunityId>)>,
}

impl Selection {
    /// A page of ours is on show: gives what the same visitor had selected before.
    pub(super) fn take(&mut self) -> Option<Vec<OpportunityId>> {
        self.visitor = Visitor::now();
        let (whose, selected) = self.kept.take()?;
        (self.visitor == Some(whose)).then_some(selected)
    }

    /// A session is over, by itself or because somebody signed out.
    pub(super) fn keep(&mut self, selected: Vec<OpportunityId>) {
        let visitor = self.visitor.take().filter(Visitor::has_stayed);
        self.kept = visitor.map(|visitor| (visitor, selected));
    }
}
