"""Tokens: RFC 9474's vector, keys, what is refused."""

import unittest
from hashlib import sha384

from ostrakon_ref import pss
from ostrakon_ref.sample_data import manifest_body
from ostrakon_ref.schema import check_body
from ostrakon_ref.token_maker import Draws, Key, blind, finalize, is_prime
from ostrakon_ref.tokens import EXPONENT, TokenError, key_fault, verify_token
from ostrakon_ref.vectors.manifest_tokens import modulus

from .vectors import load

RFC = {name: bytes.fromhex(value) for name, value in load("blind-rsa").items() if name != "source"}
NUMBER = {name: int.from_bytes(value, "big") for name, value in RFC.items()}
KEY = Key(NUMBER["p"], NUMBER["q"])


def drawn() -> Draws:
    return Draws(RFC["msg_prefix"], RFC["salt"], pow(NUMBER["inv"], -1, KEY.n))


class Rfc9474(unittest.TestCase):
    def test_key(self) -> None:
        self.assertEqual((KEY.n, NUMBER["e"]), (NUMBER["n"], EXPONENT))
        self.assertEqual(pow(2, EXPONENT * KEY.d, KEY.n), 2)
        self.assertTrue(is_prime(KEY.p) and is_prime(KEY.q) and not is_prime(KEY.n))
        self.assertEqual(key_fault(KEY.modulus), None)

    def test_every_step(self) -> None:
        self.assertEqual(blind(KEY.modulus, RFC["msg"], drawn()), RFC["blinded_msg"])
        self.assertEqual(KEY.sign(RFC["blinded_msg"]), RFC["blind_sig"])
        token = finalize(KEY.modulus, RFC["msg"], drawn(), RFC["blind_sig"])
        self.assertEqual(token, RFC["msg_prefix"] + RFC["sig"])

    def test_an_answer_that_is_none(self) -> None:
        for answer in (RFC["sig"], RFC["blinded_msg"], bytes(512), b"\0" * 511 + b"\1"):
            with self.assertRaises(TokenError):
                finalize(KEY.modulus, RFC["msg"], drawn(), answer)

    def test_what_is_not_signed(self) -> None:
        n = KEY.n
        for z in (0, 1, n - 1, n, n + 1, (1 << 4096) - 1):
            with self.assertRaises(TokenError):
                KEY.sign(z.to_bytes(512, "big"))
        for blinded in (b"", RFC["blinded_msg"][1:], b"\0" + RFC["blinded_msg"]):
            with self.assertRaises(TokenError):
                KEY.sign(blinded)


class Pss(unittest.TestCase):
    def test_every_field(self) -> None:
        """Each part of the encoding is looked at: signed as it should not be, it is refused."""
        message, length = RFC["input_msg"], KEY.length
        good = pss.encode(message, RFC["salt"], length)
        pss.check(message, good)
        hashed = sha384(message).digest()
        h = sha384(bytes(8) + hashed + RFC["salt"]).digest()
        mask = pss.mgf1(h, length - 49)
        def encoded(padded: bytes, tail: bytes = b"\xbc") -> bytes:
            masked = bytes(a ^ b for a, b in zip(padded, mask, strict=True))
            return bytes([masked[0] & 0x7F]) + masked[1:] + h + tail

        zeros = length - 98
        self.assertEqual(encoded(bytes(zeros) + b"\1" + RFC["salt"]), good)
        for bad in (
            encoded(bytes(zeros) + b"\1" + RFC["salt"], b"\xbd"), encoded(bytes(zeros) + b"\2" + RFC["salt"]),
            encoded(bytes(zeros - 1) + b"\1\1" + RFC["salt"]), bytes([good[0] | 0x80]) + good[1:],
            pss.encode(message, RFC["salt"][1:], length), pss.encode(message, RFC["salt"] + b"\0", length),
            pss.encode(message, b"", length),
        ):
            with self.assertRaises(pss.PssError):
                pss.check(message, bad)
            with self.assertRaises(TokenError):
                signature = pow(int.from_bytes(bad, "big") % KEY.n, KEY.d, KEY.n).to_bytes(length, "big")
                verify_token(KEY.modulus, RFC["msg"], RFC["msg_prefix"] + signature)


class Form(unittest.TestCase):
    """102: exactly the members of encoding.md; how long a modulus is, 104 judges."""

    def problems(self, token: object) -> list:
        body = manifest_body()
        body["rolls"][0]["token"] = token
        return check_body("manifest", body)

    def test_form(self) -> None:
        for right in (modulus(2048).hex(), "", "00", "ff" * 1000):
            self.assertEqual(self.problems({"modulus": right}), [])
        for wrong in ({"modulus": "FF"}, {"modulus": "f"}, {"modulus": 3}, {}, [], "ff",
                      {"modulus": "ff", "exponent": 3}, {"modulus": "xx"}):
            self.assertNotEqual(self.problems(wrong), [], wrong)
