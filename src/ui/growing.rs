//! Long lists: their rows are added some at a time, so that the page stays responsive.

use leptos::prelude::{Owner, StoredValue, WithValue, untrack};

use crate::browser::{task, timer};
use crate::ui::el::El;

/// So many rows are drawn in one go.
const AT_ONCE: usize = 25;

/// Puts so many rows into a list: the first at once, the others as soon as there is time, while the list lives.
pub fn growing(list: El, count: usize, row: impl Fn(usize) -> El + 'static) -> El {
    grow(list, count, Box::new(row))
}

/// Compiled once for all lists.
fn grow(list: El, count: usize, row: Box<dyn Fn(usize) -> El>) -> El {
    let list = list.children((0..count.min(AT_ONCE)).map(&row));
    if count > AT_ONCE {
        let (handle, owner) = (list.handle(), Owner::current().unwrap_or_default());
        let alive = StoredValue::new(());
        task::spawn(async move {
            for at in AT_ONCE..count {
                if at % AT_ONCE == 0 {
                    timer::sleep(0).await;
                    if alive.try_with_value(|()| ()).is_none() {
                        return;
                    }
                }
                handle.append(owner.with(|| untrack(|| row(at))));
            }
        });
    }
    list
}
