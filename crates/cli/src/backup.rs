//! `ostrakon backup`, `ostrakon restore`: a service's data out of its database, and back into one.

use crate::error::{At, CliError, Outcome};
use crate::progress::bar;
use crate::words::amount;
use indicatif::ProgressBar;
use ostrakon_service::{Clock, Place, Restore, Restored, backup};
use std::path::PathBuf;

/// Copies everything that a service keeps, while it runs.
///
/// Boards, people and settings as they are at one moment, from either engine, into SQLite files: a backup, an export of everything, and the
/// way from one engine to the other. What the service publishes is not in it: that can be made again, and mirrors hold it.
///
/// Who steals a backup learns who is a member, with address and name, who was on which list and who asked for a token; nobody's vote. With
/// --with-keys the thief can also sign in the log's name and give tokens to strangers, who still need a credential to vote: keep keys apart
/// from backups where you can, and copy them once, by hand. Passwords that service.toml names by file are never in a backup.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon backup --data vote /backup/2026-12-01

Next: carry it to another machine, and rehearse `ostrakon restore` before you need it.")]
pub(crate) struct BackupArgs {
    #[command(flatten)]
    store: StoreArgs,
    /// A new or empty directory.
    #[arg(value_name = "OUT")]
    out: PathBuf,
    /// Copies the log's key and the token keys too.
    #[arg(long)]
    with_keys: bool,
}

/// Puts a backup back into an empty data directory or database, with whatever was published after it.
///
/// A log must never sign two histories. The service may have signed more than the backup holds, so mirrors are asked: directories as `ostrakon
/// mirror` writes them, or the old service's public/. The checkpoint of each is verified by the log's key, its entries are hashed, and the
/// backup's must be their beginning; then what the backup lacks is added. If a log was forked, both copies stay as they are and nothing is
/// restored.
///
/// The log's key is needed: in the backup if it was made --with-keys, else in keys/ of the data directory, where you put it before.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon restore /backup/2026-12-01 --data vote --mirror /mnt/old/vote/public
    ostrakon restore /backup/2026-12-01 --data vote --nobody-has-newer

Next: `ostrakon serve --data vote`.")]
pub(crate) struct RestoreArgs {
    /// The backup.
    #[arg(value_name = "BACKUP")]
    backup: PathBuf,
    #[command(flatten)]
    store: StoreArgs,
    /// A mirror of the service, or of one of its logs; more than once for more.
    #[arg(long, value_name = "DIR", required_unless_present = "nobody_has_newer")]
    mirror: Vec<PathBuf>,
    /// Says that nobody has seen anything of a log that is newer than the backup, where no mirror holds that log.
    #[arg(long)]
    nobody_has_newer: bool,
}

/// Where the service's data is.
#[derive(Debug, clap::Args)]
struct StoreArgs {
    /// The data directory.
    #[arg(long, value_name = "DIR", default_value = "ostrakon-data")]
    data: PathBuf,
    /// A PostgreSQL database, as postgres://USER:PASSWORD@HOST/NAME; an SQLite file in the data directory unless given.
    #[arg(long, value_name = "URL", env = "OSTRAKON_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

impl StoreArgs {
    fn place(&self) -> Place {
        Place { data: self.data.clone(), database: self.database.clone(), clock: Clock::System }
    }
}

pub(crate) fn run_backup(args: &BackupArgs) -> Outcome {
    let bar = rows();
    let told = |table: &'static str, rows: u64| tell(&bar, table, rows);
    let done = runtime()?.block_on(backup(&args.store.place(), &args.out, args.with_keys, &told));
    bar.finish_and_clear();
    done.map_err(CliError::new)?;
    let keys = if args.with_keys { ", with its keys" } else { "; keys/ is not in it" };
    crate::say::say!("The backup is in {}{keys}.", args.out.display());
    Ok(())
}

pub(crate) fn run_restore(args: &RestoreArgs) -> Outcome {
    let restore = Restore {
        backup: args.backup.clone(),
        mirrors: args.mirror.clone(),
        nobody_has_newer: args.nobody_has_newer,
    };
    let bar = rows();
    let told = |table: &'static str, rows: u64| tell(&bar, table, rows);
    let done = runtime()?.block_on(restore.run(&args.store.place(), &told));
    bar.finish_and_clear();
    for log in done.map_err(CliError::new)? {
        say_restored(&log);
    }
    Ok(())
}

fn say_restored(log: &Restored) {
    let newer = match log.from_mirror {
        0 => String::new(),
        n => format!(", {n} of them from a mirror"),
    };
    crate::say::say!("{}: {}{newer}.", log.log, amount(log.entries, "entry"));
}

fn runtime() -> Outcome<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().at("the runtime")
}

/// How many rows there are is not known before they are read.
fn rows() -> ProgressBar {
    bar("rows", u64::MAX)
}

fn tell(bar: &ProgressBar, table: &'static str, rows: u64) {
    bar.set_message(table);
    bar.set_position(rows);
}
