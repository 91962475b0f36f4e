//! Reading the list and the stages: beginning, going on, stopping, taking what comes.

use crate::browser::{second, task, timer, viewport};
use crate::find::again::Second;
use crate::find::app::{Find, with};
use crate::find::lanes;
use crate::find::page;
use crate::find::part::focus_in;
use crate::find::state::{Came, Reading};

impl Find {
    /// Begins to read the list, or goes on.
    pub(super) fn begin(&mut self) {
        if self.state.reading == Reading::NotBegun {
            self.go_on();
        }
    }

    /// The visitor wants it now.
    pub(super) fn go_on_now(&mut self) {
        self.state.again.begin_anew();
        self.go_on();
    }

    pub(super) fn go_on(&mut self) {
        self.state.reading = Reading::Running;
        self.state.ticket += 1;
        task::spawn(read());
        self.ask_for_stages();
    }

    pub(super) fn take(&mut self, ticket: u32, reply: second::Reply) -> bool {
        if ticket != self.state.ticket {
            return false; // stopped or forgotten meanwhile
        }
        match self.state.take(reply) {
            Came::Records => {
                self.state.refill();
                if !self.is_shown {
                    self.renew_set();
                }
            }
            Came::Wait(number) if self.is_shown => {
                task::spawn(count_down(move |find| find.second(number)));
            }
            Came::Wait(_) => self.state.again.begin_anew(), // nobody is here to wait
            Came::Nothing => {}
        }
        if self.is_shown {
            let reader = self.page.take_over_from_first_rows();
            self.page.draw(&self.state);
            if let Some(reader) = reader {
                viewport::scroll_to(reader.scrolled);
                let spot = reader.id.and_then(|id| page::spot_with(&self.state, &id));
                if let Some(spot) = spot {
                    self.page.focus_spot(&self.state, spot);
                }
            }
            self.go_back();
        }
        self.state.question().is_some()
    }

    /// A second of a wait has passed.
    fn second(&mut self, number: u32) -> Second {
        let second = self.state.again.pass(number);
        match second {
            Second::Idle => {}
            Second::Waits => self.page.draw_seconds(&self.state),
            Second::Ask => {
                let had_focus = self.page.has_focus("[name=continue]");
                self.go_on();
                self.page.draw(&self.state);
                if had_focus {
                    focus_in(&self.page.root, "[name=stop]");
                }
            }
        }
        second
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

    /// They were not read to their end, because the visitor stopped the reading: whoever goes on asks for them again.
    fn stages_left(&mut self) {
        self.state.stages_asked = false;
        if self.state.reading == Reading::Running {
            self.ask_for_stages(); // and has gone on meanwhile
        }
    }
}

/// Calls each second of a wait.
pub(super) async fn count_down(second: impl Fn(&mut Find) -> Second + Copy + 'static) {
    loop {
        timer::sleep(1000).await;
        if with(second) != Some(Second::Waits) {
            return;
        }
    }
}

async fn read_stages() {
    let mut stages = Vec::new();
    let mut missing = false;
    for page in 1.. {
        let more = match second::ask("stages", 1000, page).await {
            second::Reply::Body(body) => lanes::read(&String::from_utf8_lossy(&body), &mut stages),
            second::Reply::Problem(_) => None,
            second::Reply::Left => {
                with(Find::stages_left);
                return;
            }
        };
        missing = more.is_none(); // the records know their stages too, if not the order
        if more != Some(true) {
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
