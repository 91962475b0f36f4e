//! A JSON object that keeps its keys in order and each value's text as it is: money is never a binary fraction here,
//! and a record can hold what no serialiser would print.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};

use chrono::{DateTime, SecondsFormat, Utc};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

/// The text of one JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Json(Cow<'static, str>);

impl Json {
    /// `null`.
    pub const NULL: Self = Self::raw("null");

    /// Text that is JSON already.
    #[must_use]
    pub const fn raw(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// Text that is JSON already, made at run time.
    #[must_use]
    pub const fn made(text: String) -> Self {
        Self(Cow::Owned(text))
    }

    /// A moment as the current documentation prints them: UTC, whole seconds, `Z`.
    #[must_use]
    pub fn moment(moment: DateTime<Utc>) -> Self {
        Self::made(format!(
            "\"{}\"",
            moment.to_rfc3339_opts(SecondsFormat::Secs, true)
        ))
    }

    /// An array.
    #[must_use]
    pub fn array(items: impl IntoIterator<Item = impl Display>) -> Self {
        let mut text = String::from("[");
        for (index, item) in items.into_iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            // Writing into a String cannot fail.
            let _ = write!(text, "{comma}{item}");
        }
        text.push(']');
        Self::made(text)
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Display for Json {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::made(Value::from(text).to_string())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::raw(if value { "true" } else { "false" })
    }
}

impl From<u64> for Json {
    fn from(value: u64) -> Self {
        Self::made(value.to_string())
    }
}

impl From<Document> for Json {
    fn from(document: Document) -> Self {
        Self::made(document.to_string())
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::NULL, Into::into)
    }
}

/// A JSON object.
#[derive(Debug, Clone, Default)]
pub struct Document(Vec<(Cow<'static, str>, Json)>);

impl Document {
    /// Reads an object, keeping order and texts.
    ///
    /// # Errors
    /// When the text is no JSON object.
    pub fn parse(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.0
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }

    /// Changes the value of a key where it stands, or adds it at the end.
    pub fn set(&mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Json>) {
        let key = key.into();
        let value = value.into();
        match self.0.iter_mut().find(|(name, _)| *name == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key, value)),
        }
    }

    /// [`Self::set`] for chains.
    #[must_use]
    pub fn with(mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Json>) -> Self {
        self.set(key, value);
        self
    }
}

impl Display for Document {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_char('{')?;
        for (index, (key, value)) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(out, "{comma}\"{key}\":{value}")?;
        }
        out.write_char('}')
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Document;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, Box<RawValue>>()? {
                    entries.push((Cow::Owned(key), Json::made(value.get().to_owned())));
                }
                Ok(Document(entries))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}
