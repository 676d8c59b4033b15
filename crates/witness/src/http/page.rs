//! The pages for people, in plain text.

use crate::behind::Behind;
use crate::cosigned::Cosigned;
use crate::evidence::{FILES, Kept, Kind};
use crate::failure::Failure;
use crate::layout::origin_hash;
use crate::notices::Notice;
use crate::witness::{Seen, Witness};
use jiff::Timestamp;

const WHAT: &str = "\
This witness cosigns checkpoints of the logs below: each time that a log has only grown since it looked last, and never
two histories of one log. Compare the checkpoint here with the one that the log shows you; both must be of one history.
The protocol is c2sp.org/tlog-witness: POST /add-checkpoint.
";

/// Whose witness this is, and what it has seen.
pub(super) fn front(witness: &Witness) -> Result<String, Failure> {
    let (key, kept) = (witness.key(), witness.evidence()?);
    let forks = kept.iter().filter(|kept| kept.kind() == Kind::Fork).count();
    let logs: String = witness.seen().iter().map(|seen| log(seen, &kept, witness.now())).collect();
    Ok(format!(
        "Witness {}\n\n{WHAT}\nKey: {key}\n\nEvidence that a log signed two histories: {forks}; see /evidence\n\nLogs:\n{logs}{}",
        key.name(),
        beside(witness)
    ))
}

/// What is looked at beside logs.
fn beside(witness: &Witness) -> String {
    let one = |(name, notice): (String, Notice)| {
        let heading = if notice.alarm { "\n    ALARM" } else { "" };
        let lines: String = notice.lines.iter().map(|line| format!("    {line}\n")).collect();
        format!("\n  {name}{heading}\n    looked at {}\n{lines}", time(notice.time))
    };
    let all: String = witness.notices().into_iter().map(one).collect();
    if all.is_empty() { all } else { format!("\nSites:\n{all}") }
}

fn log(seen: &Seen, kept: &[Kept], now: u64) -> String {
    let origin = seen.entry.origin();
    let forked = kept.iter().any(|kept| kept.kind() == Kind::Fork && kept.origin() == origin);
    let warning = if forked { "\n    THIS LOG SIGNED TWO HISTORIES: see /evidence" } else { "" };
    let head = match &seen.held {
        Ok(Some(held)) => head(held),
        Ok(None) => "nothing cosigned yet".to_owned(),
        Err(_) => "its head cannot be read now".to_owned(),
    };
    let behind = seen.behind.as_ref().ok().and_then(Option::as_ref);
    let behind = behind.map_or_else(String::new, |behind| less(behind, now));
    format!(
        "\n  {origin}{warning}\n    {head}\n{behind}    key {}\n    /logs/{}/checkpoint\n",
        seen.entry.key.verifier_key(),
        origin_hash(origin)
    )
}

/// A line on a log that shows less than was cosigned.
fn less(behind: &Behind, now: u64) -> String {
    let (size, cosigned, since) = (behind.size(), behind.cosigned(), time(behind.since()));
    let long = if behind.is_long(now) { "; PERHAPS IT WAS PUT BACK" } else { "" };
    format!("    it shows size {size}, and has signed size {cosigned}: since {since}{long}\n")
}

fn head(held: &Cosigned) -> String {
    let head = held.head();
    format!("size {}, root {}, cosigned {}", head.size, head.root.to_base64(), time(held.timestamp()))
}

/// A time for people.
fn time(time: u64) -> String {
    let seconds = i64::try_from(time).ok().and_then(|time| Timestamp::from_second(time).ok());
    seconds.map_or_else(|| format!("{time} seconds after 1970"), |time| time.to_string())
}

/// Everything that is kept.
pub(super) fn evidence(witness: &Witness) -> Result<String, Failure> {
    let kept = witness.evidence()?;
    if kept.is_empty() {
        return Ok("No evidence: no log was seen to sign two histories.\n".to_owned());
    }
    Ok(kept.iter().map(|kept| finding(witness, kept)).collect())
}

fn finding(witness: &Witness, kept: &Kept) -> String {
    let there = |file: &&&str| matches!(witness.evidence_file(&kept.name, file), Ok(Some(_)));
    let files = FILES.iter().filter(there).map(|file| format!("  /evidence/{}/{file}\n", kept.name));
    format!("{} of {}\n{}", kept.kind().word(), kept.origin(), files.collect::<String>())
}
