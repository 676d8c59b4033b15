"""The twisted Edwards curve -x^2 + y^2 = 1 + d x^2 y^2 over 2^255 - 19.

This is the curve under both ristretto255 (RFC 9496) and Ed25519 (RFC 8032).
A point is a tuple (X, Y, Z, T) of extended coordinates: x = X/Z, y = Y/Z,
x*y = T/Z (Hisil, Wong, Carter, Dawson 2008; RFC 8032 section 5.1.4).

A verifier spends most of its time here.  The two shortcuts taken:
  * products of two reduced numbers are added before one reduction, not after;
  * an operand used many times is kept "cached", as the sums and products the
    addition formula takes from it.
The formulas are complete: they hold for every pair of points of the curve.
"""

from .field import D, P

Point = tuple[int, int, int, int]
# (Y-X, Y+X, 2Z, 2dT) of a point.
Cached = tuple[int, int, int, int]

IDENTITY: Point = (0, 1, 1, 0)
TWO_D = 2 * D % P


def cache(p: Point) -> Cached:
    """The form in which a point is added to others many times."""
    x, y, z, t = p
    return (y - x) % P, (y + x) % P, 2 * z % P, t * TWO_D % P


def add_cached(p: Point, q: Cached) -> Point:
    """p + q (RFC 8032 section 5.1.4, with the parts of q precomputed)."""
    x, y, z, t = p
    q_minus, q_plus, q_2z, q_2dt = q
    a = (y - x) * q_minus
    b = (y + x) * q_plus
    c = t * q_2dt
    d = z * q_2z
    e = (b - a) % P
    f = (d - c) % P
    g = (d + c) % P
    h = (b + a) % P
    return e * f % P, g * h % P, f * g % P, e * h % P


def add(p: Point, q: Point) -> Point:
    """p + q."""
    return add_cached(p, cache(q))


def double(p: Point) -> Point:
    """p + p (dbl-2008-hwcd, as in RFC 8032 section 5.1.4)."""
    x, y, z, _ = p
    xx = x * x
    yy = y * y
    e = -2 * x * y % P
    h = (xx + yy) % P
    g = (xx - yy) % P
    f = (g + 2 * z * z) % P
    return e * f % P, g * h % P, f * g % P, e * h % P


def negate(p: Point) -> Point:
    """-p: the point mirrored in the y axis."""
    x, y, z, t = p
    return -x % P, y, z, -t % P


def equal(p: Point, q: Point) -> bool:
    """Equality as points of the curve (not of ristretto255, see there)."""
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def affine(p: Point) -> tuple[int, int]:
    """The coordinates (x, y)."""
    z_inverse = pow(p[2], -1, P)
    return p[0] * z_inverse % P, p[1] * z_inverse % P
