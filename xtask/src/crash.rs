//! `cargo xtask crash`: the service is killed under load, and put on disks that fail, for as long as one likes.

mod heard;

use clap::{Args, ValueEnum};

use crate::command::{Words, command, watch};
use heard::Heard;

/// How much of it.
#[derive(Args)]
pub(crate) struct Options {
    /// Kills of both engines together.
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..))]
    kills: u32,
    /// Ends the kills after this time, however many there were.
    #[arg(long, value_name = "S")]
    seconds: Option<u64>,
    /// Lets the disk fail at every K-th call of each kind of fault; all of them unless given.
    #[arg(long, value_name = "K", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    every: u32,
    /// Only one of the two parts.
    #[arg(long)]
    only: Option<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Kills,
    Faults,
}

const KILLS: &str = "cargo test --release -p ostrakon-tests --test crash -- --nocapture";
const FAULTS: &str = "cargo test --release -p ostrakon-tests --test failing -- --nocapture";
/// SQLite and PostgreSQL.
const ENGINES: u32 = 2;

/// Runs both parts and sums up, also after a failure.
pub(crate) fn run(options: &Options) -> Result<(), Words> {
    let mut heard = Heard::default();
    let done = parts(options, &mut heard);
    println!("\n==> summary\n{heard}");
    done.and_then(|()| heard.judged())
}

fn parts(options: &Options, heard: &mut Heard) -> Result<(), Words> {
    if options.only != Some(Part::Faults) {
        let mut kills = command(KILLS);
        kills.env("OSTRAKON_KILLS", options.kills.div_ceil(ENGINES).to_string());
        if let Some(seconds) = options.seconds {
            kills.env("OSTRAKON_SECONDS", seconds.to_string());
        }
        watch(&mut kills, |line| heard.read(line))?;
    }
    if options.only != Some(Part::Kills) {
        let mut faults = command(FAULTS);
        faults.env("OSTRAKON_EVERY", options.every.to_string());
        watch(&mut faults, |line| heard.read(line))?;
    }
    Ok(())
}
