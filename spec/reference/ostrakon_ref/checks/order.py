"""Checks 405 and 409: order and times of the entries (4.3)."""

from ..concerned import concerned
from ..evidence import Evidence
from ..findings import Findings
from ..record import Missing
from .absent import STAGES, first_index, reporter

DAY = 86_400
ONCE = ("manifest", "opening", "closing", "result", "certificate")


def c405(evidence: Evidence, found: Findings) -> None:
    """The entries stand in the order of 4.3, each once that stands once."""
    stage, seen = 0, set()
    for entry in evidence.log.entries:
        kind = entry.stated
        if kind not in STAGES:
            if kind != "unknown":
                found.fail(entry.where, f"a {kind} does not belong on a board")
            continue
        own = STAGES[kind]
        # A roll after the opening is for check 203.
        if own < stage and kind != "roll":
            found.fail(entry.where, f"a {kind} after what follows it")
        if kind in ONCE and kind in seen:
            found.fail(entry.where, f"a second {kind}")
        seen.add(kind)
        stage = max(stage, own)
    _without_gaps(seen, stage, found)
    _rolls(evidence, found)
    _tallies(evidence, found)


def _without_gaps(seen: set[str], stage: int, found: Findings) -> None:
    """What must stand before something that stands there."""
    for kind in ONCE:
        if STAGES[kind] < stage and kind not in seen:
            found.fail("board", f"the {kind} is missing")


def _rolls(evidence: Evidence, found: Findings) -> None:
    """The rolls stand in the manifest's order; those that are late, there
    already or unknown are for check 203."""
    names = [roll["id"] for roll in evidence.election.rolls]
    opened, last, seen = first_index(evidence, "opening"), -1, set()
    for entry in evidence.log.of("roll"):
        name = entry.body["roll"]
        if name in names and name not in seen and entry.index < opened:
            found.expect(names.index(name) > last, entry.where, "not the place of this roll")
            last = max(last, names.index(name))
        seen.add(name)


def _tallies(evidence: Evidence, found: Findings) -> None:
    """A tally of every contest, in their order."""
    names, last = [contest["id"] for contest in evidence.election.contests], -1
    for entry in evidence.log.of("tally"):
        name = entry.body["contest"]
        if name not in names:
            found.fail(entry.where, "a tally of an unknown contest")
            continue
        found.expect(names.index(name) > last, entry.where, "not the place of this tally")
        last = max(last, names.index(name))
    if reporter(evidence, found, "tally") == found.fail:
        for index, name in enumerate(names):
            if index not in evidence.tallies:
                found.fail("board", f"the tally of {name} is missing")


def c409(evidence: Evidence, found: Findings) -> None:
    """Opening, schedules, closing and tallies at their times; the number of ballots."""
    body, opened = evidence.election.body, None
    try:
        opening = evidence.log.first("opening")
        opened = opening.body["time"]
        found.expect(opened >= body["opens"], opening.where, "opened too early")
    except Missing as error:
        found.missing(error)
    closes = _closes(evidence, opened, found)
    closing = evidence.log.first("closing")
    closed = closing.body["time"]
    found.expect(closed >= closes, closing.where, "closed too early")
    found.expect(closed <= closes + DAY, closing.where, "closed more than a day late")
    if opened is not None:
        found.expect(closed >= opened, closing.where, "closed before it was opened")
    count = len(evidence.log.of("ballot"))
    found.expect(closing.body["ballots"] == count, closing.where, f"there are {count} ballots")
    _tally_times(evidence, closed + body["objection_seconds"], found)


def _closes(evidence: Evidence, opened: int | None, found: Findings) -> int:
    """When the vote closes: by the last schedule before the closing, if there is one."""
    certifiers, closes, last = evidence.election.body["certifiers"], evidence.election.body["closes"], 0
    officers = {item["key"] for item in certifiers["officers"]} - _concerned(evidence)
    for entry in evidence.log.of("schedule"):
        time = entry.body["time"]
        found.expect(entry.body["closes"] >= time, entry.where, "closes in the past")
        found.expect(opened is None or time >= opened, entry.where, "before the opening")
        found.expect(time >= last, entry.where, "before an earlier schedule")
        signed = len(officers & {item["key"] for item in entry.document.signatures})
        found.expect(signed >= certifiers["quorum"], entry.where,
                     f"{signed} officers instead of {certifiers['quorum']}")
        last = max(last, time)
        if entry.index < first_index(evidence, "closing"):
            closes = entry.body["closes"]
    if evidence.log.unreadable("schedule"):
        raise Missing("board", "a schedule cannot be read")
    return closes


def _concerned(evidence: Evidence) -> set[str]:
    """7.9; without a register that can be read, nobody is known to be."""
    try:
        standing = evidence.standing
    except Missing:
        return set()
    if standing is None:
        return set()
    return concerned(evidence.charter, evidence.election.body, standing)


def _tally_times(evidence: Evidence, earliest: int, found: Findings) -> None:
    tallies = evidence.log.of("tally")
    for entry in tallies:
        found.expect(entry.body["time"] >= earliest, entry.where,
                     "before the time for objections was over")
    if len(tallies) < len(evidence.election.contests):
        found.skip("board", "there is not a tally of every contest")
