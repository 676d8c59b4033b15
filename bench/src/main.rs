//! `cargo run --release -p ostrakon-bench -- compare`: ours beside elastic-elgamal, in one run.

mod tables;

use clap::{Args, Parser, Subcommand};
use ostrakon_bench::batch::Batch;
use ostrakon_bench::forms::Form;
use ostrakon_bench::ours::Ours;
use ostrakon_bench::peer::Peer;
use ostrakon_bench::{Kind, bad, casts, chart, compare, growth, limit, memory, threads, types};
use serde::Serialize;
use std::error::Error;
use std::path::{Path, PathBuf};
use tables::Table;

/// The allocator of the `ostrakon` command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures ballots, ours beside elastic-elgamal's.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// How often, and how it is told.
#[derive(Args)]
struct Rounds {
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
    /// Ballots a batch.
    #[arg(long, default_value_t = 8192)]
    batch: usize,
    /// Rounds; the median counts.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

#[derive(Subcommand)]
enum Command {
    /// Times seal, verify and tally in interleaved rounds on one core; prints microseconds a ballot and the ratio peer / ours.
    Compare {
        #[command(flatten)]
        rounds: Rounds,
        /// Other batches of ours that are measured.
        #[arg(long, value_delimiter = ',', default_value = "1,64,1024,65536")]
        others: Vec<usize>,
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
    /// Times what no verifier can do without, part by part, and ours with hints beside it, on one core.
    Limit(Rounds),
    /// Verifies chunks on 1 to all cores.
    Threads(Rounds),
    /// Times many ballots of which some are false, beside the same ballots all right, on one core.
    Bad {
        /// Print one JSON object instead of a table.
        #[arg(long)]
        json: bool,
        /// How many ballots.
        #[arg(long, default_value_t = 100_000)]
        ballots: usize,
        /// How many of them are false.
        #[arg(long, default_value_t = 10)]
        bad: usize,
        /// Ballots a batch.
        #[arg(long, default_value_t = 8192)]
        batch: usize,
    },
    /// Measures how much memory a batch takes, each in a process of its own.
    Memory {
        /// Print one JSON object instead of a table.
        #[arg(long)]
        json: bool,
        /// Ballots a batch.
        #[arg(long, value_delimiter = ',', default_value = "1024,8192,65536")]
        batches: Vec<usize>,
        /// Only this kind, in this process.
        #[arg(long, hide = true)]
        one: Option<String>,
    },
    /// Casts ballots to a service and waits for durable receipts, by so many voters at once; service and load share the cores.
    Casts {
        /// Print one JSON object instead of a table.
        #[arg(long)]
        json: bool,
        /// Voters at once.
        #[arg(long, value_delimiter = ',', default_value = "1,64,1000")]
        at_once: Vec<usize>,
        /// Most ballots of a line.
        #[arg(long, default_value_t = 100_000)]
        casts: usize,
        /// Engines, in their order; a PostgreSQL server is started for it.
        #[arg(long, value_delimiter = ',', default_value = "sqlite,postgres")]
        engines: Vec<casts::Engine>,
        /// Where sealed ballots are kept for the next time.
        #[arg(long, default_value = "target/casts")]
        scratch: PathBuf,
    },
    /// The service of `casts`.
    #[command(hide = true)]
    Serve {
        /// Its data directory.
        data: PathBuf,
        /// Its database.
        database: Option<String>,
    },
    /// Fits the growth of whole records' times, from the file that `cargo xtask bench` writes; prints JSON.
    Growth {
        /// The file.
        national: PathBuf,
    },
    /// Draws the figures, from the files that `cargo xtask bench` writes.
    Chart {
        /// Their folder; the drawings are put there too.
        folder: PathBuf,
    },
    /// Verifies a fixed number of ballots once, to count instructions: run it under `valgrind --tool=callgrind` with two numbers and
    /// divide the difference.
    Once {
        /// ours, hints (ours with them) or peer.
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
        Command::Compare { rounds, others } => {
            let plan = compare::Plan { batch: rounds.batch.max(1), others, rounds: rounds.rounds.max(1) };
            show(&compare::compare(&plan)?, rounds.json)
        }
        Command::Types { json, batch, rounds } => show(&types::types(batch.max(16), rounds.max(1))?, json),
        Command::Limit(r) => show(&limit::limit(r.batch.max(1), r.rounds.max(1))?, r.json),
        Command::Threads(r) => show(&threads::threads(r.batch.max(1), r.rounds.max(1))?, r.json),
        Command::Bad { json, ballots, bad: false_ones, batch } => {
            show(&bad::bad(ballots, false_ones, batch.max(1))?, json)
        }
        Command::Memory { one: Some(kind), batches, .. } => {
            let batch = batches.first().copied().unwrap_or(1);
            println!("{}", serde_json::to_string(&memory::one(kind_named(&kind)?, batch)?)?);
            Ok(())
        }
        Command::Memory { json, batches, one: None } => show(&memory::memory(&batches)?, json),
        Command::Casts { json, at_once, casts, engines, scratch } => {
            show(&casts::casts(&casts::Plan { at_once, casts, engines }, &scratch)?, json)
        }
        Command::Serve { data, database } => casts::serve(data, database),
        Command::Growth { national } => {
            let runs: growth::Runs = serde_json::from_str(&std::fs::read_to_string(national)?)?;
            println!("{}", serde_json::to_string(&growth::growth(&runs.runs)?)?);
            Ok(())
        }
        Command::Chart { folder } => draw(&folder),
        Command::Once { who, kind, times, ballots } => once(&who, &kind, times, ballots),
    }
}

/// Writes the drawings beside the files they are made from, and tells which one has no figures yet.
fn draw(folder: &Path) -> Result<(), Box<dyn Error>> {
    let figures = |names: &[&str]| -> Result<Vec<String>, String> {
        let read = |name: &&str| {
            let path = folder.join(name);
            std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
        };
        names.iter().map(read).collect()
    };
    let write = |name: &str, drawing: String| std::fs::write(folder.join(name), drawing);
    match figures(&["compare.json", "limit.json"]) {
        Ok(read) => write("speed.svg", chart::speed(&read[0], &read[1])?)?,
        Err(why) => eprintln!("speed.svg is not drawn: {why}"),
    }
    match figures(&["national.json"]) {
        Ok(read) => write("growth.svg", chart::growth(&read[0])?)?,
        Err(why) => eprintln!("growth.svg is not drawn: {why}"),
    }
    Ok(())
}

fn show<T: Table + Serialize>(measured: &T, json: bool) -> Result<(), Box<dyn Error>> {
    let lines = if json { vec![serde_json::to_string(measured)?] } else { measured.lines() };
    lines.iter().for_each(|line| println!("{line}"));
    Ok(())
}

fn kind_named(name: &str) -> Result<Kind, Box<dyn Error>> {
    Kind::ALL.into_iter().find(|k| k.name() == name).ok_or_else(|| "no such kind of ballot".into())
}

/// Ballots of ours that are sealed to count instructions.
const SEALED: usize = 16;

fn once(who: &str, kind: &str, times: usize, count: usize) -> Result<(), Box<dyn Error>> {
    if who == "peer" {
        let (peer, mut rng) = Peer::new(kind_named(kind)?, 1);
        let ballots: Vec<_> = (0..count).map(|i| peer.seal(i, &mut rng)).collect();
        return (0..times).try_for_each(|_| ballots.iter().try_for_each(|b| peer.verify(b).map(drop)));
    }
    let ours = Ours::new(Form::named(kind).ok_or("no such form of ballot: see `types`")?)?;
    // Under callgrind sealing is slow; a batch may hold the same ballot often, each time under weights of its own.
    let few = ours.ballots(count.min(SEALED))?;
    let hints = if who == "hints" { ours.hints(&few) } else { Vec::new() };
    let whole = Batch::of(&few, &hints, count);
    (0..times).try_for_each(|_| ours.verify(&whole).map(drop))
}
