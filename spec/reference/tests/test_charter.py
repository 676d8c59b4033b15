"""Votes of a charter: what is accepted, refused, and what ballot they take."""

import unittest

from ostrakon_ref.charter import CharterError, parse_charter
from ostrakon_ref.vectors.charters import block, charter
from ostrakon_ref.vectors.elections import summed
from ostrakon_ref.votes import Vote, can_count, mismatch

HEAD = charter()["accepted"]


def extra(*given: str, **keys: str) -> Vote:
    parsed = parse_charter((HEAD + block(*given, **keys)).encode())
    assert not parsed.problems, parsed.problems
    return parsed.votes["extra"]


class Votes(unittest.TestCase):
    def test_what_is_read(self) -> None:
        vote = extra("approval", "most-votes", seats="5", quota_flag='"woman"', quota_seats="2")
        self.assertEqual((vote.seats, vote.quota_flag, vote.quota_seats), (5, "woman", 2))
        vote = extra("choice", "most-votes")
        self.assertEqual((vote.seats, vote.quota_flag, vote.quota_seats, vote.tie), (1, "", 0, "lot"))
        vote = extra("pairwise", "schulze", strength='"winning-votes"', tie='"fresh-vote"')
        self.assertEqual((vote.strength, vote.tie), ("winning-votes", "fresh-vote"))
        self.assertEqual(extra("ranking", "most-votes", points='"borda"').points, "borda")

    def test_refused(self) -> None:
        for row in charter()["refused"]:
            with self.subTest(row["what"]):
                try:
                    self.assertTrue(parse_charter(row["charter"].encode()).problems)
                except CharterError:
                    pass  # nothing can be read

    def test_unclear(self) -> None:
        """A vote that cannot be judged is not one that is missing."""
        for keys in ({"seats": "0"}, {"tie": None}, {"quota_flag": '"woman"'}):
            parsed = parse_charter((HEAD + block("score", "most-votes", **keys)).encode())
            self.assertEqual((parsed.unclear, "extra" in parsed.votes), ({"extra"}, False))
        parsed = parse_charter((HEAD + block("ranking", "most-votes", points='"x"')).encode())
        self.assertIn("extra", parsed.votes)

    def test_ballots(self) -> None:
        self.assertIsNone(mismatch(extra("score", "most-votes"), summed("score", 3), 3))
        self.assertIn("another", mismatch(extra("score", "most-votes"), summed("choice", 3), 3))
        star = extra("score", "star")
        self.assertIn("pairs", mismatch(star, summed("score", 3), 3))
        self.assertIsNone(mismatch(star, {**summed("score", 3), "pairs": True}, 3))
        self.assertFalse(can_count("star", summed("score", 3)))
        self.assertFalse(can_count("majority-judgment", summed("score", 3)))

    def test_borda(self) -> None:
        borda, free = extra("ranking", "most-votes", points='"borda"'), extra("ranking", "most-votes")
        for points, right in (([3, 2, 1, 0], True), ([3, 2], True), ([3], True), ([4, 3, 2], False),
                              ([3, 2, 1, 1], False), ([2, 1, 0], False), ([3, 1], False)):
            ballot = {**summed("ranking", 4), "points": points}
            self.assertEqual(mismatch(borda, ballot, 4) is None, right, points)
            self.assertIsNone(mismatch(free, ballot, 4))


if __name__ == "__main__":
    unittest.main()
