"""Ballot types (3.2), each a file, and the circuits that they compile to (3.1)."""

from collections.abc import Sequence

from . import (
    approval, choice, cumulative, extras, grades, motion, pairwise, ranking, score,
)
from .circuit import Circuit, CircuitError
from .digits import number_bits, number_weights
from .layout import Layout, Name
from .selection import SelectionError, require

__all__ = [
    "Circuit", "CircuitError", "SelectionError", "TYPES", "assign", "compile_ballot",
    "layout_of", "number_bits", "number_weights", "values_of",
]
TYPES = {
    "motion": motion, "choice": choice, "approval": approval, "score": score,
    "cumulative": cumulative, "ranking": ranking, "pairwise": pairwise, "grades": grades,
}
EXTRA_VALUES = {"ranking": ranking.extra_values, "pairwise": pairwise.extra_values}


def layout_of(ballot: dict, options: int) -> Layout:
    """The parts of a ballot's circuit."""
    return TYPES[ballot["type"]].layout(ballot, options)


def compile_ballot(ballot: dict, options: int) -> Circuit:
    """The circuit of a contest of the manifest."""
    return layout_of(ballot, options).circuit()


def values_of(ballot: dict, options: int, selection: Sequence | str) -> dict[Name, int]:
    """The plain check of a selection (see selection.py), and the value of every part."""
    if isinstance(selection, str):
        require(selection in extras.extras(ballot), f"the ballot does not offer {selection!r}")
        besides = EXTRA_VALUES.get(ballot["type"])
        return {(selection,): 1} | (besides(ballot, options) if besides else {})
    return TYPES[ballot["type"]].values(ballot, options, list(selection))


def assign(ballot: dict, options: int, selection: Sequence | str) -> tuple[list[int], list[int]]:
    """The bits and numbers of a selection that 3.2 means.  A verifier never sees
    any of these."""
    return layout_of(ballot, options).assign(values_of(ballot, options, selection))
