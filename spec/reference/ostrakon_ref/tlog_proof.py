"""Proofs that an entry is in a log (c2sp.org/tlog-proof@v1).

One text file: where the entry is, the path from it to the root, and the signed
and cosigned checkpoint with that root.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .checkpoint import Checkpoint, CheckpointError, open_checkpoint
from .cosignature import verify_cosignature
from .merkle import ProofError, verify_inclusion
from .note import NoteError, VerifierKey
from .textual import TextError, format_base64, parse_base64, parse_decimal

HEADER = "c2sp.org/tlog-proof@v1"
MAX_PATH = 64  # a longer one cannot be valid: sizes are below 2^64


class TlogProofError(ValueError):
    """The proof is malformed or not valid."""


@dataclass(frozen=True)
class TlogProof:
    extra: bytes | None  # not authenticated by anything
    index: int
    path: tuple[bytes, ...]
    checkpoint: bytes  # a signed note, verbatim

    def encode(self) -> bytes:
        lines = [HEADER]
        if self.extra is not None:
            lines.append("extra " + format_base64(self.extra))
        lines.append(f"index {self.index}")
        lines += [format_base64(h) for h in self.path]
        return "\n".join(lines + ["", ""]).encode() + self.checkpoint


def parse_tlog_proof(data: bytes) -> TlogProof:
    """The parts of a proof, none of them verified yet."""
    # The first empty line ends the path; the checkpoint has one of its own.
    head, separator, checkpoint = data.partition(b"\n\n")
    if not separator:
        raise TlogProofError("no empty line before the checkpoint")
    try:
        lines = head.decode("ascii").split("\n")
        return _parse_head(lines, checkpoint)
    except TextError as error:
        raise TlogProofError(str(error)) from None
    except UnicodeDecodeError:
        raise TlogProofError("not ASCII before the checkpoint") from None


def _parse_head(lines: list[str], checkpoint: bytes) -> TlogProof:
    if lines.pop(0) != HEADER:
        raise TlogProofError("not a proof")
    extra = None
    if lines and lines[0].startswith("extra "):
        extra = parse_base64(lines.pop(0).removeprefix("extra "))
        if not extra:
            raise TlogProofError("an extra line without data")
    if not lines or not lines[0].startswith("index "):
        raise TlogProofError("no index")
    index = parse_decimal(lines.pop(0).removeprefix("index "))
    if len(lines) > MAX_PATH:
        raise TlogProofError("path too long")
    path = tuple(parse_base64(line, length=32) for line in lines)
    return TlogProof(extra, index, path, checkpoint)


def verify_tlog_proof(
    data: bytes,
    leaf: bytes,
    log_key: VerifierKey,
    witnesses: Sequence[VerifierKey] = (),
    quorum: int = 0,
) -> Checkpoint:
    """The checkpoint under which the leaf hash is logged: signed by the log and
    by at least `quorum` of the witnesses.  TlogProofError otherwise."""
    if len({w.public_key for w in witnesses}) != len(witnesses):
        raise ValueError("the same witness twice")
    proof = parse_tlog_proof(data)
    try:
        checkpoint, note = open_checkpoint(proof.checkpoint, log_key)
        cosigned = [w for w in witnesses if verify_cosignature(note, w) is not None]
        verify_inclusion(leaf, proof.index, checkpoint.size, proof.path, checkpoint.root)
    except (CheckpointError, NoteError, ProofError) as error:
        raise TlogProofError(str(error)) from None
    if len(cosigned) < quorum:
        raise TlogProofError(f"{len(cosigned)} cosignatures instead of {quorum}")
    return checkpoint
