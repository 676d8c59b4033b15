//! What pages keep of a log, so that no request computes it: the charter, the outcomes, what stands in the register.

use ostrakon_charter::Charter;
use ostrakon_register::Stands;
use ostrakon_verify::{Directory, Options, Outcome};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Something with the number of documents or acts from which it was made.
type Made<T> = Mutex<Option<(usize, Arc<T>)>>;

/// Kept beside a log.
#[derive(Default)]
pub(crate) struct Kept {
    charter: OnceLock<Arc<Charter>>,
    outcomes: Made<Vec<Outcome>>,
    stands: Made<Option<Stands>>,
    /// Somebody computes the outcomes.
    busy: AtomicBool,
}

impl Kept {
    /// The charter, if it has been read.
    pub(super) fn charter(&self, read: impl FnOnce() -> Option<Charter>) -> Option<Arc<Charter>> {
        if self.charter.get().is_none() {
            let _ = self.charter.set(Arc::new(read()?));
        }
        self.charter.get().cloned()
    }

    /// Keeps the outcomes of a board with so many documents.
    pub(crate) fn keep_outcomes(&self, documents: usize, outcomes: Vec<Outcome>) {
        *lock(&self.outcomes) = Some((documents, Arc::new(outcomes)));
    }

    /// The outcomes of a board with so many documents, if they are known.
    pub(super) fn outcomes(&self, documents: usize) -> Option<Arc<Vec<Outcome>>> {
        of(&self.outcomes, documents)
    }

    /// Computes them, once at a time: by verifying the record as it is published.
    pub(super) fn compute_outcomes(self: Arc<Self>, documents: usize, folder: PathBuf) {
        if self.busy.swap(true, Ordering::AcqRel) {
            return;
        }
        tokio::task::spawn_blocking(move || {
            // One record at a time: each takes all cores.
            static ONE: Mutex<()> = Mutex::new(());
            let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
            let report = ostrakon_verify::verify(&Directory::new(folder), &Options::default(), &()).report;
            self.keep_outcomes(documents, report.outcomes().to_vec());
            self.busy.store(false, Ordering::Release);
        });
    }

    /// What stands in a register of so many acts, if it is known.
    pub(super) fn stands(&self, acts: usize) -> Option<Arc<Option<Stands>>> {
        of(&self.stands, acts)
    }

    /// Keeps it.
    pub(super) fn keep_stands(&self, acts: usize, stands: Option<Stands>) -> Arc<Option<Stands>> {
        let stands = Arc::new(stands);
        *lock(&self.stands) = Some((acts, stands.clone()));
        stands
    }
}

fn lock<T>(made: &Made<T>) -> std::sync::MutexGuard<'_, Option<(usize, Arc<T>)>> {
    made.lock().unwrap_or_else(PoisonError::into_inner)
}

fn of<T>(made: &Made<T>, size: usize) -> Option<Arc<T>> {
    lock(made).as_ref().filter(|(of, _)| *of == size).map(|(_, what)| what.clone())
}
