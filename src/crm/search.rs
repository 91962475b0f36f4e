//! Searching as you type: words in any order, accents and case ignored, matches marked.

mod fold;

use std::ops::Range;

use super::field::Field;
use super::id::of_link;
use super::invisible::shows;
use super::notes::readable;
use super::opportunity::Opportunity;

pub use fold::fold;

/// What the visitor typed, as words that must all be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// Takes what was typed apart into words. A link of an opportunity stands for its Id.
    pub fn new(typed: &str) -> Self {
        if let Some(id) = of_link(typed) {
            return Self {
                words: vec![id.to_string()],
            };
        }
        let mut words: Vec<String> = Vec::new();
        for word in fold(typed).split_whitespace() {
            // What is written around words, as in “berlin, architects” or “#123”, is not of them; alone, it is meant.
            let bare = word.trim_matches(|c| r#",;:.!?"'“”‘’()#"#.contains(c));
            let word = if bare.is_empty() { word } else { bare };
            if !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
        Self { words }
    }

    /// Whether nothing was typed: everything matches.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether all that this finds was found before: every word from before stands in one of these.
    pub fn narrows(&self, before: &Self) -> bool {
        let is_kept = |word: &String| self.words.iter().any(|own| own.contains(word.as_str()));
        before.words.iter().all(is_kept)
    }

    /// Whether every word is found in a [`haystack`].
    pub fn matches(&self, haystack: &str) -> bool {
        self.words
            .iter()
            .all(|word| haystack.contains(word.as_str()))
    }

    /// Where the words stand in a text as it is shown: byte ranges in order, none touching another.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = fold::Folded::new(text);
        let found = self.words.iter().flat_map(|word| folded.find(word));
        let mut ranges: Vec<Range<usize>> = found.collect();
        ranges.sort_unstable_by_key(|range| range.start);
        let mut marks: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match marks.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => marks.push(range),
            }
        }
        marks
    }
}

/// Everything of an opportunity that is searched, folded, one line a field: no word is found across two.
pub fn haystack(opportunity: &Opportunity) -> String {
    let fields = [
        &opportunity.name,
        &opportunity.customer_name,
        &opportunity.customer_company,
        &opportunity.customer_email,
        &opportunity.team_name,
        &opportunity.responsible_name,
        &opportunity.type_name,
    ];
    let mut all = String::new();
    for text in fields.into_iter().filter_map(Field::text) {
        all.push_str(&fold(text));
        all.push('\n');
    }
    if let Some(notes) = opportunity.notes.text() {
        all.push_str(&fold(&readable(notes)));
        all.push('\n');
    }
    // The title may be none of them.
    let names = [&opportunity.name, &opportunity.customer_name];
    if !names.into_iter().filter_map(Field::text).any(shows) {
        all.push_str(&fold(&opportunity.title()));
        all.push('\n');
    }
    if let Field::Set(id) = &opportunity.id {
        all.push_str(&id.to_string());
    }
    all
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
