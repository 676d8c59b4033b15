//! From which act to which something stands.

/// The indices of two acts. What an act brings stands from the next on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The act that brought it.
    pub since: u64,
    /// The act that ended it, if one did.
    pub until: Option<u64>,
}

impl Period {
    /// From this act on.
    pub(crate) fn from(since: u64) -> Self {
        Self { since, until: None }
    }

    /// Does it stand after this many acts?
    pub fn covers(&self, size: u64) -> bool {
        self.since < size && self.until.is_none_or(|until| until >= size)
    }

    /// Ends it, if nothing did before.
    pub(crate) fn end(&mut self, act: u64) {
        self.until.get_or_insert(act);
    }
}
