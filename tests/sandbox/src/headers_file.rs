//! `_headers`, in the format of Netlify and Cloudflare Pages: a line with a path pattern, then indented `Name: value` lines.

use axum::http::header::{HeaderName, HeaderValue};

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

    /// The headers for a path: those of every block that matches, in order.
    pub fn matching<'a>(
        &'a self,
        path: &'a str,
    ) -> impl Iterator<Item = &'a (HeaderName, HeaderValue)> {
        self.0
            .iter()
            .filter(move |block| matches(&block.pattern, path))
            .flat_map(|block| &block.headers)
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
