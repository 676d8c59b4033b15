"""motion: yes, no, abstain (3.2)."""

from .circuit import CircuitError
from .layout import Layout, Name
from .selection import one


def layout(ballot: dict, k: int) -> Layout:
    if k != 3:
        raise CircuitError("a motion has exactly three options")
    made = Layout()
    for i in range(3):
        made.bit("b", i)
    made.slot([(("b", 0), 1)])
    made.slot([(("b", 1), 1)])
    made.rule([(("b", i), 1) for i in range(3)], 1)
    return made


def values(ballot: dict, k: int, selection: list) -> dict[Name, int]:
    """The position of the answer, in a list."""
    return {("b", one(selection, k)): 1}
