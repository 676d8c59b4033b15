//! Records verified in pieces whose results are in a bucket of a real S3 server (spec 8.9): the same names and bytes as in a folder, the same report, the same refusals.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the verdict")]

use ostrakon_objects::{Bucket, Name, Patience};
use ostrakon_s3::{Fault, Gate, Server};
use ostrakon_tests::corpus::crowd::crowd;
use ostrakon_tests::forge::Record;
use ostrakon_tests::pieces::{Memory, SMALL, run_all};
use ostrakon_verify::Options;
use ostrakon_verify::shards::{self, Job, Reduced, ShardError, Store, Task};
use std::collections::{BTreeMap, HashSet};
use std::mem::discriminant;
use std::time::Duration;

const PREFIX: &str = "crowd/may";

struct Place {
    server: Server,
    gate: Gate,
    store: Bucket,
    record: Record,
    job: Job,
}

/// A record, cut, and an empty bucket.
fn place() -> Place {
    let server = Server::start();
    server.bucket("votes");
    let gate = Gate::before(server.address());
    let patience = Patience { retries: 1, pause: Duration::from_millis(10), ..Patience::default() };
    let name = Name::parse(&format!("s3://votes/{PREFIX}")).unwrap();
    let store = Bucket::open(&name, gate.settings(), patience).unwrap();
    let record = crowd();
    let job = Job::open(&record, Some(SMALL)).unwrap();
    Place { server, gate, store, record, job }
}

impl Place {
    /// With all that is to be done.
    fn done() -> Self {
        let place = place();
        run_all(&place.record, &place.job, &place.store).unwrap();
        place
    }

    fn reduced(&self) -> Result<Reduced, ShardError> {
        shards::reduce(&self.record, &self.job, &self.store, &Options::default(), &())
    }

    fn note(&self, task: &Task) -> String {
        format!("{PREFIX}/done/{}", task.id(&self.job))
    }

    fn result(&self, task: &Task) -> String {
        let name = shards::done(&self.job, task, &self.store).unwrap().unwrap();
        format!("{PREFIX}/results/{name}")
    }

    /// What `reduce` says while an object is another one.
    fn with(&self, key: &str, bytes: Option<&[u8]>) -> ShardError {
        let good = self.server.object("votes", key).unwrap();
        match bytes {
            Some(bytes) => self.server.replace("votes", key, bytes),
            None => self.server.remove("votes", key),
        }
        let told = self.reduced().err().unwrap();
        self.server.replace("votes", key, &good);
        told
    }
}

/// The first task of every kind: what is done to every single one in memory is done to these over the network.
fn one_of_each(job: &Job) -> Vec<Task> {
    let mut tasks = job.passes().concat();
    let mut seen = HashSet::new();
    tasks.retain(|task| seen.insert(discriminant(task)));
    tasks
}

#[test]
fn pieces_in_a_bucket_give_the_same_bytes_and_the_same_report() {
    let place = Place::done();
    let own = place.record.verify(None).report;
    assert_eq!(place.reduced().unwrap().verification.report, own);
    let memory = Memory::default();
    run_all(&place.record, &place.job, &memory).unwrap();
    let kept = memory.0.into_inner().unwrap();
    let there = place.server.names("votes").into_iter();
    let there: BTreeMap<String, Vec<u8>> = there
        .map(|name| {
            let bytes = place.server.object("votes", &name).unwrap();
            (name.strip_prefix(&format!("{PREFIX}/")).unwrap().to_owned(), bytes)
        })
        .collect();
    assert_eq!(there, kept);
    assert!(run_all(&place.record, &place.job, &place.store).unwrap().is_empty(), "nothing is done twice");
}

#[test]
fn what_is_missing_altered_or_cut_short_in_a_bucket_is_named() {
    let place = Place::done();
    for task in one_of_each(&place.job) {
        let (note, result) = (place.note(&task), place.result(&task));
        let bytes = place.server.object("votes", &result).unwrap();
        assert!(matches!(place.with(&note, None), ShardError::Missing(named) if named == task));
        assert!(matches!(place.with(&result, None), ShardError::Missing(named) if named == task));
        let mut altered = bytes.clone();
        altered[25] ^= 1;
        assert!(matches!(place.with(&result, Some(&altered)), ShardError::Altered(named) if named == task));
        for length in [0, 10] {
            let told = place.with(&result, Some(&bytes[..length]));
            assert!(matches!(told, ShardError::Missing(named) if named == task), "{length}: nothing is left");
        }
        for length in [30, 60] {
            let told = place.with(&result, Some(&bytes[..length]));
            assert!(matches!(told, ShardError::Altered(named) if named == task), "{length}");
        }
    }
    assert!(place.reduced().is_ok());
}

#[test]
fn what_is_doubled_or_stale_in_a_bucket_is_named() {
    let place = Place::done();
    for pair in place.job.passes()[0].windows(2) {
        let doubled = place.server.object("votes", &place.note(&pair[0])).unwrap();
        let told = place.with(&place.note(&pair[1]), Some(&doubled));
        assert!(matches!(told, ShardError::Altered(named) if named == pair[1]));
    }
    let mut changed = place.record.clone();
    let path = changed.path("tile/entries/000");
    *changed.file(&path).last_mut().unwrap() ^= 1;
    let [first, ..] = place.job.passes();
    let task = first.iter().find(|task| matches!(task, Task::Ballots { first: 0, .. })).unwrap();
    shards::run(&changed, &place.job, task, &place.store, &()).unwrap();
    assert!(matches!(place.reduced(), Err(ShardError::Stale(Task::Join { part: 0 }))));
}

#[test]
fn whoever_dies_between_result_and_note_is_run_again() {
    let place = place();
    let [first, ..] = place.job.passes();
    place.gate.fail(|line| {
        line.starts_with("PUT ")
            .then(|| line.contains("/done/"))
            .filter(|note| *note)
            .map(|_| Fault::Status(500, "Died"))
    });
    for task in &first {
        let told = shards::run(&place.record, &place.job, task, &place.store, &());
        assert!(matches!(told, Err(ShardError::Io(_))), "{task}");
        assert_eq!(shards::done(&place.job, task, &place.store).unwrap(), None);
    }
    let results = place.server.names("votes");
    assert_eq!(results.len(), first.len(), "results without notes");
    place.gate.fail(|_| None);
    assert_eq!(
        run_all(&place.record, &place.job, &place.store).unwrap().len(),
        place.job.passes().concat().len()
    );
    assert!(results.iter().all(|name| place.server.object("votes", name).is_some()));
    assert_eq!(place.reduced().unwrap().verification.report, place.record.verify(None).report);
}

#[test]
fn a_store_that_fails_is_an_error_and_no_finding() {
    let place = Place::done();
    for (fault, words) in [
        (Fault::Status(403, "AccessDenied"), "forbids it"),
        (Fault::Status(500, "InternalError"), "try again later"),
        (Fault::Cut(100), "breaks off"),
    ] {
        place.gate.fail(move |_| Some(fault.clone()));
        match place.reduced() {
            Err(ShardError::Io(error)) => assert!(error.to_string().contains(words), "{error}"),
            other => panic!("{words}: {other:?}"),
        }
    }
    place.gate.fail(|line| line.contains("/results/").then_some(Fault::Cut(0)));
    assert!(matches!(place.reduced(), Err(ShardError::Io(_))));
    place.gate.fail(|_| None);
    assert!(place.reduced().is_ok());
    let _ = place.store.get("job.json", None).unwrap();
}
