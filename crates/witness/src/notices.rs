//! What whoever runs the witness looks at beside logs, as the page tells it. What it is about, a witness does not know.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// What was seen of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// When it was looked at, Unix seconds.
    pub time: u64,
    /// Whether people should know.
    pub alarm: bool,
    /// What was seen; a line each.
    pub lines: Vec<String>,
}

/// What was seen last, by the name of what was looked at.
#[derive(Debug, Default)]
pub(crate) struct Notices(RwLock<BTreeMap<String, Notice>>);

impl Notices {
    pub(crate) fn set(&self, name: &str, notice: Notice) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), notice);
    }

    pub(crate) fn all(&self) -> BTreeMap<String, Notice> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
