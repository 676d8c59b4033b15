//! `ostrakon election new --service`: an election whose log a service keeps (spec 10.3).

use super::description::{Basis, Description, Offices};
use super::new::{Made, Where, plan, store};
use crate::clock::Clock;
use crate::error::{CliError, Outcome};
use crate::files;
use crate::keys;
use crate::record_dir::{ORGANISER_KEY, REGISTRAR_KEY};
use crate::remote::{client_at, election_at, follow_to, name};
use ostrakon_charter::Id;
use ostrakon_client::{Base, Client, ClientError, Drafted, ElectionUrl, Posting, Room};
use ostrakon_election::board::CHARTER_PATH;
use ostrakon_tlog::ed25519::SecretKey;
use std::path::{Path, PathBuf};

/// The service, and who draws up the election there.
#[derive(Debug, clap::Args)]
pub(super) struct ServiceArgs {
    /// The service that keeps the log.
    #[arg(long, value_name = "URL", requires_all = ["slug", "organiser_key"])]
    service: Option<Base>,
    /// The election's identifier there.
    #[arg(long, value_name = "ID", requires = "service")]
    slug: Option<Id>,
    /// The organiser's key, whose public key the service knows. A copy goes into the private directory.
    #[arg(long, value_name = "FILE", requires = "service")]
    organiser_key: Option<PathBuf>,
    /// The registrar's key; a fresh one unless given.
    #[arg(long, value_name = "FILE", requires = "service")]
    registrar_key: Option<PathBuf>,
    /// Whoever has a credential casts, without logging in at the service.
    #[arg(long, requires = "service")]
    without_tokens: bool,
    #[command(flatten)]
    clock: Clock,
}

/// An election that is about to begin at a service.
pub(crate) struct Drafting {
    client: Client,
    url: ElectionUrl,
    organiser: SecretKey,
    registrar: SecretKey,
    tokens: bool,
}

impl ServiceArgs {
    /// None without a service.
    pub(super) fn drafting(&self) -> Outcome<Option<Drafting>> {
        let (Some(base), Some(slug), Some(organiser)) = (&self.service, &self.slug, &self.organiser_key)
        else {
            return Ok(None);
        };
        let organiser = keys::load(organiser)?;
        let registrar = match &self.registrar_key {
            Some(path) => keys::load(path)?,
            None => SecretKey::generate(&mut rand_core::OsRng),
        };
        let client = client_at(base, self.clock.rehearsed())?;
        let (url, tokens) = (base.election(slug.clone()), !self.without_tokens);
        Ok(Some(Drafting { client, url, organiser, registrar, tokens }))
    }
}

impl Drafting {
    /// An election without tokens, by these two keys: the organiser's and the registrar's. The clock is a rehearsal's, if it is played.
    pub(crate) fn open(url: ElectionUrl, keys: [SecretKey; 2], clock: Clock) -> Outcome<Self> {
        let [organiser, registrar] = keys;
        let client = client_at(&url.base, clock.rehearsed())?;
        Ok(Self { client, url, organiser, registrar, tokens: false })
    }

    /// Drafts, has the manifest entered, and copies the record that begins with it.
    pub(crate) fn make(&self, text: &Description, basis: &Basis, place: &Where<'_>) -> Outcome<Made> {
        files::refuse_used(place.out)?;
        files::refuse_used(place.private)?;
        let signer = |request: ostrakon_election::request::Request| request.sign(&self.organiser);
        let drafted = self.client.draft(&self.url.slug, text.rolls.len(), &signer)?;
        let made = plan(text, self.offices(text, drafted)?, basis, place.folder)?;
        let names = [(ORGANISER_KEY, "organiser"), (REGISTRAR_KEY, "registrar")];
        store(place.private, names.into_iter().zip([&self.organiser, &self.registrar]))?;
        name(place.private, &self.url)?;
        let manifest = made.signed(&self.organiser).encode();
        let charter = [(CHARTER_PATH.to_owned(), basis.charter.clone())].into();
        let posting = Posting { documents: vec![manifest], files: charter };
        let entered = self.client.post(&self.url.slug, Room::Setup, &posting);
        let entered = entered.map_err(|error| self.undo(error, place.private))?;
        self.copy(place.out, entered.head.size)?;
        Ok(made)
    }

    fn offices(&self, text: &Description, drafted: Drafted) -> Outcome<Offices> {
        let origin = &drafted.log.origin;
        if let Some(other) = text.origin.as_ref().filter(|named| *named != origin) {
            let what =
                format!("the description calls the log {other:?}, and the service calls it {origin:?}");
            return Err(CliError::new(what).next("leave `origin` out of the description"));
        }
        if self.tokens && drafted.tokens.len() != text.rolls.len() {
            return Err(CliError::new("the service gives no keys for tokens")
                .at(&self.url)
                .next("add --without-tokens if nobody is to log in before voting"));
        }
        let tokens = if self.tokens { drafted.tokens } else { Vec::new() };
        let [organiser, registrar] = [&self.organiser, &self.registrar].map(keys::public);
        Ok(Offices { organiser, registrar, log: drafted.log, tokens })
    }

    /// A refusal leaves nothing behind; after a lost connection the manifest may be there, and its keys are kept.
    fn undo(&self, error: ClientError, private: &Path) -> CliError {
        let refused = error.problem().is_some_and(|problem| problem.status < 500);
        let error = CliError::from(error);
        match refused {
            true => files::remove(private).err().unwrap_or(error),
            false => CliError::new(format!("{error}. The manifest may have been entered all the same")).next(format!(
                "look at {}: if it is there, `ostrakon mirror` copies it, and the keys are in {}; if not, remove that directory and begin again",
                self.url,
                private.display()
            )),
        }
    }

    fn copy(&self, out: &Path, size: u64) -> Outcome {
        match follow_to(election_at(&self.client, &self.url), out, size)? {
            true => Ok(()),
            false => Err(CliError::new(
                "the manifest is entered, and not published yet: it may wait for witnesses",
            )
            .at(&self.url)
            .next("`ostrakon mirror` copies the record once it is there")),
        }
    }
}
