"""Checks 401 - 404 and 406 - 408: the log and its heads (chapter 4)."""

from ..checkpoint import CheckpointError, open_checkpoint
from ..cosignature import verify_cosignature
from ..evidence import Evidence
from ..findings import Findings
from ..head import is_cosignature, log_lines, witness_keys
from ..limits import MAX_CHECKPOINT
from ..note import Note, NoteError, VerifierKey, lines_of, verify_ed25519
from ..receipts import ReceiptError, contradiction, log_key, read_receipt
from ..record import Malformed, Missing
from ..tiles import hash_tile_files
from .register import of_register


def _log_key(evidence: Evidence, origin: str | None = None) -> VerifierKey:
    log = evidence.election.body["log"]
    return log_key(log["origin"] if origin is None else origin, log["key"])


def c401(evidence: Evidence, found: Findings) -> None:
    """Bundles decode strictly; hash tiles are those of the entries."""
    try:
        log = evidence.log
    except Malformed as error:
        found.fail(error.where, error.what)
        return
    for check, where, what in log.issues:
        if check == "401":
            found.fail(where, what)
    for path, expected in hash_tile_files([entry.leaf for entry in log.entries]).items():
        try:
            same = evidence.record.read(path) == expected
            found.expect(same, path, "not the hashes of the entries")
        except Missing as error:
            found.missing(error)


def c402(evidence: Evidence, found: Findings) -> None:
    """Size, root and origin of the checkpoint."""
    try:
        head = evidence.head
    except Malformed as error:
        found.fail(error.where, error.what)
        return
    for text in head.faults:
        found.fail("checkpoint", text)
    log = evidence.log
    found.expect(head.size == len(log.entries), "checkpoint",
                 f"states {head.size} entries, there are {len(log.entries)}")
    if head.size <= len(log.entries):
        found.expect(head.root == log.root(head.size), "checkpoint", "not the root of the entries")
    origin = evidence.election.body["log"]["origin"]
    found.expect(head.origin == origin, "checkpoint", "not the origin in the manifest")


def c403(evidence: Evidence, found: Findings) -> None:
    """Signed by the log's key, under the checkpoint's own origin; no other
    lines but what is as long as a cosignature."""
    head = evidence.head
    key = _log_key(evidence, head.origin)
    lines = log_lines(head, key)
    found.expect(len(lines) == 1, "checkpoint", f"{len(lines)} signatures of the log")
    for line in lines:
        try:
            verify_ed25519(key, head.note.text.encode(), line.signature)
        except NoteError as error:
            found.fail("checkpoint", str(error))
    for line in head.note.signatures:
        if line not in lines and not is_cosignature(line):
            found.fail("checkpoint", f"a line of {line.name} that is not a cosignature")


def c404(evidence: Evidence, found: Findings) -> None:
    """Cosignatures by the manifest's policy: every line that is as long as one."""
    head, body = evidence.head, evidence.election.body
    witnesses, seen = witness_keys(body), 0
    log = log_lines(head, _log_key(evidence, head.origin))
    lines = [x for x in head.note.signatures if is_cosignature(x) and x not in log]
    note = Note(head.note.text, tuple(lines))
    for witness in witnesses:
        own = lines_of(note, witness)
        lines = [line for line in lines if line not in own]
        try:
            seen += verify_cosignature(note, witness) is not None
        except NoteError as error:
            found.fail("checkpoint", str(error))
    for line in lines:
        found.fail("checkpoint", f"a cosignature of {line.name}, who is not a listed witness")
    required = body["witnesses"]["required"]
    found.expect(seen >= required, "checkpoint", f"{seen} witnesses instead of {required}")
    if not witnesses:
        found.note("checkpoint", "nobody outside watched this log")


def c406(evidence: Evidence, found: Findings) -> None:
    """Each pinned checkpoint is signed by the log and a prefix of this one."""
    pins = [pin for pin in evidence.pins if not of_register(evidence, pin[1])]
    if not pins:
        found.note("arguments", "no pinned checkpoint was given")
    for name, data in pins:
        if len(data) > MAX_CHECKPOINT:
            found.fail(name, "too large")
            continue
        try:
            pin, _ = open_checkpoint(data, _log_key(evidence))
        except CheckpointError as error:
            found.fail(name, str(error))
            continue
        size = len(evidence.log.entries)
        right = pin.size <= size and evidence.log.root(pin.size) == pin.root
        found.expect(right, name, f"its {pin.size} entries are not the beginning of this log")


def c407(evidence: Evidence, found: Findings) -> None:
    """Each receipt given is valid, of a ballot, and on this board."""
    if not evidence.receipts:
        found.note("arguments", "no receipt was given")
    for name, data in evidence.receipts:
        try:
            receipt = read_receipt(data, _log_key(evidence))
        except ReceiptError as error:
            found.fail(name, f"not a valid receipt: {error}")
            continue
        against = contradiction(receipt, evidence.log)
        found.expect(against is None, name, str(against))
        if against is None:
            kind = evidence.log.entries[receipt.index].kind
            found.expect(kind == "ballot", name, f"not a valid receipt: entry {receipt.index} is no ballot")


def c408(evidence: Evidence, found: Findings) -> None:
    """No objection is founded."""
    for entry in evidence.log.of("objection"):
        try:
            text = entry.body["receipt"].encode("utf-8")
            receipt = read_receipt(text, _log_key(evidence))
        except (ReceiptError, UnicodeEncodeError) as error:
            found.note(entry.where, f"an unfounded objection: its receipt is not valid: {error}")
            continue
        against = contradiction(receipt, evidence.log)
        if against is None:
            found.note(entry.where, "an unfounded objection: the record agrees with its receipt")
        else:
            found.fail(entry.where, f"a founded objection: {against}")
