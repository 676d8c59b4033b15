"""Checks 301 - 305: ballots (chapter 3)."""

from .. import ballots
from ..evidence import Evidence
from ..findings import Findings
from ..record import Missing


def c301(evidence: Evidence, found: Findings) -> None:
    """Length, header, roll, canonical points and scalars, no O where refused."""
    for check, where, what in evidence.examined.issues:
        if check == "301":
            found.fail(where, what)


def c302(evidence: Evidence, found: Findings) -> None:
    """P is on the ballot's roll."""
    for cast in evidence.casts:
        if cast.roll is None or len(cast.key) < 32:
            found.skip(cast.entry.where, "this ballot has no roll or no key")
            continue
        try:
            listed = cast.key in evidence.roll(cast.roll).weights
            found.expect(listed, cast.entry.where, "P is not on the roll")
        except Missing as error:
            found.missing(error)


def c303(evidence: Evidence, found: Findings) -> None:
    """`previous` is the leaf hash of the last ballot before, of this roll and P."""
    ballots.check_predecessors(evidence.casts, found)


def c304(evidence: Evidence, found: Findings) -> None:
    """The proofs of 3.5."""
    outcome = evidence.examined
    for check, where, what in outcome.issues:
        if check == "304":
            found.fail(where, what)
    for _, where, what in outcome.unjudged:
        found.skip(where, what)
    for error in evidence.verifiers[1]:
        found.missing(error)
    limit = evidence.limit
    if limit is not None and limit < len(evidence.casts):
        found.skip("board", f"only the first {limit} of {len(evidence.casts)} ballots")


def c305(evidence: Evidence, found: Findings) -> None:
    """No A twice on the board."""
    ballots.check_randomness(evidence.casts, evidence.shapes, found)
