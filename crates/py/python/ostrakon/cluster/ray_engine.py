"""Pieces as tasks of Ray: one core each, as many at a time as the cluster has."""

import itertools
import os
import time

from . import work as pieces
from .errors import told
from .network import answers, own_address

_INSTALL = "pip install 'ostrakon[ray]', on every machine"
# So many tasks wait at the cluster for every core that works.
_AHEAD = 4
# Seconds until it is looked again how many cores there are: clusters grow.
_LOOK = 5


class Ray:
    """A Ray cluster, entered: `with Ray("auto") as engine`. The program that enters runs on one of its machines."""

    def __init__(self, address):
        """`address`: `host:port` of the head, or `auto` for the cluster that this machine is part of."""
        self.address = address

    def __enter__(self):
        _see(self.address)
        try:
            import ray
        except ImportError as error:
            raise told("Ray", f"it is not installed here ({error})", _INSTALL) from error
        self._ray = ray
        self._join()
        if self.cores() < 1:
            ray.shutdown()
            raise told(self.address, "the cluster has no processor to give", "start a node with --num-cpus 1 or more")
        return self

    def __exit__(self, *_):
        self._ray.shutdown()

    def cores(self):
        """How many tasks run at a time."""
        return int(self._ray.cluster_resources().get("CPU", 0))

    def guarded(self):
        """Whether the cluster asks for a token."""
        return os.environ.get("RAY_AUTH_MODE") == "token"

    def run(self, work, tasks, _):
        """Replies to tasks, as they come. A task whose worker is lost has a reply that says so; who asked decides whether to run it again."""
        # Otherwise short tasks wait at one machine while another one is idle.
        remote = self._ray.remote(num_cpus=1, max_retries=0, scheduling_strategy="SPREAD")(pieces.run)
        tasks, pending, looked, ahead = iter(tasks), {}, 0.0, 0
        try:
            while True:
                if time.monotonic() - looked > _LOOK:
                    looked, ahead = time.monotonic(), max(_AHEAD * self.cores(), 1)
                more = itertools.islice(tasks, max(ahead - len(pending), 0))
                pending.update((remote.remote(work, task), task) for task in more)
                if not pending:
                    return
                ready, _ = self._ray.wait(list(pending), num_returns=1, timeout=1)
                for reference in ready:
                    yield self._reply(reference, pending.pop(reference))
        finally:
            for reference in pending:
                self._ray.cancel(reference)

    def _reply(self, reference, task):
        try:
            return self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            raise _unlike(self.address, error) from error
        except self._ray.exceptions.RayError as error:
            return pieces.lost(task, str(error).splitlines()[0])

    def _join(self):
        unknown = getattr(self._ray.exceptions, "AuthenticationError", ())
        try:
            self._ray.init(address=self.address, log_to_driver=False, logging_level="ERROR")
        except unknown as error:
            raise told(self.address, "there is no token for this cluster here", _TOKEN) from error
        except ConnectionError as error:
            raise told(
                self.address,
                f"the cluster does not let this machine in ({error})",
                f"{_TOKEN}; and run this on a machine of the cluster",
            ) from error
        except (RuntimeError, ValueError) as error:
            raise told(
                self.address,
                str(error).strip().rstrip("."),
                "install the same Python and the same Ray on every machine",
            ) from error


_TOKEN = "set RAY_AUTH_MODE=token and RAY_AUTH_TOKEN_PATH as on its other machines"


def _unlike(address, error):
    """A task that broke off before it could say anything: the worker does not know the program."""
    cause = str(error).strip().splitlines()[-1]
    if "No module named" in cause:
        return told(address, f"a worker lacks the program ({cause})", _INSTALL)
    return told(address, f"a worker broke off ({cause})", "look into its log")


def _see(address):
    """Asks whether anybody answers, before Ray asks for half a minute."""
    host, _, port = address.rpartition(":")
    if address == "auto":
        return
    if not host or not port.isdigit():
        raise told(address, "is no address of a Ray cluster", "name the head's host:port, or auto")
    if not answers(host, int(port)):
        raise told(address, "no cluster answers there", "start one with `ray start --head`, or look at its port")
    # Ray takes 127.0.0.1 for this machine's address in the network, unless it is told that there is none.
    if host in ("127.0.0.1", "localhost") and not answers(own_address(), int(port)):
        os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
