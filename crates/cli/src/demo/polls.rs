//! Where sealed ballots are cast: into the urn of a log that is kept here, or at a service, many at once.

use super::venue::{Board, Service};
use crate::booth::{key_of, roll_of};
use crate::election::Urn;
use crate::error::{At, Outcome};
use crate::record_dir::{Writer, log_key};
use ostrakon_charter::Id;
use ostrakon_client::{ClientError, Receipted};
use ostrakon_election::cast::NO_BALLOT;
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::hash::leaf_hash;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::HashMap;

/// Where ballots go.
pub(super) enum Polls<'a> {
    /// An urn on this machine.
    Own(Box<Urn>),
    /// A service.
    Counter(Box<Counter<'a>>),
}

/// A ballot on the board.
pub(super) struct Cast {
    pub(super) index: u64,
    /// As it came back, verified; a log that is kept here gives receipts when it is asked.
    receipt: Option<String>,
}

/// Voters before a service. What waits for a disk together is made durable together.
pub(super) struct Counter<'a> {
    service: &'a Service,
    slug: &'a Id,
    log: LogKey,
    /// Leaf hash of the last ballot of each voter of each roll.
    last: HashMap<(usize, [u8; 32]), [u8; 32]>,
    crowd: ThreadPool,
    /// How many entries the board has, as far as receipts say.
    size: u64,
}

/// So many voters wait for their receipts at a time.
const CROWD: usize = 16;

impl<'a> Polls<'a> {
    /// Opens them for a vote that is open, with no ballot on the board.
    pub(super) fn open(writer: &Writer, board: Board<'a>) -> Outcome<Self> {
        let Some(service) = board.service() else {
            return Ok(Self::Own(Box::new(Urn::open(writer.record())?)));
        };
        let log = log_key(&writer.record().manifest().log)?;
        let crowd = ThreadPoolBuilder::new().num_threads(CROWD).build().at("the voters")?;
        let (slug, last) = (board.slug, HashMap::new());
        Ok(Self::Counter(Box::new(Counter { service, slug, log, last, crowd, size: 0 })))
    }

    /// What the next ballot of this voter must name.
    pub(super) fn previous(&self, roll: usize, key: &[u8; 32]) -> [u8; 32] {
        match self {
            Self::Own(urn) => urn.previous(roll, key),
            Self::Counter(counter) => counter.last.get(&(roll, *key)).copied().unwrap_or(NO_BALLOT),
        }
    }

    /// Casts ballots; none may be refused.
    pub(super) fn cast(&mut self, writer: &mut Writer, ballots: Vec<Vec<u8>>) -> Outcome<Vec<Cast>> {
        match self {
            Self::Own(urn) => {
                let entered = urn.cast(writer, ballots)?;
                entered.into_iter().map(|index| Ok(Cast { index: index?, receipt: None })).collect()
            }
            Self::Counter(counter) => counter.cast(&ballots),
        }
    }

    /// Everybody has voted: the organiser's copy shows it.
    pub(super) fn end(self, writer: &mut Writer) -> Outcome {
        match self {
            Self::Own(_) => Ok(()),
            Self::Counter(counter) => writer.copy(counter.size),
        }
    }
}

impl Counter<'_> {
    fn cast(&mut self, ballots: &[Vec<u8>]) -> Outcome<Vec<Cast>> {
        let post = |ballot: &Vec<u8>| self.service.client.cast(self.slug, &self.log, &[], ballot);
        let posted: Result<Vec<Receipted>, ClientError> =
            self.crowd.install(|| ballots.par_iter().with_max_len(1).map(post).collect());
        let mut cast = Vec::new();
        for (ballot, receipted) in ballots.iter().zip(posted?) {
            self.remember(ballot);
            self.size = self.size.max(receipted.index + 1);
            cast.push(Cast { index: receipted.index, receipt: Some(receipted.text) });
        }
        Ok(cast)
    }

    fn remember(&mut self, ballot: &[u8]) {
        if let Some(voter) = roll_of(ballot).zip(key_of(ballot)) {
            self.last.insert(voter, *leaf_hash(ballot).as_bytes());
        }
    }
}

impl Cast {
    /// Its receipt.
    pub(super) fn receipt(self, writer: &Writer) -> Outcome<String> {
        self.receipt.map_or_else(|| writer.receipt(self.index), Ok)
    }
}
