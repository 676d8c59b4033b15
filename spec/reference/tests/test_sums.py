"""Long sums (Pippenger) and equations added up (3.6)."""

import random
import unittest
from unittest import mock

from ostrakon_ref import bases, equations, pippenger
from ostrakon_ref import ristretto as r255
from ostrakon_ref.equations import Equation, all_hold, holds, weights
from ostrakon_ref.ristretto import GENERATOR
from ostrakon_ref.scalar import ELL


class Sums(unittest.TestCase):
    def test_digits(self) -> None:
        for width in (3, 5, 8, 13):
            for s in (0, 1, 2**252, ELL - 1, 2**256 - 1, *(random.Random(7).getrandbits(253) for _ in range(20))):
                found = pippenger.digits(s, width)
                self.assertEqual(sum(d << width * i for i, d in enumerate(found)), s)
                self.assertTrue(all(-(1 << width - 1) < d <= 1 << width - 1 for d in found))

    def test_equals_single_multiples(self) -> None:
        rng = random.Random(1)
        points = [bases.bit(i) for i in range(1, 80)]
        for count in (0, 1, 23, 24, 25, 79):
            scalars = [rng.choice([0, 1, ELL - 1, rng.randrange(ELL), rng.getrandbits(128)]) for _ in range(count)]
            total = r255.IDENTITY
            for s, p in zip(scalars, points):
                total = r255.add(total, r255.scalar_mul(s, p))
            self.assertTrue(r255.equal(total, pippenger.msm(scalars, points[:count])), count)

    def test_the_same_point_again(self) -> None:
        """Opposite points and doublings within one bucket."""
        negative = r255.negate(GENERATOR)
        self.assertTrue(r255.is_identity(pippenger.msm([9] * 40, [GENERATOR, negative] * 20)))
        total = pippenger.msm([ELL - 5] * 30, [GENERATOR] * 30)
        self.assertTrue(r255.equal(total, r255.scalar_mul(-150 % ELL, GENERATOR)))


class Batches(unittest.TestCase):
    POINTS = [bases.bit(1), bases.bit(2)]

    def equation(self, offset: int = 0) -> Equation:
        """5 g_1 + 3 g_2 - (5 g_1 + 3 g_2 + offset g_1) = O."""
        own = r255.add(r255.scalar_mul(5 + offset, self.POINTS[0]), r255.scalar_mul(3, self.POINTS[1]))
        return Equation("sum", [(0, [5, 3])], [(ELL - 1, own)])

    def test_errors_do_not_cancel(self) -> None:
        self.assertTrue(holds(self.POINTS, self.equation()))
        self.assertTrue(all_hold(self.POINTS, [self.equation()] * 3, b"batch"))
        for pair in ((1, ELL - 1), (1, 0), (0, 7)):
            listed = [self.equation(offset) for offset in pair]
            self.assertFalse(all_hold(self.POINTS, listed, b"batch"), pair)

    def test_weights(self) -> None:
        first, second = weights(50, b"a"), weights(50, b"a")
        self.assertEqual(len(set(first) | set(second)), 100)
        with mock.patch.object(equations.secrets, "token_bytes", lambda n: bytes(n)):
            with self.assertRaises(RuntimeError):
                weights(2, b"a")


if __name__ == "__main__":
    unittest.main()
