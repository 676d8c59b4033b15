"""ranking: places with points (3.2)."""

from .. import limits
from . import extras
from .circuit import CircuitError
from .layout import Layout, Name
from .selection import ranks, require


def layout(ballot: dict, k: int) -> Layout:
    _check(ballot, k)
    least, points, made = ballot["min"], ballot["points"], Layout()
    places = range(len(points))
    for i in range(k):
        for q in places:
            made.bit("b", i, q)
        made.slot([(("b", i, q), p) for q, p in enumerate(points)])
    for i in range(k if least < k else 0):
        made.bit("x", i)
    for q in places[least:]:
        made.bit("d", q)
    extras.add_bits(made, ballot)
    extras.add_slots(made, ballot)
    _rules(made, ballot, k)
    return made


def _check(ballot: dict, k: int) -> None:
    least, points = ballot["min"], ballot["points"]
    if not 1 <= len(points) <= k:
        raise CircuitError("a ranking needs points for 1 … k places")
    if points != sorted(points, reverse=True) or not 1 <= points[0] <= limits.MAX_POINTS:
        raise CircuitError("points do not fall from 1 <= p_0 < 2^32")
    if not 1 <= least <= len(points):
        raise CircuitError("a ranking needs 1 <= min <= places")


def _rules(made: Layout, ballot: dict, k: int) -> None:
    """One place or none for each option, places filled from the first on."""
    least, places = ballot["min"], range(len(ballot["points"]))
    for i in range(k):
        rest = [(("x", i), 1)] if least < k else extras.z(ballot)
        made.rule([*((("b", i, q), 1) for q in places), *rest], 1)
    for q in places[:least]:
        made.rule([*((("b", i, q), 1) for i in range(k)), *extras.z(ballot)], 1)
    for q in places[least:]:
        before = [(("b", i, q - 1), 1) for i in range(k)]
        made.rule([*before, *((("b", i, q), -1) for i in range(k)), (("d", q), -1)], 0)


def values(ballot: dict, k: int, selection: list[list[int]]) -> dict[Name, int]:
    """Groups of one option each, the first on the first place."""
    order, least, places = ranks(selection, k), ballot["min"], len(ballot["points"])
    require(least <= len(order) <= places, "not between min places and all of them")
    found: dict[Name, int] = {("b", i, q): 1 for q, i in enumerate(order)}
    found |= _without(k, order) if least < k else {}
    return found | {("d", q): int(q == len(order)) for q in range(least, places)}


def _without(k: int, order: list[int]) -> dict[Name, int]:
    return {("x", i): int(i not in order) for i in range(k)}


def extra_values(ballot: dict, k: int) -> dict[Name, int]:
    """What is 1 besides an extra answer."""
    return _without(k, []) if ballot["min"] < k else {}
