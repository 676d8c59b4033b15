//! Cast or challenge: asked after the tracker was shown.

use super::VoteArgs;
use crate::error::{At, CliError, Outcome};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// What the voter decides.
pub(super) enum Decision {
    Cast,
    Challenge(PathBuf),
}

/// As the arguments say, or the voter.
pub(super) fn decide(args: &VoteArgs) -> Outcome<Decision> {
    if let Some(path) = &args.challenge {
        return Ok(Decision::Challenge(path.clone()));
    }
    if args.cast {
        return Ok(Decision::Cast);
    }
    if args.json || !std::io::stdin().is_terminal() {
        return Err(CliError::usage("nobody is there to ask").next("add --cast or --challenge FILE"));
    }
    crate::say::say!("Take the tracker down on a second device now. Nothing is cast yet.");
    ask(args)
}

fn ask(args: &VoteArgs) -> Outcome<Decision> {
    loop {
        print!("Cast this ballot, or challenge the device? [cast / challenge / stop] ");
        std::io::stdout().flush().at("the terminal")?;
        let mut line = String::new();
        let read = std::io::stdin().read_line(&mut line).at("the terminal")?;
        match line.trim().to_lowercase().as_str() {
            "cast" => return Ok(Decision::Cast),
            "challenge" => return Ok(Decision::Challenge(free_opening(&args.out))),
            "stop" => return Err(CliError::new("stopped: nothing was cast")),
            _ if read == 0 => return Err(CliError::new("no answer: nothing was cast")),
            _ => crate::say::say!("Please answer cast, challenge or stop."),
        }
    }
}

/// Whoever challenges again keeps the earlier openings.
fn free_opening(ballot: &Path) -> PathBuf {
    let first = ballot.with_extension("opening");
    let numbered = (2u32..).map(|n| ballot.with_extension(format!("{n}.opening")));
    std::iter::once(first.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(first)
}
