"""Records with a register, schedules, and whole archives, verified from a directory."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from ostrakon_ref.archive import NAMES, Archive
from ostrakon_ref.evidence import Evidence
from ostrakon_ref.record import Record
from ostrakon_ref.sample import Sample
from ostrakon_ref.sample_data import manifest_body
from ostrakon_ref.sample_files import write
from ostrakon_ref.sample_governed import archive, entered, governed
from ostrakon_ref.sample_history import History, motion, people
from ostrakon_ref.verifier import Report, run

VERIFY = str(Path(__file__).resolve().parent.parent / "verify.py")
OPENS, CLOSES = manifest_body()["opens"], manifest_body()["closes"]


def report_of(files: dict[str, bytes]) -> Report:
    with tempfile.TemporaryDirectory() as directory:
        write(files, Path(directory))
        return run(Evidence(Record(directory)))


def archive_report(files: dict[str, bytes], alone: bool = False) -> Report:
    with tempfile.TemporaryDirectory() as directory:
        write(files, Path(directory))
        return Archive(directory, alone).verify()


def odd(report: Report) -> dict[str, str]:
    return {check["id"]: check["status"] for check in report.checks if check["status"] != "passed"}


def findings(report: Report, check: str) -> str:
    return json.dumps(next(x["findings"] for x in report.checks if x["id"] == check))


class Records(unittest.TestCase):
    def test_without_register(self) -> None:
        report = report_of(Sample().build().publish())
        self.assertTrue(report.passed, odd(report))
        self.assertIn("names no register", findings(report, "112"))
        self.assertEqual(report.outcomes[0]["bar"], {"base": 5, "for": 4, "needed": 3})
        self.assertNotIn("because", report.outcomes[0])

    def test_with_register(self) -> None:
        report = report_of(governed().build().publish())
        self.assertTrue(report.passed, odd(report))
        self.assertEqual([x["status"] for x in report.outcomes], ["carried", "elected"])
        # ada is a woman, and chair: one of the two judges is enough.
        self.assertEqual(report.outcomes[1]["elected"], ["flo", "max"])
        self.assertNotIn("names no register", findings(report, "112"))

    def test_invalid(self) -> None:
        """An honest record of an invalid vote passes, and says why it is invalid."""
        items = [motion("hurry"), people("judges", ["max", "flo", "gil"])]
        report = report_of(governed(contests=items).build().publish())
        self.assertTrue(report.passed, odd(report))
        self.assertEqual(report.outcomes[0]["because"], [
            {"clause": "V-hurry", "ground": "electorate"}, {"clause": "V-hurry", "ground": "subject"}])
        self.assertEqual((report.outcomes[0]["status"], report.outcomes[0]["elected"]), ("invalid", []))
        self.assertNotIn("bar", report.outcomes[0])

    def test_choose(self) -> None:
        items = [motion("motion"), people("judges", ["cy", "flo", "gil"])]
        report = report_of(governed(contests=items).build().publish())
        self.assertTrue(report.passed, odd(report))
        self.assertEqual(report.outcomes[1]["choose"], ["cy"])

    def test_enough_officers_left(self) -> None:
        """Two certify who do not stand; the third, who does, adds nothing."""
        def certify(self: Sample) -> None:
            made = self.add
            self.add = lambda name, body, signers, kind=None: made(
                name, body, ["officer 1", "officer 2", "officer 3"], kind)
            Sample.certificate(self)

        maker = type("Third", (Sample,), {"certificate": certify})
        items = [motion("motion"), people("judges", ["p-3", "flo", "gil"])]
        report = report_of(governed(contests=items, maker=maker).build().publish())
        self.assertTrue(report.passed, odd(report))
        self.assertIn("does not count", findings(report, "702"))

    def test_missing_register(self) -> None:
        files = governed().build().publish()
        report = report_of({path: data for path, data in files.items() if not path.startswith("register/")})
        self.assertEqual(odd(report), {"112": "failed", "605": "not run", "701": "not run", "702": "not run"})

    def test_any_garbage(self) -> None:
        files = governed().build().publish()
        for path, data in files.items():
            if path.startswith("register/"):
                for garbage in (b"", b"\xff" * len(data), data[: len(data) // 2]):
                    report = report_of(files | {path: garbage})
                    self.assertNotEqual(odd(report).get("112"), None, path)
                    self.assertNotIn("unexpected", json.dumps(report.machine()))

    def test_schedules(self) -> None:
        """The vote closes by the last of them, earlier or later."""
        for closes in ([(OPENS, CLOSES + 500_000)], [(OPENS + 5, OPENS + 5)],
                       [(OPENS, CLOSES + 9), (OPENS, CLOSES - 9)]):
            report = report_of(Sample(schedules=closes).build().publish())
            self.assertTrue(report.passed, (closes, odd(report)))


class Archives(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.register = History()
        cls.first = governed(register=cls.register).build()
        outcome = entered(cls.register, cls.first)
        flo = cls.register.fill("judge", "flo", "assembly", outcome, "judges")
        items = [motion("recall-judge", "second", holdings=[flo]), people("speaker", ["ned", "cy"])]
        votes = [(v, [v % 3], [0]) for v in range(5)] + [(5, [0], [0])]
        cls.second = governed(register=cls.register, contests=items, votes=votes).build()
        entered(cls.register, cls.second)
        cls.files = archive(cls.register, cls.first, cls.second)

    def test_passes(self) -> None:
        report = archive_report(self.files)
        self.assertTrue(report.passed, odd(report))
        self.assertEqual([check["id"] for check in report.checks], [str(n) for n in range(801, 814)])
        self.assertEqual([x["status"] for x in report.outcomes], ["carried", "elected", "carried", "invalid"])
        # One of the judges was recalled, though she was elected here.
        self.assertEqual(report.outcomes[1]["elected"], ["flo", "gil"])
        self.assertEqual(self.register.standing().holdings, {})

    def test_files_beside(self) -> None:
        """What is no directory is nobody's record."""
        self.assertTrue(archive_report(self.files | {"elections/1.hints": b"x"}).passed)

    def test_records(self) -> None:
        """812: every one once, passing, of this manifest, certificate, verdicts."""
        first = {path: data for path, data in self.files.items() if path.startswith("elections/1/")}
        rest = {path: data for path, data in self.files.items() if path not in first}
        again = {path.replace("/1/", "/3/"): data for path, data in first.items()}
        tile = next(path for path in first if path.startswith("elections/1/tile/0/"))
        cases = {
            "no record of the election": rest, "a second record": self.files | again,
            "does not pass": self.files | {tile: bytes(32)},
            "no linked election": self.files | archive(self.register, Sample().build()) | rest,
        }
        for what, files in cases.items():
            report = archive_report(files)
            self.assertEqual(odd(report), {"812": "failed"}, what)
            self.assertIn(what, findings(report, "812"))

    def test_no_elections(self) -> None:
        files = {path: data for path, data in self.files.items() if path.startswith("register/")}
        self.assertEqual(odd(archive_report(files)), {"812": "not run"})

    def test_other_verdicts(self) -> None:
        """Certified again, with verdicts that do not follow from the totals."""
        register = History()
        sample = governed(register=register).build()
        manifest = sample.election.body
        name = register.link(manifest)
        judges = manifest["contests"][1]
        register.outcome(name, [register.verdict(manifest["contests"][0], "carried"),
                                register.verdict(judges, "elected", ["flo", "max"])])
        report = archive_report(archive(register, sample))
        self.assertEqual(odd(report), {"812": "failed"})
        self.assertIn("other verdicts", findings(report, "812"))
        self.assertIn("another certificate", findings(report, "812"))

    def test_going_on(self) -> None:
        """An election without an outcome has no record here yet."""
        register = History()
        sample = governed(register=register).build()
        register.link(sample.election.body)
        self.assertEqual(odd(archive_report(archive(register) | {"elections/x.txt": b""})), {})
        self.assertEqual(odd(archive_report(archive(register, sample))), {"812": "failed"})

    def test_alone(self) -> None:
        report = archive_report(self.register.publish(), alone=True)
        self.assertEqual(odd(report), {"812": "not run"})
        self.assertIn("only the register is here", findings(report, "812"))

    def test_command(self) -> None:
        with tempfile.TemporaryDirectory() as directory:
            write(self.files, Path(directory))
            def verify(*arguments: str) -> subprocess.CompletedProcess:
                return subprocess.run([sys.executable, VERIFY, *arguments], capture_output=True, check=False)

            whole = verify("--archive", directory, "--json")
            self.assertEqual(whole.returncode, 0, whole.stdout)
            self.assertTrue(json.loads(whole.stdout)["passed"])
            alone = verify("--register", f"{directory}/register")
            self.assertEqual(alone.returncode, 1)
            self.assertIn(b"FAILED: 1 not run (812)", alone.stdout)
            self.assertIn(b"only the register is here", alone.stdout)
            without = verify("--archive", directory, "--without", "805")
            self.assertIn(b"FAILED: 1 not run (805)", without.stdout)
            for wrong in (("--archive", directory, "--without", "304"), ("--archive", directory, "--pin", VERIFY),
                          (f"{directory}/elections/1", "--without", "805"),
                          ("--archive", "--register", directory)):
                self.assertEqual(verify(*wrong).returncode, 2, wrong)

    def test_names(self) -> None:
        self.assertEqual(list(NAMES), [str(n) for n in range(801, 814)])


if __name__ == "__main__":
    unittest.main()
