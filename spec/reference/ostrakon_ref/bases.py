"""Nothing-up-my-sleeve points (0.4).  Computed here, never read from a file."""

from functools import cache
from hashlib import sha512

from . import ristretto as r255
from .ristretto import GENERATOR, Point
from .wire import u32

__all__ = ["GENERATOR", "base", "bit", "bit_square", "blinding", "credential", "randomness"]


@cache
def base(name: str, index: int) -> Point:
    """map(SHA-512("ostrakon-v1/base" || 0x00 || name || 0x00 || u32(i)))."""
    data = b"ostrakon-v1/base\x00" + name.encode() + b"\x00" + u32(index)
    return r255.one_way_map(sha512(data).digest())


def bit(i: int) -> Point:
    """g_i, i = 1 ... N."""
    return base("bit", i)


def bit_square(i: int) -> Point:
    """g'_i, i = 1 ... N."""
    return base("bit-square", i)


def randomness(c: int) -> Point:
    """h_{r,c}, c = 1 ... C."""
    return base("randomness", c)


def credential() -> Point:
    """h_k."""
    return base("credential", 0)


def blinding() -> Point:
    """h."""
    return base("blinding", 0)
