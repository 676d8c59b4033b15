"""Checks 701 and 702: verdicts and the certificate (chapter 7)."""

from hashlib import sha256

from .. import jcs
from ..concerned import concerned
from ..documents import parse_head
from ..evidence import Evidence
from ..findings import PASSED, Findings
from ..shares import decisions
from ..verdicts import verdicts_hash


def report_hash(ids: list[str]) -> bytes:
    """7.9: what officers sign about the checks 101 to 701, all passed."""
    return sha256(jcs.dumps([{"id": i, "status": PASSED} for i in ids if i < "702"])).digest()


def c701(evidence: Evidence, found: Findings) -> None:
    """The verdicts are those of totals, charter, register and lots."""
    expected = verdicts_hash(decisions(evidence).verdicts())
    entry = evidence.log.first("certificate")
    right = entry.body["verdicts"] == expected.hex()
    found.expect(right, entry.where, "certifies other verdicts")


def c702(evidence: Evidence, found: Findings, ids: list[str]) -> None:
    """A quorum of officers whom nothing of it concerns; head, report, result."""
    entry = evidence.log.first("certificate")
    body, log = entry.body, evidence.log
    officers = {item["key"] for item in evidence.election.body["certifiers"]["officers"]}
    keys = [item["key"] for item in entry.document.signatures]
    quorum, signed = evidence.election.body["certifiers"]["quorum"], officers & set(keys)
    if evidence.standing is not None:
        own = signed & concerned(evidence.charter, evidence.election.body, evidence.standing)
        for key in sorted(own):
            found.note(entry.where, f"{key[:16]}… does not count: it concerns this officer")
        signed -= own
    found.expect(len(signed) >= quorum, entry.where, f"{len(signed)} officers instead of {quorum}")
    head = (entry.index, log.root(entry.index))
    found.expect(parse_head(body["head"]) == head, entry.where, "another head")
    right = body["report"] == report_hash(ids).hex()
    found.expect(right, entry.where, "another report")
    result = log.first("result").leaf.hex()
    found.expect(body["result"] == result, entry.where, "another result")
