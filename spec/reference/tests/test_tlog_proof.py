"""tlog proofs (c2sp.org/tlog-proof)."""

import unittest

from ostrakon_ref import ed25519, merkle
from ostrakon_ref.checkpoint import Checkpoint
from ostrakon_ref.cosignature import cosigned_message
from ostrakon_ref.note import COSIGNATURE_V1, ED25519, Note, SignatureLine, VerifierKey, sign_note
from ostrakon_ref.textual import format_base64
from ostrakon_ref.tlog_proof import TlogProof, TlogProofError, parse_tlog_proof, verify_tlog_proof

from .vectors import load

VECTORS = load("tlog-proof")
LOG_SEED = b"\x01" * 32
LOG = VerifierKey("example.com/log", ED25519, ed25519.public_key(LOG_SEED))
WITNESS_SEEDS = [bytes([10 + i]) * 32 for i in range(3)]
WITNESSES = [
    VerifierKey(f"witness{i}.example", COSIGNATURE_V1, ed25519.public_key(seed))
    for i, seed in enumerate(WITNESS_SEEDS)
]
LEAVES = [merkle.leaf_hash(bytes([i])) for i in range(11)]


def signed_checkpoint(witnesses: int) -> bytes:
    """The tree of LEAVES, signed by the log and the first few witnesses."""
    text = Checkpoint(LOG.name, len(LEAVES), merkle.root_hash(LEAVES)).format()
    lines = [sign_note(text, LOG, lambda m: ed25519.sign(LOG_SEED, m))]
    for key, seed in list(zip(WITNESSES, WITNESS_SEEDS))[:witnesses]:
        signature = ed25519.sign(seed, cosigned_message(1000, text))
        lines.append(SignatureLine(key.name, key.key_id, (1000).to_bytes(8, "big") + signature))
    return Note(text, tuple(lines)).encode()


class Published(unittest.TestCase):
    def test_well_formed(self) -> None:
        for case in VECTORS["well_formed"]:
            extra = None if case["extra"] is None else case["extra"].encode()
            path = tuple(bytes.fromhex(h) for h in case["path"])
            proof = TlogProof(extra, case["index"], path, case["checkpoint"].encode())
            self.assertEqual(parse_tlog_proof(case["text"].encode()), proof)
            self.assertEqual(proof.encode(), case["text"].encode())

    def test_malformed(self) -> None:
        for text in VECTORS["malformed"]:
            with self.subTest(text), self.assertRaises(TlogProofError):
                parse_tlog_proof(text.encode())


class Verification(unittest.TestCase):
    def proof(self, index: int, witnesses: int = 2, extra: bytes | None = b"x") -> bytes:
        path = tuple(merkle.Tree(LEAVES).inclusion_proof(index, len(LEAVES)))
        return TlogProof(extra, index, path, signed_checkpoint(witnesses)).encode()

    def test_valid(self) -> None:
        for index in range(len(LEAVES)):
            data = self.proof(index, extra=None)
            checkpoint = verify_tlog_proof(data, LEAVES[index], LOG, WITNESSES, quorum=2)
            self.assertEqual(checkpoint.size, len(LEAVES))
        verify_tlog_proof(self.proof(3, witnesses=0), LEAVES[3], LOG)

    def test_invalid(self) -> None:
        good = self.proof(3)
        bad = [
            (good, LEAVES[4], LOG, 2),
            (good, LEAVES[3], LOG, 3),
            (good, LEAVES[3], VerifierKey("other", ED25519, LOG.public_key), 0),
            (good, LEAVES[3], VerifierKey(LOG.name, ED25519, WITNESSES[0].public_key), 0),
            (good.replace(b"index 3", b"index 2"), LEAVES[3], LOG, 0),
            (good.replace(b"\n11\n", b"\n12\n"), LEAVES[3], LOG, 0),
        ]
        for data, leaf, log, quorum in bad:
            with self.assertRaises(TlogProofError):
                verify_tlog_proof(data, leaf, log, WITNESSES, quorum)

    def test_a_bad_cosignature_spoils_the_proof(self) -> None:
        """Even when the others suffice: a known witness would not sign badly."""
        note = signed_checkpoint(1)
        line = SignatureLine(WITNESSES[1].name, WITNESSES[1].key_id, bytes(72)).format().encode()
        path = tuple(merkle.Tree(LEAVES).inclusion_proof(0, len(LEAVES)))
        data = TlogProof(None, 0, path, note + line).encode()
        with self.assertRaises(TlogProofError):
            verify_tlog_proof(data, LEAVES[0], LOG, WITNESSES, quorum=1)
        verify_tlog_proof(data, LEAVES[0], LOG, WITNESSES[:1], quorum=1)
        with self.assertRaises(ValueError):
            verify_tlog_proof(data, LEAVES[0], LOG, WITNESSES[:1] * 2, quorum=2)

    def test_malformed(self) -> None:
        good = self.proof(3).decode()
        hash_line = format_base64(LEAVES[2]) + "\n"
        self.assertIn(hash_line, good)
        refused = [
            good.replace("index 3", "index 03"),
            good.replace("index 3", "index  3"),
            good.replace("index 3", "index 3 "),
            good.replace("index 3\n", ""),
            good.replace("@v1", "@v2"),
            good.replace("extra eA==", "extra eA"),
            good.replace("extra eA==", "extra "),
            good.replace("extra eA==", "extra eA==\nextra eA=="),
            good.replace("extra eA==\nindex 3", "index 3\nextra eA=="),
            good.replace(hash_line, hash_line[:-2] + "\n"),
            good.replace(hash_line, hash_line.replace("\n", "\r\n")),
            good.replace(hash_line, hash_line * 65),
            good.replace("\n\n" + LOG.name, "\n" + LOG.name, 1),
            good.replace("\n\n" + LOG.name, "\n\n\n" + LOG.name, 1),
            good.split("\n\n")[0] + "\n",
            "\n" + good,
            "",
        ]
        for text in refused:
            with self.subTest(text[:80]), self.assertRaises(TlogProofError):
                verify_tlog_proof(text.encode(), LEAVES[3], LOG)
