"""Multiples and sums of multiples of curve points.

Three ways to the same sum, by how often a point is used:
  * scalar_mul: one point, once;
  * msm: many points, each once, sharing the doublings (Straus 1964);
  * FixedBase: one point, thousands of times, from a table without doublings.

All of them take any integer 0 <= s < 2^256 and compute exactly s*P, also for
points outside the prime-order subgroup (Ed25519 keys may be such points).
"""

from collections.abc import Sequence

from .edwards import IDENTITY, Cached, Point, add_cached, cache, double
from .field import P

WINDOW = 5  # signed windows: odd digits up to 15, on average one in six


def signed_digits(s: int, width: int = WINDOW) -> list[int]:
    """The width-w non-adjacent form of s, lowest digit first.

    Digits are 0 or odd with |digit| < 2^(width-1); between two that are not 0
    lie at least width-1 zeros; sum(d << i) == s.
    """
    digits = []
    modulus, half = 1 << width, 1 << (width - 1)
    while s:
        if s & 1:
            digit = s & (modulus - 1)
            if digit >= half:
                digit -= modulus
            s -= digit
            digits.append(digit)
            digits.extend((0,) * (width - 1))
            s >>= width
        else:
            digits.append(0)
            s >>= 1
    return digits


def odd_multiples(p: Point) -> dict[int, Cached]:
    """{d: d*p} for every odd digit d, negative ones included."""
    twice = cache(double(p))
    table: dict[int, Cached] = {}
    multiple = p
    for digit in range(1, 1 << (WINDOW - 1), 2):
        if digit > 1:
            multiple = add_cached(multiple, twice)
        minus, plus, z2, t2d = table[digit] = cache(multiple)
        # Negating a point swaps y-x and y+x and flips the sign of t.
        table[-digit] = (plus, minus, z2, P - t2d)
    return table


def msm(scalars: Sequence[int], points: Sequence[Point]) -> Point:
    """sum(s*p).  Straus: one chain of doublings serves all the points."""
    if len(scalars) != len(points):
        raise ValueError("as many scalars as points")
    if not all(0 <= s < 2**256 for s in scalars):
        raise ValueError("a scalar is below 2^256")
    # due[i]: the multiples to add once the chain has reached bit i.
    due: list[list[Cached]] = [[] for _ in range(262)]
    for s, p in zip(scalars, points):
        table = odd_multiples(p)
        for i, digit in enumerate(signed_digits(s)):
            if digit:
                due[i].append(table[digit])
    while due and not due[-1]:
        due.pop()
    total = IDENTITY
    for addends in reversed(due):
        total = double(total)
        for addend in addends:
            total = add_cached(total, addend)
    return total


def scalar_mul(s: int, p: Point) -> Point:
    """s*p."""
    return msm([s], [p])


class FixedBase:
    """Multiples of one point from a table: table[i][d] = d * 256^i * point.

    Building costs 8160 additions, a multiplication 32 of them instead of
    about 250 doublings and 45 additions.  Worth it from about 50 uses on.
    """

    def __init__(self, point: Point) -> None:
        self.point = point
        self._rows: list[list[Cached]] = []
        for _ in range(32):
            step = cache(point)
            row = [IDENTITY]
            for _ in range(255):
                row.append(add_cached(row[-1], step))
            self._rows.append([cache(p) for p in row])
            point = add_cached(row[-1], step)

    def mul(self, s: int) -> Point:
        """s times the point."""
        total = IDENTITY
        for row, digit in zip(self._rows, s.to_bytes(32, "little")):
            if digit:
                total = add_cached(total, row[digit])
        return total
