//! `ostrakon register show`: what stands, as people read it.

mod text;

use super::desk::refuse_other;
use crate::error::{CliError, Outcome};
use crate::record_dir::read_register;
use ostrakon_register::Stands;
use std::path::PathBuf;

/// Shows what stands: bodies, offices with who holds them and what is vacant, meetings, elections with their outcomes.
///
/// Reads the directory and refuses one that does not pass its checks.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon register show register

Next: what is vacant can be filled by an election; `ostrakon register verify` shows every check.")]
pub(crate) struct ShowArgs {
    /// The register's directory.
    #[arg(value_name = "DIR")]
    register: PathBuf,
    /// For programs: all of it as JSON, times in Unix seconds.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &ShowArgs) -> Outcome {
    refuse_other(&args.register)?;
    let copy = read_register(&args.register)?;
    let state = crate::record_dir::stands(&copy, &args.register)?;
    let stands = Stands::new(state, &copy.examined);
    match args.json {
        true => crate::say::say!("{}", serde_json::to_string(&stands).map_err(CliError::new)?),
        false => text::lines(&stands).iter().for_each(|line| crate::say::say!("{line}")),
    }
    Ok(())
}
