"""Fresh votes: for which tied contest a contest is one (7.3, 7.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .register.standing import Decided
    from .terms import Held


def again(contest: dict) -> dict | None:
    """The contest that it says it is the fresh vote for."""
    return contest.get("about", {}).get("again")


def tie_of(held: Held, c: int) -> tuple[Decided, int] | None:
    """The tied contest that this one is rightfully the fresh vote for."""
    contest, named = held.contests[c], again(held.contests[c])
    if named is None or held.standing is None:
        return None
    found = held.standing.contest(named["election"], named["contest"])
    if found is None:
        return None
    tied, number = found
    said, options = tied.said(number), {option["id"] for option in contest["options"]}
    same = tied.contests[number]["vote"] == contest["vote"] and tied.body(number) == held.body(c)
    right = same and said.status == "tied" and options == set(said.tied)
    return found if right and not held.standing.settled(tied, number) else None
