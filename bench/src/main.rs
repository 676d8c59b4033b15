//! `cargo run --release -p ostrakon-bench -- compare`: ours beside elastic-elgamal, in one run.

use clap::{Parser, Subcommand};
use ostrakon_bench::Kind;
use ostrakon_bench::compare::compare;
use ostrakon_bench::ours::Ours;
use ostrakon_bench::peer::Peer;
use std::error::Error;

/// Measures ballots, ours beside elastic-elgamal's.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Times seal, verify and tally in interleaved rounds on one core; prints microseconds a ballot and the ratio peer / ours.
    Compare {
        /// Print one JSON object instead of a table.
        #[arg(long)]
        json: bool,
        /// Ballots a batch.
        #[arg(long, default_value_t = 8192)]
        batch: usize,
        /// Rounds; the median counts.
        #[arg(long, default_value_t = 7)]
        rounds: usize,
    },
    /// Verifies a fixed number of ballots once, to count instructions: run it under `valgrind --tool=callgrind` with two numbers and
    /// divide the difference.
    Once {
        /// ours or peer.
        who: String,
        /// yes-no-abstain or up-to-5-of-10.
        kind: String,
        /// How often the same ballots are verified.
        times: usize,
        /// How many ballots there are: one batch of ours.
        #[arg(long, default_value_t = 512)]
        ballots: usize,
    },
}

fn main() -> Result<(), Box<dyn Error>> {
    match Arguments::parse().command {
        Command::Compare { json, batch, rounds } => {
            let comparison = compare(batch.max(16), rounds.max(1))?;
            if json {
                println!("{}", serde_json::to_string(&comparison)?);
                return Ok(());
            }
            println!(
                "commit {}, {}; µs a ballot, one core, medians of {rounds} interleaved rounds",
                comparison.commit, comparison.cpu
            );
            println!(
                "{:<16} {:<7} {:>7} {:>10} {:>16} {:>7}",
                "ballot", "op", "batch", "ours", "elastic-elgamal", "ratio"
            );
            for r in comparison.rows {
                println!(
                    "{:<16} {:<7} {:>7} {:>10.2} {:>16.2} {:>6.1}×",
                    r.ballot, r.op, r.batch, r.ours_us, r.peer_us, r.ratio
                );
            }
        }
        Command::Once { who, kind, times, ballots } => once(&who, &kind, times, ballots)?,
    }
    Ok(())
}

fn once(who: &str, kind: &str, times: usize, count: usize) -> Result<(), Box<dyn Error>> {
    let kind = Kind::ALL.into_iter().find(|k| k.name() == kind).ok_or("no such kind of ballot")?;
    if who == "ours" {
        let ours = Ours::new(kind)?;
        let ballots = ours.ballots(count)?;
        (0..times).try_for_each(|_| ours.verify(&ballots).map(drop))
    } else {
        let (peer, mut rng) = Peer::new(kind, 1);
        let ballots: Vec<_> = (0..count).map(|i| peer.seal(i, &mut rng)).collect();
        (0..times).try_for_each(|_| ballots.iter().try_for_each(|b| peer.verify(b).map(drop)))
    }
}
