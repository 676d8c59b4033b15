//! What time it is, as this service says.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// Where the time comes from.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The system's clock.
    #[default]
    System,
    /// A file with Unix seconds, for rehearsals: a year can be played in a minute.
    File(PathBuf),
}

impl Clock {
    /// Unix seconds. A file that cannot be read, or says what no database holds, is the beginning of time, when no vote is open.
    pub fn now(&self) -> u64 {
        match self {
            Self::System => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs()),
            Self::File(path) => {
                let time = std::fs::read_to_string(path).ok().and_then(|text| text.trim().parse().ok());
                time.filter(|time| i64::try_from(*time).is_ok()).unwrap_or(0)
            }
        }
    }
}
