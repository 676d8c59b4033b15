//! `cargo xtask bench`: every figure that `bench/results` keeps, and the drawings.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use clap::Args;
use serde_json::{Value, json};

use crate::arithmetic;
use crate::command::{Words, command, root, run as run_command, stdout};

/// What is measured, and where the figures go.
#[derive(Args)]
pub(crate) struct Options {
    /// Where the files are written.
    #[arg(long, value_name = "DIR", default_value = "bench/results")]
    out: PathBuf,
    /// Voters of the records that are made and verified.
    #[arg(long, value_name = "N", value_delimiter = ',', default_value = "10000,100000,1000000")]
    voters: Vec<u64>,
    /// Where those records stand meanwhile: with its hints a voter takes 1,000 bytes.
    #[arg(long, value_name = "DIR", default_value = "target/national")]
    records: PathBuf,
    /// Only these measurements.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    only: Vec<String>,
}

/// Commands of ostrakon-bench, each a file of that name.
const MEASUREMENTS: [&str; 6] = ["compare", "limit", "threads", "bad", "memory", "types"];
const NATIONAL: &str = "national";
/// `compare` again, with every slower arithmetic of this processor.
const ARITHMETICS: &str = "arithmetics";
const BENCH: &str = "cargo run --quiet --release -p ostrakon-bench --";
const OSTRAKON: &str = "cargo run --quiet --release --bin ostrakon --";
/// Each record is verified in these ways.
const WAYS: [&str; 2] = ["", "--hints"];
const ASSUMPTIONS: &str = "seconds = a + b * ballots, with the least relative errors at the measured records; for fifty million, that the line goes on: \
                           the same mix of ballots, the same machine, a disk that keeps up and memory that suffices";

/// Runs everything and draws it.
pub(crate) fn run(options: &Options) -> Result<(), Words> {
    run_command(&mut command("cargo build --release -p ostrakon-bench -p ostrakon-cli"))?;
    let out = root().join(&options.out);
    fs::create_dir_all(&out).map_err(|e| format!("{}: {e}", out.display()))?;
    let date = stdout(&mut command("date -u +%F"))?.trim().to_owned();
    for name in MEASUREMENTS.into_iter().filter(|name| options.asks_for(name)) {
        println!("==> {name}");
        write(&out, name, measure(&format!("{BENCH} {name} --json"))?, &date)?;
    }
    for name in arithmetic::slower().into_iter().filter(|_| options.asks_for(ARITHMETICS)) {
        println!("==> compare, {name}");
        let mut line = command(&format!("{BENCH} compare --json"));
        write(&out, &format!("compare-{name}"), parse(line.env("OSTRAKON_ARITHMETIC", name))?, &date)?;
    }
    if options.asks_for(NATIONAL) {
        national(options, &out, &date)?;
    }
    run_command(command(&format!("{BENCH} chart")).arg(&out))
}

impl Options {
    fn asks_for(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == name)
    }
}

/// Makes each record once, verifies it in every way, and fits the growth.
fn national(options: &Options, out: &Path, date: &str) -> Result<(), Words> {
    let records = root().join(&options.records);
    let mut runs = Vec::new();
    for voters in &options.voters {
        println!("==> {NATIONAL}, {voters} voters");
        let made = record(&records, &format!("--make-only --hints --voters {voters}"))?;
        runs.extend(verify(&records, &made)?);
    }
    let hints = records.with_extension("hints");
    fs::remove_dir_all(&records).map_err(|e| format!("{}: {e}", records.display()))?;
    fs::remove_file(&hints).map_err(|e| format!("{}: {e}", hints.display()))?;
    // Commit and processor are those that every measurement names.
    let place = measure(&format!("{BENCH} limit --json --batch 64 --rounds 1"))?;
    let mut all = json!({ "runs": runs, "commit": place["commit"], "cpu": place["cpu"] });
    write(out, NATIONAL, all.clone(), date)?;
    let growth = stdout(command(&format!("{BENCH} growth")).arg(file(out, NATIONAL)))?;
    all["growth"] = serde_json::from_str(&growth).map_err(|e| format!("growth: {e}"))?;
    all["assumptions"] = ASSUMPTIONS.into();
    write(out, NATIONAL, all, date)
}

/// One run for each way and number of cores.
fn verify(records: &Path, made: &Value) -> Result<Vec<Value>, Words> {
    let mut cores = vec![1, thread::available_parallelism().map_or(1, usize::from)];
    cores.dedup();
    let mut runs = Vec::new();
    for way in WAYS {
        for threads in &cores {
            let mut run = record(records, &format!("--verify-only --threads {threads} {way}"))?;
            run["make"] = made["make"].clone();
            run["hints"] = made["hints"].clone();
            runs.push(run);
        }
    }
    Ok(runs)
}

fn record(records: &Path, arguments: &str) -> Result<Value, Words> {
    let mut line = command(&format!("{OSTRAKON} bench national --json {arguments} --out"));
    let printed = stdout(line.arg(records))?;
    serde_json::from_str(&printed).map_err(|e| format!("bench national {arguments}: {e}"))
}

fn measure(line: &str) -> Result<Value, Words> {
    parse(&mut command(line))
}

fn parse(command: &mut std::process::Command) -> Result<Value, Words> {
    let printed = stdout(command)?;
    serde_json::from_str(&printed).map_err(|e| format!("{command:?}: {e}"))
}

fn file(out: &Path, name: &str) -> PathBuf {
    out.join(format!("{name}.json"))
}

fn write(out: &Path, name: &str, mut figures: Value, date: &str) -> Result<(), Words> {
    figures["date"] = date.into();
    figures["cores"] = thread::available_parallelism().map_or(1, usize::from).into();
    let path = file(out, name);
    let text = serde_json::to_string_pretty(&figures).map_err(|e| e.to_string())?;
    fs::write(&path, text + "\n").map_err(|e| format!("{}: {e}", path.display()))
}
