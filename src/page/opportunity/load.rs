//! Fetching one opportunity, from the wish to what came of it.

use leptos::prelude::*;

use super::Page;
use crate::browser::http::Switch;
use crate::browser::{boot, task, timer};
use crate::crm::id::OpportunityId;
use crate::nexudus::client;
use crate::nexudus::problem::Problem;
use crate::page::going;

/// An answer that comes sooner than this, in milliseconds, shows no skeleton before it.
const SKELETON_AFTER_MS: i32 = 150;
/// After this, in milliseconds, waiting is also said aloud.
const SAY_AFTER_MS: i32 = 600;

impl Page {
    /// Fetches it, anew if it is on show.
    pub(super) fn open(self, id: OpportunityId) {
        if self.fetching.get_value() == Some(id) && self.detail.again_in.get_untracked().is_none() {
            return; // it is under way
        }
        self.leave();
        self.shared.on_show.set(Some(self.detail));
        self.fetching.set_value(Some(id));
        let load = self.load.get_value();
        let switch = Switch::new();
        self.switch.set_value(switch.clone());
        // A refresh leaves everything in sight as it is.
        let on_show = self
            .detail
            .record
            .with_untracked(|record| record.opportunity.id.set().copied());
        let refreshing = self.is_showing() && on_show == Some(id);
        let known = going::known(id).filter(|_| !refreshing);
        if refreshing {
            boot::set_view("ready"); // another may have been waited for meanwhile
        }
        if let Some(row) = &known {
            self.put(row.clone());
            self.arrive();
            self.detail.note.set("The rest is on its way.".to_owned());
        } else if !refreshing {
            self.wait(load);
        }
        let arrived = known.is_some();
        task::spawn(async move {
            let waiting = |problem: &Problem, seconds| {
                if self.is_current(load) {
                    self.wait_out(problem, seconds, refreshing);
                }
            };
            let outcome = client::opportunity(id, &switch, &waiting).await;
            if self.is_current(load) {
                self.load.update_value(|load| *load += 1);
                self.detail.again_in.set(None);
                let left = switch.clone();
                self.settle(outcome, refreshing, arrived, switch).await;
                if !left.is_off() {
                    self.fetching.set_value(None);
                }
            }
        });
    }

    /// Ends whatever is under way.
    pub(super) fn leave(self) {
        self.load.update_value(|load| *load += 1);
        self.switch.with_value(Switch::abort);
        self.shared.on_show.set(None);
        self.fetching.set_value(None);
        self.detail.again_in.set(None);
    }

    fn is_current(self, load: u32) -> bool {
        self.load.try_get_value() == Some(load)
    }

    /// While a load takes long enough to be noticed, the shell's skeleton stands for the page.
    fn wait(self, load: u32) {
        task::spawn(async move {
            timer::sleep(SKELETON_AFTER_MS).await;
            // By then a problem may be told.
            let waits = || self.is_current(load) && self.detail.again_in.get_untracked().is_none();
            if waits() {
                boot::set_view("opportunity");
                timer::sleep(SAY_AFTER_MS - SKELETON_AFTER_MS).await;
            }
            if waits() {
                self.shared.announce("Loading the opportunity…");
            }
        });
    }
}
