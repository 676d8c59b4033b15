//! `ostrakon shards run`: one piece, or all that are left.

use super::place::{Cutting, Piece, Place, told};
use crate::error::{CliError, Outcome};
use crate::progress::{Bars, bar};
use crate::words::amount;
use ostrakon_verify::shards::{self, Task};

/// Runs a piece, and keeps its result; a piece that is done already is left as it is.
///
/// Its exit status is 0 once the result is kept, whatever is wrong with the ballots: `reduce` says that.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon shards run nation --store work --pass 1 --index 17
    ostrakon shards run nation --store work --left

Next: `ostrakon shards reduce`, once all pieces of all passes are done.")]
pub(crate) struct RunArgs {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    piece: Piece,
    /// Every piece that is not done yet, pass after pass, on this machine.
    #[arg(long, conflicts_with_all = ["pass", "index"])]
    left: bool,
}

pub(super) fn run(args: &RunArgs) -> Outcome {
    let cutting = args.place.open()?;
    match (args.piece.task(&cutting.job)?, args.left) {
        (Some(task), _) => one(&cutting, &task),
        (None, true) => left(&cutting),
        (None, false) => Err(CliError::usage(
            "which piece? name it with --pass and --index, or run all that are left with --left",
        )),
    }
}

fn one(cutting: &Cutting, task: &Task) -> Outcome {
    let Cutting { files, store, job } = cutting;
    let name = match shards::done(job, task, &**store).map_err(told)? {
        Some(name) => name,
        None => shards::run(files, job, task, &**store, &Bars::default()).map_err(told)?,
    };
    crate::say::say!("{task}: {name}");
    Ok(())
}

fn left(cutting: &Cutting) -> Outcome {
    let Cutting { files, store, job } = cutting;
    for (pass, tasks) in (1..).zip(job.passes()) {
        let (bar, mut run) = (bar(&format!("pass {pass}"), tasks.len() as u64), 0);
        for task in &tasks {
            if shards::done(job, task, &**store).map_err(told)?.is_none() {
                shards::run(files, job, task, &**store, &()).map_err(told)?;
                run += 1;
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        let before = tasks.len() as u64 - run;
        let told = if before > 0 { format!(", {before} of them before") } else { String::new() };
        crate::say::say!("pass {pass}: {} done{told}", amount(tasks.len() as u64, "piece"));
    }
    Ok(())
}
