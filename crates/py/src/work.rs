//! Long work without the interpreter: other threads of Python go on meanwhile. The thread that called tells progress and hears Ctrl-C.

use crate::arguments::Threads;
use crate::errors::OstrakonError;
use ostrakon_verify::Progress;
use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::ffi::CString;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How often progress is told, and Ctrl-C listened for.
const PERIOD: Duration = Duration::from_millis(100);

/// Who works, and who is told.
pub(crate) struct Work<'a, 'py> {
    /// All cores unless given.
    pub(crate) threads: Option<Threads>,
    /// Called with stage, how much is done, and how much there is or `None`.
    pub(crate) progress: Option<&'a Bound<'py, PyAny>>,
}

/// How far the work is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Far {
    stage: String,
    done: u64,
    total: u64,
}

#[derive(Default)]
struct State {
    far: Far,
    /// What the user should know.
    told: Vec<String>,
    stopped: bool,
    ended: bool,
}

/// Between who works and who watches.
#[derive(Default)]
struct Watch {
    state: Mutex<State>,
    ended: Condvar,
}

impl Watch {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits a while; whether the work has ended.
    fn wait(&self) -> bool {
        let waited = self.ended.wait_timeout_while(self.state(), PERIOD, |state| !state.ended);
        waited.unwrap_or_else(PoisonError::into_inner).0.ended
    }
}

impl Progress for Watch {
    fn stage(&self, name: &str, total: u64) {
        self.state().far = Far { stage: name.into(), done: 0, total };
    }

    fn advance(&self, count: u64) {
        self.state().far.done += count;
    }

    fn tell(&self, message: &str) {
        self.state().told.push(message.into());
    }

    fn is_stopped(&self) -> bool {
        self.state().stopped
    }
}

/// Says that the work has ended, however it does.
struct Ending<'a>(&'a Watch);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.state().ended = true;
        self.0.ended.notify_all();
    }
}

impl Work<'_, '_> {
    /// Does `work` on threads of its own. They end with it, so that a process may fork afterwards.
    ///
    /// # Errors
    /// What a signal or the callback raised: then the work was stopped, and what it gave is dropped. And if the work failed in a way that it never should.
    pub(crate) fn run<T: Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&dyn Progress) -> T + Send,
    ) -> PyResult<T> {
        let (pool, watch) = (self.pool()?, &Watch::default());
        thread::scope(|scope| {
            let worker = scope.spawn(|| {
                let _ending = Ending(watch);
                pool.install(|| work(watch))
            });
            let watched = self.watch(py, watch);
            let done = py.detach(|| worker.join());
            watched?;
            done.map_err(|_| {
                OstrakonError::new_err(
                    "the verifier broke off, which it never should: this is a fault of Ostrakon. Next: tell its authors what you verified.",
                )
            })
        })
    }

    fn pool(&self) -> PyResult<ThreadPool> {
        let threads = self.threads.map_or(0, |threads| threads.0);
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        pool.map_err(|error| OstrakonError::new_err(format!("cannot work on so many cores: {error}")))
    }

    /// Until the work has ended. If anything is raised, it is stopped.
    fn watch(&self, py: Python<'_>, watch: &Watch) -> PyResult<()> {
        let mut before = Far::default();
        loop {
            let ended = py.detach(|| watch.wait());
            if let Err(error) = self.tell(py, watch, &mut before) {
                watch.state().stopped = true;
                return Err(error);
            }
            if ended {
                return Ok(());
            }
        }
    }

    fn tell(&self, py: Python<'_>, watch: &Watch, before: &mut Far) -> PyResult<()> {
        py.check_signals()?;
        let (far, told) = {
            let mut state = watch.state();
            (state.far.clone(), std::mem::take(&mut state.told))
        };
        for message in told {
            let message = CString::new(message.replace('\0', " "))?;
            PyErr::warn(py, &py.get_type::<PyUserWarning>(), &message, 1)?;
        }
        if let Some(callback) = self.progress.filter(|_| far != *before) {
            let total = (far.total > 0).then_some(far.total);
            callback.call1((&far.stage, far.done, total))?;
        }
        *before = far;
        Ok(())
    }
}
