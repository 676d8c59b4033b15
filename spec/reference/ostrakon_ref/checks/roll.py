"""Checks 201 - 203: rolls (chapter 2)."""

from ..evidence import Evidence
from ..findings import Findings
from ..record import Missing
from ..rolls import Roll, order_faults, record_faults
from ..workers import spread
from .absent import first_index, reporter

CHUNK = 500


def _each(evidence: Evidence, found: Findings) -> list[tuple[int, str, Roll]]:
    """Every roll whose file is there."""
    rolls = []
    for index in range(len(evidence.election.rolls)):
        try:
            rolls.append((index, f"roll/{index}", evidence.roll(index)))
        except Missing as error:
            found.missing(error)
    return rolls


def c201(evidence: Evidence, found: Findings) -> None:
    """Size, hash, root, total weight as signed, within the manifest's limits."""
    for index, path, roll in _each(evidence, found):
        try:
            body = evidence.roll_document(index).body
        except Missing as error:
            found.missing(error)
            continue
        limits = evidence.election.rolls[index]
        found.expect(not roll.rest, path, "not a whole number of records")
        found.expect(body["size"] == len(roll.records), path, "size is not as signed")
        found.expect(body["sha256"] == roll.sha256.hex(), path, "hash is not as signed")
        found.expect(body["root"] == roll.root.hex(), path, "root is not as signed")
        found.expect(body["total_weight"] == roll.total_weight, path, "weight is not as signed")
        found.expect(0 < len(roll.records) <= limits["max_size"], path, "the number of voters")
        found.expect(roll.total_weight <= limits["max_weight"], path,
                     "more weight than the manifest allows")


def c202(evidence: Evidence, found: Findings) -> None:
    """Records canonical, ascending, none twice, none O, weights >= 1."""
    for _, path, roll in _each(evidence, found):
        starts = range(0, len(roll.records), CHUNK)
        jobs = [(start, roll.records[start : start + CHUNK]) for start in starts]
        for faults in spread(record_faults, jobs):
            for text in faults:
                found.fail(path, text)
        for text in order_faults(roll.records):
            found.fail(path, text)


def c203(evidence: Evidence, found: Findings) -> None:
    """Every roll before the opening, once; the opening names what it opens."""
    log, election = evidence.log, evidence.election
    opened = first_index(evidence, "opening")
    seen: set[str] = set()
    for entry in log.of("roll"):
        name = entry.body["roll"]
        found.expect(entry.index < opened, entry.where, "a roll after the opening")
        found.expect(name not in seen, entry.where, "a roll that is there already")
        known = election.roll_index(name) is not None
        found.expect(known, entry.where, "a roll that the manifest does not name")
        seen.add(name)
    report = reporter(evidence, found, "roll")
    for roll in election.rolls:
        if roll["id"] not in seen:
            report("board", f"roll {roll['id']} is missing")
    opening = log.first("opening")
    _opening(evidence, opening.where, opening.body, found)


def _opening(evidence: Evidence, where: str, body: dict, found: Findings) -> None:
    names = [roll["id"] for roll in evidence.election.rolls]
    found.expect([item["roll"] for item in body["rolls"]] == names, where,
                 "does not name the manifest's rolls in order")
    for item in body["rolls"]:
        index = evidence.election.roll_index(item["roll"])
        if index in evidence.roll_documents:
            right = item["root"] == evidence.roll_documents[index].body["root"]
            found.expect(right, where, f"names another root of roll {index}")
    sources = (("ceremony", evidence.ceremony.hash), ("keys", lambda: evidence.keys_hash))
    for name, expected in sources:
        try:
            found.expect(body[name] == expected().hex(), where, f"names other {name}")
        except Missing as error:
            found.missing(error)
