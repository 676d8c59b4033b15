"""Making range proofs (3.5; Bünz et al. 2018, 4.1 and 4.2).
FOR TEST VECTORS ONLY, as prover.py is.

Of a value outside the range it makes a proof all the same, of the value's
lowest bits: a false one.
"""

from . import bases, scalar
from . import ristretto as r255
from .bases import GENERATOR
from .merlin import Transcript
from .pippenger import msm
from .prover import secret
from .range_proof import begin, begin_rounds, challenge, powers
from .ristretto import Point
from .scalar import ELL


class RangeProver:
    """`committed` are values and blindings of the M commitments."""

    def __init__(self, n: int, committed: list[tuple[int, int]], label: str) -> None:
        self.n, self.committed, self.label = n, committed, label
        m = len(committed)
        self.size = n * m
        self.g = [p for j in range(m) for p in bases.range_generators("G", j, n)]
        self.h = [p for j in range(m) for p in bases.range_generators("H", j, n)]
        self.left = [value >> i & 1 for value, _ in committed for i in range(n)]
        self.left_blind = [self._secret(f"s_L {q}") for q in range(self.size)]
        self.right_blind = [self._secret(f"s_R {q}") for q in range(self.size)]

    def _secret(self, name: str) -> int:
        return secret(f"{self.label} {name}")

    def _commit(self, blinding: int, left: list[int], right: list[int]) -> bytes:
        scalars = [s % ELL for s in (blinding, *left, *right)]
        return r255.encode(msm(scalars, [bases.value_blinding(), *self.g, *self.h]))

    def prove(self, transcript: Transcript, listed: list[bytes]) -> bytes:
        """The proof's bytes; `listed` are the M commitments."""
        begin(transcript, self.n, listed)
        alpha, rho = self._secret("alpha"), self._secret("rho")
        a = self._commit(alpha, self.left, [bit - 1 for bit in self.left])
        s = self._commit(rho, self.left_blind, self.right_blind)
        y = challenge(transcript, b"y", (b"A", a), (b"S", s))
        z = challenge(transcript, b"z")
        l0, l1, r0, r1 = self._polynomials(y, z)
        t1 = _inner(l0, r1) + _inner(l1, r0)
        tau1, tau2 = self._secret("tau1"), self._secret("tau2")
        big_t1, big_t2 = _pair(t1, tau1), _pair(_inner(l1, r1), tau2)
        x = challenge(transcript, b"x", (b"T_1", big_t1), (b"T_2", big_t2))
        left = [(v + x * w) % ELL for v, w in zip(l0, l1)]
        right = [(v + x * w) % ELL for v, w in zip(r0, r1)]
        blinding = sum(z**2 * zj * g for zj, (_, g) in zip(powers(z, len(listed)), self.committed))
        scalars = [_inner(left, right), (tau1 * x + tau2 * x * x + blinding) % ELL,
                   (alpha + rho * x) % ELL]
        encoded = [scalar.encode(value) for value in scalars]
        names = (b"t_x", b"t_x_blinding", b"e_blinding")
        w = challenge(transcript, b"w", *zip(names, encoded))
        rest = InnerProduct(self.g, self.h, y, w).prove(transcript, left, right)
        return b"".join([a, s, big_t1, big_t2, *encoded, *rest])

    def _polynomials(self, y: int, z: int) -> tuple[list[int], ...]:
        """l = l0 + l1 X and r = r0 + r1 X."""
        powers_y, powers_z = powers(y, self.size), powers(z, len(self.committed) + 2)
        l0 = [(bit - z) % ELL for bit in self.left]
        r0 = [(powers_y[q] * (bit - 1 + z) + (powers_z[q // self.n + 2] << q % self.n)) % ELL
              for q, bit in enumerate(self.left)]
        r1 = [p * s % ELL for p, s in zip(powers_y, self.right_blind)]
        return l0, self.left_blind, r0, r1


def _inner(left: list[int], right: list[int]) -> int:
    return sum(a * b for a, b in zip(left, right)) % ELL


def _pair(value: int, blinding: int) -> bytes:
    return r255.encode(msm([value, blinding], [GENERATOR, bases.value_blinding()]))


class InnerProduct:
    """Halves two vectors until one number of each is left.  The generators are
    never folded: what each of them is multiplied with is kept instead."""

    def __init__(self, g: list[Point], h: list[Point], y: int, w: int) -> None:
        self.points = [*g, *h, GENERATOR]
        self.w = w
        self.g_factors = [1] * len(g)
        self.h_factors = powers(pow(y, -1, ELL), len(h))

    def prove(self, transcript: Transcript, a: list[int], b: list[int]) -> list[bytes]:
        """L_1, R_1, ..., a, b."""
        begin_rounds(transcript, len(a))
        found: list[bytes] = []
        while len(a) > 1:
            half = len(a) // 2
            left = self._cross(a[:half], b[half:], 1)
            right = self._cross(a[half:], b[:half], 0)
            u = challenge(transcript, b"u", (b"L", left), (b"R", right))
            found += [left, right]
            self._fold(half, u)
            inverse = pow(u, -1, ELL)
            a = [(u * p + inverse * q) % ELL for p, q in zip(a[:half], a[half:])]
            b = [(inverse * p + u * q) % ELL for p, q in zip(b[:half], b[half:])]
        return [*found, scalar.encode(a[0]), scalar.encode(b[0])]

    def _cross(self, a: list[int], b: list[int], upper: int) -> bytes:
        """a on one half of G, b on the other half of H, and <a, b> w G."""
        half = len(a)
        g = [a[q % half] * f if q // half % 2 == upper else 0 for q, f in enumerate(self.g_factors)]
        h = [b[q % half] * f if q // half % 2 != upper else 0 for q, f in enumerate(self.h_factors)]
        scalars = [s % ELL for s in (*g, *h, self.w * _inner(a, b))]
        return r255.encode(msm(scalars, self.points))

    def _fold(self, half: int, u: int) -> None:
        inverse = pow(u, -1, ELL)
        for q in range(len(self.g_factors)):
            upper = q // half % 2
            self.g_factors[q] = self.g_factors[q] * (u if upper else inverse) % ELL
            self.h_factors[q] = self.h_factors[q] * (inverse if upper else u) % ELL
