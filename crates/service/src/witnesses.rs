//! Asking witnesses to cosign what was written (spec 4.6), before it is published.

use crate::board::{Folder, Policy};
use crate::metrics::Metrics;
use crate::settings::WitnessSettings;
use ostrakon_election::setup::Witnesses;
use ostrakon_store::{Board, Cosigned, LogId};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::consistency::ConsistencyProof;
use ostrakon_tlog::cosignature::{Cosignature, WitnessKey};
use ostrakon_tlog::note::NoteSignature;
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::witness::{AddCheckpoint, parse_cosignatures, parse_size};
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A witness that is asked.
#[derive(Clone)]
pub(crate) struct Witness {
    key: WitnessKey,
    url: String,
    agent: ureq::Agent,
}

/// What a witness said.
enum Reply {
    Cosigned(Vec<NoteSignature>),
    /// It has cosigned this size.
    Has(u64),
    Refused(String),
}

const PATIENCE: Duration = Duration::from_secs(3);
const LONGEST: u64 = 65_536;

impl Witness {
    /// The witnesses of the settings.
    pub(crate) fn all(settings: &[WitnessSettings]) -> Result<Vec<Self>, String> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .build()
            .into();
        let read = |w: &WitnessSettings| {
            let key = WitnessKey::parse(&w.key).map_err(|e| format!("witness {}: {e}", w.key))?;
            Ok(Self { key, url: w.url.trim_end_matches('/').to_owned(), agent: agent.clone() })
        };
        settings.iter().map(read).collect()
    }

    fn ask(&self, request: &AddCheckpoint) -> Reply {
        let address = format!("{}/add-checkpoint", self.url);
        let mut response = match self.agent.post(&address).send(request.encode()) {
            Ok(response) => response,
            Err(error) => return Reply::Refused(error.to_string()),
        };
        let status = response.status().as_u16();
        let body = response.body_mut().with_config().limit(LONGEST).read_to_vec().unwrap_or_default();
        match (status, parse_size(&body)) {
            (200, _) => match parse_cosignatures(&body) {
                Ok(lines) => Reply::Cosigned(lines),
                Err(error) => Reply::Refused(error.to_string()),
            },
            (409, Some(size)) => Reply::Has(size),
            (status, _) => Reply::Refused(format!("status {status}")),
        }
    }
}

/// The witnesses of one log.
pub(crate) struct Cosigners {
    asked: Vec<(Witness, AtomicU64)>,
    folder: Folder,
    store: Board,
    log: LogId,
    /// Whose lines the manifest takes, and how many it wants; anybody's before there is one, and none wanted.
    policy: Mutex<Option<(Vec<WitnessKey>, usize)>>,
    metrics: Arc<Metrics>,
}

impl Cosigners {
    pub(crate) fn new(
        witnesses: &[Witness],
        folder: Folder,
        store: Board,
        log: LogId,
        metrics: Arc<Metrics>,
    ) -> Arc<Self> {
        let asked = witnesses.iter().map(|w| (w.clone(), AtomicU64::new(0))).collect();
        Arc::new(Self { asked, folder, store, log, policy: Mutex::default(), metrics })
    }

    /// Takes the manifest's policy.
    pub(crate) fn settle(&self, witnesses: &Witnesses) -> Result<(), String> {
        let key = |named: &ostrakon_election::setup::NamedKey| {
            let name = ostrakon_tlog::key::KeyName::new(named.name.clone()).map_err(|e| e.to_string())?;
            let key =
                ostrakon_tlog::ed25519::PublicKey::from_bytes(&named.key.0).map_err(|e| e.to_string())?;
            Ok::<_, String>(WitnessKey::new(name, key))
        };
        let keys = witnesses.keys.iter().map(key).collect::<Result<Vec<_>, _>>()?;
        *self.policy() = Some((keys, witnesses.required.into()));
        Ok(())
    }

    fn policy(&self) -> MutexGuard<'_, Option<(Vec<WitnessKey>, usize)>> {
        self.policy.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The sizes that witnesses have cosigned, as far as they answer: none may be above our own.
    pub(crate) fn sizes(&self, checkpoint: &SignedCheckpoint) -> Vec<(String, u64)> {
        let size = checkpoint.unverified().head().size;
        let ask = |(witness, _): &(Witness, AtomicU64)| {
            let proof = ConsistencyProof { path: Vec::new() };
            match witness.ask(&AddCheckpoint { old: size, proof, checkpoint: checkpoint.clone() }) {
                Reply::Has(size) => Some((witness.url.clone(), size)),
                _ => None,
            }
        };
        self.asked.iter().filter_map(ask).collect()
    }

    /// Asks one witness; once more if it has another size than we thought.
    fn cosign(
        &self,
        asked: &(Witness, AtomicU64),
        checkpoint: &SignedCheckpoint,
    ) -> Result<NoteSignature, String> {
        let (witness, known) = asked;
        for _ in 0..2 {
            let old = known.load(Ordering::Relaxed);
            let proof = self.proof(old, checkpoint.unverified().head().size).map_err(|e| e.to_string())?;
            match witness.ask(&AddCheckpoint { old, proof, checkpoint: checkpoint.clone() }) {
                Reply::Has(size) => known.store(size, Ordering::Relaxed),
                Reply::Refused(why) => return Err(why),
                Reply::Cosigned(lines) => {
                    let own = lines.iter().find(|line| line.name() == witness.key.name());
                    let line = own.ok_or("it answered with another name's line")?;
                    let statement = checkpoint.unverified();
                    Cosignature::verify(statement, line, &witness.key).map_err(|e| e.to_string())?;
                    known.store(statement.head().size, Ordering::Relaxed);
                    return Ok(line.clone());
                }
            }
        }
        Err("it has another size each time it is asked".into())
    }

    fn proof(&self, old: u64, new: u64) -> io::Result<ConsistencyProof> {
        let read = |tile: &ostrakon_tlog::tiles::HashTile| {
            self.folder.get(&tile.path())?.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
        };
        TiledTree::new(new, read).consistency_proof(old, new).map_err(|e| io::Error::other(e.to_string()))
    }

    /// Asks all at once; the lines that the manifest's policy takes.
    fn cosign_all(&self, checkpoint: &SignedCheckpoint) -> Vec<NoteSignature> {
        let policy = self.policy().clone();
        let listed = |witness: &WitnessKey| policy.as_ref().is_none_or(|(keys, _)| keys.contains(witness));
        let asked = self.asked.iter().filter(|(witness, _)| listed(&witness.key));
        std::thread::scope(|scope| {
            let threads: Vec<_> =
                asked.map(|asked| (asked, scope.spawn(move || self.cosign(asked, checkpoint)))).collect();
            let answered =
                |(asked, thread): (&(Witness, AtomicU64), std::thread::ScopedJoinHandle<'_, _>)| {
                    self.told(&asked.0, thread.join().ok()?)
                };
            threads.into_iter().filter_map(answered).collect()
        })
    }

    fn told(&self, witness: &Witness, said: Result<NoteSignature, String>) -> Option<NoteSignature> {
        let name = witness.key.name().to_string();
        self.metrics.witness(&name, said.is_ok());
        said.inspect_err(|why| tracing::warn!(witness = %name, %why, "does not cosign")).ok()
    }

    async fn keep(&self, size: u64, lines: &[NoteSignature]) {
        let kept: Vec<Cosigned> = lines
            .iter()
            .map(|line| Cosigned { size, witness: line.name().to_string(), line: line.to_line() })
            .collect();
        if let Err(error) = self.store.keep_cosignatures(self.log, &kept).await {
            tracing::warn!(%error, "cosignatures are published and not kept");
        }
    }
}

/// The policy of one log's publisher.
pub(crate) struct Collect(pub(crate) Arc<Cosigners>);

impl Policy for Collect {
    fn cosigned(
        &self,
        checkpoint: SignedCheckpoint,
    ) -> Pin<Box<dyn Future<Output = Option<SignedCheckpoint>> + Send + '_>> {
        Box::pin(async move {
            let required = self.0.policy().as_ref().map_or(0, |(_, required)| *required);
            if self.0.asked.is_empty() {
                return (required == 0).then_some(checkpoint);
            }
            let (cosigners, asked) = (self.0.clone(), checkpoint.clone());
            let lines = tokio::task::spawn_blocking(move || cosigners.cosign_all(&asked)).await.ok()?;
            if lines.len() < required {
                return None;
            }
            self.0.keep(checkpoint.unverified().head().size, &lines).await;
            lines.into_iter().try_fold(checkpoint, SignedCheckpoint::with_signature).ok()
        })
    }
}
