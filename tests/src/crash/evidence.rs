//! What voters and onlookers hold against a service.

use super::Moment;
use ostrakon_election::board::Log;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::receipt::Receipt;
use ostrakon_tlog::tree::TreeHead;
use ostrakon_verify::Options;
use std::collections::HashMap;
use std::fmt;
use std::ops::AddAssign;

/// Receipts and checkpoints, as they were seen.
#[derive(Clone, Default)]
pub struct Evidence {
    /// Every acknowledged ballot's leaf hash, and its receipt.
    acknowledged: Vec<(Hash, Vec<u8>)>,
    /// Published checkpoints, in the order in which they were seen.
    checkpoints: Vec<Vec<u8>>,
}

/// What the evidence says of a board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ballots that were acknowledged.
    pub acknowledged: usize,
    /// Of them, those that do not stand where their receipt says.
    pub lost: usize,
    /// Ballots that stand on the board more than once.
    pub twice: usize,
    /// Signed heads of more entries than there are, and published ones of fewer than were published before.
    pub rollbacks: usize,
    /// Signed heads of another history.
    pub forks: usize,
}

impl Evidence {
    /// A ballot was acknowledged.
    pub fn acknowledged(&mut self, ballot: &[u8], receipt: Vec<u8>) {
        self.acknowledged.push((leaf_hash(ballot), receipt));
    }

    /// A checkpoint was published.
    pub fn saw(&mut self, checkpoint: Option<Vec<u8>>) {
        let new = checkpoint.filter(|checkpoint| self.checkpoints.last() != Some(checkpoint));
        self.checkpoints.extend(new);
    }

    /// How many ballots were acknowledged.
    pub fn ballots(&self) -> usize {
        self.acknowledged.len()
    }

    /// Holds it against a board, without the verifier.
    pub fn count(&self, board: &Log) -> Counts {
        let mut places: HashMap<Hash, Vec<u64>> = HashMap::new();
        for (place, entry) in (0..).zip(board.entries()).filter(|(_, entry)| entry.starts_with(b"OB")) {
            places.entry(leaf_hash(entry)).or_default().push(place);
        }
        let receipts: Vec<Receipt> =
            self.acknowledged.iter().map(|(_, bytes)| Receipt::parse(bytes).unwrap()).collect();
        let stands = |leaf: &Hash, index| places.get(leaf).is_some_and(|places| places.contains(&index));
        let both = || self.acknowledged.iter().zip(&receipts);
        let published: Vec<TreeHead> = self.checkpoints.iter().map(|bytes| head(bytes)).collect();
        let signed = receipts.iter().map(|receipt| *receipt.checkpoint().unverified().head());
        let signed: Vec<TreeHead> = signed.chain(published.iter().copied()).collect();
        let root = |size| board.head_at(size).map(|own| own.root.0);
        let differs = |head: &&TreeHead| root(head.size).is_some_and(|own| own != *head.root.as_bytes());
        Counts {
            acknowledged: receipts.len(),
            lost: both().filter(|((leaf, _), receipt)| !stands(leaf, receipt.index())).count(),
            twice: places.values().filter(|places| places.len() > 1).count(),
            rollbacks: signed.iter().filter(|head| head.size > board.size()).count()
                + published.windows(2).filter(|two| two[1].size < two[0].size).count(),
            forks: signed.iter().filter(differs).count(),
        }
    }

    /// Holds it against what is published now, with the verifier: receipts by check 407, checkpoints by check 406.
    ///
    /// # Errors
    /// What is wrong.
    pub fn judge(&self, moment: &Moment) -> Result<Counts, String> {
        let board = moment.board().ok_or("no board can be read")?;
        let counts = self.count(&board);
        if !counts.good() {
            return Err(counts.to_string());
        }
        moment.verify(self.options()).map(|()| counts)
    }

    /// What a verifier is given.
    pub fn options(&self) -> Options {
        let named = |what: &str, all: &mut dyn Iterator<Item = &Vec<u8>>| {
            (0..).zip(all).map(|(n, bytes): (u32, _)| (format!("{what} {n}"), bytes.clone())).collect()
        };
        Options {
            receipts: named("receipt", &mut self.acknowledged.iter().map(|(_, receipt)| receipt)),
            pins: named("checkpoint", &mut self.checkpoints.iter()),
            ..Options::default()
        }
    }
}

fn head(checkpoint: &[u8]) -> TreeHead {
    *SignedCheckpoint::parse(checkpoint).unwrap().unverified().head()
}

impl Counts {
    /// Whether every promise was kept.
    pub fn good(&self) -> bool {
        [self.lost, self.twice, self.rollbacks, self.forks] == [0; 4]
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.acknowledged += other.acknowledged;
        self.lost += other.lost;
        self.twice += other.twice;
        self.rollbacks += other.rollbacks;
        self.forks += other.forks;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { acknowledged, lost, twice, rollbacks, forks } = self;
        write!(
            f,
            "{acknowledged} acknowledged, {lost} lost, {twice} twice, {rollbacks} rollbacks, {forks} forks"
        )
    }
}
