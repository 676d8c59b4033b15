"""choice: one of k options (3.2)."""

from . import extras
from .circuit import CircuitError
from .layout import Layout, Name
from .selection import one


def layout(ballot: dict, k: int) -> Layout:
    if k < 1 or k + len(extras.extras(ballot)) < 2:
        raise CircuitError("too few options for a choice")
    made = Layout()
    for i in range(k):
        made.bit("b", i)
        made.slot([(("b", i), 1)])
    extras.add_bits(made, ballot)
    extras.add_slots(made, ballot, without="none")
    made.rule([*((("b", i), 1) for i in range(k)), *extras.z(ballot)], 1)
    return made


def values(ballot: dict, k: int, selection: list) -> dict[Name, int]:
    """The position of the option, in a list."""
    return {("b", one(selection, k)): 1}
