//! Bringing a directory up to date with what a service publishes.

use super::client;
use crate::error::Outcome;
use crate::files;
use crate::progress;
use indicatif::ProgressBar;
use ostrakon_client::mirror::{Mirror, MirrorError, Remote, Update, Watch};
use ostrakon_client::{Client, ElectionUrl};
use ostrakon_group::Bytes32;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How long to wait for what is durable to be published: witnesses may have to sign it first.
const PATIENCE: Duration = Duration::from_secs(60);
/// The first look comes soon: mostly it is a matter of the disk. Each pause is twice the one before, up to the longest.
const FIRST: Duration = Duration::from_millis(10);
const LONGEST: Duration = Duration::from_millis(320);

/// Copies a log into a directory, or brings the copy there up to date.
pub(crate) fn follow(
    remote: Remote,
    to: &Path,
    election: Option<&Bytes32>,
) -> Outcome<(Mirror<Remote>, Update)> {
    let mut mirror = open(remote, to)?;
    let update = mirror.update(election, &Bar::default())?;
    Ok((mirror, update))
}

/// An election's record, by its address.
pub(crate) fn follow_election(url: &ElectionUrl, to: &Path, election: Option<&Bytes32>) -> Outcome<Update> {
    let remote = election_at(&client(&url.base)?, url);
    Ok(follow(remote, to, election)?.1)
}

/// Copies all that a service has of an election: what is published lags behind what is durable. If publishing takes too long the copy is what
/// there is, which is told.
pub(crate) fn follow_durable(client: &Client, url: &ElectionUrl, to: &Path) -> Outcome {
    let update = follow(election_at(client, url), to, None)?.1;
    let durable = client.election(&url.slug)?.entries;
    if update.entries < durable && !follow_to(election_at(client, url), to, durable)? {
        eprintln!(
            "WARNING: {url} has {durable} entries and has not published them all: they may wait for witnesses. What is done now may be refused."
        );
    }
    Ok(())
}

/// Waits until so many entries are published, and copies them. False if that takes too long: they are durable all the same.
pub(crate) fn follow_to(remote: Remote, to: &Path, size: u64) -> Outcome<bool> {
    let (mut mirror, begun, mut pause) = (open(remote, to)?, Instant::now(), FIRST);
    loop {
        match mirror.update(None, &()) {
            Ok(update) if update.entries >= size => return Ok(true),
            // The first checkpoint of a new log takes its time, too.
            Ok(_) | Err(MirrorError::NoLog(_)) => {}
            Err(error) => return Err(error.into()),
        }
        if begun.elapsed() > PATIENCE {
            return Ok(false);
        }
        std::thread::sleep(pause);
        pause = LONGEST.min(pause * 2);
    }
}

/// Where an election's record is published.
pub(crate) fn election_at(client: &Client, url: &ElectionUrl) -> Remote {
    Remote::new(client.clone(), format!("elections/{}/", url.slug))
}

/// Where a service's register is published.
pub(crate) fn register_at(client: &Client) -> Remote {
    Remote::new(client.clone(), "register/")
}

fn open(remote: Remote, to: &Path) -> Result<Mirror<Remote>, MirrorError> {
    Mirror::open(remote, to, &evidence_of(to))
}

/// Evidence against a log lies beside its copy.
fn evidence_of(to: &Path) -> PathBuf {
    files::beside(to, "-evidence")
}

/// A bar of bundles.
#[derive(Default)]
struct Bar(Mutex<Option<ProgressBar>>);

impl Watch for Bar {
    fn begin(&self, bundles: u64) {
        if let Ok(mut bar) = self.0.lock() {
            *bar = Some(progress::bar("fetching", bundles));
        }
    }

    fn advance(&self) {
        if let Ok(bar) = self.0.lock()
            && let Some(bar) = bar.as_ref()
        {
            bar.inc(1);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Ok(bar) = self.0.get_mut()
            && let Some(bar) = bar.take()
        {
            bar.finish_and_clear();
        }
    }
}
