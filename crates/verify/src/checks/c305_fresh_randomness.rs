//! 305: no A twice on the board, within a ballot or across (spec 3.3).

use super::{Findings, Ran, c301_ballot_bytes::opened, entry};
use crate::facts::Facts;
use ostrakon_group::encode_point;
use std::collections::BTreeMap;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let mut seen: BTreeMap<[u8; 32], u64> = BTreeMap::new();
    for ballot in opened(facts)? {
        for ciphertext in ballot.ballot.iter().flat_map(|b| b.ciphertexts()) {
            if let Some(first) = seen.insert(encode_point(&ciphertext.a), ballot.index) {
                out.fail(entry(ballot.index), format!("uses an A that entry {first} already used"));
            }
        }
    }
    Ok(())
}
