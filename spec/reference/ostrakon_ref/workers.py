"""Spreading independent work over the cores."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(function: Callable[..., Any], jobs: list[tuple]) -> Iterator[Any]:
    """The results of the jobs, in order."""
    workers = min(cores(), len(jobs))
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (function(*job) for job in jobs)
        return
    gc.freeze()  # what the workers inherit is not looked at again, so not copied
    try:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            yield from pool.imap(_call, _with(function, jobs))
    finally:
        gc.unfreeze()


def _with(function: Callable[..., Any], jobs: Iterable[tuple]) -> Iterator[tuple]:
    for job in jobs:
        yield function, job


def _call(task: tuple) -> Any:
    function, job = task
    return function(*job)
