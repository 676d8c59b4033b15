"""The checkpoint file of a record (4.2), read as far as it can be."""

from dataclasses import dataclass

from .merkle import EMPTY_ROOT
from .note import COSIGNATURE_V1, Note, NoteError, SignatureLine, VerifierKey, parse_note
from .record import Malformed, Record
from .textual import TextError, parse_base64, parse_decimal

COSIGNATURE_LENGTH = 72


@dataclass
class Head:
    """origin, size and root as stated; faults of form are for check 402."""

    note: Note
    origin: str
    size: int
    root: bytes
    faults: list[str]


def parse_head_file(data: bytes) -> Head:
    """Raises Malformed if there is no size and root to be read."""
    try:
        note = parse_note(data)
        lines = note.text.split("\n")[:-1]
        if len(lines) < 3:
            raise Malformed("checkpoint", "not three lines")
        size, root = parse_decimal(lines[1]), parse_base64(lines[2], length=32)
    except (NoteError, TextError) as error:
        raise Malformed("checkpoint", f"not a checkpoint: {error}") from None
    faults = [] if len(lines) == 3 else ["extension lines"]
    if size == 0 and root != EMPTY_ROOT:
        faults.append("the empty tree has another root")
    return Head(note, lines[0], size, root, faults)


def read_head(record: Record) -> Head:
    """The record's checkpoint."""
    return parse_head_file(record.read("checkpoint"))


def log_lines(head: Head, key: VerifierKey) -> list[SignatureLine]:
    return [x for x in head.note.signatures if (x.name, x.key_id) == (key.name, key.key_id)]


def is_cosignature(line: SignatureLine) -> bool:
    """By its length (4.2): a line of an unknown key does not show its type."""
    return len(line.signature) == COSIGNATURE_LENGTH


def witness_keys(body: dict) -> list[VerifierKey]:
    """The witnesses that the manifest lists."""
    listed = body["witnesses"]["keys"]
    return [VerifierKey(x["name"], COSIGNATURE_V1, bytes.fromhex(x["key"])) for x in listed]
