"""What totals say: against the ballots themselves, and what is refused."""

import unittest
from itertools import permutations

from ostrakon_ref.totals import Totals, TotalsError, largest, named, read
from ostrakon_ref.vectors.draw import Draw
from ostrakon_ref.vectors.elections import (
    drawn_grades, drawn_pairwise, drawn_stars, slots, summed,
)
from ostrakon_ref.vectors.totals import totals


class Reading(unittest.TestCase):
    def test_round_trip(self) -> None:
        """From comparisons and grades of drawn ballots to slots, and back."""
        draw = Draw("test totals")
        for number in range(150):
            ballot, said = (drawn_pairwise, drawn_stars, drawn_grades)[number % 3](draw)
            k = len(said.options or said.pairs or said.grades)
            self.assertEqual(read(ballot, k, slots(ballot, said), said.weight), said)

    def test_all_but_one_more(self) -> None:
        """Comparisons of a pair, or grades of an option, may come to R and not above."""
        draw = Draw("test one more")
        for number in range(90):
            ballot, said = (drawn_pairwise, drawn_stars, drawn_grades)[number % 3](draw)
            ballot |= {"blank": True}
            said.weight, said.blank = said.marked + (said.none or 0) + 5, 5
            k, found = len(said.options or said.pairs or said.grades), slots(ballot, said)
            first = len(said.options or [])
            for s in range(first, len(found) - 1 - (said.none is not None)):
                most = self._room(ballot, said, s - first)
                for total, right in ((most, True), (most + 1, False)):
                    changed = [*found[:s], total, *found[s + 1:]]
                    self.assertEqual(self._reads(ballot, k, changed, said.weight), right)

    def _room(self, ballot: dict, said: Totals, place: int) -> int:
        """How far a slot may rise while the rest of its pair, or its grades, stay."""
        if ballot["type"] == "grades":
            option, grade = divmod(place, len(ballot["grades"]) - 1)
            return said.grades[option][0] + said.grades[option][grade + 1]
        if ballot.get("order") == "complete":
            return said.marked
        i, j = list(permutations(range(len(said.pairs)), 2))[place]
        return said.marked - said.pairs[j][i]

    def _reads(self, ballot: dict, k: int, found: list[int], weight: int) -> bool:
        try:
            read(ballot, k, found, weight)
        except TotalsError:
            return False
        return True

    def test_extra_answers(self) -> None:
        said = read(summed("score", 2), 2, [9, 4, 3, 2], 7)
        self.assertEqual((said.none, said.blank, said.marked), (3, 2, 2))
        self.assertEqual(named(["a", "b"], said), {"a": 9, "b": 4, "none": 3, "blank": 2})
        said = read(summed("choice", 2), 2, [3, 1, 2], 10)
        self.assertEqual((said.none, said.blank, said.marked), (4, 2, 4))
        self.assertEqual(named(["a", "b"], read(summed("choice", 2, False), 2, [3, 1], 4)),
                         {"a": 3, "b": 1})

    def test_order_of_slots(self) -> None:
        """Ordered pairs go in lexicographic order; a complete order has half of them."""
        ballot = {"blank": False, "none": False, "order": "partial", "type": "pairwise"}
        d = read(ballot, 3, [1, 2, 3, 4, 5, 0], 9).pairs
        self.assertEqual(d, [[0, 1, 2], [3, 0, 4], [5, 0, 0]])
        d = read({**ballot, "order": "complete"}, 3, [1, 2, 3], 9).pairs
        self.assertEqual(d, [[0, 1, 2], [8, 0, 3], [7, 6, 0]])
        self.assertEqual(len(largest(ballot, 4)), len(list(permutations(range(4), 2))))

    def test_bounds(self) -> None:
        """The largest value of a slot is the sum of its weights."""
        self.assertEqual(largest(summed("ranking", 4), 4), [6, 6, 6, 6, 1, 1])
        self.assertEqual(largest(summed("cumulative", 2, False), 2), [12, 12])
        self.assertEqual(largest({"type": "motion"}, 3), [1, 1])

    def test_vectors(self) -> None:
        rows = totals()
        self.assertGreater(sum(bool(row["refused"]) for row in rows), 15)
        for row in rows:
            self.assertEqual(bool(row["refused"]), row["totals"] is None)


if __name__ == "__main__":
    unittest.main()
