//! `cargo run --release -p ostrakon-bench -- compare`: ours beside elastic-elgamal, in one run.

use clap::{Parser, Subcommand};
use ostrakon_bench::Kind;
use ostrakon_bench::compare::compare;
use ostrakon_bench::forms::Form;
use ostrakon_bench::ours::Ours;
use ostrakon_bench::peer::Peer;
use ostrakon_bench::types::{Types, types};
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
    /// Times seal and verify of every ballot type in interleaved rounds on one core; prints bytes, microseconds a ballot, and verification
    /// beside that of up to 5 of 10.
    Types {
        /// Print one JSON object instead of a table.
        #[arg(long)]
        json: bool,
        /// Ballots a batch.
        #[arg(long, default_value_t = 1024)]
        batch: usize,
        /// Rounds; the median counts.
        #[arg(long, default_value_t = 5)]
        rounds: usize,
    },
    /// Verifies a fixed number of ballots once, to count instructions: run it under `valgrind --tool=callgrind` with two numbers and
    /// divide the difference.
    Once {
        /// ours or peer.
        who: String,
        /// A form, as `types` names it; of the peer yes-no-abstain or up-to-5-of-10.
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
        Command::Types { json, batch, rounds } => show(types(batch.max(16), rounds.max(1))?, json)?,
        Command::Once { who, kind, times, ballots } => once(&who, &kind, times, ballots)?,
    }
    Ok(())
}

fn show(types: Types, json: bool) -> Result<(), Box<dyn Error>> {
    if json {
        println!("{}", serde_json::to_string(&types)?);
        return Ok(());
    }
    println!("commit {}, {}; µs a ballot, one core, batches of {}", types.commit, types.cpu, types.batch);
    println!(
        "{:<22} {:>5} {:>7} {:>5} {:>6} {:>10} {:>10} {:>14}",
        "ballot", "bits", "numbers", "slots", "bytes", "seal", "verify", "≤5 of 10 = 1"
    );
    for r in types.rows {
        println!(
            "{:<22} {:>5} {:>7} {:>5} {:>6} {:>10.1} {:>10.1} {:>13.2}×",
            r.ballot, r.bits, r.numbers, r.slots, r.bytes, r.seal_us, r.verify_us, r.verify_ratio
        );
    }
    Ok(())
}

/// Ballots of ours that are sealed to count instructions.
const SEALED: usize = 16;

fn once(who: &str, kind: &str, times: usize, count: usize) -> Result<(), Box<dyn Error>> {
    if who == "ours" {
        let ours = Ours::new(Form::named(kind).ok_or("no such form of ballot: see `types`")?)?;
        // Under callgrind sealing is slow; a batch may hold the same ballot often, each time under weights of its own.
        let few = ours.ballots(count.min(SEALED))?;
        let ballots: Vec<_> = few.iter().cycle().take(count).cloned().collect();
        (0..times).try_for_each(|_| ours.verify(&ballots).map(drop))
    } else {
        let kind = Kind::ALL.into_iter().find(|k| k.name() == kind).ok_or("the peer has no such ballot")?;
        let (peer, mut rng) = Peer::new(kind, 1);
        let ballots: Vec<_> = (0..count).map(|i| peer.seal(i, &mut rng)).collect();
        (0..times).try_for_each(|_| ballots.iter().try_for_each(|b| peer.verify(b).map(drop)))
    }
}
