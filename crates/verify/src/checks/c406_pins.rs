//! 406: each pinned checkpoint is signed by the log and a prefix of this log (spec 8).

use super::{Findings, Ran, needs};
use crate::facts::Facts;
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint, VerifiedCheckpoint};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    // Checkpoints of the register are check 112's.
    let register = facts.plan.as_ref().and_then(|plan| plan.manifest().register.as_ref());
    let of_register = |bytes: &[u8]| register.is_some_and(|r| origin(bytes).is_some_and(|o| o == r.origin));
    let pins: Vec<_> = facts.options.pins.iter().filter(|(_, bytes)| !of_register(bytes)).collect();
    if pins.is_empty() {
        out.note("pins", "no checkpoint was given to compare with");
        return Ok(());
    }
    let log = needs(facts.log_key.as_ref(), "a manifest with a log key that can be read")?;
    for (name, bytes) in pins {
        match judge(facts, log, bytes)? {
            Ok(size) => out.note(name, format!("its {size} entries are the first of this record")),
            Err(why) => out.fail(name, why),
        }
    }
    Ok(())
}

fn judge(facts: &Facts<'_>, log: &LogKey, bytes: &[u8]) -> Result<Result<u64, String>, String> {
    let verified = match verify(log, bytes) {
        Ok(verified) => verified,
        Err(why) => return Ok(Err(why)),
    };
    let head = verified.head();
    Ok(match facts.head_to_compare(head.size)? {
        None => Err(format!(
            "it has {} entries, this record only {}: the record was cut back",
            head.size,
            facts.entries.size()
        )),
        Some(own) if own.root.0 != *head.root.as_bytes() => Err(format!(
            "the log signed another tree of {} entries than this record's: two histories",
            head.size
        )),
        Some(own) => Ok(own.size),
    })
}

/// The first line of a checkpoint.
pub(super) fn origin(bytes: &[u8]) -> Option<String> {
    Some(SignedCheckpoint::parse(bytes).ok()?.unverified().origin().to_string())
}

pub(super) fn verify(log: &LogKey, bytes: &[u8]) -> Result<VerifiedCheckpoint, String> {
    let signed = SignedCheckpoint::parse(bytes).map_err(|e| format!("not a checkpoint: {e}"))?;
    signed.verify(log).map_err(|e| e.to_string())
}
