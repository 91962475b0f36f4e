//! What the page knows: the records, what the visitor chose, what is on show.

use chrono::NaiveDate;

use crate::browser::clock;
use crate::browser::download::{JSON, Text};
use crate::browser::second::Reply;
use crate::crm::calendar::Now;
use crate::crm::id::OpportunityId;
use crate::crm::opportunity::Opportunity;
use crate::find::address::Address;
use crate::find::again::Again;
use crate::find::lanes::{Lane, OfBoard, lanes};
use crate::find::library::Library;
use crate::find::loading::{Ask, Loading, Step};
use crate::find::shelf::Shelf;
use crate::find::trouble::{self, LIST_ROLE};
use crate::nexudus::problem::{Problem, Told};

/// How the reading of the list stands.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum Reading {
    /// Nobody has asked yet.
    #[default]
    NotBegun,
    /// A page is under way.
    Running,
    /// The visitor stopped it.
    Stopped,
    /// A page did not come.
    Failed(Told),
    /// The account may not list opportunities.
    MayNot,
    /// All is here.
    Whole,
    /// There is no more to come, and it does not add up.
    AtOdds,
}

/// What an answer has brought.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// Records: the set is another.
    Records,
    /// A wait of this number, after which to ask again.
    Wait(u32),
    /// Neither.
    Nothing,
}

/// Everything but what is drawn.
#[derive(Default)]
pub struct State {
    /// What has arrived.
    pub library: Library,
    /// The bodies it came in, as long as a record stands in them.
    pub bodies: Vec<Option<Text>>,
    /// Which page is next.
    pub loading: Loading,
    /// How that goes.
    pub reading: Reading,
    /// When it goes on by itself, after the API asked to wait.
    pub again: Again,
    /// What the visitor chose.
    pub address: Address,
    /// What is on show.
    pub shelf: Shelf,
    /// The stages of all boards, as far as known.
    pub stages: Vec<OfBoard>,
    /// Whether somebody has asked for them.
    pub stages_asked: bool,
    /// Whether not all of them came.
    pub stages_missing: bool,
    /// What is on show as a board; empty while it is a table.
    pub lanes: Vec<Lane>,
    /// What is selected, in order of Id.
    pub selected: Vec<OpportunityId>,
    /// The day by which follow-ups are due, as last looked.
    pub today: NaiveDate,
    /// Counts what rows show apart from the record itself: a row of another count is drawn anew.
    pub version: u32,
    /// Counts the readings, so that a late answer knows it is late.
    pub ticket: u32,
}

/// Runs with the time as it is.
pub fn now<T>(run: impl FnOnce(&Now) -> T) -> T {
    run(&Now {
        epoch_ms: clock::now_ms(),
        local_day: &clock::local_day,
    })
}

impl State {
    /// How many are on show.
    pub fn count(&self) -> usize {
        self.shelf.shown().len()
    }

    /// Whether the list has been read to its end.
    pub fn is_whole(&self) -> bool {
        matches!(self.reading, Reading::Whole | Reading::AtOdds)
    }

    /// The record in a row.
    pub fn record(&self, row: usize) -> Option<&Opportunity> {
        let place = *self.shelf.shown().get(row)?;
        self.library.records().get(place)
    }

    /// The Id of the record in a row.
    pub fn id(&self, row: usize) -> Option<OpportunityId> {
        self.record(row)?.id.set().copied()
    }

    /// The records on show, in order.
    pub fn shown(&self) -> impl Iterator<Item = &Opportunity> + Clone {
        let records = self.library.records();
        self.shelf.shown().iter().map(|&place| &records[place])
    }

    /// Whether a record is selected.
    pub fn is_selected(&self, id: OpportunityId) -> bool {
        self.selected.binary_search(&id).is_ok()
    }

    /// Selects a record, or not.
    pub fn select(&mut self, id: OpportunityId, selected: bool) {
        match (self.selected.binary_search(&id), selected) {
            (Err(at), true) => self.selected.insert(at, id),
            (Ok(at), false) => {
                self.selected.remove(at);
            }
            _ => {}
        }
    }

    /// The places of what is taken away: all on show; or if there is a selection that, in the same order, and then what
    /// of it is out of sight by now.
    pub fn taken(&self) -> Vec<usize> {
        if self.selected.is_empty() {
            return self.shelf.shown().to_vec();
        }
        let records = self.library.records();
        let mut is_left: Vec<bool> = records
            .iter()
            .map(|record| record.id.set().is_some_and(|id| self.is_selected(*id)))
            .collect();
        let shown = self.shelf.shown().iter().copied();
        let mut taken: Vec<usize> = shown
            .filter(|place| std::mem::take(&mut is_left[*place]))
            .collect();
        taken.extend((0..is_left.len()).filter(|place| is_left[*place]));
        taken
    }

    /// What to ask for next, if anything is to be asked.
    pub fn question(&self) -> Option<(Ask, u32)> {
        let running = self.reading == Reading::Running;
        let ask = self.loading.next().filter(|_| running)?;
        Some((ask, self.ticket))
    }

    /// Takes an answer; says whether the set has changed, or which wait has begun (see [`Again`]).
    pub fn take(&mut self, reply: Reply) -> Came {
        let reading = self.loading.reading();
        match reply {
            Reply::Body(body) => {
                let text = String::from_utf8(body)
                    .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
                match self.library.shelve(&text, reading) {
                    Ok(shelved) => {
                        self.again.begin_anew();
                        self.bodies.push(Text::new(&text, JSON));
                        match self.loading.note(&shelved) {
                            Step::More => {}
                            Step::Whole => {
                                if reading > 0 {
                                    self.library.keep_only(reading);
                                    self.drop_bodies();
                                }
                                self.reading = Reading::Whole;
                                self.deselect_gone();
                                self.settle();
                            }
                            Step::AtOdds => {
                                // What came twice the same is the list, whatever its total says.
                                if !self.loading.is_wavering() {
                                    self.library.keep_only(reading);
                                    self.deselect_gone();
                                }
                                self.drop_bodies();
                                self.reading = Reading::AtOdds;
                                self.settle();
                            }
                        }
                        self.version += 1;
                        return Came::Records;
                    }
                    Err(unreadable) => {
                        self.reading = Reading::Failed(trouble::unreadable(unreadable));
                    }
                }
            }
            Reply::Problem(numbers) => {
                return self.fail(&Problem::from_numbers(numbers, "", LIST_ROLE));
            }
            Reply::Left => {
                if self.reading == Reading::Running {
                    self.reading = Reading::Stopped;
                }
            }
        }
        Came::Nothing
    }

    /// Ignores what the address asks for and nothing has, as soon as that is known.
    pub fn settle(&mut self) {
        if self.is_whole() {
            now(|now| {
                let records = self.library.records().iter();
                self.address.settle(records, now);
            });
        }
    }

    fn fail(&mut self, problem: &Problem) -> Came {
        match problem {
            // What is here has been allowed: then it is a page that was refused, and may come the next time.
            Problem::MissingRole(_) if self.library.records().is_empty() => {
                self.reading = Reading::MayNot;
            }
            Problem::TooLarge if self.loading.ask_for_less() => {}
            _ => {
                self.reading = Reading::Failed(trouble::of_list(problem));
                let wait = self.again.failed(problem);
                return wait.map_or(Came::Nothing, Came::Wait);
            }
        }
        Came::Nothing
    }

    /// Lets go of the bodies in which no record stands any more.
    fn deselect_gone(&mut self) {
        let library = &self.library;
        self.selected.retain(|id| library.place_of(*id).is_some());
    }

    fn drop_bodies(&mut self) {
        for (number, body) in self.bodies.iter_mut().enumerate() {
            body.take_if(|_| !self.library.needs(number));
        }
    }

    /// A record as it arrived, byte for byte.
    pub fn arrived(&self, at: usize) -> Option<Text> {
        let origin = self.library.origin(at);
        let body = self.bodies.get(origin.body)?.as_ref()?;
        body.part(&origin.place)
    }

    /// Records have come or gone.
    pub fn refill(&mut self) {
        self.shelf.rank(&self.library, self.address.order());
        self.refilter();
    }

    /// Puts what is on show into the lanes of the board, if that is the view.
    fn deal(&mut self) {
        self.lanes.clear();
        if self.address.board {
            self.lanes = lanes(&self.stages, self.library.records(), self.shelf.shown());
        }
    }

    /// The Ids on show, in the order they stand there.
    pub fn ids(&self) -> Vec<OpportunityId> {
        let records = self.library.records();
        let id = |place: &usize| records[*place].id.set().copied();
        if self.address.board {
            let cards = self.lanes.iter().flat_map(|lane| &lane.cards);
            return cards.filter_map(id).collect();
        }
        self.shelf.shown().iter().filter_map(id).collect()
    }

    /// The filter is another.
    pub fn refilter(&mut self) {
        now(|now| {
            self.today = now.today();
            self.shelf.filter(&self.library, &self.address.filter, now);
        });
        self.version += 1;
        self.shelf.search(&self.library, &self.address.typed);
        self.deal();
    }

    /// Whether a day has begun since somebody looked: then “today” is another.
    pub fn is_of_yesterday(&self) -> bool {
        now(|now| now.today() != self.today)
    }

    /// The words are others.
    pub fn type_on(&mut self) {
        self.version += 1;
        self.shelf.type_on(&self.library, &self.address.typed);
        self.deal();
    }
}
