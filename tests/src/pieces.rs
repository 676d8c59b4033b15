//! Records verified in pieces, as a cluster does, held against a verification in one piece.

use crate::forge::Record;
use ostrakon_verify::shards::{self, Cut, Job, Reduced, ShardError, Store, Task};
use ostrakon_verify::{Options, RecordFiles, Report};
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::sync::Mutex;

/// The smallest stretches that there are, so that small records have several.
pub const SMALL: Cut = Cut { stretch: 256, voters: 5, parts: 3 };

/// Results in memory.
#[derive(Debug, Default)]
pub struct Memory(pub Mutex<BTreeMap<String, Vec<u8>>>);

impl Store for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.0.lock().unwrap().insert(path.into(), bytes.to_vec());
        Ok(())
    }

    fn get(&self, path: &str, range: Option<Range<u64>>) -> io::Result<Option<Vec<u8>>> {
        let kept = self.0.lock().unwrap();
        let Some(bytes) = kept.get(path) else { return Ok(None) };
        let Range { start, end } = range.unwrap_or(0..bytes.len() as u64);
        let part = bytes.get(start as usize..end as usize);
        part.map(|part| Some(part.to_vec())).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

/// Runs every task that is not done, pass after pass.
pub fn run_all(files: &dyn RecordFiles, job: &Job, store: &dyn Store) -> Result<Vec<Task>, ShardError> {
    let mut run = Vec::new();
    for task in job.passes().concat() {
        if shards::done(job, &task, store)?.is_none() {
            shards::run(files, job, &task, store, &())?;
            run.push(task);
        }
    }
    Ok(run)
}

/// Cut, run and put together.
pub fn in_pieces(files: &dyn RecordFiles, options: &Options, cut: Cut) -> Result<Reduced, ShardError> {
    let (job, store) = (Job::open(files, Some(cut))?, Memory::default());
    run_all(files, &job, &store)?;
    shards::reduce(files, &job, &store, options, &())
}

/// Asserts that the same is found in pieces as was found in one; only records whose setup or rolls are at fault are not cut at all.
pub fn assert_alike(what: &str, record: &Record, report: &Report) {
    match in_pieces(record, &record.options(None), SMALL) {
        Ok(reduced) => {
            let told = |report: &Report| serde_json::to_string_pretty(report).unwrap();
            assert_eq!(told(&reduced.verification.report), told(report), "{what}: in pieces");
            assert!(reduced.verification.evidence.is_none(), "{what}: others' word is no evidence");
        }
        Err(ShardError::NotCut(why)) => {
            assert!(
                !report.passed_through(299),
                "{what}: is not cut ({why}), and nothing up to its rolls is at fault"
            );
        }
        Err(error) => panic!("{what}: in pieces: {error}"),
    }
}
