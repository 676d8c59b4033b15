"""On Spark: a master and two workers."""

import contextlib
import os
import unittest

from ostrakon.cluster import ClusterError, Spark

from .cases import Cases
from .processes import parent, state
from .spark_nodes import SparkNodes
from .watching import At


class OnSpark(Cases, unittest.TestCase):
    # Spark's replies come at the end of a pass; how many tasks are done is told before.
    OPTION, STOPS = "--spark", "done1"

    @classmethod
    def setUpClass(cls):
        cls.cluster = SparkNodes()
        cls.addClassCleanup(cls.cluster.stop)
        cls.cluster.start()
        cls.engine = cls.enterClassContext(Spark(cls.cluster.address))

    def busy_workers(self):
        # A daemon of every executor forks the workers.
        python = self.cluster.marked.named("pyspark.daemon")
        return [pid for pid in python if parent(pid) in python and state(pid) == "R"]

    @contextlib.contextmanager
    def alone(self):
        # Another application needs the cores, which the first one has as long as it lives.
        self.engine.__exit__()
        try:
            yield
        finally:
            self.engine.__enter__()

    def corpus(self):
        """One case of every number: each pass of each record is a job of Spark's, which takes half a second whatever is in it. Ray has them all."""
        return list({name[:3]: (name, *rest) for name, *rest in super().corpus()}.values())

    def test_two_workers_have_executors(self):
        self.run_all()
        self.assertEqual(len(self.cluster.marked.named("CoarseGrainedExecutorBackend")), 2)
        self.assertTrue(self.engine.guarded())

    def test_an_executor_that_is_killed_changes_nothing(self):
        killed = []

        def kill(done):
            if not killed:
                killed.extend(self.cluster.marked.named("CoarseGrainedExecutorBackend")[:1])
                for pid in killed:
                    os.kill(pid, 9)

        verified = self.run_all(progress=At(done1=kill))
        self.assertEqual(len(killed), 1)
        self.assertEqual(verified.verification.json, self.whole)

    def test_where_nobody_answers_is_told_at_once(self):
        with self.assertRaisesRegex(ClusterError, "no master answers there"):
            Spark("spark://127.0.0.1:9").__enter__()
