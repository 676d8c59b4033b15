//! Times: what people write, what records hold, and the clock that rehearsals play.

use crate::error::{CliError, Outcome};
use jiff::{SignedDuration, Timestamp};

/// The clock of a command.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(crate) struct Clock {
    /// Plays the clock: says this time instead of the system's, as 2026-12-01T09:00:00Z. For rehearsals and for elections
    /// recorded afterwards. A time in a record is always what its signer says it was; nobody can prove another.
    #[arg(long, value_name = "TIME", value_parser = parse)]
    at: Option<u64>,
}

impl Clock {
    /// A clock that stands still.
    pub(crate) fn played(time: u64) -> Self {
        Self { at: Some(time) }
    }

    /// The time that a rehearsal plays.
    pub(crate) fn rehearsed(self) -> Option<u64> {
        self.at
    }

    /// Unix seconds now.
    pub(crate) fn now(self) -> u64 {
        self.at.unwrap_or_else(system)
    }
}

/// The system's clock.
pub(crate) fn system() -> u64 {
    u64::try_from(Timestamp::now().as_second()).unwrap_or(0)
}

/// Reads a time as RFC 3339 writes it.
pub(crate) fn parse(text: &str) -> Result<u64, String> {
    let time: Timestamp =
        text.trim().parse().map_err(|_| format!("{text:?} is no time; write it as 2026-12-01T09:00:00Z"))?;
    u64::try_from(time.as_second()).map_err(|_| format!("{text} is before 1970"))
}

/// Reads a length of time such as `48h` or `90m`, in seconds.
pub(crate) fn parse_duration(text: &str) -> Outcome<u64> {
    let wrong =
        || CliError::new(format!("{text:?} is no length of time; write for example \"48h\" or \"90m\""));
    let duration: SignedDuration = text.trim().parse().map_err(|_| wrong())?;
    u64::try_from(duration.as_secs()).map_err(|_| wrong())
}

/// A time for people.
pub(crate) fn show(time: u64) -> String {
    let seconds = i64::try_from(time).ok();
    match seconds.and_then(|s| Timestamp::from_second(s).ok()) {
        Some(time) => time.to_string(),
        None => format!("{time} seconds after 1970"),
    }
}

/// In seconds.
pub(crate) const DAY: u64 = 24 * 3_600;

/// What is signed cannot be taken back: a time that lies days ahead is rather a slip than meant. `then` is what comes of it.
pub(crate) fn warn_ahead(time: u64, what: &str, then: &str) {
    let now = system();
    if time > now.saturating_add(DAY) {
        let (time, now) = (show(time), show(now));
        eprintln!("WARNING: the {what} is signed as of {time}, more than a day from now ({now}){then}.");
    }
}

/// What is said of a time before `earliest`.
pub(crate) fn early(now: u64, earliest: u64, what: &str) -> CliError {
    CliError::new(format!("{what} is not before {}, and it is {}", show(earliest), show(now)))
        .next("wait until then, or play the clock with --at in a rehearsal")
}
