//! Voters who send the same ballot until it is acknowledged, then the next.

use crate::carried::SLUG;
use crate::forge::{Election, options};
use ostrakon_election::cast::NO_BALLOT;
use ostrakon_tlog::hash::leaf_hash;
use rand_core::OsRng;
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Where they vote.
pub(super) struct Hall<'a> {
    election: &'a Election,
    address: RwLock<String>,
    closed: AtomicBool,
}

/// What one voter heard.
#[derive(Default)]
pub(super) struct Heard {
    /// A receipt for each acknowledged ballot.
    pub(super) receipts: Vec<Vec<u8>>,
    /// Sendings that were not answered, or told to come again.
    pub(super) unanswered: usize,
}

impl<'a> Hall<'a> {
    /// The service's first address.
    pub(super) fn new(election: &'a Election, address: &str) -> Self {
        Self { election, address: RwLock::new(address.to_owned()), closed: AtomicBool::new(false) }
    }

    /// The service answers elsewhere now.
    pub(super) fn moved(&self, address: &str) {
        address.clone_into(&mut self.address.write().unwrap());
    }

    /// Nobody casts another ballot.
    pub(super) fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
    }

    /// Votes until the hall closes, and then until the last ballot is acknowledged.
    pub(super) fn vote(&self, member: usize) -> Heard {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(10)))
            .build()
            .into();
        let (mut heard, mut previous) = (Heard::default(), NO_BALLOT);
        while !self.closed.load(Ordering::Relaxed) {
            let ballot = self.seal(member, &previous);
            while let Err(why) = self.send(&agent, &ballot, &mut heard) {
                assert!(why.is_none(), "member {member}: {}", why.unwrap_or_default());
                heard.unanswered += 1;
                std::thread::sleep(Duration::from_millis(3));
            }
            previous = *leaf_hash(&ballot).as_bytes();
        }
        heard
    }

    fn seal(&self, member: usize, previous: &[u8; 32]) -> Vec<u8> {
        let credential = self.election.rolls[0].members[member].credential();
        let booth = self.election.booth(0);
        let encrypted = booth.encrypt(&[options(&[member % 3])], &credential, &mut OsRng).unwrap();
        encrypted.seal(&credential, previous, &mut OsRng).unwrap().bytes().to_vec()
    }

    /// Sends a ballot; no word if it may be sent again, a word if something is wrong.
    fn send(&self, agent: &ureq::Agent, ballot: &[u8], heard: &mut Heard) -> Result<(), Option<String>> {
        let address = format!("{}/api/elections/{SLUG}/cast", self.address.read().unwrap());
        let mut response = agent.post(address).send(ballot).map_err(|_| None)?;
        let body = response.body_mut().read_to_vec().map_err(|_| None)?;
        match response.status().as_u16() {
            200 => {
                heard.receipts.push(body);
                Ok(())
            }
            503 => Err(None),
            status => Err(Some(format!("{status}: {}", String::from_utf8_lossy(&body)))),
        }
    }
}
