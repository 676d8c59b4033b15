"""What must hold on every engine. The class of an engine gives `cluster`, `open()` and how its workers are found."""

import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import ostrakon
from ostrakon.cluster import verify
from ostrakon.cluster import work as pieces

from . import records
from .processes import niceness, seconds
from .refusals import Refusals
from .watching import At


class Cases(Refusals):
    """Mixed into a `unittest.TestCase`. Records are national ones of 21,000 entries, in pieces of 2048 if nothing else is said."""

    SIZES = {"stretch": 2048, "parts": 3}

    def setUp(self):
        self.place = pathlib.Path(tempfile.mkdtemp(prefix="ostrakon-store-"))
        self.addCleanup(shutil.rmtree, self.place, ignore_errors=True)
        self.store = self.place / "store"
        self.whole = self.whole_report()

    @classmethod
    def whole_report(cls):
        if not hasattr(cls, "_whole"):
            cls._whole = records.whole(records.NATION)
        return cls._whole

    def run_all(self, record=records.NATION, **more):
        return verify(record, self.store, self.engine, **{**self.SIZES, **more})

    def test_the_report_is_that_of_one_machine(self):
        verified = self.run_all()
        self.assertEqual(verified.verification.json, self.whole)
        self.assertTrue(verified.verification.passed)
        self.assertEqual([done.before for done in verified.passes], [0, 0, 0])
        self.assertGreater(verified.passes[0].pieces, 10)
        self.assertGreater(len(self.results()), 20)

    def test_the_command_says_what_the_command_of_one_machine_says(self):
        with self.alone():
            status, out, err = self.command("--json")
        own, report, _ = records.command("verify", "--json", records.NATION)
        self.assertEqual((status, out), (own, report), err)
        self.assertIn("is the word of the machines that ran them", err)
        self.assertNotIn("asks nobody for a token", err)
        # Nothing is left, and no folder either.
        self.assertFalse(self.store.exists(), err)

    def test_a_worker_that_is_killed_changes_nothing(self):
        # Workers that have started: one that is killed while it starts had nothing under way.
        verify(records.NATION, self.place / "warm", self.engine, **self.SIZES)
        killed, before = [], {}

        def kill():
            deadline = time.monotonic() + 60
            while not killed and time.monotonic() < deadline:
                for pid in self.busy_workers():
                    if seconds(pid) - before.setdefault(pid, seconds(pid)) >= 0.05:
                        os.kill(pid, 9)
                        return killed.append(pid)

        thread = threading.Thread(target=kill)
        # One stretch takes long enough to be met in the middle of it.
        verified = self.run_all(stretch=8192, progress=At(begin1=thread.start))
        thread.join()
        self.assertEqual(verified.verification.json, self.whole)
        self.assertEqual(len(killed), 1)
        again = sum(done.again for done in verified.passes)
        self.assertIn(again, (1, 2), "what the killed worker had under way, and nothing else")

    def test_what_is_done_is_not_done_again(self):
        def stop(done):
            if done >= 4:
                raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            self.run_all(progress=At(**{self.STOPS: stop}))
        kept = self.results()
        verified = self.run_all()
        self.assertEqual(verified.verification.json, self.whole)
        self.assertGreaterEqual(verified.passes[0].before, 4)
        self.assertLessEqual(set(kept), set(self.results()))
        once_more = self.run_all()
        self.assertEqual([done.before for done in once_more.passes], [done.pieces for done in once_more.passes])
        self.assertEqual(once_more.verification.json, self.whole)

    def test_a_driver_that_is_killed_is_taken_up(self):
        with self.alone():
            driver = subprocess.Popen(
                self.words(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment()
            )
            deadline = time.monotonic() + 120
            while len(self.results()) < 3 and time.monotonic() < deadline:
                time.sleep(0.01)
            driver.kill()
            driver.wait()
        verified = self.run_all()
        self.assertGreaterEqual(verified.passes[0].before, 3)
        self.assertEqual(verified.verification.json, self.whole)

    def test_a_piece_that_is_run_twice_is_counted_once(self):
        job = ostrakon.Job.plan(str(records.NATION), **self.SIZES)
        job.note(str(self.store))
        work = pieces.Work(str(records.NATION), str(self.store), job.context, ostrakon.__version__)
        tasks = [task for task in job.passes[0] if '"ballots"' in task][:2]
        names = {}
        for reply in self.engine.run(work, tasks * 3, lambda done: None):
            names.setdefault(reply.task, set()).add(reply.name)
        self.assertEqual([names[task] for task in tasks], [{job.done(task, str(self.store))} for task in tasks])
        self.assertEqual(self.run_all().verification.json, self.whole)

    def corpus(self):
        """The ballot and board cases of the attack corpus, and the records with nothing wrong that have something special."""
        return [case for case in records.corpus() if case[0][0] in "bt" or case[0] == "clean_pins_and_receipts"]

    def test_the_corpus_fails_as_on_one_machine(self):
        seen = 0
        for name, folder, expected in self.corpus():
            with self.subTest(name):
                self.addCleanup(os.chdir, os.getcwd())
                os.chdir(folder)
                kept = {what: records.kept(folder, what) for what in ("receipts", "pins")}
                store = self.place / name
                verified = verify("record", store, self.engine, stretch=256, voters=5, parts=3, **kept)
                report = json.loads(verified.verification.json)
                self.assertEqual(report, expected["report"])
                failed = [check["id"] for check in report["checks"] if check["status"] == "failed"]
                self.assertLessEqual(set(expected["refused_by"]), set(failed))
                self.assertEqual(verified.verification.passed, not expected["refused_by"])
                seen += 1
        self.assertEqual(seen, len(self.corpus()))
        self.assertGreater(seen, 12)

    def test_everything_listens_on_loopback_alone_and_nothing_is_nice(self):
        self.run_all()
        listening = self.cluster.marked.listening()
        self.assertGreater(len(listening), 4)
        for address, port, command, _ in listening:
            self.assertIn(address, ("127.0.0.1", "::1", "::ffff:127.0.0.1"), f"port {port} of {command}")
        nice = {pid: niceness(pid) for pid in self.cluster.marked.all()}
        self.assertEqual(set(nice.values()), {os.nice(0)}, nice)

    def alone(self):
        """A moment for another driver."""
        return contextlib.nullcontext()

    def words(self):
        sizes = ["--stretch", "2048", "--parts", "3", self.OPTION, self.cluster.address]
        arguments = [sys.executable, "-m", "ostrakon.cluster", "verify", records.NATION, "--store", self.store]
        return [*map(str, arguments), *sizes]

    def command(self, *more):
        done = subprocess.run(
            [*self.words(), *more], capture_output=True, text=True, env=self.environment(), timeout=180
        )
        return done.returncode, done.stdout, done.stderr

    def environment(self):
        return dict(os.environ)

    def job(self):
        return ostrakon.Job.noted(str(records.NATION), str(self.store))

    def note(self, job, task):
        return self.store / "done" / job.identifier(task)

    def results(self):
        # What is being written has another name until it is whole.
        return sorted(path.name for path in self.store.glob("results/[!.]*"))
