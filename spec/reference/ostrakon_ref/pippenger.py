"""Sums of multiples of many points (Pippenger 1976; Bernstein et al. 2012, section 4).

Every scalar is cut into signed digits; points with the same digit are added
into one bucket first.  With thousands of points that is little more than one
addition for each digit.
"""

from collections.abc import Sequence

from .edwards import IDENTITY, Point, add, add_cached, cache, double, negate
from .multiply import msm as straus

FEW = 24  # below, shared doublings alone are faster


def digits(s: int, width: int) -> list[int]:
    """sum(d << (width * i)) == s, digits from -2^(width-1) + 1 to 2^(width-1)."""
    modulus, half, found = 1 << width, 1 << (width - 1), []
    while s:
        digit = s & (modulus - 1)
        s >>= width
        if digit > half:
            digit -= modulus
            s += 1
        found.append(digit)
    return found


def width_for(points: int) -> int:
    """The width with the fewest additions, for scalars of 253 bits."""
    return min(range(3, 16), key=lambda c: -(-254 // c) * (points + 2.6 * (1 << (c - 1))))


def msm(scalars: Sequence[int], points: Sequence[Point]) -> Point:
    """sum(s * p), for scalars 0 <= s < 2^256."""
    pairs = [(s, p) for s, p in zip(scalars, points, strict=True) if s]
    if len(pairs) < FEW:
        return straus([s for s, _ in pairs], [p for _, p in pairs])
    width = width_for(len(pairs))
    rows = [(digits(s, width), p, negate(p), cache(p)) for s, p in pairs]
    total = IDENTITY
    for window in range(max(len(row[0]) for row in rows) - 1, -1, -1):
        for _ in range(width):
            total = double(total)
        total = add(total, _window(rows, window, 1 << (width - 1)))
    return total


def _window(rows: list[tuple], window: int, half: int) -> Point:
    """sum(digit * point) for one digit of every scalar."""
    buckets: list[Point | None] = [None] * (half + 1)
    for found, p, minus, (y_minus, y_plus, z2, t2d) in rows:
        digit = found[window] if window < len(found) else 0
        if digit > 0:
            held = buckets[digit]
            buckets[digit] = add_cached(held, (y_minus, y_plus, z2, t2d)) if held else p
        elif digit:
            held = buckets[-digit]
            # Negating a point swaps y-x and y+x and flips the sign of t.
            buckets[-digit] = add_cached(held, (y_plus, y_minus, z2, -t2d)) if held else minus
    return _weigh(buckets)


def _weigh(buckets: list[Point | None]) -> Point:
    """sum(i * bucket i), as the sum of all sums from the top down."""
    running = total = IDENTITY
    for bucket in reversed(buckets[1:]):
        if bucket:
            running = add(running, bucket)
        total = add(total, running)
    return total
