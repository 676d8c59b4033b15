"""One ballot, one receipt."""

import pathlib
import shutil
import unittest

import ostrakon
from support import DEMO, Test, fixtures

#: What one ballot tells; 303 and 305 need the whole log.
ALONE = {"301", "302", "304"}


def place(fixture, check):
    """The entry that a check of the report names first."""
    (found,) = [told for told in fixture.report["checks"] if told["id"] == check]
    words = found["findings"][0]["where"].split()
    return int(words[1]) if words[0] == "entry" else None


class Ballots(Test):
    def test_every_ballot_of_the_demonstration_is_valid(self):
        board = ostrakon.Record(DEMO).board
        ballots = [entry for entry in board if entry.kind == "ballot"]
        for entry in ballots[::40]:
            verdict = ostrakon.verify_ballot(DEMO, entry.index)
            self.assertTrue(verdict)
            self.assertTrue(verdict.valid)
            self.assertEqual((verdict.index, verdict.hash, verdict.size), (entry.index, entry.hash, len(board)))
            status = {check.id: check.status for check in verdict.checks}
            self.assertEqual(
                status, {"301": "passed", "302": "passed", "303": "not run", "304": "passed", "305": "not run"}
            )
            self.assertEqual(verdict.weight, 1)
            self.assertEqual(entry.bytes[6:38].hex(), verdict.credential)
            self.assertEqual(entry.bytes[38:70].hex(), verdict.previous)

    def test_false_ballots_of_the_corpus_are_refused_by_their_check(self):
        seen = set()
        for fixture in fixtures():
            # Where the rolls or the setup are at fault, nothing is judged at all.
            failed = set(fixture.failed())
            if not failed or not failed <= ALONE:
                continue
            for check in failed:
                index = place(fixture, check)
                with self.subTest(fixture.name, check=check):
                    verdict = ostrakon.verify_ballot(fixture.folder / "record", index)
                    self.assertFalse(verdict)
                    found = {told.id: told for told in verdict.checks}
                    if found["301"].status == "failed" and check != "301":
                        # Bytes that are not in order are not gone on with, as the whole verification does.
                        self.assertEqual(found[check].status, "not run")
                        continue
                    self.assertEqual(found[check].status, "failed")
                    self.assertEqual(found[check].findings[0].where, f"entry {index}")
                    seen.add(check)
        self.assertEqual(seen, ALONE)

    def test_what_is_no_ballot_is_told(self):
        with self.assertRaisesRegex(ValueError, "entry 0 is no ballot"):
            ostrakon.verify_ballot(DEMO, 0)
        with self.assertRaisesRegex(IndexError, "there is no entry"):
            ostrakon.verify_ballot(DEMO, 1 << 40)
        with self.assertRaises(ValueError):
            ostrakon.verify_ballot(DEMO, -1)

    def test_a_ballot_that_is_not_in_the_tree_is_damage(self):
        copy = self.folder / "copy"
        shutil.copytree(DEMO, copy)
        index = next(entry.index for entry in ostrakon.Record(copy).board if entry.kind == "ballot")
        bundle = next(path for path in sorted((copy / "tile/entries").rglob("*")) if path.is_file())
        bytes_ = bytearray(bundle.read_bytes())
        entry = ostrakon.Record(copy).board[index].bytes
        bytes_[bytes_.index(entry) + 100] ^= 1
        bundle.write_bytes(bytes_)
        with self.assertRaisesRegex(ostrakon.ReadError, "damaged"):
            ostrakon.verify_ballot(copy, index)

    def test_nothing_is_said_under_a_setup_that_does_not_pass(self):
        copy = self.folder / "copy"
        shutil.copytree(DEMO, copy)
        (copy / "charter.toml").write_bytes((copy / "charter.toml").read_bytes() + b"\n")
        with self.assertRaisesRegex(ostrakon.NotVerified, "check 105"):
            ostrakon.verify_ballot(copy, 200)


class Receipts(Test):
    def receipts(self):
        """Every receipt that stands beside a record of the corpus, with what check 407 says of it."""
        for fixture in fixtures():
            for name in fixture.kept()["receipts"]:
                (check,) = [told for told in fixture.report["checks"] if told["id"] == "407"]
                if all(int(failed) > 300 for failed in fixture.failed()):
                    yield fixture, fixture.folder / name, check["status"]

    def test_receipts_are_judged_as_by_the_whole_verification(self):
        agreed = refused = 0
        for fixture, receipt, status in self.receipts():
            with self.subTest(fixture.name):
                try:
                    verdict = ostrakon.verify_receipt(fixture.folder / "record", receipt)
                except (ostrakon.ReadError, ostrakon.NotVerified):
                    # The log itself is at fault: then nothing is said of any receipt.
                    self.assertTrue(any(check.startswith("4") for check in fixture.failed()), fixture.failed())
                    continue
                from_bytes = ostrakon.verify_receipt(fixture.folder / "record", receipt.read_bytes())
                self.assertEqual(repr(verdict), repr(from_bytes))
                self.assertEqual(bool(verdict), status == "passed")
                agreed += bool(verdict)
                refused += not verdict
                if verdict:
                    entry = ostrakon.Record(fixture.folder / "record").board[verdict.index]
                    self.assertEqual((entry.kind, entry.hash), ("ballot", verdict.hash))
                    self.assertIsNone(verdict.why)
                else:
                    self.assertIn(verdict.status, ("contradicted", "ahead", "invalid"))
                    self.assertIsNone(verdict.index)
                    self.assertTrue(verdict.why)
        self.assertGreater(agreed, 0)
        self.assertGreater(refused, 0)

    def test_receipts_of_the_demonstration_agree(self):
        receipts = sorted(pathlib.Path(f"{DEMO}-receipts").iterdir())
        self.assertGreater(len(receipts), 5)
        for receipt in receipts:
            verdict = ostrakon.verify_receipt(DEMO, receipt)
            self.assertTrue(verdict)
            self.assertEqual(receipt.name, f"entry-{verdict.index}.tlog-proof")
        verification = ostrakon.verify(DEMO, receipts=receipts)
        (check,) = [check for check in verification.report if check.id == "407"]
        self.assertTrue(verification)
        self.assertEqual(len(check.findings), len(receipts))
        with_one_byte = bytearray(receipts[0].read_bytes())
        with_one_byte[-10] ^= 1
        self.assertFalse(ostrakon.verify_receipt(DEMO, bytes(with_one_byte)))
        self.assertFalse(ostrakon.verify(DEMO, receipts=[bytes(with_one_byte)]))

    def test_no_bytes_are_a_receipt(self):
        for bytes_ in (b"", b"x", b"\0" * 4096, b"c2sp.org/tlog-proof@v1\n"):
            verdict = ostrakon.verify_receipt(DEMO, bytes_)
            self.assertFalse(verdict)
            self.assertEqual(verdict.status, "invalid")
        with self.assertRaisesRegex(ostrakon.ReadError, "more than the 131072 bytes"):
            ostrakon.verify_receipt(DEMO, b"x" * (1 << 18))


if __name__ == "__main__":
    unittest.main()
