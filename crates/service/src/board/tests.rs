//! Whoever reads below the published checkpoint finds every file that it needs, however writes, witnesses and sweeps fall.

use super::folder::Folder;
use super::ledger::sign;
use super::partials::Partials;
use super::publish::{Pace, Publisher, size_of};
use super::replay::Replayed;
use super::show::Policy;
use crate::Coming;
use ostrakon_store::LogKind;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::stream::{File, FileStream};
use ostrakon_tlog::tiles::{CHECKPOINT_PATH, HashTile};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

/// A directory that goes when it is dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("ostrakon-publish-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn folder(&self) -> Folder {
        Folder::new(self.0.clone())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A log that grows.
struct Log {
    replayed: Replayed,
    key: SigningKey,
}

impl Log {
    fn new() -> Self {
        let key = SigningKey::new(KeyName::new("log.example").unwrap(), SecretKey::from_seed(&[7; 32]));
        Self { replayed: Replayed::empty(LogKind::Register), key }
    }

    fn grow(&mut self, more: u64) -> Vec<File> {
        let first = self.replayed.size();
        let entries: Vec<Vec<u8>> =
            (first..first + more).map(|i| format!("entry {i}").into_bytes()).collect();
        let complete = self.replayed.push(&entries).unwrap();
        self.replayed.checkpoint = Some(sign(&self.key, &self.replayed.stream).unwrap());
        complete
    }
}

fn partial(size: u64) -> Vec<String> {
    let mut stream = FileStream::new();
    (0..size).for_each(|i| drop(stream.append(format!("entry {i}").as_bytes()).unwrap()));
    stream.partial().into_iter().map(|(name, _)| name).collect()
}

/// Whether every file is there that a reader of a checkpoint of this size asks for.
fn complete(folder: &Folder, size: u64) -> Result<(), String> {
    let tiles = HashTile::all(size).map(|tile| tile.path());
    match tiles.chain(partial(size)).find(|path| folder.get(path).unwrap().is_none()) {
        Some(missing) => Err(format!("{missing} of {size}")),
        None => Ok(()),
    }
}

#[derive(Clone, Debug)]
enum Step {
    /// The log grows, and is written.
    Write(u64),
    /// One of the sizes that are written is published.
    Publish(prop::sample::Index),
    /// One of the sweeps that wait comes.
    Sweep(prop::sample::Index),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (1..40_u64).prop_map(Step::Write),
        any::<prop::sample::Index>().prop_map(Step::Publish),
        any::<prop::sample::Index>().prop_map(Step::Sweep),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// In any order: what is published is complete, and so is each written size above it; when all is published and swept, nothing else is left.
    #[test]
    fn no_partial_file_goes_that_is_needed(steps in prop::collection::vec(step(), 1..40)) {
        let scratch = Scratch::new();
        let folder = scratch.folder();
        let (mut stream, partials) = (FileStream::new(), Partials::of(folder.clone()));
        let (mut written, mut published, mut sweeps) = (vec![0], 0, Vec::new());
        for step in steps.into_iter().chain([Step::Write(1)]) {
            match step {
                Step::Write(more) => {
                    let mut files = Vec::new();
                    (0..more).for_each(|_| {
                        let entry = format!("entry {}", stream.size());
                        files.extend(stream.append(entry.as_bytes()).unwrap());
                    });
                    let edge = stream.partial();
                    partials.need(stream.size(), edge.iter().map(|(name, _)| name.as_str()));
                    files.iter().chain(&edge).for_each(|(name, bytes)| folder.put_once(name, bytes).unwrap());
                    written.push(stream.size());
                }
                Step::Publish(which) => {
                    published = published.max(*which.get(&written));
                    sweeps.push(partials.stale(published));
                }
                Step::Sweep(which) if !sweeps.is_empty() => {
                    partials.sweep(&sweeps.remove(which.index(sweeps.len()))).unwrap();
                }
                Step::Sweep(_) => {}
            }
            for size in written.iter().filter(|size| **size >= published) {
                prop_assert_eq!(complete(&folder, *size), Ok(()));
            }
        }
        sweeps.push(partials.stale(stream.size()));
        sweeps.iter().for_each(|stale| partials.sweep(stale).unwrap());
        let needed: BTreeSet<String> = partial(stream.size()).into_iter().collect();
        prop_assert_eq!(folder.partial(), needed);
    }
}

/// A partial file that was left by another run, and is swept while the log grows to its size once more.
#[test]
fn what_is_needed_again_stays() {
    let scratch = Scratch::new();
    scratch.folder().put("tile/0/000.p/5", b"of before", false).unwrap();
    let partials = Partials::of(scratch.folder());
    let stale = partials.stale(3);
    assert_eq!(stale, ["tile/0/000.p/5"]);
    partials.need(5, ["tile/0/000.p/5"].into_iter());
    partials.sweep(&stale).unwrap();
    assert!(scratch.folder().get("tile/0/000.p/5").unwrap().is_some());
}

/// Witnesses that take their time.
struct Slow(Duration);

impl Policy for Slow {
    fn cosigned(&self, checkpoint: SignedCheckpoint) -> Coming<'_, SignedCheckpoint> {
        let time = self.0 * u32::try_from(size_of(&checkpoint) % 4).unwrap();
        Box::pin(async move {
            sleep(time).await;
            checkpoint
        })
    }

    fn completed(&self, _published: SignedCheckpoint) -> Coming<'_, SignedCheckpoint> {
        Box::pin(std::future::pending())
    }
}

const PACE: Pace = Pace {
    pause: Duration::from_millis(2),
    grace: Duration::from_millis(400),
    retry: Duration::from_millis(50),
};

fn published(folder: &Folder) -> Option<u64> {
    let bytes = folder.get(CHECKPOINT_PATH).unwrap()?;
    Some(size_of(&SignedCheckpoint::parse(&bytes).unwrap()))
}

/// Reads as a mirror does, until the log has `end` entries: how often all was there in time.
fn read_until(folder: &Folder, end: u64) -> usize {
    let (mut last, mut judged) = (0, 0);
    while last < end {
        let begun = Instant::now();
        let Some(size) = published(folder) else { continue };
        assert!(size >= last, "{size} after {last}");
        let there = complete(folder, size);
        if begun.elapsed() < PACE.grace / 2 {
            assert_eq!(there, Ok(()));
            judged += 1;
        }
        last = size;
    }
    judged
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_misses_nothing() {
    let scratch = Scratch::new();
    let publisher = Publisher::start_at(PACE, scratch.folder(), Arc::new(Slow(Duration::from_millis(15))));
    let folder = scratch.folder();
    let reader = tokio::task::spawn_blocking(move || read_until(&folder, 1_200));
    let mut log = Log::new();
    while log.replayed.size() < 1_200 {
        let complete = log.grow((1 + log.replayed.size() % 7).min(1_200 - log.replayed.size()));
        publisher.publish(complete, &log.replayed);
        sleep(Duration::from_millis(3)).await;
    }
    publisher.published(1_200).await;
    assert!(reader.await.unwrap() > 20);
    sleep(PACE.grace * 2).await;
    assert_eq!(scratch.folder().partial(), partial(1_200).into_iter().collect());
}

/// Nobody cosigns: files stand all the same, and nothing is published.
#[tokio::test]
async fn files_wait_for_no_witness() {
    let scratch = Scratch::new();
    let publisher = Publisher::start_at(PACE, scratch.folder(), Arc::new(Slow(Duration::from_secs(3_600))));
    let mut log = Log::new();
    // Of a log without entries nothing is to come.
    timeout(Duration::from_secs(10), publisher.written(0)).await.unwrap();
    for _ in 0..3 {
        let complete = log.grow(1);
        publisher.publish(complete, &log.replayed);
        timeout(Duration::from_secs(10), publisher.written(log.replayed.size())).await.unwrap();
    }
    assert_eq!((publisher.published_now(), published(&scratch.folder())), (0, None));
    complete(&scratch.folder(), 3).unwrap();
}

/// While the directory cannot be written everything stays pending, and is there in the end.
#[tokio::test]
async fn what_cannot_be_written_is_written_later() {
    let scratch = Scratch::new();
    let obstacle = scratch.0.join("tile");
    std::fs::write(&obstacle, "no folder").unwrap();
    let publisher = Publisher::start_at(PACE, scratch.folder(), Arc::new(Slow(Duration::ZERO)));
    let mut log = Log::new();
    for _ in 0..3 {
        let complete = log.grow(100);
        publisher.publish(complete, &log.replayed);
        assert!(timeout(PACE.retry, publisher.written(1)).await.is_err());
    }
    assert_eq!(published(&scratch.folder()), None);
    std::fs::remove_file(obstacle).unwrap();
    timeout(Duration::from_secs(10), publisher.published(300)).await.unwrap();
    complete(&scratch.folder(), 300).unwrap();
    assert_eq!(published(&scratch.folder()), Some(300));
}
