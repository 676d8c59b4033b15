"""Canonical JSON."""

import json
import unittest

from ostrakon_ref.jcs import JcsError, dumps, loads_canonical

from .vectors import load

VECTORS = load("jcs")


class Published(unittest.TestCase):
    def test_pairs(self) -> None:
        for case in VECTORS["pairs"]:
            with self.subTest(case["name"]):
                output = case["output"].encode()
                self.assertEqual(dumps(json.loads(case["input"])), output)
                self.assertEqual(loads_canonical(output), json.loads(case["input"]))
                with self.assertRaises(JcsError):
                    loads_canonical(case["input"].encode())

    def test_canonical(self) -> None:
        for text in VECTORS["canonical"]:
            self.assertEqual(dumps(loads_canonical(text.encode())), text.encode())


class Refusals(unittest.TestCase):
    def test_documents(self) -> None:
        refused = [
            b"", b" ", b" 1", b"1 ", b"[1, 2]", b"1.0", b"1e3", b"1E3", b"-0", b"01", b"+1",
            b"NaN", b"Infinity", b"-Infinity", b"tru", b"[1,]", b"[1]]", b"{}{}", b"'a'",
            b"9007199254740992", b"-9007199254740992", b"1" + b"0" * 5000,
            b'{"a":1,"a":1}', b'{"b":1,"a":2}', b'{"a":{"x":1,"x":2}}', b"{1:2}",
            b'"\xff"', b'"\xed\xa0\x80"', b'"\\ud800"', b'{"\\ud800":1}', b'"\\u0041"',
            b'"\\/"', b'"\\u000a"', b'"\\u001F"', b'"\n"', b'"\x1f"', b"\xef\xbb\xbf1",
            b'"\xc0\x80"', b'"\\ud83d\\ude02"',
        ]
        for data in refused:
            with self.subTest(data[:30]), self.assertRaises(JcsError):
                loads_canonical(data)

    def test_values(self) -> None:
        for value in (1.0, 2**53, -(2**53), b"x", (1,), {1: 2}, "\ud800", {"\ud800": 1}):
            with self.subTest(repr(value)), self.assertRaises(JcsError):
                dumps(value)  # type: ignore[arg-type]

    def test_depth(self) -> None:
        for nest in (lambda n: b"[" * n + b"]" * n, lambda n: b'{"a":' * n + b"0" + b"}" * n):
            self.assertEqual(dumps(loads_canonical(nest(32))), nest(32))
            for depth in (33, 1000, 100_000):
                with self.assertRaises(JcsError):
                    loads_canonical(nest(depth))

    def test_accepted(self) -> None:
        accepted = [
            b"null", b"true", b"false", b"0", b"-1", b"9007199254740991", b"-9007199254740991",
            b'""', b"[]", b"{}", b'"\x7f"', b'"\\b\\t\\n\\f\\r\\"\\\\\\u0000\\u001f"', b'"/"',
            b'[1,"a",{"b":[null]}]', '"\u2028\uffff"'.encode(),
        ]
        for data in accepted:
            self.assertEqual(dumps(loads_canonical(data)), data)
