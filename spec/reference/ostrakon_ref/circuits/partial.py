"""pairwise, partial: some options in order, the others after all of them (3.2).

n_i: i is not ranked; w_ij: i is before j; e_ij: neither is ranked.
"""

from itertools import combinations, permutations

from . import extras
from .layout import Expression, Layout, Name
from .selection import ranks, require


def layout(ballot: dict, k: int) -> Layout:
    pairs, made = list(combinations(range(k), 2)), Layout()
    for i, j in permutations(range(k), 2):
        made.bit("w", i, j)
        made.slot([(("w", i, j), 1)])
    for name in ("e", "x", "y"):
        for i, j in pairs:
            made.bit(name, i, j)
    for i in range(k):
        made.bit("n", i)
    for triple in combinations(range(k), 3):
        made.bit("t", *triple)
    made.number(k - 1, "s")
    extras.add_bits(made, ballot)
    extras.add_slots(made, ballot)
    _rules(made, pairs, k)
    unranked = [(("n", i), -1) for i in range(k)]
    made.rule([*unranked, (("s",), 1), *extras.z(ballot, k)], 0)
    return made


def _before(i: int, j: int, sign: int = 1) -> Expression:
    """p_ij = w_ij + e_ij, the order with the unranked by number."""
    return [(("w", i, j), sign), (("e", i, j), sign)]


def _rules(made: Layout, pairs: list[tuple[int, int]], k: int) -> None:
    for i, j in pairs:
        made.rule([(("w", i, j), 1), (("w", j, i), 1), (("e", i, j), 1)], 1)
    for i, j in pairs:
        made.rule([(("n", i), 1), (("n", j), 1), (("e", i, j), -2), (("x", i, j), -1)], 0)
    for i, j in pairs:
        made.rule([*_before(i, j), (("n", i), 1), (("n", j), -1), (("y", i, j), -1)], 0)
    for i, j, l in combinations(range(k), 3):
        made.rule([*_before(i, j), *_before(j, l), *_before(i, l, -1), (("t", i, j, l), -1)], 0)


def values(ballot: dict, k: int, selection: list[list[int]]) -> dict[Name, int]:
    order = ranks(selection, k)
    require(len(order) >= 1, "no option ranked")
    return _values(k, order) | {("s",): k - len(order)}


def _values(k: int, order: list[int]) -> dict[Name, int]:
    """Everything but s follows from who is ranked where."""
    place = {i: order.index(i) if i in order else k for i in range(k)}
    n = {i: int(i not in order) for i in range(k)}
    found: dict[Name, int] = {("n", i): value for i, value in n.items()}
    found |= {("w", i, j): int(place[i] < place[j]) for i, j in permutations(range(k), 2)}
    for i, j in combinations(range(k), 2):
        found["e", i, j] = n[i] * n[j]
        found["x", i, j] = n[i] + n[j] - 2 * n[i] * n[j]
        found["y", i, j] = found["w", i, j] + found["e", i, j] + n[i] - n[j]
    p = {(i, j): found["w", i, j] + found["e", i, j] for i, j in combinations(range(k), 2)}
    for i, j, l in combinations(range(k), 3):
        found["t", i, j, l] = p[i, j] + p[j, l] - p[i, l]
    return found


def extra_values(k: int) -> dict[Name, int]:
    """With an extra answer nobody is ranked, and s is 0."""
    return _values(k, [])
