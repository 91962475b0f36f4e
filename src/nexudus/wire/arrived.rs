//! A record as it arrived: a place in the body it came in, which is kept once for all its records.

use std::ops::{Deref, Range};
use std::sync::Arc;

/// The JSON text of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    body: Arc<String>,
    place: Range<usize>,
}

impl Arrived {
    /// The record whose JSON text is this part of the body; a text from elsewhere becomes a body of its own.
    pub fn within(body: &Arc<String>, json: &str) -> Self {
        match place_in(body, json) {
            Some(place) => Self {
                body: Arc::clone(body),
                place,
            },
            None => Self {
                body: Arc::new(json.to_owned()),
                place: 0..json.len(),
            },
        }
    }
}

/// Between which bytes of a body a part of it stands; nothing for a text from elsewhere.
pub fn place_in(body: &str, part: &str) -> Option<Range<usize>> {
    let start = (part.as_ptr() as usize).wrapping_sub(body.as_ptr() as usize);
    let place = start..start.wrapping_add(part.len());
    body.get(place.clone()).map(|_| place)
}

impl Deref for Arrived {
    type Target = str;
    fn deref(&self) -> &str {
        &self.body[self.place.clone()] // asked when it was made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_body_is_no_copy() {
        let body = Arc::new(r#"[{"Id": 1}, {"Id": 2}]"#.to_owned());
        let arrived = Arrived::within(&body, &body[12..21]);
        assert_eq!(&*arrived, r#"{"Id": 2}"#);
        assert_eq!(arrived.as_ptr(), body[12..].as_ptr());
    }

    #[test]
    fn a_text_from_elsewhere_is_kept_as_well() {
        let body = Arc::new("[]".to_owned());
        for json in [r#"{"Id": 1}"#, "7", ""] {
            assert_eq!(&*Arrived::within(&body, json), json);
        }
    }
}
