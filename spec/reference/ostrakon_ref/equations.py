"""Equations of a proof as sums that are to be O, one at a time or many at once (3.6).

An equation is a sum of multiples of bases, which all ballots of a roll share,
and of points of its own.  Weighed and added, the multiples of a base become
one: a whole batch costs one long sum.
"""

import secrets
from dataclasses import dataclass, field
from hashlib import sha256, shake_256

from . import bases
from . import ristretto as r255
from .pippenger import msm
from .ristretto import Point
from .scalar import ELL


@dataclass
class Equation:
    """`shared`: where in the list of bases, and factors from there on;
    `own`: factors and points.  Holds if the sum is O."""

    name: str
    shared: list[tuple[int, list[int]]] = field(default_factory=list)
    own: list[tuple[int, Point]] = field(default_factory=list)


def add_up(points: list[Point], weighed: list[tuple[int, Equation]]) -> Point:
    """The sum of equations, each times its weight."""
    factors = [0] * len(points)
    own: list[tuple[int, Point]] = []
    for weight, equation in weighed:
        for start, row in equation.shared:
            for i, factor in enumerate(row, start):
                factors[i] += weight * factor
        own += [(weight * factor % ELL, p) for factor, p in equation.own]
    scalars = [factor % ELL for factor in factors] + [factor for factor, _ in own]
    return msm(scalars, [*points, *(p for _, p in own)])


def holds(points: list[Point], equation: Equation) -> bool:
    """One equation alone."""
    return r255.is_identity(add_up(points, [(1, equation)]))


def all_hold(points: list[Point], equations: list[Equation], batch: bytes) -> bool:
    """All of them, up to an error of 2^-128; `batch` are all bytes that they
    come from."""
    drawn = weights(len(equations), batch)
    return r255.is_identity(add_up(points, list(zip(drawn, equations))))


def weights(count: int, batch: bytes) -> list[int]:
    """3.6: fresh weights of 128 bits, none 0 and none twice."""
    first, second = secrets.token_bytes(32), secrets.token_bytes(32)
    if first == second:
        raise RuntimeError("the system's generator returns the same bytes twice")
    stream = shake_256(first + second + sha256(batch).digest()).digest(16 * count)
    found = [int.from_bytes(stream[16 * i : 16 * i + 16], "little") for i in range(count)]
    if 0 in found or len(set(found)) != count:
        raise RuntimeError("a weight is 0, or drawn twice")
    return found


class Bases:
    """The points that all ballots of a roll share, in one list: bit, square,
    number, random, credential, blinding, generator, value_blinding, keys,
    and the range proof's generators."""

    def __init__(self, sizes: tuple[int, int, int], keys: list[Point], n: int, m: int) -> None:
        bits, numbers, contests = sizes
        self.points: list[Point] = []
        self.bit = self._add([bases.bit(i) for i in range(1, bits + 1)])
        self.square = self._add([bases.bit_square(i) for i in range(1, bits + 1)])
        self.number = self._add([bases.number(j) for j in range(1, numbers + 1)])
        self.random = self._add([bases.randomness(c) for c in range(1, contests + 1)])
        self.credential = self._add([bases.credential()])
        self.blinding = self._add([bases.blinding()])
        self.generator = self._add([bases.GENERATOR])
        self.value_blinding = self._add([bases.value_blinding()])
        self.keys = self._add(keys)
        self.range_g = self._add([p for j in range(m) for p in bases.range_generators("G", j, n)])
        self.range_h = self._add([p for j in range(m) for p in bases.range_generators("H", j, n)])

    def _add(self, points: list[Point]) -> int:
        """Where the points begin in the list."""
        start = len(self.points)
        self.points += points
        return start
