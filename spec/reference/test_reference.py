#!/usr/bin/env python3
"""A whole small election, and one tampered record for every check.

    python3 spec/reference/test_reference.py [-v]

A tampered record must fail the check it is named after and no other, and with
that check left out every other must pass.
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from ostrakon_ref.evidence import Evidence  # noqa: E402
from ostrakon_ref.record import Record  # noqa: E402
from ostrakon_ref.sample import Sample  # noqa: E402
from ostrakon_ref.sample_files import checkpoint, receipt, write  # noqa: E402
from ostrakon_ref.tampered import TAMPERED  # noqa: E402
from ostrakon_ref.tampered.hooks import Files  # noqa: E402
from ostrakon_ref.verifier import CHECKS, Report, run  # noqa: E402


def report_of(files: Files, without: str | None = None, **given) -> Report:
    """Writes the record to a directory and verifies it."""
    with tempfile.TemporaryDirectory() as directory:
        write(files, Path(directory))
        return run(Evidence(Record(directory), **given), without)


def statuses(report: Report) -> dict[str, str]:
    return {check["id"]: check["status"] for check in report.checks}


def leaves_of(files: Files) -> list[bytes]:
    with tempfile.TemporaryDirectory() as directory:
        write(files, Path(directory))
        return [entry.leaf for entry in Evidence(Record(directory)).log.entries]


class Honest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.files = Sample().build().publish()

    def test_passes(self) -> None:
        report = report_of(self.files)
        self.assertEqual(set(statuses(report).values()), {"passed"}, report.checks)
        self.assertEqual([o["status"] for o in report.outcomes], ["carried", "elected"])
        self.assertEqual(report.outcomes[0]["totals"], {"yes": 4, "no": 1, "abstain": 1})

    def test_lot(self) -> None:
        votes = [(v, [0], [v % 2]) for v in range(6)]
        report = report_of(Sample(votes=votes).build().publish())
        self.assertTrue(report.passed, report.checks)
        self.assertIn(report.outcomes[1]["elected"], (["ada"], ["bo"]))

    def test_weights(self) -> None:
        report = report_of(Sample(weights=[1, 1, 2, 2, 3, 3]).build().publish())
        self.assertTrue(report.passed, report.checks)
        # One weight that no others' sums can hide: the contests stay secret.
        report = report_of(Sample(weights=[1, 1, 1, 1, 1, 9]).build().publish())
        self.assertTrue(report.passed, report.checks)
        self.assertEqual([o["status"] for o in report.outcomes], ["too-few", "too-few"])

    def test_second_attempt(self) -> None:
        report = report_of(Sample(attempts=3).build().publish())
        self.assertTrue(report.passed, report.checks)

    def test_receipts_and_pins(self) -> None:
        leaves = leaves_of(self.files)
        good = {"receipts": [("r", receipt(leaves[:15], 12))], "pins": [("p", checkpoint(leaves[:9]))]}
        self.assertTrue(report_of(self.files, **good).passed)
        forked = [*leaves[:8], bytes(32)]
        bad = statuses(report_of(self.files, receipts=[("r", receipt(forked, 8))]))
        self.assertEqual([i for i, s in bad.items() if s != "passed"], ["407"])
        bad = statuses(report_of(self.files, pins=[("p", checkpoint(forked))]))
        self.assertEqual([i for i, s in bad.items() if s != "passed"], ["406"])

    def test_limit(self) -> None:
        report = statuses(report_of(self.files, limit=3))
        self.assertEqual([i for i, s in report.items() if s != "passed"], ["304"])

    def test_any_missing_file(self) -> None:
        for path in self.files:
            rest = {name: data for name, data in self.files.items() if name != path}
            with self.subTest(path):
                found = statuses(report_of(rest))
                self.assertNotEqual(found["101"], "passed")

    def test_any_garbage(self) -> None:
        for path, data in self.files.items():
            for garbage in (b"", b"\xff" * len(data), data[: len(data) // 2]):
                with self.subTest(path, size=len(garbage)):
                    report = report_of(self.files | {path: garbage})
                    self.assertFalse(report.passed)
                    text = json.dumps(report.machine())
                    self.assertNotIn("unexpected", text)

    def test_command(self) -> None:
        with tempfile.TemporaryDirectory() as directory:
            write(self.files, Path(directory))
            command = [sys.executable, str(HERE / "verify.py"), directory]
            whole = subprocess.run([*command, "--json"], capture_output=True, check=False)
            self.assertEqual(whole.returncode, 0)
            self.assertTrue(json.loads(whole.stdout)["passed"])
            without = subprocess.run([*command, "--without", "304"], capture_output=True, check=False)
            self.assertEqual(without.returncode, 1)
            self.assertIn(b"FAILED: 1 not run (304)", without.stdout)
            wrong = subprocess.run([*command, "--without", "999"], capture_output=True, check=False)
            self.assertEqual(wrong.returncode, 2)


class Tampered(unittest.TestCase):
    def test_every_check_has_one(self) -> None:
        self.assertEqual(set(CHECKS) - {check for check, _ in TAMPERED}, {"406", "407"})  # those need arguments

    def test_only_this_check(self) -> None:
        for check, make in TAMPERED:
            with self.subTest(check, record=make.__name__):
                files = make()
                report = report_of(files)
                found = {i: s for i, s in statuses(report).items() if s != "passed"}
                self.assertEqual(found, {check: "failed"}, _why(report))
                report = report_of(files, without=check)
                found = {i: s for i, s in statuses(report).items() if s != "passed"}
                self.assertEqual(found, {check: "not run"}, _why(report))


def _why(report: Report) -> list[dict]:
    return [check for check in report.checks if check["status"] != "passed"]


if __name__ == "__main__":
    unittest.main()
