"""pairwise, ties: options may share a place, not all of them (3.2)."""

from itertools import permutations
from math import comb

from . import compare, extras
from .layout import Layout, Name
from .selection import groups, require


def layout(ballot: dict, k: int) -> Layout:
    pairs, made = comb(k, 2), Layout()
    for i in range(k):
        made.number(k - 1, "h", i)
    compare.add_parts(made, k, k - 1)
    made.number(pairs - 1, "s")
    extras.add_bits(made, ballot)
    compare.add_slots(made, k)
    extras.add_slots(made, ballot)
    compare.add_rules(made, k, k - 1, "h")
    marked = [(("g", i, j), 1) for i, j in permutations(range(k), 2)]
    extras.gate(made, ballot, marked, pairs)
    return made


def values(ballot: dict, k: int, selection: list[list[int]]) -> dict[Name, int]:
    """Options that are not listed form the lowest group."""
    listed = [i for group in groups(selection, k) for i in group]
    rest = [i for i in range(k) if i not in listed]
    places = [*selection, rest] if rest else selection
    require(len(places) > 1, "all options tied")
    h = {i: len(places) - 1 - place for place, group in enumerate(places) for i in group}
    found = compare.values([h[i] for i in range(k)], k - 1)
    above = sum(found["g", i, j] for i, j in permutations(range(k), 2))
    return found | {("h", i): value for i, value in h.items()} | {("s",): comb(k, 2) - above}
