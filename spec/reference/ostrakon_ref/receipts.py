"""Receipts (4.4), and whether a record contradicts one (4.5)."""

from dataclasses import dataclass

from .checkpoint import CheckpointError, open_checkpoint
from .limits import MAX_RECEIPT
from .log import Log
from .merkle import ProofError, verify_inclusion
from .note import ED25519, VerifierKey
from .tlog_proof import TlogProofError, parse_tlog_proof


class ReceiptError(ValueError):
    """Not a valid receipt of this log."""


@dataclass
class Receipt:
    """What the log promised: this leaf, there, under this head."""

    leaf: bytes
    index: int
    size: int
    root: bytes


def log_key(origin: str, key: str) -> VerifierKey:
    """The key of the log, under the name of its origin."""
    return VerifierKey(origin, ED25519, bytes.fromhex(key))


def read_receipt(data: bytes, key: VerifierKey) -> Receipt:
    """A receipt whose signature and path are valid."""
    if len(data) > MAX_RECEIPT:
        raise ReceiptError("too large")
    try:
        proof = parse_tlog_proof(data)
        if proof.extra is None or len(proof.extra) != 32:
            raise ReceiptError("extra is not a leaf hash")
        checkpoint, _ = open_checkpoint(proof.checkpoint, key)
        verify_inclusion(
            proof.extra, proof.index, checkpoint.size, proof.path, checkpoint.root
        )
    except (TlogProofError, CheckpointError, ProofError) as error:
        raise ReceiptError(str(error)) from None
    return Receipt(proof.extra, proof.index, checkpoint.size, checkpoint.root)


def contradiction(receipt: Receipt, log: Log) -> str | None:
    """How the record contradicts a valid receipt; None if it agrees."""
    if receipt.size > len(log.entries):
        return f"the log signed {receipt.size} entries, the record has {len(log.entries)}"
    if log.root(receipt.size) != receipt.root:
        return f"the log signed another root of its first {receipt.size} entries"
    if log.entries[receipt.index].leaf != receipt.leaf:
        return f"another entry stands at {receipt.index}"
    return None
