"""pairwise, complete: all options, no ties (3.2)."""

from itertools import combinations

from . import extras
from .layout import Layout, Name
from .selection import ranks, require


def layout(ballot: dict, k: int) -> Layout:
    pairs, made = list(combinations(range(k), 2)), Layout()
    for i, j in pairs:
        made.bit("p", i, j)
        made.slot([(("p", i, j), 1)])
    for i, j, l in combinations(range(k), 3):
        made.bit("t", i, j, l)
        made.rule([(("p", i, j), 1), (("p", j, l), 1), (("p", i, l), -1), (("t", i, j, l), -1)], 0)
    if extras.extras(ballot):
        made.number(len(pairs), "s")
        extras.add_bits(made, ballot)
        extras.add_slots(made, ballot)
        extras.gate(made, ballot, [(("p", i, j), 1) for i, j in pairs], len(pairs))
    return made


def values(ballot: dict, k: int, selection: list[list[int]]) -> dict[Name, int]:
    order = ranks(selection, k)
    require(len(order) == k, "not all options")
    p = {(i, j): int(order.index(i) < order.index(j)) for i, j in combinations(range(k), 2)}
    found: dict[Name, int] = {("p", i, j): value for (i, j), value in p.items()}
    for i, j, l in combinations(range(k), 3):
        found["t", i, j, l] = p[i, j] + p[j, l] - p[i, l]
    if extras.extras(ballot):
        found["s",] = len(p) - sum(p.values())
    return found
