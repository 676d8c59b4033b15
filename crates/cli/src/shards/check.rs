//! `ostrakon shards check`: a piece once more, by whoever doubts it.

use super::place::{Piece, Place, told};
use crate::error::{CliError, Outcome};
use ostrakon_verify::shards;

/// Runs a piece again, and compares its result with the one in the store.
///
/// The same record gives the same bytes on every machine: a result that differs was not computed, or was computed from other bytes.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon shards check nation --store work --pass 1 --index 17")]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    piece: Piece,
}

pub(super) fn run(args: &CheckArgs) -> Outcome {
    let cutting = args.place.open()?;
    let task = args.piece.task(&cutting.job)?;
    let task = task.ok_or_else(|| CliError::usage("which piece? name it with --pass and --index"))?;
    let kept = shards::done(&cutting.job, &task, &*cutting.store).map_err(told)?;
    let kept =
        kept.ok_or_else(|| CliError::new(format!("“{task}” is not done yet: there is nothing to compare")))?;
    let own =
        shards::compute(&cutting.files, &cutting.job, &task, &*cutting.store, &()).map_err(told)?.name();
    if own != kept {
        return Err(CliError::new(format!("“{task}”: the store says {kept}, and it is {own}"))
            .next("remove its note in done/ and run it and all later passes again; ask who ran it"));
    }
    crate::say::say!("{task}: the same, {own}");
    Ok(())
}
