"""Scalars: integers modulo ELL, the order of the group (RFC 9496, section 4.4).

Scalars are plain Python integers in the range 0 <= s < ELL.
"""

ELL = 2**252 + 27742317777372353535851937790883648493


class ScalarError(ValueError):
    """The bytes are not the canonical encoding of a scalar."""


def decode(data: bytes) -> int:
    """32 little-endian bytes of a value below ELL.  Everything else is refused:
    a second encoding of the same scalar would make signatures malleable."""
    if len(data) != 32:
        raise ScalarError("a scalar is 32 bytes")
    value = int.from_bytes(data, "little")
    if value >= ELL:
        raise ScalarError("scalar not below the group order")
    return value


def encode(s: int) -> bytes:
    """The canonical 32 bytes of a scalar, which must already be reduced."""
    if not 0 <= s < ELL:
        raise ScalarError("scalar not reduced")
    return s.to_bytes(32, "little")


def reduce_wide(data: bytes) -> int:
    """64 little-endian bytes reduced modulo ELL (RFC 9496, section 4.4).

    64 uniform bytes make a scalar whose bias is negligible; fewer would not,
    so any other length is refused.
    """
    if len(data) != 64:
        raise ScalarError("a wide reduction takes 64 bytes")
    return int.from_bytes(data, "little") % ELL
