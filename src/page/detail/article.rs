//! The page of an opportunity, drawn part by part, so that the browser can answer the visitor in between: ahead of the
//! record, while that is awaited. What was drawn ahead follows the record when it comes.

use std::slice::Iter;

use leptos::prelude::{Get, Owner, With, untrack};

use crate::crm::field_table::Group;
use crate::page::detail::Detail;
use crate::page::toolbar::toolbar;
use crate::ui::el::{El, Handle, el};

/// What is done at a time.
enum Step {
    /// A part goes to the end of what is open.
    Draw(fn(Detail) -> El),
    /// A box of this class goes there, and is open itself.
    Open(&'static str),
    /// It is whole.
    Close,
}
use Step::{Close, Draw, Open};

/// From the top; in the columns what people read, what they look up, the rest: on a narrow window in this order below
/// each other.
const STEPS: [Step; 27] = [
    Draw(toolbar),
    Draw(Detail::on_paper),
    Draw(Detail::strip),
    Draw(Detail::strip_small),
    Draw(Detail::strip_more),
    Draw(Detail::stage_path),
    Draw(Detail::signals),
    Open("columns"),
    Open("column"),
    Draw(Detail::notes),
    Close,
    Open("column"),
    Draw(Detail::customer),
    Draw(|page| page.group(Group::People)),
    Draw(Detail::dates),
    Draw(|page| page.group(Group::Team)),
    Close,
    Open("column"),
    Draw(Detail::attribution),
    Draw(Detail::custom_fields),
    Draw(|page| page.group(Group::Pipeline)),
    Draw(Detail::record),
    Close,
    Close,
    Draw(Detail::empty_fields),
    Draw(Detail::history),
    Draw(Detail::others),
];

/// The page under construction.
pub struct Article {
    page: Detail,
    /// Whose the parts are: the page's.
    owner: Owner,
    /// What is open, the whole first.
    open: Vec<Handle>,
    left: Iter<'static, Step>,
}

impl Article {
    /// Nothing of it is drawn yet.
    pub fn new(page: Detail) -> Self {
        // What stands by itself is marked from here; a line of a card marks itself. Without a key it means nothing.
        let classes = move || {
            let folded = if page.empty.get() { "" } else { " fold-empty" };
            let marks = page.changed.with(|keys| keys.join(" changed-"));
            ["page", folded, " changed-", &marks].concat()
        };
        let whole = el("article").live_attr("class", classes);
        page.say_what_stages_tell();
        Self {
            page,
            owner: Owner::current().unwrap_or_default(),
            open: vec![whole.handle()],
            left: STEPS.iter(),
        }
    }

    /// Takes the next step; whether there was one left.
    pub fn step(&mut self) -> bool {
        let Some(step) = self.left.next() else {
            return false;
        };
        let part = match step {
            Close => {
                self.open.pop();
                return true;
            }
            Open(class) => el("div").class(class),
            Draw(part) => self.owner.with(|| untrack(|| part(self.page))),
        };
        let handle = part.handle();
        if let Some(parent) = self.open.last() {
            parent.append(part);
        }
        if matches!(step, Open(_)) {
            self.open.push(handle);
        }
        true
    }

    /// The whole, with all steps that are left.
    pub fn whole(&mut self) -> Vec<El> {
        while self.step() {}
        let whole = self.open.first();
        whole
            .map(|whole| El::around(whole.element()))
            .into_iter()
            .collect()
    }
}
