"""The three passes of a verification in pieces, whoever runs the pieces, and the report."""

import contextlib
import os
from typing import NamedTuple, Optional

import ostrakon

from . import work as pieces
from .bars import Silent
from .errors import refused, told

# How often a task is begun whose worker or whose store failed.
_ATTEMPTS = 4


class Pass(NamedTuple):
    """One of the three: how many pieces it has, how many were done before, how often one was begun again."""

    pieces: int
    before: int
    again: int


class Verified(NamedTuple):
    """What came out. `job` is None, and the lists are empty, of a record that is not cut: it was verified here, in one piece."""

    verification: "ostrakon.Verification"
    stretches: list
    passes: list
    job: Optional["ostrakon.Job"]


def verify(
    record, store, engine, *, stretch=None, voters=None, parts=None, receipts=(), pins=(), threads=None, progress=None
):
    """Verifies a record in pieces that `engine` runs; the report is that of `ostrakon.verify`, byte for byte.

    `record` and `store` are paths that all machines see. What the store has of this record already is not done again.
    `threads` are those of the reduction, which is done here: all cores unless given. `progress` has the methods of
    `bars.Silent`.
    Raises what `ostrakon.Job` raises, and `ClusterError`.
    """
    progress, kept = progress or Silent(), {"receipts": list(receipts), "pins": list(pins), "threads": threads}
    record, store = os.path.abspath(record), _place(store)
    try:
        job = _job(record, store, {"stretch": stretch, "voters": voters, "parts": parts})
        progress.cut(job)
        work = pieces.Work(record, store, job.context, ostrakon.__version__)
        passes = [_run(job, work, engine, number, tasks, progress) for number, tasks in enumerate(job.passes, 1)]
        reduced = job.reduce(store, progress=progress.stage, **kept)
    except ostrakon.NotCut as why:
        # Its opening or its rolls are at fault: what is wrong with it stands in the report.
        progress.whole(why)
        return Verified(ostrakon.verify(record, progress=progress.stage, **kept), [], [], None)
    return Verified(reduced.verification, reduced.stretches, passes, job)


def _place(store):
    """A directory as every machine names it; an address as it is."""
    return store if "://" in str(store) else os.path.abspath(store)


def _job(record, store, sizes):
    """The job that the store notes already, or a new one. A store of another record or of another cut is refused."""
    wanted = {name: size for name, size in sizes.items() if size is not None}
    try:
        job = ostrakon.Job.noted(record, store)
    except ostrakon.NotNoted:
        job = ostrakon.Job.plan(record, **wanted)
        job.note(store)
        return job
    if any(job.cut[name] != size for name, size in wanted.items()):
        raise told(
            store, f"what is there was cut otherwise ({job.cut})", "leave the sizes away, or name an empty store"
        )
    return job


def _run(job, work, engine, number, tasks, progress):
    """A pass, until all of its pieces are done."""
    left = [task for task in tasks if job.done(task, work.store) is None]
    before, again, begun = len(tasks) - len(left), 0, {}
    progress.begin(number, len(tasks), before)
    while left:
        ready = len(tasks) - len(left)
        left, more = _round(job, work, engine, left, begun, lambda done, ready=ready: progress.at(ready + done))
        again += more
    done = Pass(len(tasks), before, again)
    progress.end(number, done)
    return done


def _round(job, work, engine, left, begun, at):
    """Every piece once: those that must be begun again, and how many were."""
    waiting, failed, again = set(left), [], 0
    # Whatever ends this ends what the engine has under way.
    with contextlib.closing(engine.run(work, left, at)) as replies:
        for reply in replies:
            if reply.task not in waiting:
                what = f"a worker answers for {reply.task}, which nobody asked it"
                raise told(reply.where, what, "do not trust that machine")
            waiting.discard(reply.task)
            again += reply.before
            if not _taken(job, work, reply, begun):
                failed.append(reply.task)
            at(len(left) - len(waiting) - len(failed))
    if waiting:
        raise told("the engine", f"it has no answer for {min(waiting)}", "run the same command again")
    return failed, again + len(failed)


def _taken(job, work, reply, begun):
    """Is the task done? What the worker says is held against the store; whether that is right, the reduction judges."""
    if reply.name is None:
        begun[reply.task] = begun.get(reply.task, 0) + 1
        if reply.kind not in pieces.PASSING or begun[reply.task] >= _ATTEMPTS:
            raise refused(reply)
        return False
    kept = job.done(reply.task, work.store)
    if kept != reply.name:
        what = f"“{job.describe(reply.task)}”: it says {reply.name}, and the store says {kept or 'nothing'}"
        raise told(
            reply.where,
            what,
            "see that every machine has the same store; run what is doubted again with `ostrakon shards check`",
        )
    return True
