"""What is left of a store once the report is there: nothing of this job, everything of others."""

import os


def clear(job, store):
    """Removes the results and notes of a job from a directory, and what is empty then."""
    results = set()
    for task in (task for tasks in job.passes for task in tasks):
        name = job.done(task, store)
        results.update([name] if name else [])
        _remove(os.path.join(store, "done", job.identifier(task)))
    for name in results:
        _remove(os.path.join(store, "results", name))
    _remove(os.path.join(store, "job.json"))
    for folder in ("done", "results", "."):
        try:
            os.rmdir(os.path.normpath(os.path.join(store, folder)))
        except OSError:
            pass  # Something of somebody else's is in it.


def _remove(path):
    try:
        os.remove(path)
    except FileNotFoundError:
        pass
