//! Reading the list and the stages: beginning, going on, stopping, taking what comes.

use crate::browser::{second, task};
use crate::find::app::{Find, with};
use crate::find::lanes;
use crate::find::state::Reading;

impl Find {
    /// Begins to read the list, or goes on.
    pub(super) fn begin(&mut self) {
        if self.state.reading == Reading::NotBegun {
            self.go_on();
        }
    }

    pub(super) fn go_on(&mut self) {
        self.state.reading = Reading::Running;
        self.state.ticket += 1;
        task::spawn(read());
    }

    pub(super) fn take(&mut self, ticket: u32, reply: second::Reply) -> bool {
        if ticket != self.state.ticket {
            return false; // stopped or forgotten meanwhile
        }
        if self.state.take(reply) {
            self.state.refill();
        }
        if self.is_shown {
            self.page.draw(&self.state);
            self.go_back();
        }
        self.state.question().is_some()
    }

    pub(super) fn stop(&mut self) {
        self.state.ticket += 1;
        self.state.reading = Reading::Stopped;
        second::hang_up();
    }

    /// The board needs the stages in their order, empty ones too.
    pub(super) fn ask_for_stages(&mut self) {
        if self.state.address.board && !self.state.stages_asked {
            self.state.stages_asked = true;
            self.state.stages_missing = false;
            task::spawn(read_stages());
        }
    }
}

async fn read_stages() {
    let mut stages = Vec::new();
    let mut missing = false;
    for page in 1.. {
        let second::Reply::Body(body) = second::ask("stages", 1000, page).await else {
            missing = true; // the records know their stages too, if not the order
            break;
        };
        if lanes::read(&String::from_utf8_lossy(&body), &mut stages) != Some(true) {
            break;
        }
    }
    with(|find| {
        find.state.stages = stages;
        find.state.stages_missing = missing;
        find.state.stages_asked = !missing; // whoever comes back to the board asks again
        find.state.refilter();
        if find.is_shown {
            find.page.draw(&find.state);
        }
    });
}

async fn read() {
    while let Some((ask, ticket)) = with(|find| find.state.question()).flatten() {
        let reply = second::ask("opportunities", ask.size, ask.page).await;
        if with(|find| find.take(ticket, reply)) != Some(true) {
            return;
        }
    }
}
