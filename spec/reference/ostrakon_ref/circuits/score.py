"""score: every option gets 0 ... S, and two are compared if `pairs` (3.2)."""

from .. import limits
from . import compare, extras, wide
from .circuit import CircuitError
from .digits import number_bits, number_weights
from .layout import Layout, Name, bits_of
from .selection import numbers


def layout(ballot: dict, k: int) -> Layout:
    _check(ballot, k)
    return _wide(ballot, k) if is_wide(ballot, k) else _narrow(ballot, k)


def _check(ballot: dict, k: int) -> None:
    if not 1 <= ballot["max"] <= limits.MAX_POINTS:
        raise CircuitError("a score needs 1 <= max < 2^32")
    if k < (2 if ballot["pairs"] else 1):
        raise CircuitError("too few options for a score")


def is_wide(ballot: dict, k: int) -> bool:
    """Whether the second circuit is taken."""
    if ballot["pairs"]:
        return False
    offered, most = len(extras.extras(ballot)), ballot["max"]
    in_bits = k * most.bit_length()
    bits = in_bits + (in_bits.bit_length() + offered if offered else 0)
    return wide.is_taken(bits, offered, [most] * k + ([k * most] if offered else []))


def _narrow(ballot: dict, k: int) -> Layout:
    most, made = ballot["max"], Layout()
    count = k * most.bit_length()  # F
    for i in range(k):
        made.number(most, "v", i)
        made.slot([(("v", i), 1)])
    if ballot["pairs"]:
        compare.add_parts(made, k, most)
        compare.add_slots(made, k)
        compare.add_rules(made, k, most, "v")
    if extras.extras(ballot):
        made.number(count, "s")
        extras.add_bits(made, ballot)
        extras.add_slots(made, ballot)
        extras.gate(made, ballot, [(bits_of("v", i), 1) for i in range(k)], count)
    return made


def _wide(ballot: dict, k: int) -> Layout:
    most, made = ballot["max"], Layout()
    extras.add_bits(made, ballot)
    for i in range(k):
        made.variable(most, "v", i)
        made.slot([(("v", i), 1)])
    if extras.extras(ballot):
        made.variable(k * most, "s")
        extras.add_slots(made, ballot)
        extras.gate(made, ballot, [(("v", i), 1) for i in range(k)], k * most)
    return made


def values(ballot: dict, k: int, selection: list[int]) -> dict[Name, int]:
    """The score of each option."""
    most, scores = ballot["max"], numbers(selection, k, ballot["max"])
    found: dict[Name, int] = {("v", i): v for i, v in enumerate(scores)}
    if ballot["pairs"]:
        found |= compare.values(scores, most)
    if extras.extras(ballot):
        found["s",] = _rest(ballot, k, scores)
    return found


def _rest(ballot: dict, k: int, scores: list[int]) -> int:
    """s, which fills the gate."""
    most = ballot["max"]
    if is_wide(ballot, k):
        return k * most - sum(scores)
    weights = number_weights(most)
    return k * len(weights) - sum(sum(number_bits(v, weights)) for v in scores)
