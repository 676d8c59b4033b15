"""Circuits (3.1, 3.2): for small sizes, what a circuit accepts is exactly what
the ballot type allows, said twice."""

import unittest
from itertools import product
from unittest import mock

from ostrakon_ref.circuits import (
    CircuitError, SelectionError, assign, compile_ballot, number_bits, number_weights, wide,
)

from . import plain
from .solutions import reachable

OFFERED = [{"none": none, "blank": blank} for none, blank in product((False, True), repeat=2)]
THREE = ["poor", "fair", "good"]


def small() -> list[tuple[dict, int]]:
    """Ballots with every combination of extra answers."""
    found: list[tuple[dict, int]] = [({"type": "motion"}, 3)]
    for offered in OFFERED:
        def add(kind: str, k: int, **members: object) -> None:
            found.append(({"type": kind, **offered, **members}, k))

        for k in (1, 2, 4):
            if k + sum(offered.values()) >= 2:
                add("choice", k)
        for k, least, most in ((1, 1, 1), (4, 1, 3), (4, 2, 2), (5, 2, 5)):
            add("approval", k, min=least, max=most)
        constraints = [{"max": 2, "min": 1, "options": [0, 2, 3]}, {"max": 1, "min": 0, "options": [1, 2]}]
        add("approval", 4, min=1, max=3, constraints=constraints, example=[0])
        add("approval", 4, min=1, max=4, constraints=[{"max": 3, "min": 3, "options": [1, 2, 3]}],
            example=[1, 2, 3])
        for k, most in ((1, 1), (3, 1), (2, 5), (3, 2)):
            add("score", k, max=most, pairs=False)
        for most in (1, 2):
            add("score", 2, max=most, pairs=True)
        add("score", 3, max=1, pairs=True)
        for k, least, budget, each in ((1, 1, 1, 1), (3, 1, 4, 2), (3, 4, 4, 4), (2, 3, 5, 5)):
            add("cumulative", k, min=least, budget=budget, each=each)
        for least, points in ((1, [1]), (1, [2, 1, 0]), (3, [5, 5, 2]), (2, [3, 1]), (2, [2, 1, 0])):
            add("ranking", 3, min=least, points=points)
        add("ranking", 4, min=2, points=[3, 2, 1])
        add("ranking", 1, min=1, points=[1])
        for order, sizes in (("complete", (2, 3, 4)), ("partial", (2, 3)), ("ties", (2, 3))):
            for k in sizes:
                add("pairwise", k, order=order)
        for k, grades in ((1, THREE), (3, THREE[:2]), (2, THREE)):
            add("grades", k, grades=grades)
    return found


def small_wide() -> list[tuple[dict, int]]:
    found = []
    for offered in OFFERED:
        for k, most in ((1, 3), (2, 2), (3, 1)):
            found.append(({"type": "score", **offered, "max": most, "pairs": False}, k))
        for k, least, budget, each in ((2, 1, 3, 2), (3, 2, 2, 2), (2, 4, 5, 4)):
            members = {"min": least, "budget": budget, "each": each}
            found.append(({"type": "cumulative", **offered, **members}, k))
    return found


class Exhaustive(unittest.TestCase):
    def check(self, ballot: dict, k: int) -> None:
        circuit = compile_ballot(ballot, k)
        meant = set()
        for selection in plain.selections(ballot, k):
            bits, numbers = assign(ballot, k, selection)
            values = plain.slots(ballot, k, selection)
            self.assertEqual(circuit.evaluate(bits + numbers), values, selection)
            self.assertTrue(all(b in (0, 1) for b in bits))
            self.assertTrue(all(0 <= u <= most for u, most in zip(numbers, circuit.numbers)))
            meant.add(tuple(values))
        self.assertEqual(reachable(circuit), meant)

    def test_bits(self) -> None:
        for ballot, k in small():
            with self.subTest(ballot=ballot, k=k):
                self.assertEqual(compile_ballot(ballot, k).numbers, ())
                self.check(ballot, k)

    def test_numbers(self) -> None:
        """The second circuit is as good as the first, where it is not taken too."""
        for ballot, k in small_wide():
            with self.subTest(ballot=ballot, k=k), mock.patch.object(wide, "is_taken", return_value=True):
                self.assertTrue(compile_ballot(ballot, k).numbers)
                self.check(ballot, k)

    def test_largest(self) -> None:
        for ballot, k in small():
            circuit = compile_ballot(ballot, k)
            seen = [max(column) for column in zip(*reachable(circuit))]
            largest = [circuit.largest(s) for s in range(len(circuit.slots))]
            self.assertTrue(all(a <= b for a, b in zip(seen, largest)), ballot)


class Wide(unittest.TestCase):
    def test_taken(self) -> None:
        """2 (N' + 2W + 2 log2(n M) + 11) < N, by hand: 40 scores of 14 bits."""
        ballot = {"type": "score", "none": False, "blank": False, "pairs": False, "max": 2**14 - 1}
        made = compile_ballot(ballot, 40)  # n = 16, M = 128: 2 (0 + 80 + 22 + 11) = 226 < 560
        self.assertEqual((made.bits, len(made.numbers)), (0, 40))
        self.assertEqual(compile_ballot({**ballot, "max": 15}, 40).numbers, ())  # 222 < 160 is false

    def check(self, ballot: dict, k: int) -> None:
        """The rule of 3.2, with what the two circuits are when built."""
        with mock.patch.object(wide, "is_taken", return_value=False):
            narrow = compile_ballot(ballot, k).bits
        with mock.patch.object(wide, "is_taken", return_value=True):
            other = compile_ballot(ballot, k)
        n = next(n for n in (8, 16, 32, 64) if max(other.numbers) < 2**n)
        count = sum(1 if x == 2**n - 1 else 2 for x in other.numbers)
        rounds = next(r for r in range(40) if 2**r >= count * n)
        taken = 2 * (other.bits + 2 * len(other.numbers) + 2 * rounds + 11) < narrow
        self.assertEqual(bool(compile_ballot(ballot, k).numbers), taken, (ballot, k))

    def test_border(self) -> None:
        """As many options as it takes, counted by the built circuits."""
        for offered, most, k in product(OFFERED, (200, 255, 1000, 65_535), range(1, 20)):
            self.check({"type": "score", **offered, "pairs": False, "max": most}, k)
            for least in (1, most):
                members = {"min": least, "budget": most, "each": most // 2 + 1}
                if k * members["each"] >= least:
                    self.check({"type": "cumulative", **offered, **members}, k)


class Refused(unittest.TestCase):
    def test_selections(self) -> None:
        no = {"none": False, "blank": False}
        approval = {"type": "approval", **no, "min": 1, "max": 2}
        ranking = {"type": "ranking", **no, "min": 2, "points": [2, 1, 0]}
        cases = [
            ({"type": "motion"}, 3, [0, 1]), ({"type": "motion"}, 3, [3]), ({"type": "motion"}, 3, "blank"),
            ({"type": "choice", **no}, 3, []), ({"type": "choice", **no, "blank": True}, 3, "none"),
            (approval, 3, []), (approval, 3, [0, 1, 2]), (approval, 3, [1, 1]),
            ({"type": "score", **no, "max": 3, "pairs": False}, 2, [4, 0]),
            ({"type": "score", **no, "max": 3, "pairs": False}, 2, [1]),
            ({"type": "cumulative", **no, "min": 2, "budget": 3, "each": 3}, 2, [2, 2]),
            ({"type": "cumulative", **no, "min": 2, "budget": 3, "each": 3}, 2, [1, 0]),
            (ranking, 3, [[0]]), (ranking, 3, [[0, 1], [2]]), (ranking, 3, [[0], [0]]),
            ({"type": "pairwise", **no, "order": "complete"}, 3, [[0], [1]]),
            ({"type": "pairwise", **no, "order": "partial"}, 3, []),
            ({"type": "pairwise", **no, "order": "partial"}, 3, [[0, 1], [2]]),
            ({"type": "pairwise", **no, "order": "ties"}, 3, [[0, 1, 2]]),
            ({"type": "pairwise", **no, "order": "ties"}, 3, [[0], [], [1, 2]]),
            ({"type": "grades", **no, "grades": THREE}, 2, [0, 3]),
        ]
        for ballot, k, selection in cases:
            with self.subTest(ballot=ballot, selection=selection), self.assertRaises(SelectionError):
                assign(ballot, k, selection)

    def test_far_too_large(self) -> None:
        """Refused at once, before anything large is built."""
        no = {"none": True, "blank": True}
        for ballot in (
            {"type": "pairwise", **no, "order": "complete"}, {"type": "pairwise", **no, "order": "partial"},
            {"type": "pairwise", **no, "order": "ties"}, {"type": "score", **no, "max": 2**32 - 1, "pairs": True},
            {"type": "score", **no, "max": 2**32, "pairs": False},
            {"type": "ranking", **no, "min": 1, "points": [1] * 256},
            {"type": "grades", **no, "grades": [str(g) for g in range(16)]},
        ):
            with self.subTest(ballot=ballot["type"]), self.assertRaises(CircuitError):
                compile_ballot(ballot, 256)


class Numbers(unittest.TestCase):
    def test_every_value(self) -> None:
        """0 … S can be written, and nothing above S."""
        for most in range(70):
            weights = number_weights(most)
            self.assertEqual((len(weights), sum(weights)), (most.bit_length(), most))
            for value in range(most + 1):
                bits = number_bits(value, weights)
                self.assertEqual(sum(b * w for b, w in zip(bits, weights)), value)


if __name__ == "__main__":
    unittest.main()
