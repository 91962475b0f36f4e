//! Where the opportunity came from, as a sentence. The parameters are a stranger's text.

use crate::crm::attribution::{Part, sentence};
use crate::crm::opportunity::Opportunity;
use crate::ui::el::{El, bdi, el};

/// The sentence; nothing if nothing is known.
pub fn attribution(opportunity: &Opportunity) -> Vec<El> {
    let parts = sentence(opportunity);
    if parts.is_empty() {
        return Vec::new();
    }
    // A quotation mark or comma never stands on another line than what it belongs to.
    let mut spans: Vec<El> = Vec::new();
    let mut opening = "";
    for part in parts {
        match part {
            Part::Words(words) => {
                let rest = words.trim_start_matches(['”', ',']);
                let closing = &words[..words.len() - rest.len()];
                let value = spans.pop().map(|span| span.text(closing));
                spans.extend(value);
                let plain = rest.trim_end_matches('“');
                opening = &rest[plain.len()..];
                if !plain.is_empty() {
                    spans.push(el("span").text(plain));
                }
            }
            Part::Value(value) => {
                spans.push(el("span").class("whole").text(opening).child(bdi(value)));
            }
        }
    }
    vec![el("p").class("attribution").children(spans)]
}
