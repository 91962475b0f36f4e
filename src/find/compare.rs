//! `/opportunities/compare?ids=1,2`: two to four opportunities side by side, differences first.

use web_sys::Element;

use crate::browser::second::{self, Reply};
use crate::browser::{history, query};
use crate::crm::id::OpportunityId;
use crate::crm::opportunity::Opportunity;
use crate::find::address::Compared;
use crate::find::compared::table;
use crate::find::part::fill;
use crate::find::words::quoted;
use crate::nexudus::wire;
use crate::route::Route;
use crate::ui::el::{El, el};

/// What is known of one of them.
#[derive(Clone, PartialEq, Eq)]
pub enum Known {
    /// It is under way.
    Awaited,
    /// What the list says of it; the record itself, which may say more, is under way.
    Listed(Box<Opportunity>),
    /// It is here.
    Here(Box<Opportunity>),
    /// It is not to be had: what and why.
    Not(String),
}

/// The page that compares.
pub struct Compare {
    /// The whole page.
    pub root: Element,
    asked: Compared,
    known: Vec<(OpportunityId, Known)>,
}

impl Compare {
    /// An empty one.
    pub fn new() -> Self {
        let root = el("div").class("page find").attr("id", "compare");
        Self {
            root: root.into_element(),
            asked: Compared::default(),
            known: Vec::new(),
        }
    }

    /// Takes up the address. `at_hand` is what the list knows. Gives the Ids that have to be asked for.
    pub fn open(
        &mut self,
        at_hand: impl Fn(OpportunityId) -> Option<Opportunity>,
    ) -> Vec<OpportunityId> {
        let pairs = query::pairs(&history::path_and_query().1);
        let ids: Vec<String> = pairs
            .into_iter()
            .filter_map(|(name, value)| (name == "ids").then_some(value))
            .collect();
        self.asked = Compared::read(&ids.join(","));
        let mut missing = Vec::new();
        for id in self.asked.ids.clone() {
            if matches!(self.of(id), Some(known) if !matches!(known, Known::Not(_))) {
                continue;
            }
            let listed = at_hand(id).map(|record| Known::Listed(Box::new(record)));
            self.know(id, listed.unwrap_or(Known::Awaited));
            missing.push(id);
        }
        self.draw();
        missing
    }

    fn of(&self, id: OpportunityId) -> Option<&Known> {
        let mut known = self.known.iter();
        known.find(|(own, _)| *own == id).map(|(_, known)| known)
    }

    fn know(&mut self, id: OpportunityId, known: Known) {
        self.known.retain(|(own, _)| *own != id);
        self.known.push((id, known));
    }

    /// Takes an answer.
    pub fn take(&mut self, id: OpportunityId, reply: Reply) {
        let known = match reply {
            Reply::Body(body) => match wire::opportunity(&String::from_utf8_lossy(&body)) {
                Ok(record) if record.id.set() == Some(&id) => Known::Here(Box::new(record)),
                Ok(_) => Known::Not("Nexudus sent another opportunity.".to_owned()),
                Err(unreadable) => Known::Not(unreadable.sentence().to_owned()),
            },
            Reply::MayNot => Known::Not(
                "Your account may not read opportunities: it lacks the role CrmOpportunity-Read."
                    .to_owned(),
            ),
            Reply::TooLarge => Known::Not("It is longer than 8 MB.".to_owned()),
            Reply::Problem(title, sentence) => Known::Not(format!("{title}. {sentence}")),
            Reply::Left => {
                self.known.retain(|(own, _)| *own != id);
                return;
            }
        };
        let is_listed = matches!(self.of(id), Some(Known::Listed(_)));
        if is_listed && matches!(known, Known::Not(_)) {
            return; // what the list says has to do
        }
        self.know(id, known);
        self.draw();
    }

    /// The visitor has signed out.
    pub fn forget(&mut self) {
        self.known.clear();
        self.root.set_text_content(None);
    }

    /// Draws it anew.
    pub fn draw(&self) {
        let mut content = vec![
            el("h1")
                .attr("tabindex", "-1")
                .text("Compare opportunities"),
        ];
        content.extend(self.said());
        let here: Vec<&Opportunity> = self
            .asked
            .ids
            .iter()
            .filter_map(|id| match self.of(*id) {
                Some(Known::Here(record) | Known::Listed(record)) => Some(&**record),
                _ => None,
            })
            .collect();
        if !here.is_empty() && self.asked.ids.len() > 1 {
            content.extend(table(&here));
        }
        fill(&self.root, content);
    }

    /// What of the address could not be used, and what is still to come.
    fn said(&self) -> Vec<El> {
        let mut said = Vec::new();
        for bad in &self.asked.bad {
            said.push(
                el("p")
                    .class("remark")
                    .child(quoted(bad))
                    .text(" in the address is no opportunity Id, so it was left out."),
            );
        }
        for id in &self.asked.beyond {
            said.push(el("p").class("remark").text(&format!(
                "{} stand side by side at most, so {id} was left out.",
                Compared::MOST
            )));
        }
        for id in &self.asked.ids {
            match self.of(*id) {
                Some(Known::Not(why)) => said.push(
                    el("p")
                        .class("problem")
                        .attr("role", "alert")
                        .text(&format!("{id} is not here. {why}")),
                ),
                Some(Known::Awaited) => said.push(
                    el("p")
                        .attr("role", "status")
                        .text(&format!("Loading {id}…")),
                ),
                _ => {}
            }
        }
        let is_missing = |id: &OpportunityId| matches!(self.of(*id), Some(Known::Not(_)));
        if self.asked.ids.iter().any(is_missing) {
            said.push(el("button").attr("type", "button").text("Try again"));
        }
        if self.asked.ids.len() < 2 {
            said.push(
                el("p")
                    .text("Two to four opportunities can be compared: select them in ")
                    .child(
                        el("a")
                            .attr("href", &history::href(&Route::Find.to_string()))
                            .text("the list"),
                    )
                    .text(", or put their Ids into the address: ?ids=1416693192,1416693193"),
            );
        }
        said
    }
}

/// Asks for one; see [`Compare::take`].
pub async fn ask(id: OpportunityId) -> Reply {
    second::ask(&id.to_string(), 1, 1).await
}
