"""Checks 501 - 503: tallies (chapter 5)."""

from .. import ristretto as r255
from ..documents import parse_head
from ..evidence import Evidence
from ..findings import Findings
from ..record import Missing
from ..tally import too_few
from .absent import reporter


def _contests(evidence: Evidence, found: Findings):
    """Every contest with its tally and its roll.  While nothing later stands on
    the board the check waits for all tallies; then a missing one is for 405."""
    waits = reporter(evidence, found, "tally") == found.skip
    for contest in range(len(evidence.election.contests)):
        if contest not in evidence.tallies and not waits:
            continue
        try:
            yield contest, evidence.tally(contest), evidence.roll_of(contest)
        except Missing as error:
            found.missing(error)


def c501(evidence: Evidence, found: Findings) -> None:
    """Closing head, ballots, counted, superseded, weight."""
    head = evidence.closing_head
    for _, entry, roll in _contests(evidence, found):
        body = entry.body
        try:
            counted = evidence.counted(roll)
        except Missing as error:
            found.missing(error)
            continue
        ballots = sum(cast.roll == roll for cast in evidence.casts)
        found.expect(parse_head(body["closing"]) == head, entry.where, "another closing head")
        stated = {
            "ballots": ballots, "counted": len(counted), "superseded": ballots - len(counted),
            "weight": sum(cast.weight for cast in counted),
        }
        for name, value in stated.items():
            found.expect(body[name] == value, entry.where, f"{name} is {value}")


def c502(evidence: Evidence, found: Findings) -> None:
    """The sums A and B."""
    totals: dict[int, list[bytes]] = {}
    for contest, entry, roll in _contests(evidence, found):
        try:
            if roll not in totals:
                totals[roll] = _sums(evidence, roll)
        except Missing as error:
            found.missing(error)
            continue
        shape = evidence.shapes[roll]
        place = shape.contests.index(contest)
        start = shape.first_points()[place]
        expected = totals[roll][start : start + 1 + len(shape.circuits[place].slots)]
        stated = [bytes.fromhex(text) for text in [entry.body["a"], *entry.body["b"]]]
        found.expect(stated[0] == expected[0], entry.where, "A is not the sum of the ballots")
        found.expect(stated[1:] == expected[1:], entry.where, "B is not the sum of the ballots")


def _sums(evidence: Evidence, roll: int) -> list[bytes]:
    """The encodings of all sums of a roll's ballots."""
    shape = evidence.shapes[roll]
    if shape is None:
        raise Missing("manifest", f"the ballots of roll {roll} cannot be read")
    evidence.counted(roll)
    if roll in evidence.examined.broken:
        raise Missing("board", "a ballot that counts holds bytes that are not a point")
    if roll not in evidence.examined.sums:
        return [r255.encode(r255.IDENTITY)] * shape.encrypted
    return [r255.encode(p) for p in evidence.examined.sums[roll].total()]


def c503(evidence: Evidence, found: Findings) -> None:
    """`too_few` by 5.3."""
    reasons: dict[int, str | None] = {}
    for _, entry, roll in _contests(evidence, found):
        try:
            if roll not in reasons:
                weights = [cast.weight for cast in evidence.counted(roll)]
                reasons[roll] = too_few(weights, evidence.charter.min_counted)
        except Missing as error:
            found.missing(error)
            continue
        expected, stated = reasons[roll] is not None, entry.body["too_few"]
        found.expect(stated == expected, entry.where, f"too_few is {str(expected).lower()}")
