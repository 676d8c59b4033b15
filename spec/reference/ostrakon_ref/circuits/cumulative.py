"""cumulative: points shared out (3.2)."""

from .. import limits
from . import extras, wide
from .circuit import CircuitError
from .layout import Layout, Name
from .selection import numbers, require


def layout(ballot: dict, k: int) -> Layout:
    _check(ballot, k)
    is_wide, made = _is_wide(ballot, k), Layout()
    if is_wide:
        extras.add_bits(made, ballot)
    add = made.variable if is_wide else made.number
    for i in range(k):
        add(ballot["each"], "v", i)
        made.slot([(("v", i), 1)])
    add(ballot["budget"] - ballot["min"], "s")
    if not is_wide:
        extras.add_bits(made, ballot)
    extras.add_slots(made, ballot)
    extras.gate(made, ballot, [(("v", i), 1) for i in range(k)], ballot["budget"])
    return made


def _check(ballot: dict, k: int) -> None:
    least, budget, each = ballot["min"], ballot["budget"], ballot["each"]
    if not 1 <= least <= budget <= limits.MAX_POINTS or not 1 <= each <= budget:
        raise CircuitError("a budget needs 1 <= min <= budget < 2^32, 1 <= each <= budget")
    if k * each < least:
        raise CircuitError("so many points as min cannot be given")


def _is_wide(ballot: dict, k: int) -> bool:
    """Whether the second circuit is taken."""
    each, rest = ballot["each"], ballot["budget"] - ballot["min"]
    offered = len(extras.extras(ballot))
    bits = k * each.bit_length() + rest.bit_length() + offered
    return wide.is_taken(bits, offered, [each] * k + [rest])


def values(ballot: dict, k: int, selection: list[int]) -> dict[Name, int]:
    """The points of each option."""
    points = numbers(selection, k, ballot["each"])
    require(ballot["min"] <= sum(points) <= ballot["budget"], "not between min and budget points")
    found: dict[Name, int] = {("v", i): v for i, v in enumerate(points)}
    return found | {("s",): ballot["budget"] - sum(points)}
