//! Voters who send the same ballot until it is acknowledged, then the next.

use super::Evidence;
use crate::carried::SLUG;
use crate::forge::{Election, options};
use ostrakon_election::cast::NO_BALLOT;
use ostrakon_tlog::hash::leaf_hash;
use rand_core::{OsRng, RngCore};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

/// The longest that somebody thinks before the next ballot, in milliseconds: a board that grows slowly is read again quickly.
const PAUSE: u32 = 60;

/// Where they vote.
pub(super) struct Hall<'a> {
    election: &'a Election,
    address: RwLock<String>,
    closed: AtomicBool,
    given_up: AtomicBool,
    heard: Mutex<Heard>,
}

/// What voters heard.
#[derive(Default)]
pub(super) struct Heard {
    /// A receipt for each acknowledged ballot.
    pub(super) evidence: Evidence,
    /// Sendings that were not answered, or told to come again.
    pub(super) unanswered: usize,
}

/// The hall is open; dropped, it is closed.
pub(super) struct Open<'a>(&'a Hall<'a>);

impl Drop for Open<'_> {
    /// Nobody casts another ballot; and if something is wrong already, nobody waits for the last one.
    fn drop(&mut self) {
        self.0.given_up.store(std::thread::panicking(), Ordering::Relaxed);
        self.0.closed.store(true, Ordering::Relaxed);
    }
}

impl<'a> Hall<'a> {
    /// The service's first address.
    pub(super) fn new(election: &'a Election, address: &str) -> Self {
        let (closed, given_up) = (AtomicBool::new(false), AtomicBool::new(false));
        Self { election, address: RwLock::new(address.to_owned()), closed, given_up, heard: Mutex::default() }
    }

    /// From now on until this is dropped, voters cast ballots.
    pub(super) fn open(&self) -> Open<'_> {
        Open(self)
    }

    /// The service answers elsewhere now.
    pub(super) fn moved(&self, address: &str) {
        address.clone_into(&mut self.address.write().unwrap());
    }

    /// What they heard so far.
    pub(super) fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Votes until the hall closes, and then until the last ballot is acknowledged.
    pub(super) fn vote(&self, member: usize) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(10)))
            .build()
            .into();
        let mut previous = NO_BALLOT;
        while !self.closed.load(Ordering::Relaxed) {
            let ballot = self.seal(member, &previous);
            while let Err(why) = self.send(&agent, &ballot) {
                assert!(why.is_none(), "member {member}: {}", why.unwrap_or_default());
                self.heard().unanswered += 1;
                std::thread::sleep(Duration::from_millis(3));
                if self.given_up.load(Ordering::Relaxed) {
                    return;
                }
            }
            previous = *leaf_hash(&ballot).as_bytes();
            std::thread::sleep(Duration::from_millis(u64::from(OsRng.next_u32() % PAUSE)));
        }
    }

    fn seal(&self, member: usize, previous: &[u8; 32]) -> Vec<u8> {
        let credential = self.election.rolls[0].members[member].credential();
        let booth = self.election.booth(0);
        let encrypted = booth.encrypt(&[options(&[member % 3])], &credential, &mut OsRng).unwrap();
        encrypted.seal(&credential, previous, &mut OsRng).unwrap().bytes().to_vec()
    }

    /// Sends a ballot; no word if it may be sent again, a word if something is wrong.
    fn send(&self, agent: &ureq::Agent, ballot: &[u8]) -> Result<(), Option<String>> {
        let address = format!("{}/api/elections/{SLUG}/cast", self.address.read().unwrap());
        let mut response =
            agent.post(address).content_type("application/octet-stream").send(ballot).map_err(|_| None)?;
        let body = response.body_mut().read_to_vec().map_err(|_| None)?;
        match response.status().as_u16() {
            200 => {
                self.heard().evidence.acknowledged(ballot, body);
                Ok(())
            }
            503 => Err(None),
            status => Err(Some(format!("{status}: {}", String::from_utf8_lossy(&body)))),
        }
    }
}
