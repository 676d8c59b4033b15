"""Field, scalars, curve arithmetic and ristretto255 (RFC 9496)."""

import random
import unittest
from hashlib import sha512

from ostrakon_ref import edwards, field, multiply, scalar
from ostrakon_ref import ristretto as r255
from ostrakon_ref.ristretto import GENERATOR, IDENTITY

from .vectors import load

VECTORS = load("ristretto255")


class Published(unittest.TestCase):
    def test_constants(self) -> None:
        for name, value in VECTORS["constants"].items():
            self.assertEqual(getattr(field, name), int(value), name)

    def test_square_root_of_a_ratio(self) -> None:
        for case in VECTORS["sqrt_ratio_m1"]:
            got = field.sqrt_ratio_m1(int(case["u"]), int(case["v"]))
            self.assertEqual(got, (case["was_square"], int(case["root"])), case)

    def test_multiples_of_the_generator(self) -> None:
        total = IDENTITY
        for i, encoding in enumerate(VECTORS["multiples_of_generator"]):
            decoded = r255.decode(bytes.fromhex(encoding))
            for point in (total, decoded, r255.scalar_mul(i, GENERATOR)):
                self.assertEqual(r255.encode(point).hex(), encoding)
            self.assertTrue(r255.equal(decoded, total))
            total = r255.add(total, GENERATOR)

    def test_invalid_encodings(self) -> None:
        for why, encodings in VECTORS["invalid_encodings"].items():
            for encoding in encodings:
                with self.subTest(why, encoding=encoding), self.assertRaises(r255.DecodeError):
                    r255.decode(bytes.fromhex(encoding))

    def test_one_way_map(self) -> None:
        for case in VECTORS["one_way_map"]:
            point = r255.one_way_map(bytes.fromhex(case["input"]))
            self.assertEqual(r255.encode(point).hex(), case["output"])
        for case in VECTORS["one_way_map_of_sha512"]:
            point = r255.one_way_map(sha512(case["label"].encode()).digest())
            self.assertEqual(r255.encode(point).hex(), case["output"])


class Scalars(unittest.TestCase):
    def test_decode_is_strict(self) -> None:
        for value in (0, 1, scalar.ELL - 1):
            self.assertEqual(scalar.decode(scalar.encode(value)), value)
        refused = [scalar.ELL, scalar.ELL + 1, 2**255, 2**256 - 1]
        for data in [v.to_bytes(32, "little") for v in refused] + [b"", bytes(31), bytes(33)]:
            with self.assertRaises(scalar.ScalarError):
                scalar.decode(data)
        for value in (-1, scalar.ELL):
            with self.assertRaises(scalar.ScalarError):
                scalar.encode(value)

    def test_wide_reduction(self) -> None:
        self.assertEqual(scalar.reduce_wide(scalar.ELL.to_bytes(64, "little")), 0)
        self.assertEqual(scalar.reduce_wide(b"\xff" * 64), (2**512 - 1) % scalar.ELL)
        for length in (32, 63, 65):
            with self.assertRaises(scalar.ScalarError):
                scalar.reduce_wide(bytes(length))


class Arithmetic(unittest.TestCase):
    """Laws of a group, and the fast ways against the definition."""

    def setUp(self) -> None:
        self.random = random.Random(9496)
        self.points = [r255.one_way_map(self.random.randbytes(64)) for _ in range(6)]
        self.scalars = [self.random.randrange(scalar.ELL) for _ in range(6)]

    def naive(self, s: int, p: edwards.Point) -> edwards.Point:
        """Double and add, with nothing but `add`."""
        total = IDENTITY
        for bit in bin(s)[2:]:
            total = edwards.add(total, total)
            if bit == "1":
                total = edwards.add(total, p)
        return total

    def test_scalar_multiplication(self) -> None:
        edges = [0, 1, 2, 15, 16, 31, 32, scalar.ELL - 1, scalar.ELL, 2**252, 2**256 - 1]
        base = multiply.FixedBase(self.points[0])
        for s in edges + self.scalars:
            expected = self.naive(s, self.points[0])
            self.assertTrue(edwards.equal(multiply.scalar_mul(s, self.points[0]), expected), s)
            self.assertTrue(edwards.equal(base.mul(s), expected), s)

    def test_msm(self) -> None:
        for count in range(len(self.points) + 1):
            expected = IDENTITY
            for s, p in zip(self.scalars[:count], self.points):
                expected = edwards.add(expected, self.naive(s, p))
            got = multiply.msm(self.scalars[:count], self.points[:count])
            self.assertTrue(edwards.equal(got, expected))
        with self.assertRaises(ValueError):
            multiply.msm([1], [])
        for s in (-1, 2**256):
            with self.assertRaises(ValueError):
                multiply.msm([s], [GENERATOR])

    def test_signed_digits(self) -> None:
        for s in [0, 1, 2**256 - 1] + self.scalars:
            digits = multiply.signed_digits(s)
            self.assertEqual(sum(d << i for i, d in enumerate(digits)), s)
            self.assertTrue(all(d == 0 or d % 2 and abs(d) < 16 for d in digits))

    def test_group_laws(self) -> None:
        a, b, c = self.points[:3]
        self.assertTrue(r255.equal(r255.add(a, b), r255.add(b, a)))
        self.assertTrue(r255.equal(r255.add(r255.add(a, b), c), r255.add(a, r255.add(b, c))))
        self.assertTrue(edwards.equal(edwards.double(a), edwards.add(a, a)))
        self.assertTrue(r255.is_identity(r255.subtract(a, a)))
        self.assertTrue(r255.is_identity(r255.scalar_mul(scalar.ELL, a)))
        self.assertFalse(r255.is_identity(a))
        self.assertFalse(r255.equal(a, b))
        x, y, z, t = edwards.double(a)
        self.assertEqual(x * y % field.P, z * t % field.P)

    def test_small_order_points_represent_the_identity(self) -> None:
        """Every representative of an element is equal and encodes the same."""
        four_torsion = [(0, 1, 1, 0), (field.SQRT_M1, 0, 1, 0), (0, field.P - 1, 1, 0)]
        for torsion in four_torsion:
            self.assertTrue(r255.is_identity(torsion))
            self.assertEqual(r255.encode(torsion), bytes(32))
            other = edwards.add(self.points[0], torsion)
            self.assertTrue(r255.equal(self.points[0], other))
            self.assertEqual(r255.encode(self.points[0]), r255.encode(other))

    def test_round_trip(self) -> None:
        for p in self.points:
            self.assertTrue(r255.equal(r255.decode(r255.encode(p)), p))
            negated = r255.encode(r255.negate(p))
            self.assertEqual(negated, r255.encode(r255.scalar_mul(scalar.ELL - 1, p)))

    def test_lengths(self) -> None:
        for length in (0, 31, 33):
            with self.assertRaises(r255.DecodeError):
                r255.decode(bytes(length))
        with self.assertRaises(ValueError):
            r255.one_way_map(bytes(63))
