"""Witness cosignatures, Ed25519 version 1 (c2sp.org/tlog-cosignature).

A witness states that at some time a checkpoint was the largest consistent one
it had seen of a log.  Its signature line holds the time (64-bit big-endian
POSIX seconds) and an Ed25519 signature that covers it.
"""

from .note import COSIGNATURE_V1, Note, NoteError, VerifierKey, lines_of, verify_ed25519

MAX_TIME = 2**63 - 1


def cosigned_message(time: int, text: str) -> bytes:
    """What the witness signs: two header lines and the whole checkpoint."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def parse_timestamped(signature: bytes) -> tuple[int, bytes]:
    """timestamped_signature: the time and the Ed25519 signature."""
    if len(signature) != 72:
        raise NoteError("a cosignature is 72 bytes")
    time = int.from_bytes(signature[:8], "big")
    if time > MAX_TIME:
        raise NoteError("time out of range")
    return time, signature[8:]


def verify_cosignature(note: Note, key: VerifierKey) -> int | None:
    """The latest time at which the witness cosigned the note, None if it did
    not.  NoteError if it has a line that is not valid."""
    if key.signature_type != COSIGNATURE_V1:
        raise ValueError("not a key for cosignatures")
    times = []
    for line in lines_of(note, key):
        time, signature = parse_timestamped(line.signature)
        verify_ed25519(key, cosigned_message(time, note.text), signature)
        times.append(time)
    return max(times, default=None)
