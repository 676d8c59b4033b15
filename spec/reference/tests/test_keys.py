"""Ed25519, the VRF and HKDF."""

import unittest
from hashlib import sha512

from ostrakon_ref import ed25519, edwards, field, hkdf, scalar, vrf
from ostrakon_ref import ristretto as r255

from .vectors import load

ED25519 = load("ed25519")
VRF = {name: bytes.fromhex(v) for name, v in load("vrf").items() if name != "source"}


def unhex(case: dict, *names: str) -> list[bytes]:
    return [bytes.fromhex(case[name]) for name in names]


class Ed25519(unittest.TestCase):
    def test_rfc8032(self) -> None:
        for case in ED25519["rfc8032"]:
            with self.subTest(case["name"]):
                seed, key, message, signature = unhex(
                    case, "seed", "public_key", "message", "signature"
                )
                self.assertEqual(ed25519.public_key(seed), key)
                self.assertEqual(ed25519.sign(seed, message), signature)
                ed25519.verify(key, message, signature)

    def test_edge_cases(self) -> None:
        for case in ED25519["speccheck"]:
            with self.subTest(case["what"]):
                arguments = unhex(case, "public_key", "message", "signature")
                if case["strict_valid"]:
                    ed25519.verify(*arguments)
                else:
                    with self.assertRaises(ed25519.SignatureError):
                        ed25519.verify(*arguments)

    def test_changes_are_noticed(self) -> None:
        key, message, signature = unhex(
            ED25519["rfc8032"][2], "public_key", "message", "signature"
        )
        s = int.from_bytes(signature[32:], "little") + scalar.ELL
        bad = [
            (key, message + b"x", signature),
            (key, message, signature[:-1]),
            (key, message, signature + b"\x00"),
            (key[:-1], message, signature),
            (ed25519.public_key(bytes(32)), message, signature),
            (key, message, signature[:32] + s.to_bytes(32, "little")),
            (key, message, bytes([signature[0] ^ 1]) + signature[1:]),
            (key, message, signature[:32] + bytes([signature[32] ^ 1]) + signature[33:]),
        ]
        for arguments in bad:
            with self.assertRaises(ed25519.SignatureError):
                ed25519.verify(*arguments)

    def test_points_are_strict(self) -> None:
        p = field.P
        one_with_sign = (1 | 1 << 255).to_bytes(32, "little")
        minus_one_with_sign = (p - 1 | 1 << 255).to_bytes(32, "little")
        refused = [(p + y).to_bytes(32, "little") for y in range(19)]
        for data in refused + [one_with_sign, minus_one_with_sign, bytes(31), bytes(33)]:
            with self.assertRaises(ed25519.SignatureError):
                ed25519.decode_point(data)
        for seed in range(5):
            key = ed25519.public_key(bytes([seed]) * 32)
            self.assertEqual(ed25519.encode_point(ed25519.decode_point(key)), key)

    def test_all_eight_small_order_points(self) -> None:
        order_8 = ed25519.decode_point(bytes.fromhex(ED25519["speccheck"][0]["public_key"]))
        found, point = set(), edwards.IDENTITY
        for _ in range(8):
            found.add(ed25519.encode_point(point))
            self.assertTrue(ed25519.is_small_order(point))
            point = edwards.add(point, order_8)
        self.assertEqual(len(found), 8)
        self.assertFalse(ed25519.is_small_order(ed25519.base().point))


class Vrf(unittest.TestCase):
    def test_published(self) -> None:
        h = vrf.encode_to_curve(VRF["PK"], VRF["alpha"])
        self.assertEqual(r255.encode(h), VRF["H"])
        self.assertEqual(vrf.prove(VRF["SK"], VRF["alpha"]), VRF["pi"])
        self.assertEqual(vrf.verify(VRF["PK"], VRF["alpha"], VRF["pi"]), VRF["beta"])
        self.assertEqual(vrf.proof_to_hash(VRF["pi"][:32]), VRF["beta"])

    def test_refusals(self) -> None:
        pk, alpha, pi = VRF["PK"], VRF["alpha"], VRF["pi"]
        s = int.from_bytes(pi[48:], "little") + scalar.ELL
        bad = [
            (pk, alpha + b"x", pi),
            (pk, alpha, pi[:-1]),
            (pk, alpha, pi + b"\x00"),
            (pk, alpha, pi[:48] + s.to_bytes(32, "little")),
            (pk, alpha, VRF["H"] + pi[32:]),
            (pk, alpha, b"\x01" + bytes(31) + pi[32:]),
            (bytes(32), alpha, vrf.prove(bytes(32), alpha)),  # the identity as key
            (VRF["H"], alpha, pi),
            (pk[:-1], alpha, pi),
        ]
        bad += [(pk, alpha, pi[:i] + bytes([pi[i] ^ 1]) + pi[i + 1 :]) for i in (32, 47, 48, 79)]
        for arguments in bad:
            with self.assertRaises(vrf.VrfError):
                vrf.verify(*arguments)


class Hkdf(unittest.TestCase):
    def test_published(self) -> None:
        for case in load("hkdf")["cases"]:
            ikm, salt, info, okm = unhex(case, "ikm", "salt", "info", "okm")
            self.assertEqual(hkdf.hkdf_sha512(ikm, salt, info, case["size"]), okm)

    def test_lengths(self) -> None:
        key = sha512(b"").digest()
        self.assertEqual(hkdf.expand(key, b"", 0), b"")
        self.assertEqual(hkdf.expand(key, b"", 16320)[:100], hkdf.expand(key, b"", 100))
        with self.assertRaises(ValueError):
            hkdf.expand(key, b"", 16321)
