"""What does not depend on an engine: attempts, what is told, what is left of a store, the command line."""

import contextlib
import io
import pathlib
import shutil
import sys
import tempfile
import unittest
from unittest import mock

import ostrakon
from ostrakon.cluster import ClusterError, Ray, Spark, verify
from ostrakon.cluster import work as pieces
from ostrakon.cluster.__main__ import main, parser
from ostrakon.cluster.bars import Bars, amount
from ostrakon.cluster.clearing import clear
from ostrakon.cluster.driver import Pass

from . import records
from .watching import At, Here, Told

SIZES = {"stretch": 4096, "parts": 2}


class Failing:
    """An engine whose workers are lost so many times."""

    def __init__(self, times, kind="Lost"):
        self.left, self.kind = times, kind

    def run(self, work, tasks, at):
        for task in tasks:
            if self.left:
                self.left -= 1
                yield pieces.lost(task, "killed")._replace(kind=self.kind)
            else:
                yield pieces.run(work, task)


class Driver(unittest.TestCase):
    def setUp(self):
        self.place = pathlib.Path(tempfile.mkdtemp(prefix="ostrakon-store-"))
        self.addCleanup(shutil.rmtree, self.place, ignore_errors=True)
        self.store = self.place / "store"

    def run_all(self, engine, **more):
        return verify(records.NATION, self.store, engine, **{**SIZES, **more})

    def test_the_cut_does_not_matter(self):
        whole = records.whole(records.NATION)
        for number, sizes in enumerate(({}, {"stretch": 1024, "parts": 5}, {"voters": 1000})):
            verified = verify(records.NATION, self.place / str(number), Here(), **sizes)
            self.assertEqual(verified.verification.json, whole, sizes)

    def test_what_is_lost_is_run_again_and_counted(self):
        for kind in pieces.PASSING:
            shutil.rmtree(self.store, ignore_errors=True)
            verified = self.run_all(Failing(3, kind))
            self.assertEqual([done.again for done in verified.passes], [3, 0, 0])
            self.assertTrue(verified.verification.passed)

    def test_what_is_lost_always_is_given_up_by_name(self):
        with self.assertRaisesRegex(ClusterError, "on a machine that is gone: killed"):
            self.run_all(Failing(1 << 30))

    def test_what_is_refused_is_not_tried_again(self):
        engine = Failing(1, "Altered")
        with self.assertRaises(ostrakon.Altered) as told:
            self.run_all(engine)
        self.assertEqual(engine.left, 0)
        self.assertIn(told.exception.task, ostrakon.Job.noted(str(records.NATION), str(self.store)).passes[0])

    def test_a_store_that_was_cut_otherwise_is_refused(self):
        self.run_all(Here())
        with self.assertRaisesRegex(ClusterError, "was cut otherwise"):
            self.run_all(Here(), stretch=1024)
        # Whoever names no sizes goes on with those that are there.
        again = verify(records.NATION, self.store, Here())
        self.assertEqual([done.before for done in again.passes], [done.pieces for done in again.passes])

    def test_the_command_of_one_machine_works_on_the_same_store(self):
        self.run_all(Here())
        status, out, err = records.command("shards", "reduce", records.NATION, "--store", self.store, "--json")
        self.assertEqual((status, out.rstrip("\n")), (0, records.whole(records.NATION)), err)
        status, out, err = records.command(
            "shards", "check", records.NATION, "--store", self.store, "--pass", 1, "--index", 3
        )
        self.assertEqual(status, 0, err)

    def test_of_a_store_only_what_is_of_the_job_is_removed(self):
        job = self.run_all(Here()).job
        others = [self.store / "results" / ("00" * 32), self.store / "done" / ("11" * 32), self.store / "notes.txt"]
        for path in others:
            path.write_text("somebody else's")
        clear(job, str(self.store))
        self.assertEqual(sorted(path for path in self.store.rglob("*") if path.is_file()), sorted(others))
        for path in others:
            path.unlink()
        clear(job, str(self.store))
        self.assertFalse(self.store.exists())

    def test_a_record_that_is_not_cut_is_verified_in_one_piece(self):
        record = records.copy(records.NATION, self.place / "record")
        (record / "checkpoint").write_text("nothing of a checkpoint\n")
        verified = verify(record, self.store, Here())
        self.assertIsNone(verified.job)
        self.assertFalse(verified.verification.passed)
        self.assertEqual(verified.verification.json, records.whole(record))

    def test_lines_where_there_is_no_terminal(self):
        out = io.StringIO()
        bars = Bars(out)
        verified = self.run_all(Here(), progress=bars)
        lines = out.getvalue().splitlines()
        self.assertEqual(len(lines), 4, lines)
        self.assertIn(verified.job.context, lines[0])
        self.assertRegex(lines[1], r"^pass 1: \d+ pieces done \(\d+\.\d s\)$")
        bars.end(2, Pass(7, 3, 1))
        self.assertRegex(out.getvalue(), "pass 2: 7 pieces done, 3 of them before, 1 of them begun again")
        self.assertEqual(
            [amount(1, "piece"), amount(1234, "piece"), amount(0, "entry", "entries")],
            ["1 piece", "1,234 pieces", "0 entries"],
        )

    def test_bars_on_a_terminal_leave_nothing_behind(self):
        out = io.StringIO()
        out.isatty = lambda: True
        bars = Bars(out)
        bars.begin(1, 10, 0)
        bars._shown = 0.0
        bars.at(4)
        self.assertRegex(out.getvalue(), "pass 1 .*━+ .* 4/10")
        bars.close()
        self.assertTrue(out.getvalue().endswith("\r\x1b[K"))

    def test_the_command_line_teaches(self):
        for arguments in (
            ["verify", "r", "--store", "s"],
            ["verify", "r", "--store", "s", "--ray", "a", "--spark", "b"],
            [],
        ):
            with self.assertRaises(SystemExit) as ended, contextlib.redirect_stderr(io.StringIO()):
                parser().parse_args(arguments)
            self.assertEqual(ended.exception.code, 2)
        out = io.StringIO()
        with self.assertRaises(SystemExit), contextlib.redirect_stdout(out):
            parser().parse_args(["verify", "--help"])
        for words in (
            "Examples:",
            "--ray",
            "--spark",
            "RAY_AUTH_MODE=token",
            "Exit status 0 only if every check passed",
        ):
            self.assertIn(words, out.getvalue())

    def test_what_is_no_record_is_told_before_a_cluster_is_asked(self):
        err = io.StringIO()
        with contextlib.redirect_stderr(err):
            status = main(["verify", str(self.place / "nothing"), "--store", str(self.store), "--ray", "127.0.0.1:9"])
        self.assertEqual(status, 2)
        self.assertIn("there is no such directory", err.getvalue())

    def test_the_command_prints_what_the_command_of_one_machine_prints(self):
        arguments = ["verify", str(records.NATION), "--store", str(self.store), "--ray", "here", "--stretch", "4096"]
        for more in ([], ["--json"], ["--keep"]):
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                with mock.patch("ostrakon.cluster.__main__.Ray", Here):
                    status = main(arguments + more)
            own, text, _ = records.command("verify", records.NATION, *(word for word in more if word == "--json"))
            self.assertEqual((status, out.getvalue()), (own, text))
            self.assertIn("asks nobody for a token", err.getvalue())
            self.assertEqual(self.store.exists(), more == ["--keep"])

    def test_an_engine_that_is_not_installed_is_told(self):
        for modules, engine, words in (
            ({"ray": None}, Ray("auto"), r"pip install 'ostrakon\[ray\]'"),
            ({"pyspark": None, "pyspark.sql": None}, Spark("local"), r"pip install 'ostrakon\[spark\]'"),
        ):
            with mock.patch.dict(sys.modules, modules), self.assertRaisesRegex(ClusterError, words):
                engine.__enter__()

    def test_a_store_that_is_full_is_told_by_name(self):
        # A store whose results are a file: whatever is kept there fails, as on a full disk.
        job = ostrakon.Job.plan(str(records.NATION), **SIZES)
        job.note(str(self.store))
        (self.store / "results").write_text("")
        with self.assertRaisesRegex(ostrakon.StoreError, "results cannot be kept or read"):
            self.run_all(Here())

    def test_what_a_worker_says_is_held_against_the_store(self):
        def lie(reply):
            yield reply._replace(name="00" * 32)

        with self.assertRaisesRegex(ClusterError, "the store says [0-9a-f]{64}"):
            self.run_all(Told(Here(), lie), progress=At())
