"""Valid votes, bases, seats and quotas (7.2, 7.3, 7.8): every case of the vectors,
which say by hand what is expected, and what reports say of them."""

import unittest
from collections import Counter
from dataclasses import replace

from ostrakon_ref.act_schema import GROUNDS
from ostrakon_ref.sample_governance import GOVERNANCE
from ostrakon_ref.sample_history import CONGRESS, history, motion
from ostrakon_ref.register.order import order, replaces, rounds
from ostrakon_ref.terms import Said, Terms, terms_of
from ostrakon_ref.toml_keys import parse_threshold
from ostrakon_ref.vectors import grounds, quotas, vacancies
from ostrakon_ref.vectors.governance_case import Case, compare, one
from ostrakon_ref.verdicts import needed
from ostrakon_ref.votes import Vote


class _Round:
    """A contest that goes on with another one's tie."""

    standing = None

    def __init__(self, vote: Vote, before: "_Round | None", elected: list[str], number: int | None = None) -> None:
        number = before.counts[0] + 1 if before else number or 0
        self.own, self.elected, self.counts = vote, elected, (number, number)
        self.contests = [{"options": []}]
        self.rounds = rounds([(before, 0) if before else None], self.counts)

    def vote(self, c: int) -> Vote:
        return self.own

    def said(self, c: int) -> Said:
        return Said("tied", self.elected, [])

    def tie(self, c: int) -> "tuple[_Round, int] | None":
        return self.rounds[c].tie


def because(case: Case) -> list[tuple[str, str]]:
    found = case.decided().verdicts()[0].get("because", [])
    return [(item["ground"], item["clause"]) for item in found]


class Grounds(unittest.TestCase):
    def test_every_case(self) -> None:
        seen: Counter = Counter()
        for case in grounds.cases():
            with self.subTest(case.what):
                compare(case)
                seen.update(ground for ground, _ in because(case))
                seen["valid"] += not because(case)
        self.assertEqual(set(seen), {*GROUNDS, "valid"})
        self.assertGreater(seen["valid"], 20)
        self.assertGreater(min(seen.values()), 1)

    def test_places_together(self) -> None:
        for case in vacancies.cases():
            with self.subTest(case.what):
                compare(case)

    def test_clauses(self) -> None:
        """Each ground cites its own clause."""
        clauses = {ground: set() for ground in GROUNDS}
        for case in grounds.cases():
            for ground, clause in because(case):
                clauses[ground].add(clause.split("-")[0])
        self.assertEqual(clauses, {
            "quorum": {"V"}, "electorate": {"V"}, "roll": {"B"}, "meeting": {"M", "V"}, "notice": {"M"},
            "subject": {"V"}, "recall": {"V"}, "vacancy": {"O"}, "candidate": {"O"}})

    def test_meeting_or_vote(self) -> None:
        """The meeting's clause if one of its kind was called."""
        for named, clause in (("c1", "M-congress"), ("c9", "V-resolution"), (None, "V-resolution")):
            made = one("", "resolution", "meeting", meeting=named, opens=CONGRESS - 1)
            self.assertEqual(because(made), [("meeting", clause)])

    def test_own_kind(self) -> None:
        """A branch's weights break the clause of branches."""
        made = one("", "motion", "roll", "north", counts=([5, 1], 6, 6, 7))
        self.assertEqual(because(made), [("roll", "B-branch")])

    def test_at_the_pinned_head(self) -> None:
        """What stands is what stood there, whatever came later."""
        made = history()
        size = len(made.acts)
        made.add("body-ended", body="chess")
        made.vacate(made.refs["ada"])
        before, after = made.standing(size), made.standing()
        self.assertIsNotNone(before.kind_of("chess"))
        self.assertIsNone(after.kind_of("chess"))
        self.assertIn(made.refs["ada"], before.holdings)
        self.assertNotIn(made.refs["ada"], after.holdings)


class Quotas(unittest.TestCase):
    def test_every_case(self) -> None:
        for case in quotas.cases():
            with self.subTest(case.what):
                compare(case)

    def test_terms(self) -> None:
        """Seats and quotas of the fresh votes, by hand."""
        expected = {"two seats, one for a woman": (2, 1), "two seats, both for women": (2, 2),
                    "the last seat": (1, 1), "three open seats, two for women": (3, 2)}
        for case in quotas.fresh():
            if case.what in expected:
                terms = terms_of(case.decided(), 0)
                self.assertEqual((terms.seats, terms.quota), expected[case.what], case.what)

    def test_many_rounds(self) -> None:
        """Thousands of fresh votes, one for the tie of the other: two of them elect one of three, the others nobody."""
        held, vote = None, Vote("v", "V", "1", "approval", "most-votes", None, False, seats=3)
        for number in range(5_000):
            held = _Round(vote, held, ["max"] if number in (0, 4_000) else [])
        self.assertEqual(terms_of(held, 0), Terms(1, 0))
        self.assertEqual(order(held, 0), ((0, 0), (4_999, 4_999)))
        first = held
        while first.tie(0):
            first = first.tie(0)[0]
        self.assertFalse(replaces(held, 0, first, 0))
        self.assertTrue(replaces(held, 0, _Round(vote, None, [], -1), 0))

    def test_reasons(self) -> None:
        """Seat by seat, and whom the quota passed over."""
        made = {case.what: case.decided() for case in quotas.joint()}
        seats = made["a woman in the chair"].reasons(1)["seats"]
        self.assertEqual([(x["option"], x["total"], x["over"]) for x in seats],
                         [("max", 50, []), ("flo", 20, ["mat", "mo"]), ("gil", 10, ["mat", "mo"])])
        seats = made["who is elected to the chair does not stand"].reasons(1)["seats"]
        self.assertEqual([(x["option"], x["over"]) for x in seats],
                         [("max", []), ("gil", ["mat", "mo"]), ("hope", ["mat", "mo"])])
        self.assertEqual(made["the chair is too few"].reasons(0), {})
        self.assertEqual(made["the chair is invalid"].reasons(0), {})
        self.assertEqual(made["the chair stays vacant"].reasons(0), {"seats": []})

    def test_bar(self) -> None:
        made = one("", "petition", counts=([20, 9], 40, 99)).decided()
        self.assertEqual(made.reasons(0), {"bar": {"base": 99, "for": 20, "needed": 20}})
        made = one("", "motion", counts=([6, 4], 12)).decided()
        self.assertEqual(made.reasons(0), {"bar": {"base": 10, "for": 6, "needed": 6}})

    def test_needed_is_least(self) -> None:
        """As many carry, one fewer does not."""
        for text in ("1/2", "2/3", "1/5", "1/1", "1/1000000"):
            for strict in (True, False):
                vote = Vote("v", "V", "1", "motion", "majority", parse_threshold(text), strict)
                for d in range(30):
                    carries = [f > 0 and (f > vote.threshold * d if strict else f >= vote.threshold * d)
                               for f in range(d + 3)]
                    self.assertEqual(needed(vote, d), carries.index(True), (text, strict, d))


class NoRegister(unittest.TestCase):
    def test_only_the_quorum(self) -> None:
        """Without a register nothing else is judged."""
        for case in grounds.cases():
            if any(item.get("about", {}) for item in case.contests):
                continue
            found = {ground for ground, _ in because(replace(case, register=False))}
            self.assertLessEqual(found, {"quorum"}, case.what)

    def test_charter(self) -> None:
        self.assertIn(b"[[incompatible]]", GOVERNANCE)
        self.assertEqual(motion("motion")["roll"], "members")


if __name__ == "__main__":
    unittest.main()
