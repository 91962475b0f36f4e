//! What the visitor types, chooses and presses.

use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use crate::browser::storage::{self, Kept};
use crate::browser::{document, second, task, timer};
use crate::crm::sort::Sort;
use crate::find::address::{Address, BOARD};
use crate::find::app::{CTRL_F, Find, target, with};
use crate::find::failed::SIGN_IN;
use crate::find::filters;
use crate::find::more::{self, MORE};
use crate::find::page::FIELD;
use crate::find::part::{fill, focus_in, focus_in_first};
use crate::find::rows::BEYOND;
use crate::find::take;
use crate::ui::copy::copied;
use crate::ui::el::el;

/// How long the address waits for the next keystroke, in milliseconds: browsers refuse to change it too often.
const ADDRESS_AFTER_MS: i32 = 250;

impl Find {
    pub(super) fn typed(&mut self, event: &Event) {
        let Some(field) = target::<HtmlInputElement>(event)
            .filter(|field| field.name() == "q" && field.value() != self.state.address.typed)
        else {
            return;
        };
        self.state.address.typed = field.value();
        self.state.type_on();
        self.page.scroll_to_top(&self.state);
        self.page.draw_set(&self.state, 0);
        self.address_changed();
        self.writes += 1;
        let writes = self.writes;
        task::spawn(async move {
            timer::sleep(ADDRESS_AFTER_MS).await;
            with(|find| {
                if find.writes == writes && find.is_shown {
                    find.scroll(); // the rows beyond
                    find.page.draw_menu(&find.state);
                    find.write_address();
                }
            });
        });
    }

    pub(super) fn changed(&mut self, event: &Event) {
        if let Some(select) = target::<HtmlSelectElement>(event) {
            let descending = self
                .state
                .address
                .order()
                .is_some_and(|sort| sort.descending);
            self.sort(Sort::parse(&select.value()).map(|sort| Sort { descending, ..sort }));
            return;
        }
        let Some(input) = target::<HtmlInputElement>(event) else {
            return;
        };
        match input.name().as_str() {
            // Escape empties a search field without an event of input.
            "q" => self.typed(event),
            "ctrl-f" => {
                if input.checked() {
                    storage::set(Kept::InBrowser, CTRL_F, "1");
                } else {
                    storage::remove(Kept::InBrowser, CTRL_F);
                }
                self.list_keys();
            }
            "pick" => self.pick(&input),
            "least" | "most" => self.range(&input),
            name => {
                let filter = &mut self.state.address.filter;
                if input.checked() {
                    filter.take(name, &input.value());
                } else {
                    filters::drop(filter, &format!("{name}={}", input.value()));
                }
                self.filtered();
            }
        }
    }

    pub(super) fn pick(&mut self, input: &HtmlInputElement) {
        if let Ok(id) = input.value().parse() {
            self.state.select(id, input.checked());
            self.page.draw_set(&self.state, BEYOND);
        }
    }

    pub(super) fn range(&mut self, input: &HtmlInputElement) {
        let currency = input.get_attribute("data-currency").unwrap_or_default();
        let field =
            |name: &str| self.input(&format!("[name={name}][data-currency=\"{currency}\"]"));
        let fields = ["least", "most"].map(field);
        let [least, most] = fields.each_ref().map(|field| {
            field
                .as_ref()
                .map(HtmlInputElement::value)
                .unwrap_or_default()
        });
        let taken = filters::take_range(&mut self.state.address.filter, &currency, &least, &most);
        for field in fields.iter().flatten() {
            let wrong = taken.is_err().to_string();
            let _ = field.set_attribute("aria-invalid", &wrong); // a valid name
        }
        let place = format!("[data-said=\"{currency}\"]");
        if let Ok(Some(place)) = self.page.root.query_selector(&place) {
            let said = taken.err().map(|sentence| {
                el("p")
                    .class("problem")
                    .attr("role", "alert")
                    .text(sentence)
            });
            fill(&place, said.into_iter().collect());
        }
        if taken.is_ok() {
            self.filtered();
        }
    }

    pub(super) fn filtered(&mut self) {
        self.address_changed();
        self.state.refilter();
        self.page.scroll_to_top(&self.state);
        self.page.draw(&self.state);
        self.write_address();
    }

    pub(super) fn sort(&mut self, sort: Option<Sort>) {
        let usual = Address::default().order().map(Sort::print);
        self.address_changed();
        self.state.address.sort = sort.filter(|sort| Some(sort.print()) != usual);
        self.state.refill();
        self.page.draw(&self.state);
        self.write_address();
    }

    pub(super) fn clicked(&mut self, event: &Event) {
        let Some(element) = target::<Element>(event) else {
            return;
        };
        let Ok(Some(button)) = element.closest("button[name]") else {
            return;
        };
        let value = button.get_attribute("value").unwrap_or_default();
        match button.get_attribute("name").unwrap_or_default().as_str() {
            "column" => {
                let order = self.state.address.order();
                let again = order.filter(|order| order.column.name == value);
                let descending = again.is_some_and(|order| !order.descending);
                self.sort(Sort::parse(&value).map(|sort| Sort { descending, ..sort }));
            }
            "direction" => {
                let order = self.state.address.order();
                self.sort(order.map(|order| Sort {
                    descending: !order.descending,
                    ..order
                }));
            }
            "drop" => {
                filters::drop(&mut self.state.address.filter, &value);
                self.filtered();
                self.refocus();
            }
            "clear" => {
                self.state.address.filter = crate::crm::filter::Filter::default();
                self.filtered();
                self.refocus();
            }
            "view" => {
                self.address_changed();
                self.state.address.board = value == BOARD;
                self.state.refilter();
                self.page.draw(&self.state);
                self.write_address();
                self.ask_for_stages();
            }
            "select" => self.select(&value),
            // The page is drawn for paper while the dialog opens: it has to be free by then.
            take::MENU if value == "print" => task::spawn(async { document::print() }),
            take::MENU => self.take_away(&value),
            "stop" => {
                self.stop();
                self.page.draw(&self.state);
                focus_in(&self.page.root, "[name=continue]");
            }
            MORE => more::turn(&button),
            SIGN_IN => second::sign_in(),
            "again" => {
                self.state.loading = self.state.loading.anew();
                self.go_on_now();
                self.page.draw(&self.state);
                focus_in(&self.page.root, "[name=stop]");
            }
            "continue" => {
                self.go_on_now();
                self.page.draw(&self.state);
                focus_in(&self.page.root, "[name=stop]");
            }
            _ => {}
        }
    }

    pub(super) fn select(&mut self, which: &str) {
        // More is added to what was chosen by other searches; only “none” lets go of it.
        if which == "all" {
            for id in self.state.ids() {
                self.state.select(id, true);
            }
        } else {
            self.state.selected.clear();
        }
        self.state.version += 1;
        self.page.draw(&self.state);
        focus_in_first(&self.page.root, ["[name=select]", FIELD]);
    }

    pub(super) fn take_away(&self, which: &str) {
        if which == take::COPY {
            let text = take::markdown(&self.state);
            task::spawn(async move {
                let said = copied(&text, "Markdown table").await;
                with(|find| find.say(&said));
            });
        } else if let Some(said) = take::take(&self.state, which) {
            self.say(&said);
        }
    }

    /// Says something in the menu that is open.
    fn say(&self, words: &str) {
        if let Ok(Some(place)) = self.page.root.query_selector("[open] [data-said]") {
            place.set_text_content(Some(words));
        }
    }

    /// What had the focus is gone: another of the kind takes it, or the field.
    pub(super) fn refocus(&self) {
        focus_in_first(&self.page.root, [".chip", FIELD]);
    }
}
