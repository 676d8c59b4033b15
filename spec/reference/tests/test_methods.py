"""Counting rules, against textbook examples and against plainer ways to the same."""

import unittest
from itertools import combinations, permutations, product

from ostrakon_ref.methods.copeland import copeland
from ostrakon_ref.methods.majority_judgment import majority_judgment
from ostrakon_ref.methods.minimax import minimax
from ostrakon_ref.methods.most_votes import most_votes
from ostrakon_ref.methods.outcome import Outcome
from ostrakon_ref.methods.ranked_pairs import ranked_pairs
from ostrakon_ref.methods.schulze import schulze, strongest_paths
from ostrakon_ref.methods.star import star
from ostrakon_ref.vectors.draw import Draw
from ostrakon_ref.vectors.elections import SCHULZE, TENNESSEE, compare, drawn_order, spelled
from ostrakon_ref.votes import STRENGTHS
from plain import winners

RULES = {"minimax": minimax, "schulze": schulze, "ranked-pairs": ranked_pairs}


def every_order(d: list[list[int]]) -> dict[str, set[int]]:
    found = {f"{name}-{kind}": rule(d, kind) for name, rule in RULES.items() for kind in STRENGTHS}
    return found | {"copeland": copeland(d)}


def drawn(draw: Draw) -> list[list[int]]:
    """Comparisons of two to five options by a few voters."""
    k, order = draw.between(2, 5), ("complete", "partial", "ties")[draw.below(3)]
    voters = [(draw.between(1, 4), drawn_order(draw, order, k)) for _ in range(draw.between(1, 7))]
    return compare(voters, k)


class Orders(unittest.TestCase):
    def test_schulze_2011(self) -> None:
        """45 voters, A to E: E wins, and these are the paths of the paper."""
        d = spelled(SCHULZE, "abcde")[1].pairs
        for kind in STRENGTHS:
            self.assertEqual(schulze(d, kind), {4})
        self.assertEqual(strongest_paths(d, "winning-votes"), [
            [0, 28, 28, 30, 24], [25, 0, 28, 33, 24], [25, 29, 0, 29, 24], [25, 28, 28, 0, 24],
            [25, 28, 28, 31, 0]])

    def test_tennessee(self) -> None:
        d = spelled(TENNESSEE, "mnck")[1].pairs
        self.assertEqual(set(map(frozenset, every_order(d).values())), {frozenset({1})})

    def test_smith_loser_of_minimax(self) -> None:
        """Three in a wide cycle, and one who loses to each of them narrowly."""
        voters = [(6, "abcd"), (6, "bcad"), (6, "cabd"), (4, "dabc"), (4, "dbca"), (4, "dcab")]
        d = spelled(voters, "abcd")[1].pairs
        found = every_order(d)
        self.assertEqual(found["minimax-margins"], {3})
        self.assertEqual(found["schulze-margins"], {0, 1, 2})
        self.assertEqual(found["ranked-pairs-margins"], {0, 1, 2})

    def test_strengths_differ(self) -> None:
        """In a cycle few votes decide one defeat by a wide margin, many another by a narrow one."""
        d = [[0, 7, 4], [0, 0, 20], [6, 19, 0]]
        for rule in (minimax, schulze, ranked_pairs):
            self.assertEqual(rule(d, "margins"), {2})
            self.assertEqual(rule(d, "winning-votes"), {0})

    def test_condorcet_winners(self) -> None:
        draw, seen = Draw("test condorcet"), 0
        for _ in range(300):
            d = drawn(draw)
            best = {i for i in range(len(d)) if all(d[i][j] > d[j][i] for j in range(len(d)) if j != i)}
            if best:
                seen += 1
                self.assertEqual(set(map(frozenset, every_order(d).values())), {frozenset(best)}, d)
        self.assertGreater(seen, 100)

    def test_against_plain(self) -> None:
        draw = Draw("test plain")
        for _ in range(600):
            d = drawn(draw)
            plain = {name: set(found) for name, found in winners.pairwise(d).items()}
            self.assertEqual(every_order(d), plain, d)

    def test_all_paths(self) -> None:
        draw = Draw("test paths")
        for _ in range(100):
            d = drawn(draw)
            for i, j in permutations(range(len(d)), 2):
                between = [x for x in range(len(d)) if x not in (i, j)]
                paths = [(i, *middle, j) for n in range(len(between) + 1)
                         for middle in permutations(between, n)]
                best = max((min(d[a][b] if d[a][b] > d[b][a] else 0 for a, b in zip(p, p[1:]))
                            for p in paths))
                self.assertEqual(strongest_paths(d, "winning-votes")[i][j], best, d)

    def test_locking_one_by_one(self) -> None:
        """Without equal strengths it is Tideman's rule: lock unless that closes a cycle."""
        draw, seen = Draw("test locking"), 0
        for _ in range(400):
            d = drawn(draw)
            wins = {(i, j): d[i][j] - d[j][i] for i, j in permutations(range(len(d)), 2)
                    if d[i][j] > d[j][i]}
            if len(set(wins.values())) < len(wins) or len(wins) < len(d) * (len(d) - 1) // 2:
                continue
            seen += 1
            locked: list[tuple[int, int]] = []
            for i, j in sorted(wins, key=wins.__getitem__, reverse=True):
                if not winners.leads(locked, j, i):
                    locked.append((i, j))
            self.assertEqual(ranked_pairs(d, "margins"), set(range(len(d))) - {j for _, j in locked})
        self.assertGreater(seen, 30)


class Star(unittest.TestCase):
    def test_tennessee(self) -> None:
        """Wikipedia's scores: Nashville and Chattanooga go to the run-off."""
        scores = [(42, [5, 2, 1, 0]), (26, [0, 5, 2, 2]), (15, [0, 3, 5, 4]), (17, [0, 2, 4, 5])]
        totals = [sum(w * s[i] for w, s in scores) for i in range(4)]
        self.assertEqual(totals[:2], [210, 293])
        self.assertEqual(star(totals, compare(scores, 4)), {1})

    def test_run_offs(self) -> None:
        even = [[0] * 3 for _ in range(3)]
        self.assertEqual(star([5, 3, 3], even), {0})
        self.assertEqual(star([5, 5, 3], even), {0, 1})
        self.assertEqual(star([5, 5, 5], even), {0, 1, 2})
        self.assertEqual(star([5, 3, 3], [[0, 1, 2], [2, 0, 0], [1, 0, 0]]), {0, 1})
        self.assertEqual(star([0, 0], [[0, 0], [0, 0]]), set())
        self.assertEqual((star([3], [[0]]), star([0], [[0]])), ({0}, set()))

    def test_against_plain(self) -> None:
        draw = Draw("test star")
        for _ in range(600):
            k = draw.between(2, 5)
            voters = [(draw.between(1, 3), [draw.below(4) for _ in range(k)])
                      for _ in range(draw.between(1, 4))]
            totals = [sum(w * s[i] for w, s in voters) for i in range(k)]
            d = compare(voters, k)
            self.assertEqual(star(totals, d), set(winners.star(totals, d)), (totals, d))


def literal_sequence(row: list[int]) -> list[int]:
    """The lower middle, then that of what is left, and so on."""
    left, found = [g for g, n in enumerate(row) for _ in range(n)], []
    while left:
        found.append(left.pop((len(left) - 1) // 2))
    return found


class Judgment(unittest.TestCase):
    def test_tennessee(self) -> None:
        """Wikipedia's grades, poor to excellent: Nashville wins."""
        rows = [[58, 0, 0, 42], [0, 74, 0, 26], [42, 26, 17, 15], [42, 26, 15, 17]]
        self.assertEqual(majority_judgment(rows, 100), {1})

    def test_every_small_one(self) -> None:
        """All pairs of histograms of up to six votes over three grades."""
        for marked in range(1, 7):
            rows = [[a, b, marked - a - b] for a, b in product(range(marked + 1), repeat=2)
                    if a + b <= marked]
            for pair in combinations(rows, 2):
                sequences = list(map(literal_sequence, pair))
                best = {i for i, s in enumerate(sequences) if s == max(sequences)}
                self.assertEqual(majority_judgment(list(pair), marked), best, pair)

    def test_against_plain(self) -> None:
        draw = Draw("test judgment")
        for _ in range(800):
            k, grades, marked = draw.between(1, 4), draw.between(2, 6), draw.between(1, 30)
            given = [[draw.below(grades) for _ in range(marked)] for _ in range(k)]
            rows = [[row.count(g) for g in range(grades)] for row in given]
            found = majority_judgment(rows, marked)
            self.assertEqual(found, set(winners.majority_judgment(rows)), rows)

    def test_large(self) -> None:
        """2^40 votes, told apart by the last of each sequence."""
        half = 2**39
        same = [0, half, half, 0]
        self.assertEqual(majority_judgment([same, same], 2**40), {0, 1})
        self.assertEqual(majority_judgment([same, [0, half, half - 1, 1]], 2**40), {1})
        self.assertEqual(majority_judgment([same, [1, half - 1, half, 0]], 2**40), {0})
        self.assertEqual(majority_judgment([[1, half - 1, half - 1, 1], same], 2**40), {1})
        odd = [[half - 1, 1, half - 1], [half - 2, 2, half - 1], [half - 1, 2, half - 2]]
        self.assertEqual(majority_judgment(odd, 2**40 - 1), {1})

    def test_nobody(self) -> None:
        self.assertEqual(majority_judgment([[0, 0], [0, 0]], 0), set())


def by_order(outcome: Outcome, order: list[int]) -> set[int]:
    """Who is elected if the lot gives this order."""
    taken = [i for group in outcome.contested for i in group.take(order)]
    assert len(set(taken)) == len(taken) and not outcome.certain & set(taken)
    return outcome.certain | set(taken)


def greedy(totals: list[int], least: int, seats: int, others: int, flagged: set[int],
           order: list[int]) -> set[int]:
    """From the highest total down, the lot's order among equals, whoever still fits."""
    elected: set[int] = set()
    for i in sorted(order, key=lambda i: -totals[i]):
        full = i not in flagged and len(elected - flagged) >= others
        if totals[i] > 0 and totals[i] >= least and len(elected) < seats and not full:
            elected.add(i)
    return elected


class MostVotes(unittest.TestCase):
    def test_all_lots(self) -> None:
        """The certain are those that every lot elects, the contested those that some
        lot elects; each lot's set is the best that keeps the quota."""
        draw, ties = Draw("test seats"), 0
        for _ in range(300):
            k, seats = draw.between(2, 5), draw.between(1, 3)
            quota, least = draw.below(seats + 1), draw.below(2)
            flagged = {i for i in range(k) if draw.below(2)}
            totals = [draw.below(3) for _ in range(k)]
            outcome = most_votes(totals, least, seats, flagged, quota)
            sets = []
            for order in map(list, permutations(range(k))):
                sets.append(by_order(outcome, order))
                self.assertEqual(sets[-1], greedy(totals, least, seats, seats - quota, flagged, order))
            self.assertEqual(outcome.certain, set.intersection(*sets))
            self.assertEqual(outcome.tied(), set.union(*sets) - outcome.certain)
            self.assertEqual(sorted(totals[i] for i in sets[0]),
                             self.best(totals, least, seats, seats - quota, flagged))
            ties += bool(outcome.contested)
        self.assertGreater(ties, 50)

    def best(self, totals: list[int], least: int, seats: int, others: int,
             flagged: set[int]) -> list[int]:
        """The totals of the best set of all."""
        standing = [i for i, total in enumerate(totals) if total > 0 and total >= least]
        allowed = [set(c) for n in range(seats + 1) for c in combinations(standing, n)
                   if len(set(c) - flagged) <= others]
        value = lambda s: sorted((totals[i] for i in s), reverse=True)
        return sorted(max(map(value, allowed)))

    def test_two_contests(self) -> None:
        """Places without the flag at one total, places with it at a lower one."""
        outcome = most_votes([8, 8, 8, 5, 5, 5], 0, 3, {3, 4, 5}, 2)
        self.assertEqual((outcome.certain, outcome.tied()), (set(), {0, 1, 2, 3, 4, 5}))
        self.assertEqual(by_order(outcome, [5, 4, 3, 2, 1, 0]), {5, 4, 2})

    def test_none(self) -> None:
        self.assertEqual(most_votes([4, 3, 2], 3, 3, set(), 0).certain, {0, 1})
        self.assertEqual(most_votes([4, 3, 2], 5, 3, set(), 0), Outcome())


if __name__ == "__main__":
    unittest.main()
