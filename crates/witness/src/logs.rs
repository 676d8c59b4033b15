//! Which logs a witness cosigns: the file `logs.toml`, which people write too.

use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::key::ParseVerifierKeyError;
use serde::Deserialize;

/// The longest file of logs, in bytes.
pub const MAX_LOGS_LEN: u64 = 1 << 20;

/// What a new file begins with.
pub const HEADING: &str = "\
# The logs that this witness cosigns. A running witness reads this file again when it changes.
#
# [[log]]
# key = \"<origin>+<id>+<key>\"            the log's verifier key
# url = \"https://board.example/register\"   optional: where its files are, to watch it
";

/// A log, and where its files are, if the witness is to look at them by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// The log's key, with its origin.
    pub key: LogKey,
    /// The address below which `checkpoint` and `tile/…` are; no final slash.
    pub url: Option<String>,
}

impl LogEntry {
    /// Takes a verifier key and an address as people write them.
    ///
    /// # Errors
    /// If one of them is none.
    pub fn new(key: &str, url: Option<&str>) -> Result<Self, LogsError> {
        let refuse = |source| LogsError::Key { key: key.to_owned(), source };
        let url = url.map(|url| address(url).ok_or_else(|| LogsError::Url { url: url.to_owned() }));
        Ok(Self { key: LogKey::parse(key.trim()).map_err(refuse)?, url: url.transpose()? })
    }

    /// The origin of the log.
    pub fn origin(&self) -> &str {
        self.key.origin().as_str()
    }

    /// The lines of the file that say this.
    pub fn to_toml(&self) -> String {
        // Its own way to write texts: other languages escape what a name may hold in other words.
        let quoted = toml::Value::String;
        let key = format!("\n[[log]]\nkey = {}\n", quoted(self.key.verifier_key().to_string()));
        self.url.iter().fold(key, |text, url| format!("{text}url = {}\n", quoted(url.clone())))
    }
}

/// An address of which the rest can be appended to.
fn address(url: &str) -> Option<String> {
    let url = url.trim().trim_end_matches('/');
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let plain = |c: char| c.is_ascii_graphic() && !"?#\"\\".contains(c);
    (!rest.is_empty() && rest.chars().all(plain)).then(|| url.to_owned())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "log", default)]
    logs: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    url: Option<String>,
}

/// Reads a file of logs.
///
/// # Errors
/// What in it is not as it must be.
pub fn parse(text: &str) -> Result<Vec<LogEntry>, LogsError> {
    let file: File = toml::from_str(text).map_err(|error| LogsError::Toml {
        line: 1 + error
            .span()
            .and_then(|span| text.get(..span.start))
            .map_or(0, |before| before.matches('\n').count()),
        what: error.message().lines().next().unwrap_or_default().to_owned(),
    })?;
    let entries = file.logs.iter().map(|entry| LogEntry::new(&entry.key, entry.url.as_deref()));
    let entries = entries.collect::<Result<Vec<_>, _>>()?;
    distinct(&entries)?;
    Ok(entries)
}

/// Checks that no log is there twice: an origin has one key.
///
/// # Errors
/// Which is.
pub fn distinct(entries: &[LogEntry]) -> Result<(), LogsError> {
    for (number, entry) in entries.iter().enumerate() {
        if entries[..number].iter().any(|earlier| earlier.origin() == entry.origin()) {
            return Err(LogsError::Twice { origin: entry.origin().to_owned() });
        }
    }
    Ok(())
}

/// Why logs are not as they must be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogsError {
    /// The file is not in its form.
    #[error("line {line}: {what}")]
    Toml {
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        what: String,
    },
    /// A key is none.
    #[error("{key:?} is no log's verifier key: {source}")]
    Key {
        /// What stands there.
        key: String,
        /// What is wrong with it.
        source: ParseVerifierKeyError,
    },
    /// An address is none.
    #[error("{url:?} is no address of a log: write https://… without query or fragment")]
    Url {
        /// What stands there.
        url: String,
    },
    /// A log is there twice.
    #[error("the log {origin} is named twice")]
    Twice {
        /// Its origin.
        origin: String,
    },
}
