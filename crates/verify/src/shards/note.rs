//! In the store: which job its results are of, so that all who work on it cut the record alike.

use super::{Cut, Job, ShardError, Store};
use crate::RecordFiles;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// Where it stands.
pub const JOB: &str = "job.json";
/// More bytes than any has.
const MOST: usize = 4096;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Noted {
    context: Bytes32,
    cut: Cut,
}

impl Job {
    /// Notes the job in a store.
    ///
    /// # Errors
    /// Of the store.
    pub fn note(&self, store: &dyn Store) -> Result<(), ShardError> {
        let noted = Noted { context: self.context(), cut: *self.cut() };
        let json = serde_json::to_vec_pretty(&noted).unwrap_or_default();
        Ok(store.put(JOB, &json)?)
    }

    /// The job that was noted, over the same record.
    ///
    /// # Errors
    /// If none was, or of another record; and as [`Self::open`].
    pub fn noted(files: &dyn RecordFiles, store: &dyn Store) -> Result<Self, ShardError> {
        let absent = || ShardError::NotNoted(None);
        let bytes = store.get(JOB, None)?.ok_or_else(absent)?;
        if bytes.len() > MOST {
            return Err(ShardError::NotNoted(Some(format!("{JOB} has more than {MOST} bytes"))));
        }
        let unread = |error: serde_json::Error| ShardError::NotNoted(Some(format!("{JOB}: {error}")));
        let noted: Noted = serde_json::from_slice(&bytes).map_err(unread)?;
        let job = Self::open(files, Some(noted.cut))?;
        if job.context() == noted.context { Ok(job) } else { Err(ShardError::OtherJob) }
    }
}
