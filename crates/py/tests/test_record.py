"""A record as it says it is."""

import hashlib
import shutil
import unittest

import ostrakon
from support import DEMO, Test, fixtures


class Records(Test):
    def setUp(self):
        super().setUp()
        self.record = ostrakon.Record(DEMO)

    def test_documents_are_plain_objects(self):
        manifest = self.record.manifest
        self.assertEqual(manifest["type"], "ostrakon/v1/manifest")
        self.assertEqual(
            [contest["id"] for contest in manifest["contests"]],
            ["presidency", "amendment", "dissolution", "first-preference"],
        )
        self.assertEqual(self.record.opening["type"], "ostrakon/v1/opening")
        self.assertEqual(self.record.closing["ballots"], 1077)
        tally = self.record.tally[0]
        self.assertEqual((tally["ballots"], tally["counted"], tally["superseded"]), (383, 365, 18))
        self.assertEqual(self.record.result["type"], "ostrakon/v1/result")
        self.assertEqual(self.record.certificate["type"], "ostrakon/v1/certificate")
        self.assertIn("[", self.record.charter)

    def test_the_checkpoint_is_the_file(self):
        checkpoint = self.record.checkpoint
        text = (DEMO / "checkpoint").read_text()
        origin, size, *_ = text.split("\n")
        self.assertEqual((checkpoint["text"], checkpoint["origin"], checkpoint["size"]), (text, origin, int(size)))
        self.assertEqual(len(bytes.fromhex(checkpoint["root"])), 32)

    def test_a_board_is_a_sequence(self):
        board = self.record.board
        entries = list(board)
        self.assertEqual(len(entries), len(board))
        self.assertEqual([entry.index for entry in entries], list(range(len(board))))
        for place in (0, 1, 255, 256, len(board) - 1):
            self.assertEqual(board[place].bytes, entries[place].bytes)
            self.assertEqual(board[place - len(board)].index, place)
        for place in (len(board), -len(board) - 1, 1 << 60, 1 << 63, -1 << 70):
            with self.assertRaises(IndexError):
                board[place]
        for entry in entries[:3] + entries[-3:]:
            self.assertEqual(entry.hash, hashlib.sha256(b"\0" + entry.bytes).hexdigest())
            self.assertEqual(len(entry), len(entry.bytes))

    def test_documents_and_ballots_are_told_apart(self):
        board = self.record.board
        documents = board.documents
        ballots = [entry for entry in board if entry.kind == "ballot"]
        self.assertEqual(len(ballots), 1077)
        self.assertEqual(len(documents) + len(ballots), len(board))
        self.assertEqual(documents[0].kind, "manifest")
        self.assertEqual(documents[-1].kind, "certificate")
        self.assertTrue(all(document.body["type"].endswith("/" + document.kind) for document in documents))
        self.assertTrue(all(entry.body is None and entry.signatures is None for entry in ballots))
        self.assertEqual({len(document.signatures) > 0 for document in documents}, {True})

    def test_rolls_and_their_voters(self):
        everybody = set()
        for place, roll in enumerate(self.record.rolls):
            voters = self.record.voters(place)
            self.assertEqual(len(voters), roll["size"])
            self.assertEqual(sum(weight for _, weight in voters), roll["total_weight"])
            self.assertEqual(voters, sorted(voters))
            everybody.update(credential for credential, _ in voters)
        cast = {entry.bytes[6:38].hex() for entry in self.record.board if entry.kind == "ballot"}
        self.assertEqual(cast, everybody)
        with self.assertRaises(ostrakon.ReadError):
            self.record.voters(7)

    def test_nothing_is_there_before_it_is(self):
        """Half a log is read as far as it goes."""
        copy = self.folder / "copy"
        shutil.copytree(DEMO, copy)
        text = (copy / "checkpoint").read_text().split("\n")
        text[1] = "1"
        (copy / "checkpoint").write_text("\n".join(text))
        record = ostrakon.Record(copy)
        self.assertEqual(len(record.board), 1)
        with self.assertRaises(ostrakon.ReadError):
            record.manifest

    def test_every_record_of_the_corpus_is_shown_or_refused(self):
        """Nothing panics, whatever a record says."""
        shown = 0
        for fixture in fixtures():
            with self.subTest(fixture.name):
                try:
                    record = ostrakon.Record(fixture.folder / "record")
                    kinds = [entry.kind for entry in record.board]
                    self.assertEqual(len(kinds), len(record.board))
                    told = (record.manifest, record.rolls, record.tally, record.result, record.certificate)
                    shown += told[0] is not None
                except ostrakon.ReadError as error:
                    self.assertIn("Next: ", str(error))
        self.assertGreater(shown, 150)


if __name__ == "__main__":
    unittest.main()
