//! Exceptions: each says who, where, what is wrong, and what to do next.

use ostrakon_verify::shards;
use pyo3::exceptions::{PyException, PyValueError};
use pyo3::prelude::*;
use pyo3::{PyErr, create_exception};
use std::fmt::Display;
use std::path::Path;

create_exception!(ostrakon, OstrakonError, PyException, "Anything that Ostrakon cannot do.");
create_exception!(ostrakon, ReadError, OstrakonError, "A record, or a file of it, that cannot be read.");
create_exception!(
    ostrakon,
    NotVerified,
    OstrakonError,
    "Something was asked for that only a verification that passed can say."
);
create_exception!(ostrakon, StoreError, OstrakonError, "Results of pieces that cannot be kept or read.");
create_exception!(
    ostrakon,
    ShardError,
    OstrakonError,
    "A piece of a verification that is not done, or not taken."
);
create_exception!(ostrakon, NotCut, ShardError, "A record that is not cut: it is verified in one piece.");
create_exception!(ostrakon, Changed, ShardError, "A record that is another one than the job's, or changes.");
create_exception!(ostrakon, NotNoted, StoreError, "A store that notes no job yet.");
create_exception!(ostrakon, NoTask, ShardError, "A task that the job does not have.");
create_exception!(
    ostrakon,
    Missing,
    ShardError,
    "A result that is not there. Its task is in the attribute `task`."
);
create_exception!(
    ostrakon,
    Altered,
    ShardError,
    "A result that is not what its name says. Its task is in the attribute `task`."
);
create_exception!(
    ostrakon,
    Stale,
    ShardError,
    "A result that was made from others than are there. Its task is in the attribute `task`."
);

/// `place: what`, and what to do next.
pub(crate) fn words(place: impl Display, what: impl Display, next: &str) -> String {
    format!("{place}: {what}. Next: {next}.")
}

/// Of the record at `path`.
pub(crate) fn unread(path: &Path, what: impl Display, next: &str) -> PyErr {
    ReadError::new_err(words(path.display(), what, next))
}

/// What a piece of work says, over this record.
pub(crate) fn shard(py: Python<'_>, record: &Path, error: &shards::ShardError) -> PyErr {
    use shards::ShardError as E;
    let told = |next: &str| words(record.display(), error, next);
    match error {
        E::NotCut(_) => {
            NotCut::new_err(told("ostrakon.verify(record) says what is wrong with it, if anything is"))
        }
        E::Changed(_) => {
            Changed::new_err(told("give every machine the same copy, to which nobody writes, and plan anew"))
        }
        E::OtherJob => Changed::new_err(told("plan anew, with an empty store")),
        E::NoTask(_) => NoTask::new_err(told("take the tasks from job.passes")),
        E::Missing(task) => of_task(py, Missing::new_err(told("run it, and all later passes")), task),
        E::Altered(task) => {
            let next = "job.compute(task, store) says what it should be; ask who ran it";
            of_task(py, Altered::new_err(told(next)), task)
        }
        E::Stale(task) => {
            let next = "remove done/ of the store and run all passes again, in their order";
            of_task(py, Stale::new_err(told(next)), task)
        }
        E::NotNoted(None) => NotNoted::new_err(told("job.note(store) notes one")),
        E::NotNoted(Some(_)) => StoreError::new_err(told("name another store: this one is somebody else's")),
        E::Unread(..) => {
            unread(record, error, "see that this machine reaches all of it, and run the task again")
        }
        E::Io(_) => StoreError::new_err(told("see that there is room, and that the store can be reached")),
        E::NoCut(_) => PyValueError::new_err(told("leave it to Job.plan, or name other sizes")),
        _ => OstrakonError::new_err(told("run it again")),
    }
}

/// With the task, for programs.
fn of_task(py: Python<'_>, error: PyErr, task: &shards::Task) -> PyErr {
    let text = serde_json::to_string(task).unwrap_or_default();
    match error.value(py).setattr("task", text) {
        Ok(()) => error,
        Err(other) => other,
    }
}
