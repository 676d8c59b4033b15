"""grades: every option gets one of some texts (3.2)."""

from .. import limits
from . import extras
from .circuit import CircuitError
from .layout import Layout, Name
from .selection import numbers


def layout(ballot: dict, k: int) -> Layout:
    grades, made = ballot["grades"], Layout()
    if not 2 <= len(grades) <= limits.MAX_GRADES or len(set(grades)) != len(grades):
        raise CircuitError("grades are 2 … 16 different texts")
    if k < 1:
        raise CircuitError("no options to grade")
    for i in range(k):
        for g in range(len(grades)):
            made.bit("b", i, g)
            if g:
                made.slot([(("b", i, g), 1)])
    extras.add_bits(made, ballot)
    extras.add_slots(made, ballot)
    for i in range(k):
        made.rule([*((("b", i, g), 1) for g in range(len(grades))), *extras.z(ballot)], 1)
    return made


def values(ballot: dict, k: int, selection: list[int]) -> dict[Name, int]:
    """The number of each option's grade."""
    listed = numbers(selection, k, len(ballot["grades"]) - 1)
    return {("b", i, g): 1 for i, g in enumerate(listed)}
