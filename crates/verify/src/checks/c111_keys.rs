//! 111: the keys file is what the dealings give; no identity; distinct and not opposite (spec 1.3).

use super::{Findings, Ran, needs};
use crate::facts::Facts;
use ostrakon_election::board::KEYS_PATH;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let keys = needs(facts.keys.as_ref(), "readable dealings of all trustees")?;
    if let Err(error) = keys.check() {
        out.fail(KEYS_PATH, error);
    }
    let file = needs(facts.keys_file.as_ref(), "the file setup/keys")?;
    let recomputed = keys.encode();
    if *file != recomputed {
        let at = file.iter().zip(&recomputed).take_while(|(a, b)| a == b).count();
        out.fail(KEYS_PATH, format!("differs from the sum of the dealings, from byte {at} on"));
    }
    Ok(())
}
