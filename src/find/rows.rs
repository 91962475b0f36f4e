//! A long list of which only what is in sight is drawn. How high a row is, `--row`, is the style's.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use crate::crm::id::OpportunityId;
use crate::find::part::{focus_still, focused};
use crate::ui::el::El;

/// How many rows beyond those in sight are drawn at either end, as soon as there is time.
pub const BEYOND: usize = 3;

/// How many new rows a frame may draw where one frame follows the other: while somebody scrolls.
pub const IN_A_FRAME: usize = 6;

/// What a row shows, and which drawing of it: while both are the same, the row stays as it is drawn.
pub type Key = (Option<OpportunityId>, u32);

/// What leads to the record of a row.
const LINK: &str = "a";
/// What selects it.
const BOX: &str = "input";

/// What the list consists of.
pub struct Source<'a> {
    /// How many rows there are.
    pub count: usize,
    /// What each shows.
    pub key: &'a dyn Fn(usize) -> Key,
    /// Draws one.
    pub draw: &'a dyn Fn(usize) -> El,
    /// Tells one which it is, for those who see only what is drawn.
    pub number: &'a dyn Fn(&Element, usize),
}

/// The rows that are drawn.
pub struct Rows {
    body: HtmlElement,
    drawn: Vec<Drawn>,
    count: usize,
    measured: Option<Measured>,
}

/// Where the rows stood when somebody looked, in CSS pixels.
#[derive(Clone, Copy)]
struct Measured {
    /// From the top of the window to the first row.
    top: f64,
    /// How high a row is.
    row: f64,
}

struct Drawn {
    at: usize,
    key: Key,
    element: HtmlElement,
}

impl Rows {
    /// A list in an element.
    pub fn new(body: &El) -> Self {
        Self {
            body: body.handle().element().clone().unchecked_into(),
            drawn: Vec::new(),
            count: 0,
            measured: None,
        }
    }

    /// Looks where the rows stand. Whoever is going to change the page looks before: after a change, looking lays the
    /// page out once more than it will be anyway.
    pub fn measure(&mut self) {
        let rect = self.body.get_bounding_client_rect();
        let count = u32::try_from(self.count).unwrap_or(u32::MAX);
        // Without rows, or out of sight, there is nothing to measure.
        self.measured = (rect.height() > 0.0).then(|| Measured {
            top: rect.top(),
            row: rect.height() / f64::from(count),
        });
    }

    fn measured(&mut self) -> Measured {
        if self.measured.is_none() {
            self.measure();
        }
        self.measured.unwrap_or(Measured { top: 0.0, row: 1.0 })
    }

    /// The rows between two distances from the top of the window, in CSS pixels. Nothing is between equal distances.
    fn between(&mut self, top: f64, bottom: f64) -> Range<usize> {
        if top >= bottom {
            return 0..0;
        }
        let measured = self.measured();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the number of rows"
        )]
        let row = |y: f64| ((y - measured.top) / measured.row).max(0.0) as usize;
        let last = (row(bottom) + 1).min(self.count);
        row(top).min(last)..last
    }

    /// How far a row's top and bottom are from the top of the window, in CSS pixels.
    pub fn edges(&mut self, at: usize) -> (f64, f64) {
        self.measure();
        let Measured { top, row } = self.measured();
        let top = top + f64::from(u32::try_from(at).unwrap_or(u32::MAX)) * row;
        (top, top + row)
    }

    /// Draws what is in sight, as last measured, between two distances from the top of the window, in CSS pixels, so
    /// many rows `beyond`, the row that has the focus, and nothing else. Draws no more new rows than `most`, which is
    /// lowered by each, those in sight first; says whether that was enough.
    pub fn draw(
        &mut self,
        source: &Source,
        (top, bottom): (f64, f64),
        beyond: usize,
        most: &mut usize,
    ) -> bool {
        if self.count != source.count {
            self.count = source.count;
            set(&self.body, "block-size", source.count);
        }
        let in_sight = self.between(top, bottom);
        let mut wanted: Vec<usize> = self.around(&in_sight, beyond).collect();
        let focused = self.focused(source);
        if let Some((at, _)) = focused
            && !wanted.contains(&at)
        {
            let before = wanted.partition_point(|other| *other < at);
            wanted.insert(before, at);
        }
        let mut old = std::mem::take(&mut self.drawn);
        let place = |old: &[Drawn], key| old.iter().position(|drawn| drawn.key == key);
        let is_new = |at: &usize| place(&old, (source.key)(*at)).is_none();
        let mut most_beyond = most.saturating_sub(in_sight.clone().filter(is_new).count());
        let mut is_whole = true;
        for at in wanted {
            let key = (source.key)(at);
            let known = place(&old, key).map(|known| old.swap_remove(known));
            if known.is_none() {
                let left = if in_sight.contains(&at) {
                    &mut *most
                } else {
                    &mut most_beyond
                };
                if *left == 0 {
                    is_whole = false;
                    continue;
                }
                *left -= 1;
            }
            self.drawn.push(match known {
                Some(drawn) if drawn.at == at => drawn,
                other => {
                    let element = other.map_or_else(
                        || (source.draw)(at).into_element().unchecked_into(),
                        |drawn| drawn.element,
                    );
                    set(&element, "inset-block-start", at);
                    (source.number)(&element, at);
                    Drawn { at, key, element }
                }
            });
        }
        *most = (*most).min(most_beyond);
        for gone in old {
            gone.element.remove();
        }
        self.put_in_order();
        if let Some(element) = focused.and_then(|(at, part)| self.part(at, part)) {
            focus_still(&element);
        }
        is_whole
    }

    /// Where the record now stands whose link or box has the focus, and which of them: it keeps it wherever it is sorted
    /// to, and drawn anew.
    fn focused(&self, source: &Source) -> Option<(usize, &'static str)> {
        let element = focused()?;
        let holds = |drawn: &&Drawn| drawn.element.contains(Some(&element));
        let drawn = self.drawn.iter().find(holds)?;
        let is_it = |at: &usize| (source.key)(*at).0 == drawn.key.0;
        let part = if element.has_attribute("href") {
            LINK
        } else {
            BOX
        };
        Some(((0..source.count).find(is_it)?, part))
    }

    /// Those in sight, and a few more at either end.
    fn around(&self, in_sight: &Range<usize>, beyond: usize) -> Range<usize> {
        if in_sight.is_empty() {
            return in_sight.clone();
        }
        in_sight.start.saturating_sub(beyond)..(in_sight.end + beyond).min(self.count)
    }

    /// Rows stand in the document in their order. What stands where it should is not moved: moving it takes its focus.
    fn put_in_order(&self) {
        let mut next: Option<Node> = self.body.first_child();
        for drawn in &self.drawn {
            let node: &Node = &drawn.element;
            if next.as_ref() == Some(node) {
                next = node.next_sibling();
            } else {
                let _ = self.body.insert_before(node, next.as_ref()); // both are ours
            }
        }
    }

    /// The link of a row, if it is drawn.
    pub fn link(&self, at: usize) -> Option<HtmlElement> {
        self.part(at, LINK)
    }

    fn part(&self, at: usize, part: &str) -> Option<HtmlElement> {
        let drawn = self.drawn.iter().find(|drawn| drawn.at == at)?;
        drawn.element.query_selector(part).ok()??.dyn_into().ok()
    }

    /// Every row that is drawn, and which it is.
    pub fn drawn(&self) -> impl Iterator<Item = (usize, &Element)> {
        self.drawn.iter().map(|drawn| (drawn.at, &*drawn.element))
    }

    /// Which row an element stands in.
    pub fn at(&self, element: &Element) -> Option<usize> {
        let holds = |drawn: &&Drawn| drawn.element.contains(Some(element));
        self.drawn.iter().find(holds).map(|drawn| drawn.at)
    }
}

/// Sets a length to so many rows. Not by a number for the style to multiply: what is within would inherit that, and the
/// browser could not share styles between rows.
fn set(element: &HtmlElement, property: &str, rows: usize) {
    let length = format!("calc({rows} * var(--row))");
    let _ = element.style().set_property(property, &length); // a valid length
}
