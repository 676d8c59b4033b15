//! 406: each pinned checkpoint is signed by the log and a prefix of this log (spec 8).

use super::{Findings, Ran, needs};
use crate::facts::Facts;
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    if facts.options.pins.is_empty() {
        out.note("pins", "no checkpoint was given to compare with");
        return Ok(());
    }
    let log = needs(facts.log_key.as_ref(), "a manifest with a log key that can be read")?;
    for (name, bytes) in &facts.options.pins {
        match judge(facts, log, bytes) {
            Ok(size) => out.note(name, format!("its {size} entries are the first of this record")),
            Err(why) => out.fail(name, why),
        }
    }
    Ok(())
}

fn judge(facts: &Facts<'_>, log: &LogKey, bytes: &[u8]) -> Result<u64, String> {
    let signed = SignedCheckpoint::parse(bytes).map_err(|e| format!("not a checkpoint: {e}"))?;
    let verified = signed.verify(log).map_err(|e| e.to_string())?;
    let head = verified.head();
    match facts.head_at(head.size) {
        None => Err(format!(
            "it has {} entries, this record only {}: the record was cut back",
            head.size,
            facts.entries.len()
        )),
        Some(own) if own.root.0 != *head.root.as_bytes() => Err(format!(
            "the log signed another tree of {} entries than this record's: two histories",
            head.size
        )),
        Some(own) => Ok(own.size),
    }
}
