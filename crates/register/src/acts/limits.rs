//! Limits of acts that their form does not say by itself (spec 0.8, `spec/encoding.md`).

use super::{Act, Founding, Officer, OpenVote};
use ostrakon_charter::Text;
use ostrakon_group::Bytes32;
use ostrakon_tlog::ed25519::PublicKey;
use ostrakon_tlog::key::KeyName;
use std::collections::BTreeSet;

/// 10000-01-01T00:00:00Z: times of acts and of meetings are before it.
pub const YEAR_10000: u64 = 253_402_300_800;
/// Officers, and options of an open vote.
const MOST_OFFICERS: usize = 64;
const MOST_OPTIONS: usize = 256;

impl Act {
    /// What of the act is outside its limits, each in one sentence; empty if nothing is.
    pub fn problems(&self) -> Vec<String> {
        let mut found: Vec<String> = late("its time", self.time()).into_iter().collect();
        match self {
            Self::Founding(act) => found.extend(founding(act)),
            Self::Officers(act) => found.extend(officers(&act.officers, act.quorum)),
            Self::MeetingCalled(act) => {
                found.extend(late("the meeting's start", act.starts));
                found.extend(unordered("convened_by", &act.convened_by));
            }
            Self::OpenVote(act) => found.extend(open_vote(act)),
            Self::OfficeFilled(act) if act.outcome.is_some() != act.contest.is_some() => {
                found.push("outcome and contest stand together or not at all".into());
            }
            _ => {}
        }
        found
    }
}

fn late(what: &str, time: u64) -> Option<String> {
    (time >= YEAR_10000).then(|| format!("{what}, {time}, is not before the year 10000"))
}

fn unordered<T: Ord>(what: &str, list: &[T]) -> Option<String> {
    let ascending = list.windows(2).all(|pair| pair[0] < pair[1]);
    (!ascending).then(|| format!("{what} is not ascending, each once"))
}

fn founding(act: &Founding) -> Vec<String> {
    let mut found = officers(&act.officers, act.quorum);
    let origin = &act.log.origin;
    found.extend(KeyName::new(origin.clone()).err().map(|e| format!("the log's origin {origin:?}: {e}")));
    found.extend(Text::new(origin.clone()).err().map(|e| format!("the log's origin: it {e}")));
    found
}

fn officers(officers: &[Officer], quorum: u16) -> Vec<String> {
    let mut found = Vec::new();
    let number = officers.len();
    if number == 0 || number > MOST_OFFICERS {
        found.push(format!("{number} officers, where 1 to {MOST_OFFICERS} are allowed"));
    }
    if quorum == 0 || usize::from(quorum) > number {
        found.push(format!("a quorum of {quorum} of {number} officers"));
    }
    let keys: BTreeSet<Bytes32> = officers.iter().map(|officer| officer.key).collect();
    if keys.len() != number {
        found.push("one key is that of two officers".into());
    }
    let bad = |key: &Bytes32| PublicKey::from_bytes(&key.0).err().map(|e| format!("the key {key} is {e}"));
    found.extend(keys.iter().filter_map(bad));
    found
}

fn open_vote(act: &OpenVote) -> Vec<String> {
    let mut found = Vec::new();
    let number = act.options.len();
    if number == 0 || number > MOST_OPTIONS {
        found.push(format!("{number} options, where 1 to {MOST_OPTIONS} are allowed"));
    }
    found.extend(
        act.options.iter().filter_map(|o| unordered(&format!("the list of flags of {}", o.id), &o.flags)),
    );
    found
}
