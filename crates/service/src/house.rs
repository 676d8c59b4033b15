//! Everything that the service holds while it runs.

use crate::board::{Desk, ENDED, Folder, Ledger, LedgerError, Publisher, Replayed, StartError, published};
use crate::election::Election;
use crate::front::Rates;
use crate::keys::{KeyError, Keys};
use crate::metrics::Metrics;
use crate::pages::Kept;
use crate::people::Reception;
use crate::problem::{Answer, Problem};
use crate::rooms::vote_file;
use crate::settings::{Place, Settings};
use crate::witnesses::{Collect, Contradiction, Cosigners, Known, Witness};
use ostrakon_store::{Hold, LogKind, LogRow, Store, StoreError};
use ostrakon_tlog::checkpoint::LogKey;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// The service's state.
pub(crate) struct House {
    pub(crate) settings: Settings,
    pub(crate) place: Place,
    pub(crate) store: Store,
    pub(crate) keys: Keys,
    pub(crate) reception: Reception,
    pub(crate) rates: Rates,
    pub(crate) metrics: Arc<Metrics>,
    witnesses: Vec<Witness>,
    elections: RwLock<BTreeMap<String, Arc<Carried>>>,
    register: Carried,
}

/// How often to look whether the database is still held.
const HOLD: Duration = Duration::from_secs(2);
/// How long the end waits for what is durable to be published: witnesses may be away.
const PATIENCE: Duration = Duration::from_secs(5);

/// A log with whom it is shown to.
pub(crate) struct Carried {
    pub(crate) election: Election,
    pub(crate) cosigners: Arc<Cosigners>,
    /// How many of the board's documents were taken up: none again that says nothing new.
    taken_up: AtomicUsize,
    /// What pages keep of it.
    pub(crate) kept: Arc<Kept>,
    /// The vote as one file.
    pub(crate) vote_file: vote_file::Made,
}

impl Carried {
    /// Whether all follows already that follows from what is on the board.
    pub(crate) fn has_taken_up(&self, desk: &Desk<'_>) -> bool {
        self.taken_up.load(Ordering::Acquire) == desk.log().documents.len()
    }

    /// Notes that it does.
    pub(crate) fn taken_up(&self, desk: &Desk<'_>) {
        self.taken_up.store(desk.log().documents.len(), Ordering::Release);
    }
}

/// Why the service does not start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// What is published.
    #[error(
        "{path} cannot be written: {error}: give it to the user that the service runs as, on a disk that is not read-only and has room"
    )]
    Public {
        /// Which directory.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A log that does not agree with itself.
    #[error("{0}")]
    Log(String),
    /// A witness of the settings.
    #[error("{0}")]
    Witness(String),
    /// Logging in, mail, people's lists.
    #[error("{0}")]
    People(String),
}

impl From<StartError> for OpenError {
    fn from(error: StartError) -> Self {
        Self::Log(error.to_string())
    }
}

impl From<LedgerError> for OpenError {
    fn from(error: LedgerError) -> Self {
        Self::Log(error.to_string())
    }
}

impl House {
    /// Reads and checks everything; slow on a large board, and worth it.
    pub(crate) async fn open(settings: Settings, place: Place) -> Result<Self, OpenError> {
        let store = Store::open(&place.location()).await?;
        let keys = Keys::open(place.keys())?;
        let reception = Reception::open(&settings, &place).map_err(OpenError::People)?;
        let witnesses = Witness::all(&settings.witnesses).map_err(OpenError::Witness)?;
        let origin = format!("{}/register", settings.host());
        let row = store.board().begin_log(LogKind::Register, "", &origin).await?;
        let metrics = Arc::new(Metrics::new());
        let opening =
            Opening { place: &place, store: &store, keys: &keys, witnesses: &witnesses, metrics: &metrics };
        let register = opening.take_up(row).await?;
        let mut elections = BTreeMap::new();
        for row in store.board().logs().await?.into_iter().filter(|row| row.kind == LogKind::Election) {
            elections.insert(row.slug.clone(), Arc::new(opening.take_up(row).await?));
        }
        let elections = RwLock::new(elections);
        let rates = Rates::new(&settings.limits);
        Ok(Self { settings, place, store, keys, reception, rates, metrics, witnesses, elections, register })
    }

    /// Every election, by slug.
    pub(crate) fn elections(&self) -> Vec<Arc<Carried>> {
        self.elections.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    /// The election of this slug.
    pub(crate) fn election(&self, slug: &str) -> Answer<Arc<Carried>> {
        let elections = self.elections.read().unwrap_or_else(PoisonError::into_inner);
        elections.get(slug).cloned().ok_or_else(|| {
            Problem::missing(format!("there is no election {slug:?} here"))
                .next("GET api/elections lists all")
        })
    }

    /// The register.
    pub(crate) fn register(&self) -> &Carried {
        &self.register
    }

    /// Ends when another process has taken the database: then this one must not go on.
    pub(crate) async fn lost(&self) {
        loop {
            tokio::time::sleep(HOLD).await;
            match self.store.hold().await {
                Ok(Hold::Kept) => {}
                Ok(Hold::Retaken) => {
                    tracing::warn!("the database was let go for a moment, and is held again")
                }
                Err(error @ (StoreError::Locked { .. } | StoreError::Lost { .. })) => {
                    tracing::error!(%error, "this process ends: another one has the database");
                    return;
                }
                Err(error) => tracing::warn!(%error, "the database does not say who holds it"),
            }
        }
    }

    /// Publishes what is durable, so that the directory is the newest memory of what was signed; then lets the database go.
    pub(crate) async fn close(&self) {
        let elections = self.elections();
        let logs = elections.iter().map(AsRef::as_ref).chain([&self.register]);
        let all = async {
            for ledger in logs.map(|carried| &carried.election.ledger) {
                ledger.publisher.published(ledger.durable()).await;
            }
        };
        if tokio::time::timeout(PATIENCE, all).await.is_err() {
            tracing::warn!(
                "what is durable is not all published: too few witnesses, or the directory cannot be written"
            );
        }
        if tokio::time::timeout(PATIENCE, self.store.clone().close()).await.is_err() {
            tracing::warn!("the database was still at work");
        }
    }

    /// The origin of an election's log.
    pub(crate) fn origin(&self, slug: &str) -> String {
        format!("{}/elections/{slug}", self.settings.host())
    }

    /// Begins the log of an election; the one that is there, if it was begun.
    pub(crate) async fn draft(&self, slug: &str) -> Answer<Arc<Carried>> {
        if let Ok(there) = self.election(slug) {
            return Ok(there);
        }
        let row = self.store.board().begin_log(LogKind::Election, slug, &self.origin(slug)).await?;
        let opening = Opening {
            place: &self.place,
            store: &self.store,
            keys: &self.keys,
            witnesses: &self.witnesses,
            metrics: &self.metrics,
        };
        let carried = opening.take_up(row).await.map_err(|error| {
            tracing::error!(%error, "a new log cannot be begun");
            Problem::unavailable()
        })?;
        let mut elections = self.elections.write().unwrap_or_else(PoisonError::into_inner);
        Ok(elections.entry(slug.to_owned()).or_insert_with(|| Arc::new(carried)).clone())
    }
}

/// What a log needs to be taken up.
struct Opening<'a> {
    place: &'a Place,
    store: &'a Store,
    keys: &'a Keys,
    witnesses: &'a [Witness],
    metrics: &'a Arc<Metrics>,
}

impl Opening<'_> {
    async fn take_up(&self, row: LogRow) -> Result<Carried, OpenError> {
        let folder = Folder::new(match row.kind {
            LogKind::Register => self.place.public().join("register"),
            LogKind::Election => self.place.public().join("elections").join(&row.slug),
        });
        let signer = Arc::new(self.keys.log(&row.origin)?);
        let published = published(&folder, &row, &signer)?;
        let log = Replayed::read(self.store.board(), &row, &signer, published.as_slice()).await?;
        if log.size() > 0 {
            try_out(&folder)?;
        }
        let (board, metrics) = (self.store.board().clone(), self.metrics.clone());
        let cosigners = Cosigners::new(self.witnesses, folder.clone(), board, row.id, metrics);
        if let Some(manifest) = log.view.manifests.first() {
            cosigners.settle(&manifest.body.witnesses).map_err(OpenError::Witness)?;
        }
        let key = LogKey::new(signer.verifier_key());
        let (cosigners, mut log) = refuse_contradicted(&row, key, log, cosigners).await?;
        let publisher = Publisher::start(folder, Arc::new(Collect::begin(cosigners.clone())));
        let (files, view) = (log.take_files(), log.view.clone());
        if log.size() > 0 {
            publisher.publish(files, &log);
            publisher.written(log.size()).await;
        }
        let slug = row.slug.clone();
        let ended = self.store.board().moment(row.id, ENDED).await?.is_some();
        let (board, metrics) = (self.store.board().clone(), self.metrics.clone());
        let ledger = Ledger::new(row, board, signer, publisher, log, ended, metrics);
        let election = Election::new(slug, ledger);
        election.advance(&view, &self.place.clock).await?;
        let (taken_up, kept) = (AtomicUsize::new(0), Arc::default());
        Ok(Carried { election, cosigners, taken_up, kept, vote_file: vote_file::Made::default() })
    }
}

/// What cannot be published to is told at the start: later one waits for it.
fn try_out(folder: &Folder) -> Result<(), OpenError> {
    let fail = |error| OpenError::Public { path: folder.path().to_owned(), error };
    folder.try_out().map_err(fail)
}

/// Never an older copy than what was shown to a witness, nor another history (spec 10.8).
async fn refuse_contradicted(
    row: &LogRow,
    key: LogKey,
    log: Replayed,
    cosigners: Arc<Cosigners>,
) -> Result<(Arc<Cosigners>, Replayed), OpenError> {
    let ask = move || {
        let known = Known { key, checkpoint: log.checkpoint.clone() };
        (cosigners.contradicted(&known, &log), cosigners, log)
    };
    let asked = tokio::task::spawn_blocking(ask).await;
    let (said, cosigners, log) = asked.map_err(|error| OpenError::Witness(error.to_string()))?;
    let (origin, kept) = (row.origin.clone(), log.size());
    match said {
        None => Ok((cosigners, log)),
        Some(Contradiction::Shorter { witness, cosigned }) => {
            Err(StartError::Shorter { log: origin, witness, cosigned, kept }.into())
        }
        Some(Contradiction::Other { witness, cosigned }) => {
            Err(StartError::Other { log: origin, witness, cosigned }.into())
        }
    }
}
