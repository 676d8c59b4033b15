"""Checkpoints, receipts and the directory of the sample.  FOR TEST VECTORS ONLY."""

from pathlib import Path

from . import ed25519, prover
from .checkpoint import Checkpoint
from .merkle import Tree
from .note import ED25519, Note, VerifierKey, sign_note
from .sample_data import ORIGIN
from .tlog_proof import TlogProof


def checkpoint(leaves: list[bytes], origin: str = ORIGIN, signer: str = "log") -> bytes:
    """Signed by the sample's log."""
    key = VerifierKey(origin, ED25519, bytes.fromhex(prover.public(signer)))
    text = Checkpoint(origin, len(leaves), Tree(leaves).root()).format()
    line = sign_note(text, key, lambda m: ed25519.sign(prover.seed(signer), m))
    return Note(text, (line,)).encode()


def receipt(leaves: list[bytes], index: int) -> bytes:
    """4.4: for an entry, under the checkpoint of all these leaves."""
    path = tuple(Tree(leaves).inclusion_proof(index, len(leaves)))
    return TlogProof(leaves[index], index, path, checkpoint(leaves)).encode()


def write(files: dict[str, bytes], directory: Path) -> None:
    """Puts a record into a directory."""
    for path, data in files.items():
        target = directory / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
