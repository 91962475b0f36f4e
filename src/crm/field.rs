//! One field of a record.

/// What arrived in one field: nothing, something understood, or something else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Field<T> {
    /// Absent, null, blank, or the API's way of saying so (an enum's 0, the year 1).
    #[default]
    NotSet,
    /// Understood.
    Set(T),
    /// Not understood: the JSON text as it arrived.
    Unreadable(String),
}

impl<T> Field<T> {
    /// The value, where there is one.
    pub const fn set(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::NotSet | Self::Unreadable(_) => None,
        }
    }

    /// Whether there is a value.
    pub const fn is_set(&self) -> bool {
        matches!(self, Self::Set(_))
    }

    /// Whether nothing arrived: neither a value nor something unreadable.
    pub const fn is_not_set(&self) -> bool {
        matches!(self, Self::NotSet)
    }
}

impl Field<i64> {
    /// The Id of what it refers to: 0 is the API's way of saying that there is nothing.
    pub fn reference(&self) -> Option<i64> {
        self.set().copied().filter(|id| *id > 0)
    }
}

impl Field<String> {
    /// The text, where there is one.
    pub fn text(&self) -> Option<&str> {
        self.set().map(String::as_str)
    }
}
