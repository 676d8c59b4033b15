"""Votes of a charter: what is accepted, refused, and what ballot they take."""

import unittest

from ostrakon_ref.charter import CharterError, parse_charter
from ostrakon_ref.vectors.charter_tables import charters, motion, vote, with_rows
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


class Tables(unittest.TestCase):
    """Bodies, offices and meetings, and what votes say of them."""

    def test_every_vector(self) -> None:
        made = charters()
        self.assertGreater(len(made["accepted"]), 30)
        self.assertGreater(len(made["refused"]), 120)
        texts = [row["charter"] for row in made["accepted"] + made["refused"]]
        self.assertEqual(len(set(texts)), len(texts))

    def test_what_is_read(self) -> None:
        made = parse_charter(with_rows(
            ("body", {"id": "branch", "most": 5, "founders": 3}),
            ("office", {"id": "judge", "seats": 2, "from": "board", "public": True}),
            ("meeting", {"id": "congress", "notice_months": 2, "place": "Here", "running": 2}),
        ).encode())
        self.assertEqual(made.problems, [])
        body, office = made.bodies["branch"], made.offices["judge"]
        self.assertEqual((body.many, body.most, body.founders, body.voteless), (True, 5, 3, False))
        self.assertEqual((office.seats, office.origin, office.public, office.elected_by),
                         (2, "board", True, ("branch",)))
        self.assertEqual(made.meetings["congress"].notice_months, 2)
        self.assertEqual(made.opposed("board"), {"panel"})
        self.assertEqual(made.opposed("all"), set())

    def test_one_problem(self) -> None:
        """Most wrong charters are wrong once."""
        for text in (motion(base="all"), motion(share="1/2"), vote(ballot="choice", rule="most-votes",
                     tie="lot", electorate=["guests"]), with_rows(open_votes=1)):
            self.assertEqual(len(parse_charter(text.encode()).problems), 1, text)

    def test_unclear(self) -> None:
        """A vote whose standing cannot be known is not judged."""
        for keys in ({"base": "all"}, {"electorate": 5}, {"quorum": "2/1"}, {"private": False}):
            made = parse_charter(motion(**keys).encode())
            self.assertEqual((made.unclear, "x" in made.votes), ({"x"}, False), keys)
        made = parse_charter(motion(electorate=["nobody"]).encode())
        self.assertIn("x", made.votes)


if __name__ == "__main__":
    unittest.main()
