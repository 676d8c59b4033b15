"""Two nodes of Ray on loopback, one core each, with a token."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time

from .processes import MARK, Marked, command

# A second node takes this machine's address in the network for its own, unless told otherwise: then it would listen there.
_NODE = """
import sys
import ray._private.services as services
services.get_node_ip_address = lambda address=None: "127.0.0.1"
from ray.scripts.scripts import main
sys.exit(main())
"""

# Ray reads a token once in a process.
_TOKEN = secrets.token_hex(32)


class RayNodes:
    """A head and other nodes, as many as there are workers, and as are added. Its environment becomes that of the test, which is the driver."""

    def __init__(self, workers=2, port=6399):
        self.marked, self.workers, self.port, self.nodes = Marked(), workers, port, []
        # The paths of sockets must be short.
        self.place = tempfile.mkdtemp(prefix="ostrakon-", dir="/tmp")
        self.environment = {
            MARK: self.marked.mark,
            "RAY_AUTH_MODE": "token",
            "RAY_AUTH_TOKEN": _TOKEN,
            "RAY_USAGE_STATS_ENABLED": "0",
            # Otherwise workers are as nice as can be, and get what others leave.
            "RAY_worker_niceness": "0",
        }

    @property
    def address(self):
        return f"127.0.0.1:{self.port}"

    def start(self):
        head = ["--head", "--port", str(self.port), "--include-dashboard", "false", "--temp-dir", self.place]
        os.environ.update({**self.environment, "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"})
        self._node(
            [sys.executable, "-m", "ray.scripts.scripts", "start", *head], {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
        )
        self._await(1)
        for _ in range(1, self.workers):
            self.add()
        return self

    def add(self):
        """One node more."""
        before = len(self.raylets())
        self._node(
            [sys.executable, "-c", _NODE, "start", "--address", self.address],
            {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "1"},
        )
        self._await(before + 1)

    def raylets(self):
        return [pid for pid in self.marked.all() if _program(pid) == "raylet"]

    def stop(self):
        for node in self.nodes:
            node.terminate()
        for node in self.nodes:
            try:
                node.wait(10)
            except subprocess.TimeoutExpired:
                node.kill()
        self.marked.end()
        shutil.rmtree(self.place, ignore_errors=True)

    def _node(self, start, more):
        sizes = ["--num-cpus", "1", "--object-store-memory", "80000000", "--memory", "1000000000"]
        ports = ["--node-ip-address", "127.0.0.1", "--min-worker-port", "0", "--max-worker-port", "0"]
        log = open(os.path.join(self.place, f"node-{len(self.nodes)}.log"), "wb")
        words = [*start, *ports, *sizes, "--disable-usage-stats", "--block"]
        environment = {**os.environ, **self.environment, **more}
        node = subprocess.Popen(
            words, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
        log.close()
        self.nodes.append(node)

    def _await(self, count):
        deadline = time.monotonic() + 60
        while len(self.raylets()) < count or not any(port == self.port for _, port, *_ in self.marked.listening()):
            if time.monotonic() > deadline:
                with open(os.path.join(self.place, f"node-{len(self.nodes) - 1}.log")) as log:
                    raise AssertionError(f"Ray does not start:\n{log.read()}")
            time.sleep(0.1)


def _program(pid):
    return os.path.basename(command(pid).split(" ")[0])
