"""Ballots of every type, alone and together (3.4 - 3.6)."""

import unittest
from unittest import mock

from ostrakon_ref import prover
from ostrakon_ref import ristretto as r255
from ostrakon_ref.ballot import parse_ballot
from ostrakon_ref.ballot_proof import Verifier
from ostrakon_ref.ballot_prover import BallotMaker
from ostrakon_ref.bases import range_generators
from ostrakon_ref.equations import add_up
from ostrakon_ref.range_proof import round_products
from ostrakon_ref.ranges import range_size
from ostrakon_ref.scalar import ELL
from ostrakon_ref.vectors.cases import CASES, Case
from ostrakon_ref.vectors.cast_false import Junk


class Sizes(unittest.TestCase):
    def test_range_size(self) -> None:
        for largest, size in (
            ([1], (8, 2)), ([255], (8, 1)), ([255, 255], (8, 2)), ([255, 254], (8, 4)), ([256], (16, 2)),
            ([2**16], (32, 2)), ([2**32 - 1] * 3, (32, 4)), ([2**32], (64, 2)), ([2**14 - 1] * 40, (16, 128)),
        ):
            self.assertEqual(range_size(largest), size, largest)

    def test_ballot(self) -> None:
        """Length and places, counted by hand: 3.4."""
        shape = Case("wide-score-blank").shape  # N = 1, W = 5, m = 5, n M = 32 * 16
        self.assertEqual((shape.bits, len(shape.largest), shape.rounds), (1, 5, 9))
        self.assertEqual(shape.range_statement_length, 70 + 32 * (1 + 5 + 5))
        self.assertEqual(shape.statement_length, shape.range_statement_length + 32 * (2 * 9 + 9 + 2))
        self.assertEqual(shape.length, shape.statement_length + 32 * (2 + 1 + 5 + 1 + 2 + 1))
        names = [element.name for element in shape.elements]
        self.assertEqual(len(names), len(set(names)))

    def test_rounds(self) -> None:
        """s_q by its definition."""
        rounds = [3, 5, 7]
        for q, s in enumerate(round_products(rounds)):
            expected = 1
            for number, u in enumerate(rounds, 1):
                expected *= u if q >> (len(rounds) - number) & 1 else pow(u, -1, ELL)
            self.assertEqual(s, expected % ELL)

    def test_generators(self) -> None:
        """Longer chains begin with the shorter ones; none comes twice."""
        short, long = range_generators("G", 1, 8), range_generators("G", 1, 16)
        self.assertEqual(short, long[:8])
        rows = [range_generators(letter, j, 8) for letter in "GH" for j in range(3)]
        encoded = {r255.encode(p) for row in rows for p in row}
        self.assertEqual(len(encoded), 48)


class Together(unittest.TestCase):
    """A batch says of every ballot what it would be told alone."""

    def ballots(self, case: Case, count: int) -> list[bytes]:
        makers = [BallotMaker(case.context, case.keys, prover.secret(f"batch {i}"), f"batch {i}")
                  for i in range(count)]
        return [maker.make(case.variables).data for maker in makers]

    def check(self, name: str, spoil: dict[int, int], count: int = 5) -> None:
        """`spoil`: in which ballot which element from the end is changed."""
        case = Case(name)
        made = self.ballots(case, count)
        for i, element in spoil.items():
            at = len(made[i]) - 32 * (element + 1)
            made[i] = made[i][:at] + bytes([made[i][at] ^ 1]) + made[i][at + 1 :]
        parsed = [parse_ballot(data, case.shape) for data in made]
        self.assertTrue(all(not faults for _, faults in parsed))
        ballots = [ballot for ballot, _ in parsed]
        alone = [case.verifier.verify(ballot) for ballot in ballots]
        self.assertEqual(case.verifier.verify_all(ballots), alone)
        self.assertEqual({i for i, reason in enumerate(alone) if reason}, set(spoil))

    def test_all_valid(self) -> None:
        for name in CASES:
            if name.startswith("two") or not name.startswith("wide"):
                with self.subTest(name):
                    self.check(name, {}, 2)

    def test_some_false(self) -> None:
        for spoil in ({0: 0}, {4: 1}, {1: 0, 3: 2}, dict.fromkeys(range(5), 0)):
            with self.subTest(spoil=spoil):
                self.check("approval-constraints", spoil)
                self.check("wide-score-full", spoil)

    def test_one_sum_for_a_valid_batch(self) -> None:
        case = Case("motion")
        ballots = [parse_ballot(data, case.shape)[0] for data in self.ballots(case, 6)]
        with mock.patch("ostrakon_ref.ballot_proof.holds", side_effect=AssertionError), \
             mock.patch("ostrakon_ref.ballot_proof.all_hold", return_value=True) as tested:
            self.assertEqual(case.verifier.verify_all(ballots), [None] * 6)
        self.assertEqual(tested.call_count, 1)

    def test_nothing(self) -> None:
        self.assertEqual(Case("motion").verifier.verify_all([]), [])

    def test_another_roll_is_another_context(self) -> None:
        case = Case("wide-score-full")
        other = Verifier(case.context, [r255.GENERATOR] * len(case.keys))
        ballot, _ = parse_ballot(case.made().data, case.shape)
        self.assertEqual(other.verify(ballot), "equation (2) does not hold")


class Apart(unittest.TestCase):
    def test_junk(self) -> None:
        """(2) and (3) of this ballot hold added up, so they must be weighed apart."""
        case = Case("wide-score")
        data = case.maker(Junk).make(case.variables, case.previous).data
        ballot, faults = parse_ballot(data, case.shape)
        self.assertEqual(faults, [])
        _, second, third, *_ = case.verifier.equations(ballot)
        points = case.verifier.bases.points
        self.assertTrue(r255.is_identity(add_up(points, [(1, second), (1, third)])))
        self.assertEqual(case.verifier.verify_all([ballot, ballot]), ["equation (2) does not hold"] * 2)


if __name__ == "__main__":
    unittest.main()
