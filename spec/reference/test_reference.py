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
import time
import unittest
from functools import partial
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from ostrakon_ref import jcs  # noqa: E402
from ostrakon_ref.charter import CharterError, Vote, parse_charter  # noqa: E402
from ostrakon_ref.documents import Document  # noqa: E402
from ostrakon_ref.evidence import Evidence  # noqa: E402
from ostrakon_ref.findings import printable  # noqa: E402
from ostrakon_ref.manifest import Election, refusals  # noqa: E402
from ostrakon_ref.note import SignatureLine  # noqa: E402
from ostrakon_ref.prover import public  # noqa: E402
from ostrakon_ref.record import Record  # noqa: E402
from ostrakon_ref.sample import Sample  # noqa: E402
from ostrakon_ref.sample_data import contest, manifest_body, two_rolls  # noqa: E402
from ostrakon_ref.sample_files import checkpoint, receipt, write  # noqa: E402
from ostrakon_ref.tampered import TAMPERED  # noqa: E402
from ostrakon_ref.tampered.hooks import Files, after, edit  # noqa: E402
from ostrakon_ref.tampered.late import objection  # noqa: E402
from ostrakon_ref.verdicts import decide  # noqa: E402
from ostrakon_ref.verifier import CHECKS, Report, run  # noqa: E402
from ostrakon_ref.wire import labelled_hash, u32  # noqa: E402


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
        bad = statuses(report_of(self.files, receipts=[("r", receipt(leaves, 0))]))
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
            some = [*command, "--limit-ballots", "2"]
            few = subprocess.run(some, capture_output=True, check=False)
            self.assertEqual(few.returncode, 1)
            self.assertIn(b"only the first 2 of 7 ballots", few.stdout)
            self.assertIn(b"the proofs of 2 ballots verified\nFAILED: 1 not run (304)", few.stdout)
            wrong = subprocess.run([*command, "--without", "999"], capture_output=True, check=False)
            self.assertEqual(wrong.returncode, 2)


class Chains(unittest.TestCase):
    """Two rolls with the same keys: each has its own chains of ballots."""

    VOTES = [(v, [v % 2]) for v in range(5)] + [((1, v), [v % 3]) for v in range(4)] + [
        (0, [0]), ((1, 0), [1]), ((1, 3), None), (0, [1]), (2, [2]),
    ]

    def build(self, maker: type[Sample] = Sample) -> Files:
        rolls = {"weights": [1] * 5, "other_rolls": [[2] * 4]}
        return maker(manifest=two_rolls(), votes=self.VOTES, **rolls).build().publish()

    def test_passes(self) -> None:
        report = report_of(self.build())
        self.assertTrue(report.passed, _why(report))
        found = [(o["counted"], o["weight"], o["totals"]) for o in report.outcomes]
        self.assertEqual(found[0], (5, 5, {"yes": 1, "no": 3, "abstain": 1}))
        self.assertEqual(found[1], (4, 8, {"ada": 0, "bo": 4, "cy": 2, "blank": 2}))

    def test_one_chain(self) -> None:
        """Chained by the key alone, the second roll's ballots are refused."""
        class Confused(Sample):
            def ballot(self, number, voter, chosen, previous):
                leaf = self.last[0][0] if voter == (1, 0) else previous
                return super().ballot(number, voter, chosen, leaf)

        report = statuses(report_of(self.build(Confused)))
        self.assertEqual({i: s for i, s in report.items() if s != "passed"}, {"303": "failed"})

    def test_order(self) -> None:
        """Rolls out of order are for 405; one after the opening is for 203."""
        def exchange(entries: list[bytes]) -> None:
            entries[-2:] = reversed(entries[-2:])

        def defer(entries: list[bytes]) -> None:
            entries.append(entries.pop(-3))

        for step, change, check in (("roll", exchange, "405"), ("opening", defer, "203")):
            made = partial(Sample, after(step, change))
            found = statuses(report_of(self.build(made)))
            self.assertEqual({i: s for i, s in found.items() if s != "passed"}, {check: "failed"})


class GivenUp(Sample):
    """The first attempt went as far as a dealing, which is garbage."""

    def _given_up(self, attempt: int) -> None:
        hashes = b""
        for i in (1, 2):
            self.add(f"ceremony-commitment {i} of {attempt}", {
                "attempt": attempt, "channel_key": f"{i:02}" * 32, "dealing": f"0{i + 2}" * 32,
                "trustee": i,
            }, [f"trustee {i}"])
            hashes += self._hash()
        round1 = labelled_hash("ceremony-commitments", self.election.hash + u32(attempt) + hashes)
        self.files[f"setup/dealing-{attempt}-1"] = b"garbage"
        self.add(f"ceremony-dealing 1 of {attempt}", {
            "attempt": attempt, "envelopes": ["00" * 32] * 2, "round": round1.hex(), "trustee": 1,
            "file": {"sha256": sha256(b"garbage").hexdigest(), "size": 7},
        }, ["trustee 1"])
        self.add(f"ceremony-complaint of {attempt}", {
            "accused": 1, "attempt": attempt, "channel_secret": "", "envelope": "",
            "reason": "dealing", "trustee": 2,
        }, ["trustee 2"])


class Owners(unittest.TestCase):
    """What is no more than a note, and what keeps other checks from running."""

    def test_given_up_dealing(self) -> None:
        files = GivenUp(attempts=2).build().publish()
        report = report_of(files)
        self.assertTrue(report.passed, _why(report))
        notes = [check["findings"] for check in report.checks if check["id"] == "108"][0]
        self.assertIn("in an attempt that was given up", notes[0]["what"])
        for change in ({"round": "11" * 32}, {"envelopes": []}, {"envelopes": ["22" * 32] * 2}):
            made = GivenUp(edit(ceremony_dealing_1_of_1=change), attempts=2).build()
            report = report_of(made.publish())
            self.assertTrue(report.passed, _why(report))
            notes = [check["findings"] for check in report.checks if check["id"] == "107"][0]
            self.assertIn("in an attempt that was given up", notes[0]["what"])
        del files["setup/dealing-1-1"]
        found = statuses(report_of(files))
        self.assertEqual({i: s for i, s in found.items() if s != "passed"}, {"101": "failed"})

    def test_large_roll(self) -> None:
        body = manifest_body()
        body["rolls"][0]["max_size"] = 5
        found = statuses(report_of(Sample(manifest=body).build().publish()))
        self.assertEqual([i for i, s in found.items() if s == "failed"], ["101"])
        self.assertEqual(found["201"], "not run")
        self.assertEqual(found["304"], "passed")

    def test_share_of_another_length(self) -> None:
        body = manifest_body()
        body["trustees"] = [{"key": public(f"trustee {i}"), "name": "-"} for i in (1, 2, 3)]
        point = "00" * 32
        hook = edit(decryption_share_0_3={"shares": [point] * 3})
        report = report_of(Sample(hook, manifest=body).build().publish())
        self.assertTrue(report.passed, _why(report))
        self.assertIn("bad share of trustee 3", json.dumps(report.machine()))

    def test_repeated_signer(self) -> None:
        """A note with two lines of one signer is no checkpoint, nor is that of a receipt."""
        files = Sample().build().publish()
        leaves = leaves_of(files)
        line = files["checkpoint"].split(b"\n\n")[1]
        found = statuses(report_of(files | {"checkpoint": files["checkpoint"] + line}))
        self.assertEqual({i: s for i, s in found.items() if s != "passed"},
                         {"402": "failed", "403": "not run", "404": "not run"})
        stranger = b"".join(SignatureLine("s", bytes([i, 0, 0, 0]), b"signature").format().encode()
                            for i in range(100))
        good, forked = receipt(leaves[:15], 12), receipt([*leaves[:8], bytes(32)], 8)
        few = stranger[: len(stranger) // 100 * 99]
        self.assertTrue(report_of(files, receipts=[("r", good + few)]).passed)
        line = good.split(b"\n\n")[2]
        for data in (good + line, good + stranger):
            found = statuses(report_of(files, receipts=[("r", data)]))
            self.assertEqual([i for i, s in found.items() if s != "passed"], ["407"])
        line = forked.split(b"\n\n")[2]
        for added, passed in ((line, True), (stranger, True), (few, False)):
            def enter(entries: list[bytes]) -> None:
                election = jcs.loads_canonical(entries[1])["body"]["election"]
                entries.append(objection(election, forked + added))

            self.assertEqual(report_of(Sample(after("closing", enter)).build().publish()).passed, passed)

    def test_charter_with_many_dots(self) -> None:
        files = Sample().build().publish()
        text = files["charter.toml"]
        start = time.monotonic()
        report = report_of(files | {"charter.toml": text + b"a" + b".a" * 60_000 + b" = 1\n"})
        self.assertLess(time.monotonic() - start, 30)
        self.assertEqual(statuses(report)["105"], "failed")
        dots = "." * 100
        for quoted in (f"# {dots}", f'x = "\\"{dots}"', f"x = '{dots}'", f'x = """\n"{dots}\n\\""""""',
                       f"x = '''\n{dots}'''"):
            self.assertLess(len(parse_charter(text + quoted.encode()).problems), 2)
        for open_one in ('"', "'", '"""', "'''"):
            with self.assertRaises(CharterError):
                parse_charter(b"x = " + open_one.encode() + b"\\\"" * 100_000)

    def test_missing_tallies(self) -> None:
        """501 to 503 wait for all tallies; once the board went on it is 405's."""
        made = Sample()
        for step in (made.ceremony, made.roll, made.opening, made.ballots, made.closing, made.tallies):
            step()
        second, wait = made.entries.pop(), {"501", "502", "503"}
        found = statuses(report_of(made.publish()))
        self.assertEqual({found[i] for i in wait | {"409"}}, {"not run"})
        self.assertEqual(found["405"], "passed")
        made.sign_offs()
        found = statuses(report_of(made.publish()))
        self.assertEqual(({found[i] for i in wait}, found["405"]), ({"passed"}, "failed"))
        made.entries[-2:] = [second]
        found = statuses(report_of(made.publish()))
        self.assertEqual({found[i] for i in wait | {"405", "409"}}, {"passed"})

    def test_printable(self) -> None:
        controls = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
        for c in controls:
            self.assertEqual(printable(f"a{chr(c)}"), f"a\\u{{{c:x}}}")
        self.assertEqual(printable("Grüße, 票"), "Grüße, 票")

    def test_lot_of_nobody(self) -> None:
        vote = Vote("seat", "Seat", "§ 9", "choice", "most-votes", tie="lot")
        ballot = {"blank": False, "none": True, "type": "choice"}
        item = contest("chair", ballot, ["ada", "bo", "cy"], "seat", "r")
        self.assertEqual(decide(item, vote, False, [2, 2, 1], 5, ["bo", "ada"]).elected, ["bo"])
        for order in (["bo"], ["bo", "cy"], ["ada", "bo", "cy"], []):
            with self.assertRaises(ValueError):
                decide(item, vote, False, [2, 2, 1], 5, order)

    def test_limits(self) -> None:
        """Sums of slots, bytes of a ballot, and what must not be 0."""
        def refused(count: int, rolls: int, options: int = 256, **roll: int) -> list[str]:
            body = manifest_body()
            body["rolls"] = [{**body["rolls"][0], "id": f"r{i}", **roll} for i in range(rolls)]
            names = [f"o{i}" for i in range(options)]
            choice = {"blank": False, "none": True, "type": "choice"}
            body["contests"] = [contest(f"c{i}", choice, names,
                                        "board-seat", f"r{i % rolls}") for i in range(count)]
            return refusals(Election(Document("manifest", body, [], jcs.dumps(body))))

        self.assertEqual(refused(11, 11), [])
        self.assertEqual(refused(12, 12), ["too many slots of all contests together"])
        self.assertEqual(refused(3, 1), [])
        self.assertEqual(refused(4, 1), ["roll r0: a ballot is too long"])
        self.assertEqual(refused(1, 1, max_size=0), ["roll r0: max_size"])
        self.assertEqual(refused(0, 1), ["number of contests", "roll r0: has no contest"])
        self.assertEqual(refused(1, 1, 0)[0], "contest c0: number of options")


class Numbers(unittest.TestCase):
    """A whole election with a wide ballot and a ranking.  Its votes are made for
    an approval, so check 104 refuses the manifest, and no other check minds."""

    def build(self, **given) -> Files:
        body, no = manifest_body(), {"blank": False, "none": False}
        wide = {"type": "score", **no, "max": 2**32 - 1, "pairs": False}
        ranking = {"type": "ranking", "blank": True, "none": False, "min": 1, "points": [3, 1]}
        body["contests"] = [contest("plan", wide, ["ada", "bo"], "board-seat", "members"),
                            contest("posts", ranking, ["ada", "bo", "cy"], "board-seat", "members")]
        votes = [(v, [v * 2**29, 7], [[v % 3], [(v + 1) % 3]] if v else None) for v in range(6)]
        return Sample(manifest=body, votes=votes, **given).build().publish()

    def test_counted(self) -> None:
        files = self.build()
        report = report_of(files)
        listed = [check["id"] for check in report.checks if check["status"] != "passed"]
        self.assertEqual(listed, ["104"], _why(report))
        with tempfile.TemporaryDirectory() as directory:
            write(files, Path(directory))
            result = Evidence(Record(directory)).result
        self.assertEqual(result["plan"]["totals"], [15 * 2**29, 42])
        self.assertEqual(result["posts"]["totals"], [5, 7, 8, 1])

    def test_false(self) -> None:
        """One element in another's place: V_1, A, T_2, z_gamma."""
        v1 = 70 + 32 * (1 + 2 + 1 + 4)
        for at, other in ((v1, v1 + 32), (v1 + 64, v1 + 96), (v1 + 160, v1 + 128), (-32, -64)):
            def change(name: str, body: dict) -> dict | None:
                if name != "ballot 4":
                    return None
                data = bytearray(body["data"])
                data[at:] = data[other:][:32] + data[at:][32:]
                return {"data": bytes(data)}

            found = statuses(report_of(self.build(change=change)))
            found = {i: s for i, s in found.items() if s != "passed"}
            self.assertEqual(found, {"104": "failed", "304": "failed"}, (at, other))


class Tampered(unittest.TestCase):
    def test_every_check_has_one(self) -> None:
        need_arguments = {"406", "407"}
        self.assertEqual(set(CHECKS) - {check for check, _ in TAMPERED}, need_arguments)

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
