//! A log that shows less than it has signed: an old copy, or a board that was put back (spec 4.6).
//!
//! It is no fork, and for a moment it is nothing: a head is cosigned before it is published. So it counts from when, and of how many entries that
//! were cosigned by then; a log that shows all of these is not put back, even if more were cosigned since. What lasts is told of.

use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint, VerifiedCheckpoint};

/// How long a log may be behind, in seconds, before the witness warns of it.
pub const LONG: u64 = 300;

/// Since when a log shows less than was cosigned, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    since: u64,
    /// How many entries were cosigned then.
    cosigned: u64,
    shown: VerifiedCheckpoint,
    /// This process has warned of it.
    told: bool,
}

impl Behind {
    /// From now on.
    pub(crate) fn new(since: u64, cosigned: u64, shown: &VerifiedCheckpoint) -> Self {
        Self { since, cosigned, shown: shown.alone(), told: false }
    }

    /// The same, if what the log shows now is less than it was to show then.
    pub(crate) fn still(self, shown: &VerifiedCheckpoint) -> Option<Self> {
        (shown.head().size < self.cosigned).then(|| Self { shown: shown.alone(), ..self })
    }

    /// When it was first seen, in Unix seconds by the witness's clock.
    pub fn since(&self) -> u64 {
        self.since
    }

    /// How many entries the log shows.
    pub fn size(&self) -> u64 {
        self.shown.head().size
    }

    /// How many entries the log had signed by then, which this witness had cosigned.
    pub fn cosigned(&self) -> u64 {
        self.cosigned
    }

    /// Whether this lasts longer than a log needs to publish what it has signed.
    pub fn is_long(&self, now: u64) -> bool {
        now.saturating_sub(self.since) >= LONG
    }

    /// Whether it is time to warn of it: once while it lasts.
    pub(crate) fn warn(&mut self, now: u64) -> bool {
        let due = !self.told && self.is_long(now);
        self.told |= due;
        due
    }

    /// As it is kept: time and size in a line, then what the log shows, with its signature.
    pub(crate) fn encode(&self) -> String {
        format!("{} {}\n{}", self.since, self.cosigned, self.shown.signed().encode())
    }

    /// Reads what is kept; none if this is nothing of the kind: a log that is not behind has an empty file.
    pub fn parse(bytes: &[u8], log: &LogKey) -> Option<Self> {
        let (line, checkpoint) = std::str::from_utf8(bytes).ok()?.split_once('\n')?;
        let (since, cosigned) = line.split_once(' ')?;
        let shown = SignedCheckpoint::parse(checkpoint.as_bytes()).ok()?.verify(log).ok()?;
        Some(Self { since: since.parse().ok()?, cosigned: cosigned.parse().ok()?, shown, told: false })
    }
}
