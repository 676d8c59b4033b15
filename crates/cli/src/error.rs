//! What went wrong, where, and what to do next: one sentence each.

use std::fmt;

/// Everything that ends a command early.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) struct CliError {
    what: String,
    place: Option<String>,
    next: Option<String>,
    /// What to do next if nobody on the way knows better.
    usual: Option<&'static str>,
    /// The exit status: 2 where the arguments make no sense.
    pub(crate) status: u8,
}

/// What commands return.
pub(crate) type Outcome<T = ()> = Result<T, CliError>;

impl CliError {
    /// Something is wrong.
    pub(crate) fn new(what: impl fmt::Display) -> Self {
        Self { what: what.to_string(), place: None, next: None, usual: None, status: 1 }
    }

    /// The arguments make no sense.
    pub(crate) fn usage(what: impl fmt::Display) -> Self {
        Self { status: 2, ..Self::new(what) }
    }

    /// Says where, unless that is said already.
    pub(crate) fn at(mut self, place: impl fmt::Display) -> Self {
        self.place.get_or_insert_with(|| place.to_string());
        self
    }

    /// Says what this was part of.
    pub(crate) fn within(mut self, whole: impl fmt::Display) -> Self {
        self.place = Some(match self.place {
            Some(place) => format!("{whole}: {place}"),
            None => whole.to_string(),
        });
        self
    }

    /// Says what to do if nobody on the way knows better.
    pub(crate) fn usually(mut self, next: &'static str) -> Self {
        self.usual = Some(next);
        self
    }

    /// Says what to do next, unless that is said already.
    pub(crate) fn next(mut self, next: impl fmt::Display) -> Self {
        self.next.get_or_insert_with(|| next.to_string());
        self
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.what)?;
        match self.next.as_deref().or(self.usual) {
            Some(next) => write!(f, "; {next}"),
            None => Ok(()),
        }
    }
}

impl From<ostrakon_description::Wrong> for CliError {
    fn from(wrong: ostrakon_description::Wrong) -> Self {
        Self { what: wrong.what, place: wrong.place, next: wrong.next, usual: None, status: 1 }
    }
}

/// Gives errors of other crates a place.
pub(crate) trait At<T> {
    /// Says where it happened.
    fn at(self, place: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> At<T> for Result<T, E> {
    fn at(self, place: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| CliError::new(error).at(place))
    }
}

/// Adds to an error on its way.
pub(crate) trait Advise<T> {
    /// Says what to do next, unless that is said already.
    fn next(self, next: impl fmt::Display) -> Outcome<T>;
}

impl<T> Advise<T> for Outcome<T> {
    fn next(self, next: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| error.next(next))
    }
}
