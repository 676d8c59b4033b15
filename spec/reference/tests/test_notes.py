"""Signed notes, checkpoints and cosignatures (C2SP)."""

import base64
import unittest

from ostrakon_ref import ed25519
from ostrakon_ref.checkpoint import Checkpoint, CheckpointError, open_checkpoint, parse_checkpoint
from ostrakon_ref.cosignature import cosigned_message, parse_timestamped, verify_cosignature
from ostrakon_ref.merkle import EMPTY_ROOT
from ostrakon_ref.note import (
    COSIGNATURE_V1, ED25519, Note, NoteError, SignatureLine, VerifierKey, parse_note, parse_vkey,
    sign_note, verify_note,
)
from ostrakon_ref.textual import TextError, format_base64, parse_base64, parse_decimal

from .vectors import load

VECTORS = load("notes")
SIGNED = VECTORS["signed"]
LIVE = VECTORS["live"]


def _lines(count: int) -> str:
    """A note with lines of that many signers."""
    lines = (SignatureLine(f"s{i}", bytes(4), b"signature").format() for i in range(count))
    return SIGNED["text"] + "\n" + "".join(lines)


class Notes(unittest.TestCase):
    def test_published_signatures(self) -> None:
        peter, enoch = (parse_vkey(vkey) for vkey in SIGNED["vkeys"])
        peter_line, enoch_line = SIGNED["lines"]
        both = parse_note((SIGNED["text"] + "\n" + peter_line + enoch_line).encode())
        self.assertEqual(both.text, SIGNED["text"])
        self.assertTrue(verify_note(both, peter))
        self.assertTrue(verify_note(both, enoch))
        one = parse_note((SIGNED["text"] + "\n" + peter_line).encode())
        self.assertFalse(verify_note(one, enoch))
        changed = Note(both.text.replace("answer", "Answer"), both.signatures)
        with self.assertRaises(NoteError):
            verify_note(changed, peter)

    def test_published_signing(self) -> None:
        seed = base64.b64decode(SIGNED["seed_key"].split("+", 4)[4])[1:]
        key = parse_vkey(SIGNED["vkeys"][0])
        self.assertEqual(ed25519.public_key(seed), key.public_key)
        line = sign_note(SIGNED["text"], key, lambda m: ed25519.sign(seed, m))
        self.assertEqual(line.format(), SIGNED["lines"][0])

    def test_published_examples_parse(self) -> None:
        for text in VECTORS["unkeyed"]:
            self.assertEqual(parse_note(text.encode()).encode(), text.encode())
        self.assertIn("\n\n", parse_note(VECTORS["unkeyed"][0].encode()).text)

    def test_published_malformed(self) -> None:
        for text in SIGNED["malformed"]:
            with self.subTest(text), self.assertRaises(NoteError):
                parse_note(text.encode())

    def test_malformed(self) -> None:
        text, line = SIGNED["text"], SIGNED["lines"][0]
        name, encoded = "\u2014 PeterNeumann ", line.split(" ")[2]
        refused = [
            (text + "\n" + line).encode() + b"\xff",
            (text + "\n" + line).replace("answer", "ans\twer").encode(),
            (text + "\n" + line.replace("\n", "\r\n")).encode(),
            (text + line).encode(),
            (text + "\n" + line + "\n").encode(),
            _lines(101).encode(),
            (text + "\n" + line * 2).encode(),
            _lines(3).encode() + SignatureLine("s1", bytes(4), b"another").format().encode(),
            (text + "\n" + "- " + line[2:]).encode(),
            (text + "\n" + "\u2014  " + line[2:]).encode(),
            (text + "\n" + line.replace("rN", "r+N")).encode(),
            (text + "\n" + line.replace("rN", "r\u00a0N")).encode(),
            (text + "\n" + name + encoded[:-2] + "\n").encode(),  # no padding
            (text + "\n" + name + "x08goB==\n").encode(),  # bits before the padding
            (text + "\n" + name + "x08gow==\n").encode(),  # a key ID and nothing else
            (text + "\n" + name + "\n").encode(),
            ("x" * 1_000_001 + "\n\n" + line).encode(),
            b"",
        ]
        for data in refused:
            with self.subTest(data[-60:]), self.assertRaises(NoteError):
                parse_note(data)
        same_name = SignatureLine("s1", b"\x00\x00\x00\x01", b"signature").format()
        self.assertEqual(len(parse_note((_lines(99) + same_name).encode()).signatures), 100)

    def test_one_bad_line_spoils_the_note(self) -> None:
        key = parse_vkey(SIGNED["vkeys"][0])
        good = parse_note((SIGNED["text"] + "\n" + SIGNED["lines"][0]).encode())
        for signature in (bytes(64), good.signatures[0].signature + b"\x00"):
            bad = SignatureLine(key.name, key.key_id, signature)
            with self.assertRaises(NoteError):
                verify_note(Note(good.text, good.signatures + (bad,)), key)
        stranger = SignatureLine(key.name, bytes(4), bytes(64))
        self.assertTrue(verify_note(Note(good.text, good.signatures + (stranger,)), key))

    def test_verifier_keys(self) -> None:
        for vkey in SIGNED["vkeys"] + [LIVE["log_vkey"], LIVE["witness_vkey"]]:
            self.assertEqual(parse_vkey(vkey).format(), vkey)
            for i in range(len(vkey)):
                changed = vkey[:i] + chr(ord(vkey[i]) ^ 1) + vkey[i + 1 :]
                for bad in (changed, vkey[:i], vkey[i + 1 :]):
                    with self.subTest(bad), self.assertRaises(NoteError):
                        parse_vkey(bad)
        for vkey in SIGNED["bad_vkeys"]:
            with self.assertRaises(NoteError):
                parse_vkey(vkey)


class Checkpoints(unittest.TestCase):
    def test_published_texts(self) -> None:
        texts = VECTORS["checkpoints"]
        for text in texts["good"]:
            self.assertEqual(parse_checkpoint(text).format(), text)
        for text in texts["bad"] + texts["extended"]:
            with self.subTest(text), self.assertRaises(CheckpointError):
                parse_checkpoint(text)

    def test_texts(self) -> None:
        root = format_base64(bytes(32))
        empty = format_base64(EMPTY_ROOT)
        self.assertEqual(parse_checkpoint(f"o\n0\n{empty}\n"), Checkpoint("o", 0, EMPTY_ROOT))
        self.assertEqual(parse_checkpoint(f"o\n{2**64 - 1}\n{root}\n").size, 2**64 - 1)
        refused = [
            f"o\n0\n{root}\n", f"o\n01\n{root}\n", f"o\n\n{root}\n", f"o\n+1\n{root}\n",
            f"o\n1 \n{root}\n", f"o\n-1\n{root}\n", f"o\n{2**64}\n{root}\n", f"o\n\u0661\n{root}\n",
            f"o\n1\n{root}", f"o\n1\n{root}\n\n", f"o\n1\n{root} \n", f"o\n1\n{root[:-1]}\n",
            f"o\n1\n{format_base64(bytes(31))}\n", f"o\n1\n{format_base64(bytes(33))}\n",
            f"o\n1\n{root[:-2]}B=\n", "o\n1\n", "", "\n",
        ]
        for text in refused:
            with self.subTest(text), self.assertRaises(CheckpointError):
                parse_checkpoint(text)

    def test_published_signed(self) -> None:
        key = parse_vkey(LIVE["log_vkey"])
        checkpoint, note = open_checkpoint(LIVE["note"].encode(), key)
        self.assertEqual((checkpoint.origin, checkpoint.size), (key.name, 1432088532))
        self.assertEqual(len(note.signatures), 6)
        case = VECTORS["litewitness"]
        key = VerifierKey(case["origin"], ED25519, bytes.fromhex(case["public_key"]))
        self.assertEqual(open_checkpoint(case["note"].encode(), key)[0].size, 1)

    def test_another_log(self) -> None:
        seed = bytes(32)
        key = VerifierKey("log", ED25519, ed25519.public_key(seed))
        for origin in ("log", "other"):
            text = Checkpoint(origin, 0, EMPTY_ROOT).format()
            line = sign_note(text, key, lambda m: ed25519.sign(seed, m))
            data = Note(text, (line,)).encode()
            if origin == "log":
                open_checkpoint(data, key)
            else:
                with self.assertRaises(CheckpointError):
                    open_checkpoint(data, key)
        with self.assertRaises(CheckpointError):
            open_checkpoint(LIVE["note"].encode(), key)


class Cosignatures(unittest.TestCase):
    def test_published(self) -> None:
        note = parse_note(LIVE["note"].encode())
        key = parse_vkey(LIVE["witness_vkey"])
        self.assertEqual(verify_cosignature(note, key), 0x6A122120)
        stranger = VerifierKey("stranger", COSIGNATURE_V1, key.public_key)
        self.assertIsNone(verify_cosignature(note, stranger))
        with self.assertRaises(NoteError):
            verify_cosignature(Note(note.text.replace("1432", "1433"), note.signatures), key)

    def test_published_timestamp(self) -> None:
        case = VECTORS["timestamp"]
        line = base64.b64decode(case["signature"])
        self.assertEqual(parse_timestamped(line[4:])[0], case["time"])
        with self.assertRaises(NoteError):
            parse_timestamped(base64.b64decode(case["not_a_cosignature"])[4:])

    def test_time_is_signed_and_in_range(self) -> None:
        seed = b"\x07" * 32
        key = VerifierKey("w", COSIGNATURE_V1, ed25519.public_key(seed))

        def line(time: int, said: int) -> SignatureLine:
            signature = ed25519.sign(seed, cosigned_message(time, "text\n"))
            return SignatureLine("w", key.key_id, said.to_bytes(8, "big") + signature)

        both = Note("text\n", (line(5, 5), line(9, 9), line(7, 7)))
        self.assertEqual(verify_cosignature(both, key), 9)
        for bad in (line(5, 6), line(2**63, 2**63)):
            with self.assertRaises(NoteError):
                verify_cosignature(Note("text\n", (line(5, 5), bad)), key)
        with self.assertRaises(ValueError):
            verify_note(both, key)


class Texts(unittest.TestCase):
    def test_base64(self) -> None:
        self.assertEqual(parse_base64("AAEC"), b"\x00\x01\x02")
        refused = ["AA", "AA=", "AB==", "AAF=", "AA==AA==", "A-_=", "AAEC\n", " AAEC", "\u00e9AAA"]
        for text in refused:
            with self.subTest(text), self.assertRaises(TextError):
                parse_base64(text)

    def test_decimal(self) -> None:
        self.assertEqual([parse_decimal(t) for t in ("0", "7", "10")], [0, 7, 10])
        for text in ("", "00", "07", "+1", "-1", " 1", "1_0", "1.0", "\u0661", "9" * 21, "x"):
            with self.subTest(text), self.assertRaises(TextError):
                parse_decimal(text)
        with self.assertRaises(TextError):
            parse_decimal("11", maximum=10)
