//! `ostrakon serve --demo`: an organisation with a running vote, for whoever has never seen one.
//!
//! Everybody's keys lie in one folder, `<data>/demo`, and all who must act are played by one thread beside the service, which speaks to it over
//! HTTP as everybody does. The clock is the system's.

mod begin;
mod go_on;
mod told;

use super::data::EVERY_METHOD;
use super::folder::LOOPBACK;
use super::keeper::Keeper;
use super::officers::Officers;
use super::offices;
use super::play::Play;
use super::questions::id;
use super::setting::{Setting, Times, Under};
use super::stage::Stage;
use super::venue::{Service, Venue};
use crate::clock;
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::words::as_typed;
use ostrakon_client::Base;
use ostrakon_service::{SETTINGS_FILE, Settings};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

/// A service with a running vote on it.
pub(crate) struct Hosted {
    /// The data directory as it was typed.
    data: PathBuf,
    /// Where everybody's keys are.
    folder: PathBuf,
    venue: Venue,
    base: Base,
    keeper: Keeper,
    setting: Setting,
}

/// What the election is called in addresses.
const SLUG: &str = "demo-vote";
/// Written once the vote is open and everybody but the newcomers has voted.
const READY: &str = "ready";
const TITLE: &str = "Gy-les-Nonains votes again";
const TRUSTEES: [&str; 5] = ["Ada", "Bohdan", "Chiara", "Dela", "Emre"];
const OFFICERS: [&str; 3] = ["Olga", "Pavel", "Quy"];
/// In seconds: long enough to see that there is such a time. No longer than the vote itself.
const OBJECTIONS: u64 = 60;
const USUAL: &str = "127.0.0.1:8800";

/// Takes the address: the one that is asked for, the one of an earlier start, or the usual one.
pub(crate) fn listen(data: &Path, asked: Option<SocketAddr>) -> Outcome<TcpListener> {
    let earlier = match data.join(SETTINGS_FILE).exists() {
        true => Some(earlier(data)?),
        false => None,
    };
    let address = match (asked, &earlier) {
        (Some(asked), Some(earlier)) if *earlier != asked.to_string() => return Err(moved(data, earlier)),
        (Some(asked), _) => asked.to_string(),
        (None, earlier) => earlier.clone().unwrap_or_else(|| USUAL.into()),
    };
    if !address.starts_with(LOOPBACK) {
        return Err(CliError::usage(format!("--demo is for this machine alone, and {address} is not"))
            .next("leave --listen out, or name 127.0.0.1 and a port"));
    }
    TcpListener::bind(&address).map_err(|error| taken(&address, &error, earlier.is_some()))
}

/// Where an earlier demonstration listened, whose logs are called after that.
fn earlier(data: &Path) -> Outcome<String> {
    let settings = Settings::read(data).map_err(CliError::new)?;
    if !data.join("demo").is_dir() {
        return Err(CliError::new("holds a service that is no demonstration")
            .at(data.display())
            .next("name another directory with --data"));
    }
    Ok(settings.base.trim_start_matches("http://").to_owned())
}

fn moved(data: &Path, earlier: &str) -> CliError {
    CliError::new(format!("its logs are called after http://{earlier}, where it was begun"))
        .at(data.display())
        .next("leave --listen out, or begin another demonstration with --data")
}

fn taken(address: &str, error: &std::io::Error, begun: bool) -> CliError {
    let next = match begun {
        true => "end what listens there, perhaps this demonstration itself, and run the command again",
        false => "end what listens there, or add --listen 127.0.0.1:8801",
    };
    CliError::new(format!("cannot listen: {error}")).at(address).next(next)
}

impl Hosted {
    /// Settles a demonstration's service, or finds one that was. A new vote closes in so many seconds.
    pub(crate) fn prepare(data: &Path, address: SocketAddr, closes_in: u64) -> Outcome<Self> {
        let base = format!("http://{address}");
        let folder = std::path::absolute(data).at(data.display())?.join("demo");
        if !data.join(SETTINGS_FILE).exists() {
            files::refuse_used(data)?;
            files::private_folder(data)?;
            files::private_folder(&folder)?;
            offices::settle(data, &folder, &base, "A demonstration")?;
        } else if !folder.join(READY).exists() {
            return Err(CliError::new("its beginning was interrupted")
                .at(data.display())
                .next("remove the directory and run the command again: nothing in it is of use"));
        }
        let base = Base::parse(&base).at(&base)?;
        let venue = Venue::Service(Service::at(&base, &folder, None)?);
        let archive = folder.join("copies");
        let keeper = Keeper::new(folder.clone(), &archive)?;
        let setting = setting(&folder, &archive, keeper.register(), closes_in)?;
        Ok(Self { data: data.to_owned(), folder, venue, base, keeper, setting })
    }

    /// Plays everybody's part, until nothing is left to do. The service answers meanwhile.
    pub(crate) fn play(&self) -> Outcome {
        let stage = Stage::new(false);
        self.greet(stage);
        let officers = Officers::known(&self.folder, OFFICERS.map(String::from).into());
        if !self.folder.join(READY).exists() {
            self.begin(stage, &officers)?;
            files::write(&self.folder.join(READY), b"", Readers::Owner)?;
        }
        let quiet = Stage::new(true);
        let play = Play::again(quiet, &self.setting, &self.venue, &officers, &self.folder);
        // A vote that runs is not lost with one step that fails.
        if let Err(error) = self.go_on(stage, &play) {
            eprintln!("error: {}", as_typed(&error.to_string()));
            eprintln!("Stop the service and start it again: it goes on where it is.");
        }
        Ok(())
    }
}

fn setting(folder: &Path, archive: &Path, register: PathBuf, closes_in: u64) -> Outcome<Setting> {
    let now = clock::system();
    let (closes, objection) = (now + closes_in, OBJECTIONS.min(closes_in));
    Ok(Setting {
        out: archive.join("elections").join(SLUG),
        slug: id(SLUG)?,
        receipts: folder.join("receipts"),
        title: TITLE.into(),
        charter: EVERY_METHOD,
        trustees: TRUSTEES.map(String::from).into(),
        threshold: 3,
        missing: 0,
        officers: OFFICERS.map(String::from).into(),
        quorum: 2,
        times: Times { announced: now, opens: now, closes, schedule: None, counted: closes + objection },
        objection,
        under: Some(Under { register, meeting: None, lets_invalid: false }),
    })
}
