"""Checks 101 - 106: files, documents, manifest, charter, signatures (chapter 1)."""

from hashlib import sha256

from ..ceremony import DEALING
from ..documents import signature_faults
from ..evidence import Evidence
from ..findings import Findings
from ..log import Entry
from ..manifest import charter_refusals, refusals
from ..record import REGISTER, Absent, Malformed, Missing, size_limit, tile_files

SUITE = "ristretto255-merlin3"
BY_TRUSTEE = (
    "ceremony-commitment", "ceremony-dealing", "ceremony-acknowledgement", "ceremony-complaint",
    "sign-off", "decryption-share", "lot-share",
)
BY_OFFICERS = ("schedule", "certificate")
BY_ORGANISER = ("manifest", "opening", "closing", "tally", "result")
BY_NOBODY = ("objection", "challenge")


def c101(evidence: Evidence, found: Findings) -> None:
    """The record holds exactly the files of 4.1."""
    record = evidence.record
    for path, what in record.odd.items():
        found.fail(path, what)
    for path, size in record.sizes.items():
        if size > size_limit(path):
            found.fail(path, f"{size} bytes are too many")
    try:
        expected = expected_files(evidence)
    except Missing as error:
        (found.fail if isinstance(error, Absent) else found.skip)(error.where, error.what)
        return
    for index in range(len(evidence.election.rolls)):
        path, limit = f"roll/{index}", evidence.election.roll_limit(index)
        size = record.sizes.get(path, 0)
        found.expect(size <= limit, path, f"{size} bytes, where the manifest allows {limit}")
    for path in sorted(expected):
        found.expect(path in record.sizes or path in record.odd, path, "this file is missing")
    for path in sorted(set(record.sizes) - expected - register_files(evidence, found)):
        found.fail(path, "no such file belongs to a record")


def register_files(evidence: Evidence, found: Findings) -> set[str]:
    """Those of the register's copy; which of them are missing is for 112 to say."""
    if evidence.election.body.get("register") is None:
        return set()
    try:
        return {REGISTER + path for path in evidence.register.files()}
    except Missing as error:  # nobody can say which files it has
        own = {path for path in evidence.record.sizes if path.startswith(REGISTER)}
        if own:
            found.skip(REGISTER + error.where, error.what)
        return own


def expected_files(evidence: Evidence) -> set[str]:
    """What the log's size and documents name."""
    log = evidence.log
    files = {"checkpoint", "charter.toml"} | tile_files(len(log.entries))
    for entry in log.of(DEALING):
        files.add(f"setup/dealing-{entry.body['attempt']}-{entry.body['trustee']}")
    if acknowledged(evidence):
        files.add("setup/keys")
    return files | {f"roll/{index}" for index in evidence.roll_documents}


def acknowledged(evidence: Evidence) -> bool:
    """Whether all trustees acknowledged; the board went on if something of a
    later chapter stands on it, and check 110 says who did not."""
    ceremony = evidence.ceremony
    done = ceremony.of("ceremony-acknowledgement", ceremony.final)
    everybody = all(i in done for i in range(1, evidence.election.trustees + 1))
    return everybody or bool(evidence.log.of("roll", "opening", "ballot"))


def c102(evidence: Evidence, found: Findings) -> None:
    """Entries are canonical documents of known types, or ballots."""
    for check, where, what in evidence.log.issues:
        if check == "102":
            found.fail(where, what)


def c103(evidence: Evidence, found: Findings) -> None:
    """Types, suite, and the version bytes of ballots are this specification's."""
    for check, where, what in evidence.log.issues:
        if check == "103":
            found.fail(where, what)
    suite = evidence.election.body["suite"]
    found.expect(suite == SUITE, "manifest", f"suite {suite!r}")


def c104(evidence: Evidence, found: Findings) -> None:
    """The manifest keeps to 1.2."""
    for text in refusals(evidence.election):
        found.fail("manifest", text)
    for text in charter_refusals(evidence.election, evidence.charter):
        found.fail("manifest", text)


def c105(evidence: Evidence, found: Findings) -> None:
    """Size, hash and form of the charter."""
    data, stated = evidence.charter_bytes, evidence.election.body["charter"]
    found.expect(len(data) == stated["size"], "charter.toml", "not of the size in the manifest")
    right = sha256(data).hexdigest() == stated["sha256"]
    found.expect(right, "charter.toml", "not the charter whose hash is in the manifest")
    try:
        for text in evidence.charter.problems:
            found.fail("charter.toml", text)
    except Malformed as error:
        found.fail(error.where, error.what)


def c106(evidence: Evidence, found: Findings) -> None:
    """Signatures by exactly the role that signs, on documents of this election."""
    election = evidence.election.hash.hex()
    for entry in evidence.log.entries:
        if entry.document is None:
            continue
        if entry.kind != "manifest" and entry.body["election"] != election:
            found.fail(entry.where, "a document of another election")
        if entry.kind in BY_TRUSTEE and not evidence.election.is_trustee(entry.body["trustee"]):
            continue  # nobody could have signed it; the check that owns it says so
        for text in signature_faults(entry.document):
            found.fail(entry.where, text)
        _role(evidence, entry, found)


def _role(evidence: Evidence, entry: Entry, found: Findings) -> None:
    """Whose keys signed."""
    keys = [item["key"] for item in entry.document.signatures]
    body = evidence.election.body
    if entry.kind in BY_OFFICERS:
        officers = {item["key"] for item in body["certifiers"]["officers"]}
        for key in sorted(set(keys) - officers):
            found.fail(entry.where, f"signed by {key[:16]}…, who is not an officer")
        return
    if entry.kind in BY_NOBODY:
        found.expect(not keys, entry.where, "a signature where none belongs")
        return
    right = keys == [_signer(evidence, entry)]
    found.expect(right, entry.where, "not signed by exactly the key of its role")


def _signer(evidence: Evidence, entry: Entry) -> str:
    body = evidence.election.body
    if entry.kind in BY_ORGANISER:
        return body["organiser"]
    if entry.kind == "roll":
        return body["registrar"]
    return evidence.election.trustee_key(entry.body["trustee"])
