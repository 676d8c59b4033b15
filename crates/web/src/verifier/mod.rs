//! The verifier in a browser: the same numbered checks over the same record, in a worker (spec chapter 8, 8.7).
//!
//! * `told`: what the page shows beside the report
//! * `progress`: how far it is, told to the worker

mod progress;
mod told;

pub use told::{Told, ToldContest, ToldOption};

use crate::{Fault, Fetched};
use ostrakon_verify::{Options, Progress, Published, ReadError, RecordFiles, Tuning};
use wasm_bindgen::prelude::wasm_bindgen;

/// Ballots that are verified together. More are faster, and fewer tell sooner how far it is: so many take some seconds here.
const CHUNK: u64 = 1024;

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
    let published = Published::open(files).map_err(|error| match error {
        ReadError::Missing => Fault::new("no-record", "there is no checkpoint"),
        error => Fault::new("no-connection", error),
    })?;
    let tuning = Tuning { chunk: Some(CHUNK), ..Tuning::default() };
    let options = Options { tuning, ..Options::default() };
    Told::of(&ostrakon_verify::verify(&published, &options, progress), published.head())
}
