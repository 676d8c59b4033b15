//! The verifier in a browser: the same numbered checks over the same record, in a worker (spec chapter 8, 8.7).
//!
//! * `told`: what the page shows beside the report
//! * `progress`: how far it is, told to the worker

pub(crate) mod progress;
mod told;

pub use told::{Told, ToldContest, ToldOption};

use crate::{Fault, Fetched};
use ostrakon_tlog::tree::TreeHead;
use ostrakon_verify::{Options, Progress, Published, ReadError, RecordFiles, Tuning, Verification};
use wasm_bindgen::prelude::wasm_bindgen;

/// Ballots that are verified together. More are faster, and fewer tell sooner how far it is: so many take some seconds here.
const CHUNK: u64 = 2048;

/// Verifies the record of the election of this slug, and tells how far it is by the worker's `verifying`. What it gives is [`Told`] as JSON.
#[wasm_bindgen]
pub fn verify(slug: &str) -> Result<String, Fault> {
    let told = verify_files(&Fetched::record(slug), &progress::Worker::default())?;
    serde_json::to_string(&told).map_err(|error| Fault::new("core-stopped", error))
}

/// Verifies the record in files that are read by their names.
///
/// # Errors
/// If there is no record at all; whatever is wrong with one is in the report.
pub fn verify_files(files: &dyn RecordFiles, progress: &dyn Progress) -> Result<Told, Fault> {
    let (verification, head) = verification(files, progress)?;
    Told::of(&verification, head)
}

/// As [`verify_files`], with everything that whoever signs goes by; and the head that the checkpoint speaks of.
///
/// # Errors
/// As [`verify_files`].
pub(crate) fn verification(
    files: &dyn RecordFiles,
    progress: &dyn Progress,
) -> Result<(Verification, Option<TreeHead>), Fault> {
    let published = Published::open(files).map_err(unread)?;
    let tuning = Tuning { chunk: Some(CHUNK), ..Tuning::default() };
    let options = Options { tuning, ..Options::default() };
    Ok((ostrakon_verify::verify(&published, &options, progress), published.head()))
}

/// Why nothing can be read of a record.
pub(crate) fn unread(error: ReadError) -> Fault {
    match error {
        ReadError::Missing => Fault::new("no-record", "there is no checkpoint"),
        error => Fault::new("no-connection", error),
    }
}
