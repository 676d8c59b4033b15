"""ristretto255, a group of prime order (RFC 9496, section 4).

An element is a set of curve points that differ by a small-order point; any of
them represents it.  So elements are compared with `equal`, never with ==, and
are written with `encode`, which is the same for every representative.
"""

from . import field
from .edwards import IDENTITY, Point, add, negate
from .field import (
    D, D_MINUS_ONE_SQ, INVSQRT_A_MINUS_D, ONE_MINUS_D_SQ, P, SQRT_AD_MINUS_ONE, SQRT_M1,
    absolute, is_negative, sqrt_ratio_m1,
)
from .multiply import FixedBase, msm, scalar_mul

__all__ = [
    "DecodeError", "FixedBase", "GENERATOR", "IDENTITY", "Point", "add", "decode",
    "encode", "equal", "is_identity", "msm", "negate", "one_way_map", "scalar_mul",
    "subtract",
]


class DecodeError(ValueError):
    """The bytes are not the encoding of an element."""


def decode(data: bytes) -> Point:
    """RFC 9496 section 4.3.1.  Exactly one string of bytes per element passes."""
    s = field.decode(data)
    if s is None:
        raise DecodeError("not a canonical field element")
    if is_negative(s):
        raise DecodeError("negative field element")
    ss = s * s % P
    u1 = (1 - ss) % P
    u2 = (1 + ss) % P
    u2_sqr = u2 * u2 % P
    v = (-D * u1 % P * u1 - u2_sqr) % P
    was_square, invsqrt = sqrt_ratio_m1(1, v * u2_sqr % P)
    den_x = invsqrt * u2 % P
    den_y = invsqrt * den_x % P * v % P
    x = absolute(2 * s * den_x % P)
    y = u1 * den_y % P
    t = x * y % P
    if not was_square:
        raise DecodeError("not a point of the curve")
    if is_negative(t) or y == 0:
        raise DecodeError("not the representative that is encoded")
    return x, y, 1, t


def encode(p: Point) -> bytes:
    """RFC 9496 section 4.3.2: the 32 bytes of an element."""
    x0, y0, z0, t0 = p
    u1 = (z0 + y0) * (z0 - y0) % P
    u2 = x0 * y0 % P
    _, invsqrt = sqrt_ratio_m1(1, u1 * u2 % P * u2 % P)
    den1 = invsqrt * u1 % P
    den2 = invsqrt * u2 % P
    z_inv = den1 * den2 % P * t0 % P
    if is_negative(t0 * z_inv % P):
        x, y = y0 * SQRT_M1 % P, x0 * SQRT_M1 % P
        den_inv = den1 * INVSQRT_A_MINUS_D % P
    else:
        x, y, den_inv = x0, y0, den2
    if is_negative(x * z_inv % P):
        y = -y % P
    return field.encode(absolute(den_inv * (z0 - y) % P))


def equal(p: Point, q: Point) -> bool:
    """RFC 9496 section 4.3.3."""
    x1, y1, _, _ = p
    x2, y2, _, _ = q
    return (x1 * y2 - y1 * x2) % P == 0 or (y1 * y2 - x1 * x2) % P == 0


def is_identity(p: Point) -> bool:
    """`equal` to the identity, which simplifies to x*y = 0."""
    return p[0] == 0 or p[1] == 0


def subtract(p: Point, q: Point) -> Point:
    """p - q."""
    return add(p, negate(q))


def one_way_map(data: bytes) -> Point:
    """RFC 9496 section 4.3.4: 64 uniform bytes to an element whose discrete
    logarithm nobody knows."""
    if len(data) != 64:
        raise ValueError("the one-way map takes 64 bytes")
    return add(_map(data[:32]), _map(data[32:]))


def _map(data: bytes) -> Point:
    """RFC 9496 section 4.3.4, MAP.  The top bit is ignored and the rest is
    reduced, as the RFC says: this is the one place that is not strict."""
    t = (int.from_bytes(data, "little") & (2**255 - 1)) % P
    r = SQRT_M1 * t % P * t % P
    u = (r + 1) * ONE_MINUS_D_SQ % P
    v = (-1 - r * D) * (r + D) % P
    was_square, s = sqrt_ratio_m1(u, v)
    c = P - 1
    if not was_square:
        s = -absolute(s * t % P) % P
        c = r
    n = (c * (r - 1) % P * D_MINUS_ONE_SQ - v) % P
    w0 = 2 * s * v % P
    w1 = n * SQRT_AD_MINUS_ONE % P
    w2 = (1 - s * s) % P
    w3 = (1 + s * s) % P
    return w0 * w3 % P, w2 * w1 % P, w1 * w3 % P, w0 * w2 % P


GENERATOR: Point = decode(
    bytes.fromhex("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76")
)
