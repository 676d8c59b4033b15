"""Checks 107 - 111: the ceremony (1.3)."""

from hashlib import sha256
from itertools import product

from .. import ristretto as r255
from ..ceremony import ACKNOWLEDGEMENT, COMMITMENT, COMPLAINT, DEALING, Course
from ..dealing import (
    HEAD_LENGTH, Dealing, check_possession, encode_keys, encoding_faults,
)
from ..evidence import Evidence
from ..findings import Findings
from ..log import Entry
from ..record import Malformed, Missing
from ..ristretto import Point
from ..wire import u16, u32
from ..workers import spread
from .absent import reporter


def c107(evidence: Evidence, found: Findings) -> None:
    """Rounds and attempts: complete, in order, fresh after a complaint."""
    ceremony = evidence.ceremony
    course = Course(ceremony)
    for where, what in course.faults:
        found.fail(where, what)
    for where, what in course.notes:
        found.note(where, f"in an attempt that was given up: {what}")
    if course.over or not ceremony.messages:
        report = reporter(evidence, found, COMMITMENT)
        report("board", "the ceremony was not finished")
    for number, kind in ((1, COMMITMENT), (2, DEALING)):
        present, report = ceremony.of(kind, ceremony.final), reporter(evidence, found, kind)
        for trustee in range(1, evidence.election.trustees + 1):
            if trustee not in present:
                report("board", f"round {number}: no {kind} by trustee {trustee}")
    for entry in ceremony.messages:
        if entry.kind == COMPLAINT:
            found.note(entry.where, f"a complaint of trustee {entry.body['trustee']} against "
                                    f"{entry.body['accused']}: {entry.body['reason']}")


def _dealings(evidence: Evidence, found: Findings) -> list[tuple[Entry, Findings]]:
    """Every trustee's dealings; what is wrong with one of an attempt that came
    to nothing is a note, for nothing depends on it.  Dealings that are missing,
    and those of nobody, are for check 107."""
    ceremony, pairs = evidence.ceremony, []
    for entry in evidence.log.of(DEALING):
        given_up = ceremony.given_up(entry.body["attempt"])
        if evidence.election.is_trustee(entry.body["trustee"]):
            pairs.append((entry, Findings() if given_up else found))
    if len(ceremony.of(DEALING, ceremony.final)) < evidence.election.trustees:
        found.skip("board", "there is not a dealing of every trustee")
    return pairs


def _as_notes(own: Findings, found: Findings) -> None:
    if own is not found:
        for where, what in own.faults + own.unjudged:
            found.note(where, f"in an attempt that was given up: {what}")


def c108(evidence: Evidence, found: Findings) -> None:
    """File hash, head, number of coefficients, encodings, commitment."""
    for entry, own in _dealings(evidence, found):
        try:
            path, data = evidence.dealing_file(entry)
            _file(entry, path, data, found)
            _parts(evidence, entry, path, evidence.dealing(entry), own)
        except Malformed as error:
            own.fail(error.where, error.what)
        except Missing as error:
            own.missing(error)
        _as_notes(own, found)


def _file(entry: Entry, path: str, data: bytes, found: Findings) -> None:
    stated = entry.body["file"]
    found.expect(len(data) == stated["size"], path, "not of the size in its document")
    right = sha256(data).hexdigest() == stated["sha256"]
    found.expect(right, path, "not the file whose hash is in its document")


def _parts(evidence: Evidence, entry: Entry, path: str, parsed: Dealing, found: Findings) -> None:
    election, body = evidence.election, entry.body
    numbers = u32(min(body["attempt"], 2**32 - 1)) + u16(min(body["trustee"], 2**16 - 1))
    found.expect(parsed.head[:4] == b"OD\x01\x01", path, "not a dealing of this version and suite")
    found.expect(parsed.head[4:10] == numbers, path, "attempt or trustee in the head")
    found.expect(parsed.threshold == election.threshold, path,
                 f"{parsed.threshold} coefficients a column instead of {election.threshold}")
    found.expect(parsed.columns == election.columns, path,
                 f"{parsed.columns} columns instead of {election.columns}")
    found.expect(parsed.rest == 0 and len(parsed.head) == HEAD_LENGTH, path,
                 f"{parsed.rest} bytes too many")
    for text in encoding_faults(parsed):
        found.fail(path, text)
    committed = evidence.commitment(entry).body["dealing"]
    found.expect(parsed.hash.hex() == committed, path, "not the dealing committed to in round 1")


def c109(evidence: Evidence, found: Findings) -> None:
    """Proofs of possession."""
    pairs, jobs = [], []
    for entry, own in _dealings(evidence, found):
        try:
            round1 = evidence.ceremony.round1(entry.body["attempt"])
            jobs.append((evidence.dealing(entry), round1, evidence.coefficients(entry)))
            pairs.append((entry, own))
        except Missing as error:
            own.missing(error)
            _as_notes(own, found)
    for (entry, own), right in zip(pairs, spread(check_possession, jobs)):
        own.expect(right, entry.where, "the proof of possession does not hold")
        _as_notes(own, found)


def c110(evidence: Evidence, found: Findings) -> None:
    """Every trustee acknowledged this ceremony and these keys."""
    ceremony, trustees = evidence.ceremony, range(1, evidence.election.trustees + 1)
    present = ceremony.of(ACKNOWLEDGEMENT, ceremony.final)
    report = reporter(evidence, found, ACKNOWLEDGEMENT)
    for trustee in trustees:
        if trustee not in present:
            report("board", f"trustee {trustee} acknowledged nothing")
    entries = [present[trustee] for trustee in trustees if trustee in present]
    for name, value in (("ceremony", ceremony.hash), ("keys", lambda: evidence.keys_hash)):
        try:
            expected = value().hex()
        except Missing as error:
            found.missing(error)
            continue
        for entry in entries:
            found.expect(entry.body[name] == expected, entry.where, f"acknowledges other {name}")


def c111(evidence: Evidence, found: Findings) -> None:
    """The keys file recomputed; no O, of verification keys neither; distinct
    and not opposite."""
    keys = [polynomial[0] for polynomial in evidence.polynomials]
    same = evidence.keys_file == encode_keys(keys)
    found.expect(same, "setup/keys", "not the keys that come of the dealings")
    for trustee, s in product(range(1, evidence.election.trustees + 1), range(len(keys))):
        if r255.is_identity(evidence.verification_key(trustee, s)):
            found.fail("board", f"verification key {s + 1} of trustee {trustee} is the identity")
    _distinct(keys, found)


def _distinct(keys: list[Point], found: Findings) -> None:
    seen: dict[bytes, int] = {}
    for s, key in enumerate(keys, 1):
        found.expect(not r255.is_identity(key), "setup/keys", f"key {s} is the identity")
        for variant in (r255.encode(key), r255.encode(r255.negate(key))):
            other = seen.setdefault(variant, s)
            if other != s:
                found.fail("setup/keys", f"keys {other} and {s} are equal or opposite")
