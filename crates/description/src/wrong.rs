//! What is wrong with a description: where, what, and what to do next.

use std::fmt;

/// One thing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Wrong {
    /// Which part of the description, as a path: `title`, `rolls/0`, `contests/2/grades`; empty where it is about all of it.
    pub field: String,
    /// What.
    pub what: String,
    /// Where, in words.
    pub place: Option<String>,
    /// What to do.
    pub next: Option<String>,
}

impl Wrong {
    /// Something is wrong.
    pub fn new(what: impl fmt::Display) -> Self {
        Self { field: String::new(), what: what.to_string(), place: None, next: None }
    }

    /// Names the part of the description; whoever is nearest to it knows best, and each whole adds its own name before.
    pub fn field(mut self, field: impl fmt::Display) -> Self {
        self.field = match self.field.is_empty() {
            true => field.to_string(),
            false => format!("{field}/{}", self.field),
        };
        self
    }

    /// Says where, unless that is said already.
    pub fn at(mut self, place: impl fmt::Display) -> Self {
        self.place.get_or_insert_with(|| place.to_string());
        self
    }

    /// Says what this was part of.
    pub fn within(mut self, whole: impl fmt::Display) -> Self {
        self.place = Some(match self.place {
            Some(place) => format!("{whole}: {place}"),
            None => whole.to_string(),
        });
        self
    }

    /// Says what to do next, unless that is said already.
    pub fn next(mut self, next: impl fmt::Display) -> Self {
        self.next.get_or_insert_with(|| next.to_string());
        self
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.what)?;
        self.next.as_ref().map_or(Ok(()), |next| write!(f, "; {next}"))
    }
}
