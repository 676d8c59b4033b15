"""Nothing-up-my-sleeve points (0.4), and the generators of range proofs (3.5).
Computed here, never read from a file."""

from functools import cache
from hashlib import sha512, shake_256

from . import ristretto as r255
from .ristretto import GENERATOR, Point
from .wire import u32

__all__ = [
    "GENERATOR", "base", "bit", "bit_square", "blinding", "credential", "number", "randomness",
    "range_generators", "value_blinding",
]


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


def number(j: int) -> Point:
    """n_j, j = 1 ... W."""
    return base("number", j)


def value_blinding() -> Point:
    """H~."""
    return base("value-blinding", 0)


@cache
def range_generators(letter: str, j: int, n: int) -> tuple[Point, ...]:
    """**G**_{j,i} or **H**_{j,i}, i = 0 ... n - 1, of commitment j = 0 ... M - 1."""
    chain = shake_256(b"GeneratorsChain" + letter.encode() + j.to_bytes(4, "little"))
    stream = chain.digest(64 * n)
    return tuple(r255.one_way_map(stream[64 * i : 64 * i + 64]) for i in range(n))
