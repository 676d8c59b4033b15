//! `ostrakon shards plan`: how a record is cut.

use super::place::Place;
use crate::error::Outcome;
use crate::words::amount;
use ostrakon_verify::shards::Cut;

/// Cuts a record into pieces, and says how many there are of each pass.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon shards plan nation --store work

Next: `ostrakon shards run`.")]
pub(crate) struct PlanArgs {
    #[command(flatten)]
    place: Place,
    /// Entries of a piece, a multiple of 256; 32768 unless given.
    #[arg(long, value_name = "N")]
    stretch: Option<u64>,
    /// Parts of all credentials, for the second pass; one for 262144 entries unless given.
    #[arg(long, value_name = "N")]
    parts: Option<u32>,
    /// For programs: the tasks of every pass, as JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &PlanArgs) -> Outcome {
    let cutting = args.place.cut(|cut| Cut {
        stretch: args.stretch.unwrap_or(cut.stretch),
        parts: args.parts.unwrap_or(cut.parts),
        ..cut
    })?;
    args.place.note(&cutting)?;
    let passes = cutting.job.passes();
    if args.json {
        crate::say::say!("{}", serde_json::to_string(&passes).unwrap_or_default());
        return Ok(());
    }
    crate::say::say!("{} cut: job {}.", amount(cutting.job.size(), "entry"), cutting.job.context());
    for (pass, tasks) in (1..).zip(&passes) {
        crate::say::say!("  pass {pass}: {}", amount(tasks.len() as u64, "piece"));
    }
    Ok(())
}
