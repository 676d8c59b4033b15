//! `ostrakon witness show`: what a witness has cosigned and kept.

use super::check::evidence;
use super::home::public_key;
use crate::clock;
use crate::error::{CliError, Outcome};
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::note::MAX_NOTE_LEN;
use ostrakon_witness::behind::Behind;
use ostrakon_witness::cosigned::Cosigned;
use ostrakon_witness::disk::{Disk as _, RealDisk};
use ostrakon_witness::evidence::{Evidence, Kept, Kind};
use ostrakon_witness::layout::Layout;
use ostrakon_witness::logs::LogEntry;
use ostrakon_witness::witness::read_list;
use std::path::PathBuf;

/// Shows a witness's key, its logs with the last state that it cosigned of each, and the evidence it has kept.
///
/// Reads the directory and changes nothing; the witness may run. Evidence is verified again.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon witness show w")]
pub(crate) struct ShowArgs {
    /// The witness's directory.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

pub(super) fn run(args: &ShowArgs) -> Outcome {
    let layout = Layout::new(&args.dir);
    let key = public_key(&layout)?;
    crate::say::say!("Witness {}\nKey: {key}", key.name());
    let logs = read_list(&layout, &[]).map_err(CliError::new)?;
    if logs.is_empty() {
        crate::say::say!("No logs yet; add some with `ostrakon witness add-log`");
    }
    for entry in &logs {
        crate::say::say!("{}\n  {}", entry.origin(), head(&layout, &key, entry)?);
        if let Some(behind) = behind(&layout, entry)? {
            crate::say::say!("  {behind}");
        }
    }
    let kept = Evidence::open(&layout.evidence(), &RealDisk).and_then(|evidence| evidence.list(&RealDisk));
    for kept in kept.map_err(CliError::new)? {
        crate::say::say!("{}", finding(&layout, &logs, &kept));
    }
    Ok(())
}

fn head(layout: &Layout, key: &WitnessKey, entry: &LogEntry) -> Outcome<String> {
    let path = layout.head(&entry.key);
    let wrong = |what: String| CliError::new(what).at(path.display());
    let bytes = RealDisk.read(&path, MAX_NOTE_LEN as u64).map_err(|e| wrong(e.to_string()))?;
    let Some(bytes) = bytes else { return Ok("nothing cosigned yet".into()) };
    let cosigned = Cosigned::parse(&bytes, &entry.key, key).map_err(wrong)?;
    let head = cosigned.head();
    let time = clock::show(cosigned.timestamp());
    Ok(format!("size {}, root {}, cosigned {time}", head.size, head.root.to_base64()))
}

/// That a log's files show less than was cosigned, as the witness saw it when it looked last.
fn behind(layout: &Layout, entry: &LogEntry) -> Outcome<Option<String>> {
    let path = layout.behind_of(&entry.key);
    let bytes = RealDisk.read(&path, MAX_NOTE_LEN as u64);
    let bytes = bytes.map_err(|error| CliError::new(error).at(path.display()))?;
    let behind = bytes.and_then(|bytes| Behind::parse(&bytes, &entry.key));
    Ok(behind.map(|behind| {
        let (size, cosigned, since) = (behind.size(), behind.cosigned(), clock::show(behind.since()));
        let long = if behind.is_long(clock::system()) { "; perhaps it was put back" } else { "" };
        format!("it shows size {size}, and has signed size {cosigned}: since {since}{long}")
    }))
}

fn finding(layout: &Layout, logs: &[LogEntry], kept: &Kept) -> String {
    let folder = layout.evidence().join(&kept.name);
    let log = logs.iter().find(|entry| entry.origin() == kept.origin());
    let judged = match (kept.kind(), log) {
        (Kind::Doubt, _) => "a doubt: a larger checkpoint that was not shown to continue this one".to_owned(),
        (Kind::Fork, None) => {
            "a fork of a log that is not in the list; verify it with `ostrakon witness check`".to_owned()
        }
        (Kind::Fork, Some(log)) => match evidence(&folder, &log.key) {
            Ok(said) => said,
            Err(error) => format!("does not hold: {error}"),
        },
    };
    format!("{}\n  {judged}", folder.display())
}
