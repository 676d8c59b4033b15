"""Reading points and scalars, strictly, and what else can be made of them.

A verifier that leaves a check out (chapter 8) goes on with bytes that the
check refuses, where they mean something: a scalar of ELL or more is a scalar
all the same.  An undecodable point is nothing.
"""

from . import ristretto as r255
from . import scalar
from .ristretto import Point


def point(data: bytes) -> Point | None:
    """0.1; None if the bytes are refused."""
    try:
        return r255.decode(data)
    except r255.DecodeError:
        return None


def is_canonical(data: bytes) -> bool:
    """Whether 32 bytes are the encoding of a scalar."""
    return len(data) == 32 and int.from_bytes(data, "little") < scalar.ELL


def reduced(data: bytes) -> int:
    """The scalar of 32 bytes, canonical or not."""
    return int.from_bytes(data, "little") % scalar.ELL


def pieces(data: bytes) -> list[bytes]:
    """Consecutive 32-byte pieces; a rest is left out."""
    return [data[i : i + 32] for i in range(0, len(data) - 31, 32)]
