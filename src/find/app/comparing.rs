//! The page that compares: shown, asked again, pressed.

use web_sys::{Element, Event, HtmlButtonElement};

use crate::browser::{query, second, task};
use crate::find::again::Second;
use crate::find::app::reading::count_down;
use crate::find::app::{Find, target, with};
use crate::find::compare;
use crate::find::failed::SIGN_IN;

impl Find {
    pub(super) fn show_compare(&mut self, place: &Element) -> bool {
        self.is_shown = false;
        self.list_few_keys();
        place.set_text_content(None);
        let _ = place.append_child(&self.compare.root); // ours
        let list = query::print(&self.state.address.pairs());
        self.compare.lead_back(&list);
        self.ask_to_compare(true);
        false
    }

    /// Asks for what the comparison lacks.
    pub(super) fn open_compare(&mut self) {
        self.ask_to_compare(false);
    }

    fn ask_to_compare(&mut self, anew: bool) {
        let library = &self.state.library;
        let listed = |id| {
            let at = library.place_of(id)?;
            Some(library.records()[at].clone())
        };
        for id in self.compare.open(listed, anew) {
            task::spawn(async move {
                let reply = compare::ask(id).await;
                let taken = with(|find| {
                    let wait = find.compare.take(id, reply);
                    find.ask_for_names();
                    wait
                });
                if let Some(number) = taken.flatten() {
                    count_down(move |find| find.second_of_compare(number)).await;
                }
            });
        }
    }

    /// Asks what the numbers in the records stand for.
    fn ask_for_names(&mut self) {
        for ask in self.compare.missing_names() {
            task::spawn(async move {
                let reply = second::ask(&ask.words(), 1, 1).await;
                with(|find| find.compare.take_name(ask, &reply));
            });
        }
    }

    fn second_of_compare(&mut self, number: u32) -> Second {
        let second = self.compare.pass(number);
        if second == Second::Ask {
            self.open_compare();
        }
        second
    }

    pub(super) fn clicked_in_compare(&mut self, event: &Event) {
        let Some(button) = target::<HtmlButtonElement>(event) else {
            return;
        };
        if button.name() == SIGN_IN {
            second::sign_in();
            return;
        }
        self.compare.again.begin_anew();
        self.open_compare();
    }
}
