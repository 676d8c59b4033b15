//! `ostrakon verify`: the numbered checks.

use crate::error::{At, CliError, Outcome};
use crate::files;
use crate::outcome;
use crate::progress::Bars;
use crate::words::amount;
use ostrakon_arith::Arithmetic;
use ostrakon_group::sha256;
use ostrakon_verify::{
    CHECKS, CheckId, Directory, Options, ResumeFolder, Verification, is_archive_check, is_hint_file, verify,
    verify_archive,
};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Verifies a record: every rule of the protocol, numbered.
///
/// Reads a record directory and nothing else (and your receipts and checkpoints, if you give them), recomputes everything and trusts nobody.
/// Exit status 0 only if every check passed, 1 if not, 2 if the arguments make no sense.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon verify ostrakon-demo
    ostrakon verify spring --receipt mine.tlog-proof --pin checkpoint-of-tuesday
    ostrakon verify --archive our-archive
    ostrakon verify nation --resume nation-verifying --threads 8

A check that is not run is no pass. --without ID leaves one check out, to show what it alone \
catches; the whole then never passes.

Large records take little memory; notes about the ballots go to the system's temporary files \
(TMPDIR), some 200 bytes a ballot. With --resume FOLDER most of them are kept in that folder, \
and a verification that was interrupted goes on where it stopped: run the same command again. \
The folder is yours alone: whoever could write to it could make your report say anything, so a \
line beside the report says how many ballots are taken from there. What is kept is removed when \
the verification is over.

A file DIR.hints beside the record (`ostrakon hints`) makes verifying faster. It is never \
believed: no hint, true or false, changes what the report says.")]
pub(crate) struct VerifyArgs {
    /// The record directory; with --archive, the archive's.
    #[arg(value_name = "DIR")]
    record: PathBuf,
    #[command(flatten)]
    kept: Kept,
    /// Leaves one check out, by its number.
    #[arg(long, value_name = "ID")]
    without: Option<String>,
    /// Keeps progress in a folder, and goes on from there after an interruption.
    #[arg(long, value_name = "FOLDER")]
    resume: Option<PathBuf>,
    #[command(flatten)]
    speed: Speed,
    /// DIR is an organisation's archive: register/, and elections/ with a record each.
    #[arg(long, conflicts_with_all = ["receipt", "pin", "resume", "hints"])]
    archive: bool,
    /// For programs: the report as JSON.
    #[arg(long)]
    json: bool,
}

/// What changes how long it takes, and nothing else.
#[derive(Debug, clap::Args)]
struct Speed {
    /// A file of hints; otherwise DIR.hints, if it is there.
    #[arg(long, value_name = "FILE", conflicts_with = "no_hints")]
    hints: Option<PathBuf>,
    /// Uses no hints.
    #[arg(long)]
    no_hints: bool,
    /// How many cores work; otherwise all.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Which code computes: dalek, floating, narrow, portable, avx2 or ifma, as far as this processor has it; otherwise the fastest. The report is the same.
    #[arg(long, value_name = "NAME")]
    arithmetic: Option<Arithmetic>,
}

/// What somebody kept from before, to hold against the record.
#[derive(Debug, clap::Args)]
pub(crate) struct Kept {
    /// A receipt of a ballot (check 407); may be repeated.
    #[arg(long, value_name = "FILE")]
    pub(crate) receipt: Vec<PathBuf>,
    /// A checkpoint of this log that you kept (check 406); may be repeated.
    #[arg(long, value_name = "CHECKPOINT")]
    pub(crate) pin: Vec<PathBuf>,
}

impl Kept {
    /// Reads the files.
    pub(crate) fn options(&self) -> Outcome<Options> {
        Ok(Options { pins: read_all(&self.pin)?, receipts: read_all(&self.receipt)?, ..Options::default() })
    }
}

/// Runs the command.
pub(crate) fn run(args: &VerifyArgs) -> Outcome<ExitCode> {
    if args.archive {
        return verify_whole(args);
    }
    refuse_other_folders(&args.record)?;
    let without = args.without.as_deref().map(check_id).transpose()?;
    let resume = args.resume.as_deref().map(|folder| resume_folder(&args.record, folder)).transpose()?;
    let hints = args.speed.hints(&args.record);
    args.speed.apply()?;
    let options = Options { without, hints, resume, ..args.kept.options()? };
    let verification = watched(&args.record, &options);
    if let (Some(folder), 1..) = (&args.resume, verification.resumed) {
        let (ballots, folder) = (amount(verification.resumed, "ballot"), folder.display());
        eprintln!(
            "Resumed: that {ballots} were verified before is what {folder} says; the rest is verified now."
        );
    }
    if args.json {
        crate::say::say!("{}", serde_json::to_string(&verification.report).unwrap_or_default());
    } else {
        crate::say::say!("{}", verification.told());
    }
    Ok(if verification.report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// An archive: one line an election, then the checks of the register.
fn verify_whole(args: &VerifyArgs) -> Outcome<ExitCode> {
    let without = args.without.as_deref();
    if let Some(id) = without.filter(|id| !is_archive_check(id)) {
        return Err(
            CliError::usage(format!("there is no check {id:?} of archives")).next("they are 801 to 813")
        );
    }
    args.speed.apply()?;
    let verified = verify_archive(&args.record, without, &Bars::default());
    let verified = verified.map_err(|error| {
        CliError::usage(format!("register: {error}"))
            .at(args.record.display())
            .next("name an archive: a directory with register/ and elections/")
    })?;
    if args.json {
        crate::say::say!("{}", serde_json::to_string(&verified.report).unwrap_or_default());
    } else {
        outcome::archive(&verified).iter().for_each(|line| crate::say::say!("{line}"));
        crate::say::say!("{}", verified.report);
    }
    Ok(if verified.report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Verifies the record at `path`, with bars, and with the hints that stand beside it.
pub(crate) fn quietly(path: &Path, options: &Options) -> Verification {
    let hints = Some(files::beside(path, ".hints"));
    watched(path, &Options { hints, ..options.clone() })
}

fn watched(path: &Path, options: &Options) -> Verification {
    verify(&Directory::new(path), options, &Bars::default())
}

impl Speed {
    fn hints(&self, record: &Path) -> Option<PathBuf> {
        let named = self.hints.clone();
        if let Some(path) = named.as_ref().filter(|path| !is_hint_file(path)) {
            eprintln!("{}: there is no file of hints; verifying goes on without hints", path.display());
        }
        named.or_else(|| (!self.no_hints).then(|| files::beside(record, ".hints")))
    }

    /// Before anything is begun.
    fn apply(&self) -> Outcome {
        self.arithmetic.map(Arithmetic::choose);
        let Some(threads) = self.threads else { return Ok(()) };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.into()).build_global();
        pool.map_err(|e| CliError::new(format!("cannot work on {threads} cores: {e}")))
    }
}

/// The user's own folder: never the record's, which is somebody else's.
fn resume_folder(record: &Path, folder: &Path) -> Outcome<ResumeFolder> {
    if inside_record(record, folder) {
        let what = "is inside the record: what is kept there would be somebody else's word";
        return Err(CliError::usage(what).at(folder.display()).next("name a folder of your own"));
    }
    ResumeFolder::open(folder, program()?).map_err(|error| CliError::usage(error).at(folder.display()))
}

/// A hash of this program: another one may judge ballots in another way.
fn program() -> Outcome<[u8; 32]> {
    let path = std::env::current_exe().at("this program")?;
    Ok(sha256(&std::fs::read(&path).at(path.display())?))
}

/// Is this path the record's directory, or anything in it?
pub(crate) fn inside_record(record: &Path, path: &Path) -> bool {
    Directory::new(record).holds(path)
}

/// What has nothing of a record in it deserves a sentence and no report of everything that is missing.
pub(crate) fn refuse_other_folders(path: &Path) -> Outcome {
    let refused = |what| CliError::usage(what).at(path.display()).next("name a record directory");
    Directory::of_record(path).map(drop).map_err(refused)
}

fn read_all(paths: &[PathBuf]) -> Outcome<Vec<(String, Vec<u8>)>> {
    let usage = |mut error: CliError| {
        error.status = 2;
        error
    };
    paths.iter().map(|p| Ok((p.display().to_string(), files::read(p, 128 << 10).map_err(usage)?))).collect()
}

fn check_id(text: &str) -> Outcome<CheckId> {
    let found = CHECKS.iter().find(|check| check.id.to_string() == text);
    found.map(|check| check.id).ok_or_else(|| {
        CliError::usage(format!("there is no check {text:?}")).next("spec/8-verify.md lists them")
    })
}
