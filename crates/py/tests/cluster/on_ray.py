"""On Ray: a head and another node."""

import os
import time
import unittest

from ostrakon.cluster import ClusterError, Ray, verify

from . import records
from .cases import Cases
from .processes import command
from .ray_nodes import RayNodes
from .watching import At, Told


class OnRay(Cases, unittest.TestCase):
    OPTION, STOPS = "--ray", "done1"

    @classmethod
    def setUpClass(cls):
        cls.cluster = RayNodes()
        cls.addClassCleanup(cls.cluster.stop)
        cls.cluster.start()
        cls.engine = cls.enterClassContext(Ray(cls.cluster.address))

    def busy_workers(self):
        # Ray names a worker by what it runs.
        return [pid for pid in self.cluster.marked.all() if command(pid).startswith("ray::run")]

    def test_two_nodes_work(self):
        # A node that another test killed is counted for a while.
        deadline = time.monotonic() + 60
        while self.engine.cores() != 2 and time.monotonic() < deadline:
            time.sleep(0.5)
        self.assertEqual(self.engine.cores(), 2)
        self.assertTrue(self.engine.guarded())
        workers = set()

        def watch(reply):
            workers.add(reply.where)
            yield reply

        # The first pieces may be over before a worker on the other node has started.
        for attempt in ("first", "second"):
            verify(records.NATION, self.place / attempt, Told(self.engine, watch), **self.SIZES)
        self.assertGreaterEqual(len(workers), 2)

    def test_a_node_that_is_killed_changes_nothing(self):
        import ray

        own = ray.get_runtime_context().get_node_id()
        ports = {node["NodeManagerPort"] for node in ray.nodes() if node["Alive"] and node["NodeID"] != own}
        killed = []

        def kill():
            for _, port, _, pid in self.cluster.marked.listening():
                if port in ports and pid in self.cluster.raylets() and not killed:
                    os.kill(pid, 9)
                    killed.append(pid)

        verified = self.run_all(progress=At(done1=lambda done: kill() if done == 2 else None))
        self.assertEqual(len(killed), 1)
        self.assertEqual(verified.verification.json, self.whole)
        self.assertLessEqual(sum(done.again for done in verified.passes), 10, "what waited at that node")
        self.cluster.add()
        deadline = time.monotonic() + 30
        while self.engine.cores() < 2 and time.monotonic() < deadline:
            time.sleep(0.1)

    def test_without_the_token_nobody_is_let_in(self):
        self.token = {"RAY_AUTH_TOKEN": "", "HOME": str(self.place)}
        status, out, err = self.command()
        self.assertEqual((status, out), (1, ""), err)
        self.assertIn("there is no token for this cluster here. Next: set RAY_AUTH_MODE", err)
        self.token = {"RAY_AUTH_TOKEN": "00" * 32}
        status, out, err = self.command()
        self.assertEqual((status, out), (1, ""), err)
        self.assertIn("the cluster does not let this machine in", err)
        self.assertFalse(self.store.exists())

    def environment(self):
        return {**os.environ, **getattr(self, "token", {})}

    def test_where_nobody_answers_is_told_at_once(self):
        for address, words in (("127.0.0.1:9", "no cluster answers there"), ("head", "is no address")):
            with self.assertRaisesRegex(ClusterError, words):
                Ray(address).__enter__()
