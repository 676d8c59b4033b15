//! `ostrakon register publish-site`: what browsers are given.

use super::place::Place;
use crate::clock::Clock;
use crate::error::Outcome;
use crate::site::SiteList;
use crate::words::amount;
use ostrakon_register::Act;
use ostrakon_register::acts::SitePublished;
use std::path::PathBuf;

/// Enters what the pages of the organisation's service are made of, so that anybody can compare what a service sends with it.
///
/// The list has the SHA-256 of every script, style, words file and module, and of every page that scripts fill. It is taken from this program,
/// which must then be the one that serves; or from a file that `ostrakon service site` wrote where the service runs. Enter it when the service
/// gets another version, before it is started with it: between act and start `ostrakon audit-site` tells of the difference.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon register publish-site --register register
    ostrakon register publish-site --register register --list site.json

Next: `ostrakon audit-site https://vote.example.org`, from several places; ask witnesses to do it
every hour: `ostrakon witness serve --site`.")]
pub(crate) struct PublishSiteArgs {
    #[command(flatten)]
    place: Place,
    /// The list of another program, as `ostrakon service site` writes it.
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    #[command(flatten)]
    clock: Clock,
}

pub(super) fn run(args: &PublishSiteArgs) -> Outcome {
    let SiteList { files, release } = match &args.list {
        Some(path) => SiteList::read(path)?,
        None => SiteList::to_publish(),
    };
    let mut desk = args.place.open()?;
    let told =
        format!("Browsers are given {} of {release} from here on.", amount(files.len() as u64, "file"));
    let act = SitePublished { files, register: desk.state().register(), release, time: args.clock.now() };
    let entered = desk.append(Act::SitePublished(act));
    entered.map_err(|error| match &args.list {
        Some(path) => error.at(path.display()),
        None => error,
    })?;
    crate::say::say!("{told}");
    Ok(())
}
