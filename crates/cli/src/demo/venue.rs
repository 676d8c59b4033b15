//! Where a demonstration is played: on logs that organiser and keeper keep themselves, or through a service, over HTTP.

use super::offices;
use super::process;
use crate::clock::Clock;
use crate::election::{self, Basis, Description, Drafting, Made, Where};
use crate::error::Outcome;
use crate::files::{self, Readers};
use crate::keys;
use crate::record_dir::Writer;
use crate::register::FoundingText;
use crate::remote::{client, election_at, follow_to};
use ostrakon_charter::Id;
use ostrakon_client::mirror::Stored;
use ostrakon_client::{Base, Client, ElectionUrl};
use ostrakon_register::State;
use ostrakon_tlog::ed25519::SecretKey;
use std::path::{Path, PathBuf};

/// Where it is played.
#[derive(Clone)]
pub(super) enum Venue {
    /// On logs that are kept here, by a clock that is played.
    Here,
    /// At a service.
    Service(Service),
}

/// A service, and who may begin something there.
#[derive(Clone)]
pub(super) struct Service {
    pub(super) client: Client,
    /// Where the keys of its offices lie.
    keys: PathBuf,
    /// The file that the service reads its time from, where the clock is played.
    clock: Option<PathBuf>,
}

impl Service {
    /// One that answers at this base; its keys are in a folder.
    pub(super) fn at(base: &Base, keys: &Path, clock: Option<PathBuf>) -> Outcome<Self> {
        Ok(Self { client: client(base)?, keys: keys.to_owned(), clock })
    }

    fn key(&self, role: &str) -> Outcome<SecretKey> {
        keys::load(&offices::key(&self.keys, role))
    }

    /// Lets it be this time there, if its clock is played.
    fn clock(&self, time: u64) -> Outcome<Clock> {
        let Some(file) = &self.clock else { return Ok(Clock::default()) };
        files::write(file, time.to_string().as_bytes(), Readers::All)?;
        Ok(Clock::played(time))
    }
}

impl Venue {
    /// It is this time now: the clock that commands are told.
    pub(super) fn clock(&self, time: u64) -> Outcome<Clock> {
        match self {
            Self::Here => Ok(Clock::played(time)),
            Self::Service(service) => service.clock(time),
        }
    }

    /// The service, if it is played at one.
    pub(super) fn service(&self) -> Option<&Service> {
        match self {
            Self::Here => None,
            Self::Service(service) => Some(service),
        }
    }

    /// The name of a log: a service gives its own.
    pub(super) fn origin(&self, own: impl FnOnce() -> String) -> Option<String> {
        self.service().is_none().then(own)
    }

    /// Founds the register.
    pub(super) fn found(
        &self,
        text: &FoundingText,
        charter: &[u8],
        [register, private]: [&Path; 2],
        time: u64,
    ) -> Outcome<State> {
        let folder = Path::new("");
        match self {
            Self::Here => text.make(charter, folder, register, private, time),
            Self::Service(service) => {
                let (base, keeper) = (service.client.base(), service.key("keeper")?);
                text.make_carried(base, &keeper, charter, folder, [register, private], time)
            }
        }
    }

    /// Brings a copy up to date as anybody would: of one election, or of everything.
    pub(super) fn mirror(&self, election: Option<&Id>, to: &Path) -> Outcome {
        let Self::Service(service) = self else { return Ok(()) };
        let base = service.client.base();
        let url = election.map_or_else(|| base.to_string(), |slug| base.election(slug.clone()).to_string());
        process::run(Path::new("."), &["mirror".into(), url, to.display().to_string()])
    }
}

/// An election's board: its organiser's copy, and how others come by theirs.
#[derive(Clone, Copy)]
pub(super) struct Board<'a> {
    pub(super) venue: &'a Venue,
    pub(super) record: &'a Path,
    pub(super) slug: &'a Id,
}

impl<'a> Board<'a> {
    /// Where it is at the service, if one keeps it.
    pub(super) fn url(&self) -> Option<ElectionUrl> {
        self.venue.service().map(|service| service.client.base().election(self.slug.clone()))
    }

    /// The service that keeps it, if one does.
    pub(super) fn service(&self) -> Option<&'a Service> {
        self.venue.service()
    }

    /// Begins it with a manifest.
    pub(super) fn begin(
        &self,
        text: &Description,
        basis: &Basis,
        private: &Path,
        clock: Clock,
    ) -> Outcome<Made> {
        let place = Where { folder: Path::new(""), out: self.record, private };
        match self.service().zip(self.url()) {
            None => election::make(text, basis, &place),
            Some((service, url)) => {
                let keys = [service.key("organiser")?, service.key("registrar")?];
                Drafting::open(url, keys, clock)?.make(text, basis, &place)
            }
        }
    }

    /// A copy of somebody else's, as new as the organiser's.
    pub(super) fn copy(&self, to: &Path) -> Outcome {
        let Some((service, url)) = self.service().zip(self.url()) else {
            return election::publish(self.record, to).map(drop);
        };
        let known = Stored::open(self.record)?.map_or(0, |stored| stored.size());
        follow_to(election_at(&service.client, &url), to, known).map(drop)
    }

    /// Brings the organiser's copy up to date, once so many entries more are published.
    pub(super) fn wait_for(&self, writer: &mut Writer, more: u64) -> Outcome {
        writer.copy(writer.record().log().size() + more)
    }
}
