"""Sums (5.2) and contests too small to be counted in secret (5.3)."""

from collections import Counter
from itertools import accumulate
from math import gcd

from . import ristretto as r255
from .multiply import scalar_mul
from .ristretto import Point

ENUMERATED = 2**20


class Sums:
    """Weighted sums of the encryptions of one roll's ballots.  Ballots of the
    same weight are added first and multiplied once."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.by_weight: dict[int, list[Point]] = {}

    def add(self, weight: int, points: list[Point]) -> None:
        held = self.by_weight.get(weight, [r255.IDENTITY] * self.width)
        self.by_weight[weight] = [r255.add(a, b) for a, b in zip(held, points)]

    def merge(self, other: "Sums") -> None:
        for weight, points in other.by_weight.items():
            self.add(weight, points)

    def total(self) -> list[Point]:
        """sum of w_j times each point."""
        result = [r255.IDENTITY] * self.width
        for weight, points in self.by_weight.items():
            result = [r255.add(a, scalar_mul(weight, b)) for a, b in zip(result, points)]
        return result


def too_few(weights: list[int], min_counted: int) -> str | None:
    """Which rule of 5.3 makes a contest too few; None if none does."""
    if len(weights) < max(1, min_counted):
        return "counted"
    return decode_rule(Counter(weights))


def decode_rule(weights: Counter) -> str | None:
    """The first of rules 1 - 3 by which some ballot's weight decodes."""
    if len(weights) < 2:  # all equal
        return None
    total = sum(w * count for w, count in weights.items())
    if any(w >= total - w for w in weights):
        return "1"
    if any(w % g for w, g in _gcds_of_others(weights)):
        return "2"
    return "3" if _unreachable(weights, total) else None


def _gcds_of_others(weights: Counter) -> list[tuple[int, int]]:
    """(w, gcd(Q)) for every weight that comes once.  One that comes twice is a
    multiple of the gcd of the others, being one of them."""
    values = sorted(weights)
    before = list(accumulate(values, gcd, initial=0))
    after = list(accumulate(reversed(values), gcd, initial=0))[::-1]
    return [(w, gcd(before[i], after[i + 1])) for i, w in enumerate(values) if weights[w] == 1]


def _unreachable(weights: Counter, total: int) -> bool:
    """Rule 3.  A weight that comes twice is the difference between two subsets
    of the others by itself; only single ones need their subset sums.  Rule 1
    did not apply, so w < sum of Q, and the total is below twice its bound."""
    single = [w for w, count in weights.items() if count == 1]
    if total > 2 * ENUMERATED or not any(total - w <= ENUMERATED for w in single):
        return False
    sums = 1  # bit s: some subset of these sums to s
    for w, count in weights.items():
        if count > 1:
            sums = _with(sums, w, count)
    return _leave_one_out(single, sums, total)


def _with(sums: int, w: int, count: int) -> int:
    """Subset sums with `count` more elements of w, doubling."""
    block = 1
    while count:
        take = min(block, count)
        sums |= sums << w * take
        count -= take
        block *= 2
    return sums


def _leave_one_out(single: list[int], sums: int, total: int) -> bool:
    """Whether for one w of these no two subsets of all the others (those in
    `sums` and the rest of `single`) differ by w."""
    if len(single) == 1:
        w = single[0]
        return total - w <= ENUMERATED and not sums & (sums >> w)
    middle = len(single) // 2
    left, right = single[:middle], single[middle:]
    with_left, with_right = sums, sums
    for w in left:
        with_left |= with_left << w
    for w in right:
        with_right |= with_right << w
    return _leave_one_out(left, with_right, total) or _leave_one_out(right, with_left, total)
