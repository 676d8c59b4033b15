"""What goes wrong with a cluster, in words: who, where, what, and what to do next."""

import ostrakon

# What a worker says is wrong is raised here as it was raised there; whether the record is cut was found here.
KINDS = {
    name: getattr(ostrakon, name)
    for name in ("Altered", "Changed", "Missing", "NoTask", "NotNoted", "ReadError", "Stale", "StoreError")
}


class ClusterError(ostrakon.OstrakonError):
    """A cluster that is not there, that lacks something, or whose workers say what is not so."""


def told(place, what, then):
    """A `ClusterError`: `place: what. Next: then.`"""
    return ClusterError(f"{place}: {what}. Next: {then}.")


def refused(reply):
    """What a worker refused, as the exception that it was."""
    kind = KINDS.get(reply.kind, ClusterError)
    error = kind(f"on {reply.where}: {reply.what}")
    error.task = reply.task
    return error
