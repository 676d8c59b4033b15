"""Sums of multiples, some of points known in advance (Straus 1964).

A ballot proof is checked against some hundred points that are the same for
every ballot.  Their odd multiples are computed once; what is left is one
addition for every digit, and one chain of doublings for all points together.
"""

from collections.abc import Iterable

from .edwards import IDENTITY, Cached, Point, add_cached, cache, double
from .field import P


def digits(s: int, width: int) -> list[tuple[int, int]]:
    """The width-w non-adjacent form of s: (position, odd digit), digits below
    2^(width-1) either way; sum(digit << position) == s."""
    modulus, half, shift, found = 1 << width, 1 << (width - 1), 0, []
    while s:
        zeros = (s & -s).bit_length() - 1
        s >>= zeros
        shift += zeros
        digit = s & (modulus - 1)
        if digit >= half:
            digit -= modulus
        found.append((shift, digit))
        s = (s - digit) >> width
        shift += width
    return found


class Table:
    """The odd multiples of a point up to 2^(width-1), negative ones included."""

    def __init__(self, point: Point, width: int) -> None:
        self.width = width
        self.multiples: dict[int, Cached] = {}
        twice, multiple = cache(double(point)), point
        for digit in range(1, 1 << (width - 1), 2):
            if digit > 1:
                multiple = add_cached(multiple, twice)
            minus, plus, z2, t2d = self.multiples[digit] = cache(multiple)
            self.multiples[-digit] = (plus, minus, z2, P - t2d)


def width_for(points: int, uses: int) -> int:
    """How wide tables should be: large ones pay where they are used often,
    and must fit into memory where there are many."""
    if uses < 60 or points > 1500:
        return 5
    if uses < 600 or points > 300:
        return 8
    return 11


def combine(
    fixed: Iterable[tuple[int, Table]], variable: Iterable[tuple[int, Point]] = ()
) -> Point:
    """sum(s * point) over both, for scalars 0 <= s < 2^256."""
    due: list[list[Cached]] = [[] for _ in range(270)]
    terms = list(fixed) + [(s, Table(p, 5 if s >> 128 else 4)) for s, p in variable]
    for s, table in terms:
        multiples = table.multiples
        for position, digit in digits(s, table.width):
            due[position].append(multiples[digit])
    while due and not due[-1]:
        due.pop()
    total = IDENTITY
    for addends in reversed(due):
        total = double(total)
        for addend in addends:
            total = add_cached(total, addend)
    return total
