//! Where a record stands in the body it came in.

use std::ops::Range;

/// Between which bytes of a body a part of it stands; nothing for a text from elsewhere.
pub fn place_in(body: &str, part: &str) -> Option<Range<usize>> {
    let start = (part.as_ptr() as usize).wrapping_sub(body.as_ptr() as usize);
    let place = start..start.wrapping_add(part.len());
    body.get(place.clone()).map(|_| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_body_is_found_where_it_stands() {
        let body = r#"[{"Id": 1}, {"Id": 2}]"#;
        assert_eq!(place_in(body, &body[12..21]), Some(12..21));
    }

    #[test]
    fn a_text_from_elsewhere_has_no_place() {
        let elsewhere = "[]".to_owned();
        assert_eq!(place_in("[]", &elsewhere), None);
    }
}
