"""One piece of a verification, on whatever machine an engine runs it.

A piece is a function of the record, of the job and of earlier results; its result is named by its content. So it does not matter where it is run, or how often.
"""

import os
import socket
from typing import NamedTuple, Optional

import ostrakon

# A store or a machine that may be well again in a moment; everything else is as wrong the next time.
PASSING = ("StoreError", "NotNoted", "Lost")


class Work(NamedTuple):
    """What every worker must know: paths that it sees as the driver does, and which job the store is of."""

    record: str
    store: str
    context: str
    version: str


class Reply(NamedTuple):
    """What became of a task: the name of its result; or the class of what was raised, and its words."""

    task: str
    name: Optional[str]
    kind: Optional[str]
    what: Optional[str]
    # The machine and the process that ran it.
    where: str
    # How often it was begun before, as far as the engine knows.
    before: int = 0


# A process opens its job once.
_opened = {}


def run(work, task):
    """Does a task, unless it is done, and says so. Nothing is raised: what went wrong is in the reply."""
    where = f"{socket.gethostname()}, process {os.getpid()}"
    try:
        return Reply(task, _job(work).run(task, work.store), None, None, where)
    except Exception as error:  # Whatever it is, the driver says it by name.
        return Reply(task, None, type(error).__name__, str(error), where)


def run_all(work, tasks, before):
    """Does tasks, one after the other; `before` is how often they were begun together. Then the first that is not done is the one that was under way."""
    for task in tasks:
        under_way = before > 0 and not _done(work, task)
        yield run(work, task)._replace(before=before if under_way else 0)
        before = 0 if under_way else before


def _done(work, task):
    try:
        return _job(work).done(task, work.store) is not None
    except Exception:  # Running it says what is wrong.
        return False


def lost(task, why):
    """A reply for a worker that can give none any more."""
    return Reply(task, None, "Lost", why, "a machine that is gone")


def _job(work):
    if work not in _opened:
        job = _open(work)
        _opened.clear()
        _opened[work] = job
    return _opened[work]


def _open(work):
    if ostrakon.__version__ != work.version:
        raise Unlike(
            f"ostrakon {ostrakon.__version__} is installed, and {work.version} where the verification was begun. Next: install the same everywhere."
        )
    # The driver noted the job: a worker that finds no note sees another store, or none.
    job = ostrakon.Job.noted(work.record, work.store)
    if job.context != work.context:
        raise ostrakon.Changed(
            f"{work.record}: the store {work.store} is of another job. Next: see that every machine has the same record and the same store."
        )
    return job


class Unlike(Exception):
    """Another program than the driver's."""
