"""pairwise: an order of the options, one of three kinds (3.2)."""

from . import complete, partial, ties
from .circuit import CircuitError
from .layout import Layout, Name

ORDERS = {"complete": complete, "partial": partial, "ties": ties}


def layout(ballot: dict, k: int) -> Layout:
    if k < 2:
        raise CircuitError("too few options for an order")
    return ORDERS[ballot["order"]].layout(ballot, k)


def values(ballot: dict, k: int, selection: list[list[int]]) -> dict[Name, int]:
    """Groups of options, best first."""
    return ORDERS[ballot["order"]].values(ballot, k, selection)


def extra_values(ballot: dict, k: int) -> dict[Name, int]:
    """What is 1 besides an extra answer."""
    return partial.extra_values(k) if ballot["order"] == "partial" else {}
