"""Ballots without circuits: every valid selection, and the slots it means.

Written from 3.2's sentences, not from its bits and rules.
"""

from collections.abc import Iterator
from itertools import combinations, permutations, product

EXTRAS = ("none", "blank")


def selections(ballot: dict, k: int) -> Iterator[list | str]:
    """Every selection that the ballot allows."""
    yield from (name for name in EXTRAS if ballot.get(name))
    yield from ENUMERATE[ballot["type"]](ballot, k)


def slots(ballot: dict, k: int, selection: list | str) -> list[int]:
    """The slots' values: those of the type, then the extra answers'."""
    kind = ballot["type"]
    if isinstance(selection, str):
        empty = ENUMERATE[kind](ballot, k)
        made = [0] * len(SLOTS[kind](ballot, k, next(iter(empty))))
    else:
        made = SLOTS[kind](ballot, k, selection)
    listed = [name for name in EXTRAS if ballot.get(name) and (kind, name) != ("choice", "none")]
    return made + [int(selection == name) for name in listed]


def _one(ballot: dict, k: int) -> Iterator[list]:
    return ([i] for i in range(k))


def _subsets(ballot: dict, k: int) -> Iterator[list]:
    for size in range(ballot["min"], ballot["max"] + 1):
        for marked in combinations(range(k), size):
            if all(item["min"] <= sum(i in item["options"] for i in marked) <= item["max"]
                   for item in ballot.get("constraints", [])):
                yield list(marked)


def _scores(ballot: dict, k: int) -> Iterator[list]:
    return (list(v) for v in product(range(ballot["max"] + 1), repeat=k))


def _points(ballot: dict, k: int) -> Iterator[list]:
    for v in product(range(ballot["each"] + 1), repeat=k):
        if ballot["min"] <= sum(v) <= ballot["budget"]:
            yield list(v)


def _orders(k: int, least: int, most: int) -> Iterator[list]:
    for size in range(least, most + 1):
        for order in permutations(range(k), size):
            yield [[i] for i in order]


def _weak_orders(k: int) -> Iterator[list]:
    """Groups, best first, all options listed, more than one group."""
    for levels in product(range(k), repeat=k):
        used = sorted(set(levels), reverse=True)
        if len(used) > 1 and used == list(range(len(used)))[::-1]:
            yield [[i for i in range(k) if levels[i] == level] for level in used]


def _pairwise(ballot: dict, k: int) -> Iterator[list]:
    if ballot["order"] == "ties":
        return _weak_orders(k)
    return _orders(k, k if ballot["order"] == "complete" else 1, k)


def _before(ballot: dict, k: int, groups: list[list[int]]) -> list[int]:
    """1 where i is before j; who is not listed comes last."""
    place = {i: next((p for p, group in enumerate(groups) if i in group), k) for i in range(k)}
    complete = ballot.get("order") == "complete"
    compared = combinations(range(k), 2) if complete else permutations(range(k), 2)
    return [int(place[i] < place[j]) for i, j in compared]


def _score_slots(ballot: dict, k: int, scores: list[int]) -> list[int]:
    pairs = permutations(range(k), 2) if ballot["pairs"] else ()
    return scores + [int(scores[i] > scores[j]) for i, j in pairs]


def _place_slots(ballot: dict, k: int, groups: list[list[int]]) -> list[int]:
    given = {group[0]: ballot["points"][q] for q, group in enumerate(groups)}
    return [given.get(i, 0) for i in range(k)]


def _grade_slots(ballot: dict, k: int, grades: list[int]) -> list[int]:
    return [int(grades[i] == g) for i in range(k) for g in range(1, len(ballot["grades"]))]


ENUMERATE = {
    "motion": _one, "choice": _one, "approval": _subsets, "score": _scores,
    "cumulative": _points, "pairwise": _pairwise,
    "ranking": lambda ballot, k: _orders(k, ballot["min"], len(ballot["points"])),
    "grades": lambda ballot, k: (list(v) for v in product(range(len(ballot["grades"])), repeat=k)),
}
SLOTS = {
    "motion": lambda ballot, k, chosen: [int(i in chosen) for i in range(2)],
    "choice": lambda ballot, k, chosen: [int(i in chosen) for i in range(k)],
    "approval": lambda ballot, k, chosen: [int(i in chosen) for i in range(k)],
    "score": _score_slots, "cumulative": lambda ballot, k, points: points,
    "ranking": _place_slots, "pairwise": _before, "grades": _grade_slots,
}
