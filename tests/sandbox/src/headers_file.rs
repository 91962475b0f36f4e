//! `_headers`, in the format of Netlify and Cloudflare Pages: a line with a path pattern, then indented `Name: value` lines.

use axum::http::header::{HeaderMap, HeaderName, HeaderValue};

/// The blocks of the file, in order.
#[derive(Debug, Default)]
pub struct HeadersFile(Vec<Block>);

#[derive(Debug)]
struct Block {
    pattern: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl HeadersFile {
    /// Reads the file.
    ///
    /// # Errors
    /// One sentence that names the first line that is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut blocks: Vec<Block> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            let wrong = |what: &str| format!("line {} of _headers {what}: `{content}`", index + 1);
            if !line.starts_with([' ', '\t']) {
                if !content.starts_with('/') {
                    return Err(wrong("is neither a path nor indented"));
                }
                blocks.push(Block {
                    pattern: content.to_owned(),
                    headers: Vec::new(),
                });
                continue;
            }
            let block = blocks
                .last_mut()
                .ok_or_else(|| wrong("comes before any path"))?;
            block
                .headers
                .push(header(content).ok_or_else(|| wrong("is no header"))?);
        }
        Ok(Self(blocks))
    }

    /// Adds the headers of every block that matches a path; what the host itself would say of the same name gives way.
    pub fn apply(&self, path: &str, headers: &mut HeaderMap) {
        let blocks = self.0.iter().filter(|block| matches(&block.pattern, path));
        let wanted: HeaderMap = blocks.flat_map(|block| block.headers.iter().cloned()).fold(
            HeaderMap::new(),
            |mut wanted, (name, value)| {
                wanted.append(name, value);
                wanted
            },
        );
        // Replaces the values of each name, keeping several of one name.
        headers.extend(wanted);
    }
}

fn header(line: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = line.split_once(':')?;
    Some((name.trim().parse().ok()?, value.trim().parse().ok()?))
}

/// `*` stands for any text, slashes included; `:name` for one segment.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.chars().next() {
        None => path.is_empty(),
        Some('*') => {
            let rest = &pattern[1..];
            (0..=path.len()).any(|at| path.get(at..).is_some_and(|tail| matches(rest, tail)))
        }
        Some(':') => {
            let rest = pattern.find('/').map_or("", |at| &pattern[at..]);
            let (segment, tail) = path.split_at(path.find('/').unwrap_or(path.len()));
            !segment.is_empty() && matches(rest, tail)
        }
        Some(first) => path
            .strip_prefix(first)
            .is_some_and(|tail| matches(&pattern[first.len_utf8()..], tail)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(file: &str, path: &str) -> Vec<String> {
        let mut headers = HeaderMap::new();
        HeadersFile::parse(file).unwrap().apply(path, &mut headers);
        headers
            .iter()
            .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
            .collect()
    }

    #[test]
    fn every_block_that_matches_applies_in_order() {
        let file = "# all\n/*\n  A: 1\n\n/x/*\n\tB: 2: 3\n  A: 4\n/y\n  C: 5\n";
        assert_eq!(applied(file, "/x/z"), ["a: 1", "a: 4", "b: 2: 3"]);
        assert_eq!(applied(file, "/y"), ["a: 1", "c: 5"]);
        assert_eq!(applied(file, "/y/"), ["a: 1"]);
    }

    #[test]
    fn what_the_host_says_gives_way() {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static("text/plain"));
        HeadersFile::parse("/*\n  Content-Type: text/html\n")
            .unwrap()
            .apply("/", &mut headers);
        assert_eq!(
            headers.get_all("content-type").iter().collect::<Vec<_>>(),
            ["text/html"]
        );
    }

    #[test]
    fn patterns_are_exact_but_for_stars_and_placeholders() {
        let table = [
            ("/*", "/", true),
            ("/*.js", "/a/b.js", true),
            ("/*.js", "/a/b.json", false),
            ("/a/*/c", "/a/b/c", true),
            ("/a", "/ab", false),
            ("/:page/x", "/p/x", true),
            ("/:page/x", "/p/q/x", false),
            ("/:page", "/", false),
        ];
        for (pattern, path, expected) in table {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        for (file, part) in [
            ("  A: 1\n", "line 1"),
            ("/*\n  A\n", "line 2"),
            ("A: 1\n", "line 1"),
            ("/*\n  a b: 1\n", "line 2"),
        ] {
            assert!(
                HeadersFile::parse(file).unwrap_err().starts_with(part),
                "{file:?}"
            );
        }
    }
}
