//! `ostrakon bench national`: makes a record of national size, verifies it, says how long that took.

use super::measured::{Hinting, Making, Measured, Verifying};
use super::place::{RecordSize, hints_of, make_room};
use super::{child, clock::Clocked, memory};
use crate::error::{At, CliError, Outcome};
use crate::files;
use crate::hints;
use crate::progress::Bars;
use ostrakon_verify::{Directory, Options, verify};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Makes a synthetic national record and verifies it.
///
/// Nineteen bodies, thirty-one contests, five trustees, everything signed: a complete record of as many voters as you like, that both verifiers
/// pass. Its ballots are made from the seed, so the same record comes again from the same seed, byte for byte; nobody cast them and none is
/// secret. The verifier runs in a process of its own, so that its memory is told by itself. The record is removed at the end unless --keep.
///
/// Exit status 0 only if every check passed.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon bench national --voters 10000
    ostrakon bench national --voters 1000000 --hints --make-only --out nation
    ostrakon bench national --verify-only --hints --out nation --threads 1 --json

A million voters take about 650 MB of disk and some minutes to make. Next: `ostrakon verify nation` shows every check.")]
pub(crate) struct NationalArgs {
    /// How many voters.
    #[arg(
        long,
        value_name = "N",
        required_unless_present = "verify_only",
        default_value_t = 0,
        hide_default_value = true
    )]
    voters: u64,
    /// Which record of that size.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The record directory; an earlier synthetic record there is replaced.
    #[arg(long, value_name = "DIR", default_value = "ostrakon-national")]
    out: PathBuf,
    /// Keeps the record.
    #[arg(long)]
    keep: bool,
    /// Makes the record, keeps it, and does not verify it.
    #[arg(long)]
    make_only: bool,
    /// Verifies the record that is there.
    #[arg(long, conflicts_with_all = ["make_only", "voters", "seed"])]
    verify_only: bool,
    /// Verifies with hints: they are made with the record, and stand beside it as DIR.hints.
    #[arg(long)]
    hints: bool,
    /// On how many cores; all, if not said.
    #[arg(long, value_name = "T", default_value_t = 0, hide_default_value = true, value_parser = clap::value_parser!(u16).range(0..=1024))]
    threads: u16,
    /// For programs: prints nothing but the figures, as JSON.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(args: &NationalArgs) -> Outcome<ExitCode> {
    rayon::ThreadPoolBuilder::new().num_threads(args.threads.into()).build_global().at("the threads")?;
    let making = if args.verify_only { None } else { Some(make(args)?) };
    let hinting = if args.hints && !args.verify_only { Some(make_hints(args)?) } else { None };
    let size = RecordSize::of(&args.out)?;
    let verifying = match (args.make_only, args.verify_only) {
        (true, _) => None,
        (_, true) => Some(verify_here(args)?),
        _ => Some(child::verify(&args.out, args.threads, args.hints)?),
    };
    let measured = Measured::new(size, making, hinting, verifying);
    if args.json {
        crate::say::say!("{}", serde_json::to_string(&measured).map_err(CliError::new)?);
    } else {
        measured.table().iter().for_each(|line| crate::say::say!("{line}"));
    }
    conclude(args, &measured)
}

fn make(args: &NationalArgs) -> Outcome<Making> {
    make_room(&args.out)?;
    let start = Instant::now();
    let made = ostrakon_national::make(&args.out, args.voters, args.seed, &Bars::default());
    made.map_err(CliError::new)?;
    let (seconds, threads) = (start.elapsed().as_secs_f64(), rayon::current_num_threads());
    Ok(Making { seed: args.seed, seconds, threads, peak_bytes: memory::peak() })
}

fn make_hints(args: &NationalArgs) -> Outcome<Hinting> {
    let (start, file) = (Instant::now(), hints_of(&args.out));
    hints::write(&args.out, &file)?;
    let (seconds, threads) = (start.elapsed().as_secs_f64(), rayon::current_num_threads());
    Ok(Hinting { seconds, threads, bytes: std::fs::metadata(&file).at(file.display())?.len() })
}

/// In this process, whose memory is then the verifier's.
fn verify_here(args: &NationalArgs) -> Outcome<Verifying> {
    let hints = args.hints.then(|| hints_of(&args.out));
    if let Some(file) = hints.as_ref().filter(|file| !file.is_file()) {
        return Err(CliError::new("there is no such file")
            .at(file.display())
            .next("make it with `ostrakon hints`"));
    }
    let (options, clocked) = (Options { hints, ..Options::default() }, Clocked::default());
    let verification = verify(&Directory::new(&args.out), &options, &clocked);
    let (seconds, stages) = clocked.finish();
    let (threads, peak_bytes) = (rayon::current_num_threads(), memory::peak());
    let passed = verification.report.passed();
    Ok(Verifying { seconds, threads, hints: args.hints, peak_bytes, passed, stages })
}

/// A record that did not pass is kept, to be looked at.
fn conclude(args: &NationalArgs, measured: &Measured) -> Outcome<ExitCode> {
    let passed = measured.passed();
    if !args.keep && !args.make_only && !args.verify_only && passed {
        files::remove(&args.out)?;
        if args.hints {
            files::remove(&hints_of(&args.out))?;
        }
    }
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
