"""Decryption shares and lot shares of a board (6.2 - 6.4), sorted into valid
and bad ones, and the totals and orders that follow."""

from dataclasses import dataclass, field

from . import equal_logs, lots
from . import ristretto as r255
from .bases import GENERATOR
from .decisions import Decisions
from .evidence import Evidence
from .log import Entry
from .multiply import scalar_mul
from .points import is_canonical, point, reduced
from .record import Missing
from .ristretto import Point
from .scalar import ELL
from .totals import Totals, TotalsError, read


@dataclass
class ShareSet:
    """The shares of one contest: points by trustee."""

    valid: dict[int, list[Point]] = field(default_factory=dict)
    bad: dict[int, list[Point]] = field(default_factory=dict)  # decoded nevertheless
    notes: list[tuple[str, str]] = field(default_factory=list)

    def usable(self, threshold: int) -> dict[int, list[Point]]:
        """The t lowest valid ones.  Where there are fewer, which check 602 or
        605 reports, bad ones are taken for valid."""
        pool = self.valid if len(self.valid) >= threshold else {**self.bad, **self.valid}
        if len(pool) < threshold:
            raise Missing("board", "there are not enough shares")
        return {i: pool[i] for i in sorted(pool)[:threshold]}


def _proof(body: dict) -> tuple[int, int] | None:
    """(e, z), if both are canonical."""
    parts = [bytes.fromhex(body["proof"][name]) for name in ("challenge", "response")]
    return (reduced(parts[0]), reduced(parts[1])) if all(map(is_canonical, parts)) else None


def of_contest(evidence: Evidence, kind: str, contest: int) -> list[Entry]:
    """The first share of every listed trustee for a contest."""
    election, found = evidence.election, {}
    name = election.contests[contest]["id"]
    for entry in evidence.log.of(kind):
        if entry.body["contest"] == name and election.is_trustee(entry.body["trustee"]):
            found.setdefault(entry.body["trustee"], entry)
    return list(found.values())


def decryption_shares(evidence: Evidence, contest: int) -> ShareSet:
    """6.2, for one contest, against the sum that its tally states."""
    found = ShareSet()
    a_bytes = bytes.fromhex(evidence.tally(contest).body["a"])
    a_sum = point(a_bytes)
    if a_sum is None:
        raise Missing(evidence.tally(contest).where, "A is not a point")
    slots = len(_circuit(evidence, contest).slots)
    for entry in of_contest(evidence, "decryption-share", contest):
        trustee = entry.body["trustee"]
        points = [point(bytes.fromhex(text)) for text in entry.body["shares"]]
        if len(points) != slots or any(p is None for p in points):
            found.notes.append((entry.where, f"bad share of trustee {trustee}: not {slots} points"))
            continue
        keys = [evidence.verification_key(trustee, s) for s in range(slots)]
        transcript = equal_logs.share_transcript(
            evidence.election.hash, evidence.closing_head[1],
            entry.body["contest"], trustee, a_bytes,
        )
        _sort(found, entry, transcript, keys, points, a_sum)
    return found


def _circuit(evidence: Evidence, contest: int):
    circuit = evidence.election.circuits[contest]
    if circuit is None:
        raise Missing("manifest", f"contest {contest} has no circuit")
    return circuit


def _sort(found: ShareSet, entry: Entry, transcript, keys: list[Point], points: list[Point],
          base: Point) -> None:
    """Into valid and bad."""
    proof, trustee = _proof(entry.body), entry.body["trustee"]
    if proof is not None and equal_logs.verify(transcript, keys, points, base, proof):
        found.valid[trustee] = points
    else:
        found.bad[trustee] = points
        text = f"bad share of trustee {trustee}: the proof does not hold; left out"
        found.notes.append((entry.where, text))


def totals_match(evidence: Evidence, contest: int, shares: dict[int, list[Point]],
                 totals: list[int]) -> list[int]:
    """6.3: the slots whose stated total is not the one in the sum."""
    sums = [point(bytes.fromhex(text)) for text in evidence.tally(contest).body["b"]]
    if len(sums) != len(totals) or any(b is None for b in sums):
        raise Missing(evidence.tally(contest).where, "B cannot be read")
    wrong = []
    for s, (b, total) in enumerate(zip(sums, totals)):
        secret = equal_logs.recombine({i: points[s] for i, points in shares.items()})
        if not r255.equal(r255.subtract(b, secret), scalar_mul(total % ELL, GENERATOR)):
            wrong.append(s)
    return wrong


# Lots.


def alpha_of(evidence: Evidence, contest: int, tied: list[str]) -> bytes:
    root = evidence.closing_head[1]
    return lots.alpha(evidence.election.hash, root, contest, tied)


def lot_shares(evidence: Evidence, contest: int, tied: list[str]) -> ShareSet:
    """6.4, for the tied set that the totals give."""
    found = ShareSet()
    alpha = alpha_of(evidence, contest, tied)
    y = lots.input_point(evidence.k_vrf, alpha)
    for entry in of_contest(evidence, "lot-share", contest):
        body = entry.body
        gamma = point(bytes.fromhex(body["share"]))
        if body["tied"] != tied:
            continue
        if gamma is None:
            found.notes.append((entry.where, "bad lot share: not a point"))
            continue
        transcript = equal_logs.lot_transcript(
            evidence.election.hash, evidence.closing_head[1], body["contest"], alpha,
            body["trustee"], r255.encode(y),
        )
        key = evidence.verification_key(body["trustee"], evidence.election.keys)
        _sort(found, entry, transcript, [key], [gamma], y)
    return found


def lot_order(evidence: Evidence, contest: int, tied: list[str]) -> list[str]:
    """The tied options in the order that the lot gives."""
    usable = lot_shares(evidence, contest, tied).usable(evidence.election.threshold)
    gamma = equal_logs.recombine({i: points[0] for i, points in usable.items()})
    return lots.order(tied, lots.beta(r255.encode(gamma)))


# Decisions, from what the tallies and the result state.


def stated(evidence: Evidence, contest: int) -> tuple[bool, list[int], int]:
    """too_few and totals of the result, and the weight of the tally."""
    tally = evidence.tally(contest).body
    name = evidence.election.contests[contest]["id"]
    item = evidence.result.get(name)
    if item is None:
        raise Missing("board", f"the result does not have contest {name}")
    totals = item["totals"]
    few = item["too_few"] or (tally["too_few"] and not totals)  # nothing was decrypted
    if not few and len(totals) != len(_circuit(evidence, contest).slots):
        raise Missing("board", f"the result does not have the totals of {name}")
    return few, totals, tally["weight"]


class _Stated:
    """A `Source` of decisions: what the record states."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence

    def count(self, c: int) -> tuple[bool, Totals | None, int]:
        too_few, totals, weight = stated(self.evidence, c)
        contest = self.evidence.election.contests[c]
        try:
            said = None if too_few else read(contest["ballot"], len(contest["options"]), totals, weight)
        except TotalsError as error:  # check 603 says so
            raise Missing("board", f"contest {c}: {error}") from None
        return too_few, said, weight

    def roll(self, c: int) -> tuple[int, int]:
        roll = self.evidence.roll(self.evidence.roll_of(c))
        return len(roll.records), roll.total_weight

    def lot(self, c: int, tied: list[str]) -> list[str]:
        return lot_order(self.evidence, c, tied)


def decisions(evidence: Evidence) -> Decisions:
    """Chapter 7, with the lots that are needed."""
    if "decisions" not in evidence.known:
        evidence.known["decisions"] = Decisions(
            evidence.charter, evidence.election.body, _Stated(evidence), evidence.standing)
    return evidence.known["decisions"]
