"""Keccak-f[1600], STROBE and Merlin."""

import hashlib
import struct
import unittest

from ostrakon_ref.keccak import permute
from ostrakon_ref.merlin import Transcript
from ostrakon_ref.strobe import Strobe128

from .vectors import load

VECTORS = load("merlin")


def sha3_256(message: bytes) -> bytes:
    """FIPS 202 section 6.1 on top of `permute`, to compare with hashlib."""
    rate = 136
    padded = bytearray(message + b"\x06" + bytes(-(len(message) + 1) % rate))
    padded[-1] |= 0x80
    state = [0] * 25
    for start in range(0, len(padded), rate):
        for i, lane in enumerate(struct.unpack("<17Q", padded[start : start + rate])):
            state[i] ^= lane
        state = permute(state)
    return struct.pack("<4Q", *state[:4])


class Keccak(unittest.TestCase):
    def test_published(self) -> None:
        lanes = [f"{lane:016x}" for lane in permute([0] * 25)]
        self.assertEqual(lanes, VECTORS["keccak_f1600_of_zero"])

    def test_against_sha3(self) -> None:
        for length in (0, 1, 135, 136, 137, 1000):
            message = bytes(i * 7 & 255 for i in range(length))
            self.assertEqual(sha3_256(message), hashlib.sha3_256(message).digest())


class Merlin(unittest.TestCase):
    def test_simple(self) -> None:
        case = VECTORS["simple"]
        transcript = Transcript(case["protocol"].encode())
        for label, message in case["messages"]:
            transcript.append_message(label.encode(), message.encode())
        challenge = transcript.challenge_bytes(case["challenge_label"].encode(), 32)
        self.assertEqual(challenge.hex(), case["challenge"])

    def test_complex(self) -> None:
        """Messages and challenges in turns, wrapping around the sponge."""
        case = VECTORS["complex"]
        transcript = Transcript(case["protocol"].encode())
        label, message = case["first_message"]
        transcript.append_message(label.encode(), message.encode())
        data = bytes([case["data_byte"]]) * case["data_length"]
        for _ in range(case["rounds"]):
            challenge = transcript.challenge_bytes(case["challenge_label"].encode(), 32)
            transcript.append_message(case["data_label"].encode(), data)
            transcript.append_message(case["echo_label"].encode(), challenge)
        self.assertEqual(challenge.hex(), case["last_challenge"])

    def test_clone_is_independent(self) -> None:
        common = Transcript(b"test")
        common.append_message(b"a", b"x" * 500)
        first, second = common.clone(), common.clone()
        first.append_message(b"b", b"1")
        again = common.clone()
        again.append_message(b"b", b"1")
        self.assertEqual(first.challenge_bytes(b"c", 64), again.challenge_bytes(b"c", 64))
        self.assertNotEqual(first.challenge_bytes(b"c", 64), second.challenge_bytes(b"c", 64))

    def test_numbers_and_framing(self) -> None:
        def challenge(steps: list[tuple[bytes, bytes]]) -> bytes:
            transcript = Transcript(b"test")
            for label, message in steps:
                transcript.append_message(label, message)
            return transcript.challenge_bytes(b"c", 32)

        numbered = Transcript(b"test")
        numbered.append_u64(b"n", 0x0102)
        expected = challenge([(b"n", b"\x02\x01" + bytes(6))])
        self.assertEqual(numbered.challenge_bytes(b"c", 32), expected)
        self.assertNotEqual(challenge([(b"a", b"bc")]), challenge([(b"ab", b"c")]))
        self.assertNotEqual(challenge([(b"a", b"b"), (b"a", b"")]), challenge([(b"a", b"b")]))


class Strobe(unittest.TestCase):
    def test_continued_operations(self) -> None:
        """An operation given in parts is the operation on the whole."""
        whole, parts = Strobe128(b"test"), Strobe128(b"test")
        data = bytes(range(256)) * 3
        whole.ad(data, more=False)
        parts.ad(data[:100], more=False)
        parts.ad(data[100:101], more=True)
        parts.ad(data[101:], more=True)
        whole.key(b"k" * 32, more=False)
        parts.key(b"k" * 32, more=False)
        self.assertEqual(
            whole.prf(400, more=False), parts.prf(150, more=False) + parts.prf(250, more=True)
        )

    def test_continuing_another_operation(self) -> None:
        strobe = Strobe128(b"test")
        strobe.ad(b"a", more=False)
        with self.assertRaises(ValueError):
            strobe.meta_ad(b"b", more=True)
