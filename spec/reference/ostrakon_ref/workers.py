"""Spreading independent work over the cores."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any


def spread(function: Callable[..., Any], jobs: list[tuple]) -> Iterator[Any]:
    """The results of the jobs, in order."""
    cores = os.cpu_count() or 1
    if cores == 1 or len(jobs) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (function(*job) for job in jobs)
        return
    with multiprocessing.get_context("fork").Pool(min(cores, len(jobs))) as pool:
        yield from pool.imap(_call, _with(function, jobs))


def _with(function: Callable[..., Any], jobs: Iterable[tuple]) -> Iterator[tuple]:
    for job in jobs:
        yield function, job


def _call(task: tuple) -> Any:
    function, job = task
    return function(*job)
