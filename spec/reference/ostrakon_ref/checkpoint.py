"""Checkpoints of a log (c2sp.org/tlog-checkpoint).

The text of a note that states a log's size and root hash.  The document allows
further lines ("extension lines"); here they are refused, because nothing that
a log monitor checks would stand behind them.
"""

from dataclasses import dataclass

from .merkle import EMPTY_ROOT
from .note import Note, NoteError, VerifierKey, parse_note, verify_note
from .textual import TextError, format_base64, parse_base64, parse_decimal


class CheckpointError(ValueError):
    """The text is not a checkpoint, or not one of the expected log."""


@dataclass(frozen=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes

    def format(self) -> str:
        return f"{self.origin}\n{self.size}\n{format_base64(self.root)}\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """Three lines: origin, size, root hash.  The text is that of a parsed note,
    so it holds no control characters and ends in a newline."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] != "":
        raise CheckpointError("a checkpoint is three lines")
    origin, size_text, root_text, _ = lines
    if not origin:
        raise CheckpointError("empty origin")
    try:
        size = parse_decimal(size_text)
        root = parse_base64(root_text, length=32)
    except TextError as error:
        raise CheckpointError(str(error)) from None
    if size == 0 and root != EMPTY_ROOT:
        raise CheckpointError("the empty tree has one root only")
    return Checkpoint(origin, size, root)


def open_checkpoint(data: bytes, log_key: VerifierKey) -> tuple[Checkpoint, Note]:
    """A signed checkpoint of the log whose origin is the name of its key."""
    try:
        note = parse_note(data)
        signed = verify_note(note, log_key)
    except NoteError as error:
        raise CheckpointError(str(error)) from None
    if not signed:
        raise CheckpointError("not signed by the log")
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != log_key.name:
        raise CheckpointError("a checkpoint of another log")
    return checkpoint, note
