//! The choices of one facet, each with its count.

use crate::browser::intl;
use crate::crm::filter::{Choice, Facet, Key};
use crate::crm::opportunity::Opportunity;
use crate::find::lanes::location_among;
use crate::find::library::Library;
use crate::find::state::{State, now};
use crate::ui::el::{El, bdi, el};

/// The facet at this place of [`Facet::ALL`], as boxes to tick: those of the records on show, and those chosen that none has.
pub fn choices(state: &State, at: usize) -> El {
    let facet = Facet::ALL[at];
    let filter = &state.address.filter;
    // Counted among what the words let through, too: what a choice would show.
    let query = state.shelf.query();
    let records = state.library.records().iter().enumerate();
    let found = records.filter(|(place, _)| query.matches(state.library.haystack(*place)));
    let mut counts = now(|now| filter.counts(found.map(|(_, record)| record), now));
    let mut choices = std::mem::take(&mut counts[at]);
    for (_, key) in filter.choices.iter().filter(|(own, _)| *own == facet) {
        if !choices.iter().any(|choice| choice.key == *key) {
            choices.push(Choice {
                key: key.clone(),
                label: label(&state.library, facet, key).into(),
                count: 0,
            });
        }
    }
    let rows = choices.iter().map(|choice| {
        let is_chosen = filter
            .choices
            .iter()
            .any(|(own, key)| *own == facet && *key == choice.key);
        let input = el("input")
            .attr("type", "checkbox")
            .attr("name", facet.name())
            .attr("value", &facet.print(&choice.key));
        let input = if is_chosen {
            input.attr("checked", "")
        } else {
            input
        };
        let words = if matches!(facet, Facet::Stage | Facet::Board) {
            label(&state.library, facet, &choice.key)
        } else {
            choice.label.to_string()
        };
        el("label")
            .child(input)
            .child(bdi(&words))
            .child(el("span").class("quiet").text(&intl::count(choice.count)))
    });
    el("fieldset")
        .child(el("legend").text(facet.title()))
        .children(rows)
}

/// What people read for a key. Stages of different boards share names, so theirs say the board; boards of different
/// locations do too.
pub fn label(library: &Library, facet: Facet, key: &Key) -> String {
    let has = |record: &&Opportunity| {
        now(|now| {
            let keys = facet.keys(record, now, now.today());
            keys.iter().flatten().any(|own| own == key)
        })
    };
    let Some(record) = library.records().iter().find(has) else {
        let nobody = Opportunity::default();
        return facet.label(key, &nobody).into_owned();
    };
    let label = facet.label(key, record).into_owned();
    if *key == Key::NotSet || !matches!(facet, Facet::Stage | Facet::Board) {
        return label;
    }
    let board = record.board_name.text().filter(|_| facet == Facet::Stage);
    let location = location_among(library.records(), record);
    [Some(&*label), board, location]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}
