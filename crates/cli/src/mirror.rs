//! `ostrakon mirror`: an exact copy of what a service publishes.

use crate::error::{CliError, Outcome};
use crate::remote::{client, follow};
use crate::words::{amount, as_typed};
use ostrakon_client::Base;
use ostrakon_client::mirror::{Logs, MirrorError, Remote, Update, find};
use ostrakon_group::Bytes32;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Copies an election's record, a register or a whole archive from a service, and checks it on the way.
///
/// Reads the checkpoint first and fetches exactly the files of a log of that size; every tile and bundle is held against the checkpoint's root
/// before it is written, every other file against the hash that the entries give it. The new checkpoint is written last: what is interrupted
/// goes on where it stopped, and the directory always holds a whole record. Run again, it fetches what is new.
///
/// A service that shows fewer entries than it showed before, or others, is not followed: the copy stays as it is, and both checkpoints go
/// into `<DIR>-evidence`.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon mirror https://vote.example.org/elections/spring spring
    ostrakon mirror https://vote.example.org/register register --watch 60
    ostrakon mirror https://vote.example.org archive

The last copies register and elections, each into its folder. OSTRAKON_CERTIFICATES names a file of \
certificates to trust in place of the public authorities'.

Next: `ostrakon verify spring`, or `ostrakon verify --archive archive`.")]
pub(crate) struct MirrorArgs {
    /// The address of an election, a register or a whole service; https, or http on this machine alone.
    #[arg(value_name = "URL")]
    url: Base,
    /// The directory of the copy.
    #[arg(value_name = "DIR")]
    to: PathBuf,
    /// The election's id: the record of any other is refused.
    #[arg(long, value_name = "HASH")]
    election: Option<Bytes32>,
    /// Goes on, and looks for what is new every so many seconds.
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    watch: Option<u64>,
}

pub(crate) fn run(args: &MirrorArgs) -> Outcome {
    match find(&client(&args.url)?)? {
        Logs::One(remote) => one(args, remote),
        Logs::Archive(_) if args.election.is_some() => Err(CliError::usage(
            "--election is for one election's record, and this is the address of a whole service",
        )
        .at(&args.url)),
        Logs::Archive(logs) => archive(args, logs),
    }
}

fn one(args: &MirrorArgs, remote: Remote) -> Outcome {
    let (mut mirror, update) = follow(remote, &args.to, args.election.as_ref())?;
    crate::say::say!("{}", told(&args.to, &update));
    while let Some(seconds) = args.watch {
        std::thread::sleep(Duration::from_secs(seconds));
        match mirror.update(None, &()) {
            Ok(Update { new: 0, .. }) => {}
            Ok(update) => crate::say::say!("{}", told(&args.to, &update)),
            // A connection that is lost for a while ends nothing; evidence does.
            Err(error @ MirrorError::Client(_)) => eprintln!("{}", CliError::from(error)),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// All logs; with --watch again and again, those that are new included.
fn archive(args: &MirrorArgs, logs: Vec<(String, Remote)>) -> Outcome {
    let failed = logs.into_iter().map(|log| copy(args, log)).filter(|copied| !copied).count();
    let Some(seconds) = args.watch else { return all_or(failed) };
    loop {
        std::thread::sleep(Duration::from_secs(seconds));
        match find(&client(&args.url)?) {
            Ok(Logs::Archive(logs)) => logs.into_iter().for_each(|log| _ = copy(args, log)),
            Ok(Logs::One(_)) => {
                return Err(CliError::new("is one log now, and was a whole service").at(&args.url));
            }
            Err(error) => eprintln!("{}", CliError::from(error)),
        }
    }
}

/// Copies one log of several; the others are copied whatever comes of it.
fn copy(args: &MirrorArgs, (folder, remote): (String, Remote)) -> bool {
    let to = args.to.join(folder);
    match follow(remote, &to, None) {
        Ok((_, Update { new: 0, .. })) if args.watch.is_some() => true,
        Ok((_, update)) => {
            crate::say::say!("{}", told(&to, &update));
            true
        }
        Err(error) => {
            eprintln!("NOT COPIED: {}", as_typed(&error.within(to.display()).to_string()));
            false
        }
    }
}

fn all_or(failed: usize) -> Outcome {
    match failed as u64 {
        0 => Ok(()),
        n => Err(CliError::new(format!("{} not copied", amount(n, "log"))).next("the reasons stand above")),
    }
}

fn told(to: &Path, update: &Update) -> String {
    let new = if update.new == update.entries { String::new() } else { format!(", {} new", update.new) };
    format!("{}: {}{new}", to.display(), amount(update.entries, "entry"))
}
