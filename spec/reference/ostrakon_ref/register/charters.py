"""Check 804: charters and their amendments (9.3)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from ..charter import Charter
from ..record import Missing
from .act import Act
from .standing import Standing

if TYPE_CHECKING:
    from .replay import Replay


def read(replay: Replay, named: dict, organisation: str, where: str) -> Charter:
    """The charter that an act names; that its file is there is for 801."""
    found, charters = replay.found["804"], replay.charters
    path, data = charters.path(named["sha256"]), charters.data(named["sha256"])
    found.expect(len(data) == named["size"], where, f"{path}: not of the size in the act")
    right = sha256(data).hexdigest() == named["sha256"]
    found.expect(right, where, f"{path}: not the charter whose hash is its name")
    try:
        charter = charters.get(named["sha256"])
    except Missing as error:
        found.fail(where, f"{path}: {error.what}")
        raise
    for text in charter.problems:
        found.fail(where, f"{path}: {text}")
    found.expect(charter.organisation == organisation, where, f"{path}: of another organisation")
    return charter


def amended(act: Act) -> None:
    standing, body, before = act.standing, act.body, len(act.found.faults)
    charter = read(act.replay, body["charter"], standing.founding["organisation"], act.entry.where)
    act.right = len(act.found.faults) == before
    for name in sorted(standing.formed_ever & set(charter.bodies)):
        act.fail(f"a body of the id of one that was formed: {name}")
    _decided(act, body["outcome"], body["contest"])
    if act.right:
        standing.used.add((body["outcome"], body["contest"]))
        amend(standing, charter, body["charter"])


def _decided(act: Act, outcome: str, contest: str) -> None:
    """A contest that stands as carried, under this charter, once."""
    decided = act.standing.decided.get(outcome)
    number = decided.index(contest) if decided else None
    if number is None:
        act.fail("names no contest that was decided")
        return
    carried = decided.said(number).status == "carried"
    act.expect(carried and decided.vote(number).effect == "amendment", "no amendment was carried there")
    right = decided.charter_hash == act.standing.charter_file["sha256"]
    act.expect(right, "it was decided under another charter")
    subject = decided.contests[number].get("about", {})
    act.expect(subject.get("charter") == act.body["charter"]["sha256"], "it was not about this charter")
    act.expect((outcome, contest) not in act.standing.used, "it amended a charter before")


def amend(standing: Standing, charter: Charter, file: dict) -> None:
    """What the new charter lacks has ended."""
    standing.charter, standing.charter_file = charter, file
    standing.bodies_ever |= set(charter.bodies)
    for body in [body for body in standing.formed if standing.kind_of(body) is None]:
        del standing.formed[body]
    standing.meetings = {key: x for key, x in standing.meetings.items() if x.kind in charter.meetings}
    standing.vacate(lambda _, x: x.office not in charter.offices or standing.kind_of(x.body) is None)
