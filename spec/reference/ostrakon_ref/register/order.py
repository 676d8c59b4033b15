"""Which of two contests is the later one, whenever the keeper enters them (9.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .standing import Decided, Linked

# From when an outcome counts: seconds, and the act that announced it.
Moment = tuple[int, int]


@dataclass(frozen=True)
class Round:
    """A contest among the votes on one tie after another."""

    tie: tuple[Decided, int] | None  # that it is the fresh vote for
    first: Moment  # of the first contest of them


def of_election(election: Linked, entered: int) -> Moment:
    """When it was to close, or when it is entered, if that is sooner."""
    return min(election.manifest["closes"], entered), election.place


def rounds(ties: Sequence[tuple[Decided, int] | None], own: Moment) -> tuple[Round, ...]:
    """Of each contest."""
    return tuple(Round(tie, tie[0].rounds[tie[1]].first if tie else own) for tie in ties)


def order(decided: Decided, c: int) -> tuple[Moment, Moment]:
    """Of two contests the greater is the later."""
    return decided.rounds[c].first, decided.counts


def replaces(decided: Decided, c: int, other: Decided, n: int) -> bool:
    """Whether those whom the one elected to all seats replace those whom the other elected."""
    return order(decided, c) > order(other, n) and not _goes_on(decided, c, other, n)


def covers(decided: Decided, c: int, other: Decided, n: int) -> bool:
    """Whether whoever is replaced by the other is replaced by this one, too."""
    fresh = decided.rounds[c].tie == (other, n) and order(decided, c) > order(other, n)
    return fresh or decided.rounds[c].first > other.rounds[n].first


def _goes_on(decided: Decided, c: int, other: Decided, n: int) -> bool:
    """Whether it is the fresh vote for the other, or for a fresh vote for it, and so on."""
    tie = decided.rounds[c].tie
    while tie is not None:
        if tie == (other, n):
            return True
        tie = tie[0].rounds[tie[1]].tie
    return False
