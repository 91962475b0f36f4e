//! `/opportunities/compare?ids=1,2`: two to four opportunities side by side, differences first.

mod said;

use web_sys::Element;

use crate::browser::second::{self, Reply};
use crate::browser::{history, query};
use crate::crm::id::OpportunityId;
use crate::crm::opportunity::Opportunity;
use crate::find::address::Compared;
use crate::find::again::{Again, Second};
use crate::find::compared::table;
use crate::find::failed;
use crate::find::names::{self, Names};
use crate::find::part::{Part, fill, focus_in, focused, has_focus};
use crate::nexudus::problem::{Problem, READ_ROLE, Told};
use crate::nexudus::wire::{self, Unreadable};
use crate::route::Route;
use crate::ui::el::el;

/// What holds the table and scrolls it (`compared`).
const WIDE: &str = ".wide";

/// What is known of one of them.
#[derive(Clone, PartialEq, Eq)]
pub enum Known {
    /// It is under way.
    Awaited,
    /// What is known of it, by the list or from before; what it says now may be under way.
    Here(Box<Opportunity>),
    /// It is not to be had.
    Not(Told),
}

/// The page that compares.
pub struct Compare {
    /// The whole page.
    pub root: Element,
    /// When it is asked again by itself, after the API asked to wait.
    pub again: Again,
    back: Element,
    said: Element,
    seconds: Part<Option<i32>>,
    table: Element,
    asked: Compared,
    known: Vec<(OpportunityId, Known)>,
    /// What is under way.
    waiting: Vec<OpportunityId>,
    names: Names,
}

impl Compare {
    /// An empty one.
    pub fn new() -> Self {
        let heading = el("h1").attr("tabindex", "-1");
        let back = el("a").text("Back to the list");
        let (said, table) = (el("div"), el("div").class("stack"));
        let seconds = failed::place();
        Self {
            again: Again::default(),
            back: back.handle().element().clone(),
            said: said.handle().element().clone(),
            seconds: Part::new(&seconds),
            table: table.handle().element().clone(),
            root: el("div")
                .class("page find")
                .attr("id", "compare")
                .child(heading.text("Compare opportunities"))
                .child(el("p").child(back))
                .child(said)
                .child(seconds)
                .child(table)
                .into_element(),
            asked: Compared::default(),
            known: Vec::new(),
            waiting: Vec::new(),
            names: Names::default(),
        }
    }

    /// Takes up the address. `at_hand` is what the list knows. Gives the Ids that have to be asked for: all of them `anew`,
    /// since they may have changed, or those that are not here.
    pub fn open(
        &mut self,
        at_hand: impl Fn(OpportunityId) -> Option<Opportunity>,
        anew: bool,
    ) -> Vec<OpportunityId> {
        let pairs = query::pairs(&history::path_and_query().1);
        let ids: Vec<String> = pairs
            .into_iter()
            .filter_map(|(name, value)| (name == "ids").then_some(value))
            .collect();
        self.asked = Compared::read(&ids.join(","));
        let mut missing = Vec::new();
        for id in self.asked.ids.clone() {
            let is_here = matches!(self.of(id), Some(Known::Here(_)));
            if self.waiting.contains(&id) || is_here && !anew {
                continue;
            }
            if !is_here {
                let listed = at_hand(id).map(|record| Known::Here(Box::new(record)));
                self.know(id, listed.unwrap_or(Known::Awaited));
            }
            missing.push(id);
        }
        self.waiting.extend(&missing);
        self.draw();
        missing
    }

    /// Where the list is that they were chosen from.
    pub fn lead_back(&self, query: &str) {
        let list = history::href(&format!("{}{query}", Route::Find));
        let _ = self.back.set_attribute("href", &list); // a valid name
    }

    fn of(&self, id: OpportunityId) -> Option<&Known> {
        let mut known = self.known.iter();
        known.find(|(own, _)| *own == id).map(|(_, known)| known)
    }

    fn know(&mut self, id: OpportunityId, known: Known) {
        self.known.retain(|(own, _)| *own != id);
        self.known.push((id, known));
    }

    /// Takes an answer; gives the number of a wait that has begun (see [`Again`]).
    pub fn take(&mut self, id: OpportunityId, reply: Reply) -> Option<u32> {
        self.waiting.retain(|own| *own != id);
        let outcome = match reply {
            Reply::Body(body) => read(id, &String::from_utf8_lossy(&body)),
            Reply::Problem(numbers) => {
                Err(Problem::from_numbers(numbers, &id.to_string(), READ_ROLE))
            }
            Reply::Left => {
                let is_left = |known: &Known| matches!(known, Known::Awaited);
                self.known
                    .retain(|(own, known)| *own != id || !is_left(known));
                return None;
            }
        };
        let mut wait = None;
        match outcome {
            Ok(record) => self.know(id, Known::Here(Box::new(record))),
            Err(problem) => {
                // What is known has to do, unless it is gone.
                let is_gone = matches!(problem, Problem::NotFound(_));
                if matches!(self.of(id), Some(Known::Here(_))) && !is_gone {
                    return None;
                }
                // Somebody has to be here to wait.
                if self.root.is_connected() {
                    wait = self.again.failed(&problem);
                }
                self.know(id, Known::Not(problem.tell()));
            }
        }
        self.draw();
        wait
    }

    /// A second of a wait has passed.
    pub fn pass(&mut self, number: u32) -> Second {
        let second = self.again.pass(number);
        self.draw_seconds();
        second
    }

    fn draw_seconds(&mut self) {
        self.seconds
            .show(self.again.left(), |left| failed::seconds(*left));
    }

    /// The visitor has signed out.
    pub fn forget(&mut self) {
        self.known.clear();
        self.waiting.clear();
        self.names = Names::default();
        self.again.begin_anew();
        for place in [&self.said, &self.table] {
            place.set_text_content(None);
        }
    }

    /// What is here, in the order of the address.
    fn here(&self) -> Vec<&Opportunity> {
        let here = |id: &OpportunityId| match self.of(*id) {
            Some(Known::Here(record)) => Some(&**record),
            _ => None,
        };
        self.asked.ids.iter().filter_map(here).collect()
    }

    /// The names that have to be asked for.
    pub fn missing_names(&mut self) -> Vec<names::Ask> {
        let mut names = std::mem::take(&mut self.names);
        let missing = names.missing(self.here().into_iter());
        self.names = names;
        missing
    }

    /// Takes the answer to one of those; what is refused is shown as a number. What
    /// passes is asked for once more when the page is opened again.
    pub fn take_name(&mut self, ask: names::Ask, reply: &Reply) {
        match reply {
            Reply::Body(body) => {
                if self.names.take(ask, &String::from_utf8_lossy(body)) {
                    self.draw();
                }
            }
            Reply::Problem((403 | 404, _)) => {}
            _ => self.names.ask_again(ask),
        }
    }

    /// Draws it anew.
    pub fn draw(&mut self) {
        self.draw_words();
        self.draw_seconds();
        let here = self.here();
        let content = if !here.is_empty() && self.asked.ids.len() > 1 {
            table(&here, &self.names)
        } else {
            Vec::new()
        };
        // What the visitor has reached in the table stays reached: names come a little later than records.
        let link = focused().filter(|element| self.table.contains(Some(element)));
        let link = link.map(|element| element.get_attribute("href").unwrap_or_default());
        let across = self.wide().map_or(0, |wide| wide.scroll_left());
        fill(&self.table, content);
        if let Some(wide) = self.wide() {
            wide.set_scroll_left(across);
        }
        match link.as_deref() {
            Some("") => focus_in(&self.table, WIDE),
            Some(href) => focus_in(&self.table, &format!("a[href=\"{href}\"]")),
            None => {}
        }
    }

    /// Draws what is said, unless it is said already: a button that is being pressed stays, and nothing is read aloud twice.
    fn draw_words(&self) {
        let words = el("div").class("stack").children(self.words());
        let shown = self.said.first_child();
        if shown.is_some_and(|shown| shown.is_equal_node(Some(words.handle().element()))) {
            return;
        }
        let had_focus = has_focus(&self.said);
        fill(&self.said, vec![words]);
        if had_focus {
            // Where the button is gone, the heading has it; else the button takes it back.
            focus_in(&self.root, "h1");
            focus_in(&self.said, "[name=again]");
        }
    }

    /// The part of it that scrolls sideways.
    fn wide(&self) -> Option<Element> {
        self.table.query_selector(WIDE).ok()?
    }
}

/// Reads the answer about one of them.
fn read(id: OpportunityId, body: &str) -> Result<Opportunity, Problem> {
    let record =
        wire::opportunity(body).map_err(|unreadable| Problem::Unreadable(unreadable.sentence()))?;
    match record.id.set() {
        Some(own) if *own == id => Ok(record),
        Some(other) => Err(Problem::OtherRecord(other.to_string())),
        None => Err(Problem::Unreadable(Unreadable::OtherObject.sentence())),
    }
}

/// Asks for one; see [`Compare::take`].
pub async fn ask(id: OpportunityId) -> Reply {
    second::ask(&id.to_string(), 1, 1).await
}
