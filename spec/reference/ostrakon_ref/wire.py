"""Integers as bytes and the labelled hash (0.3), reading binary files (0.3)."""

from hashlib import sha256

PREFIX = b"ostrakon-v1/"


def u16(n: int) -> bytes:
    """Two bytes, big-endian."""
    return n.to_bytes(2, "big")


def u32(n: int) -> bytes:
    """Four bytes, big-endian."""
    return n.to_bytes(4, "big")


def u64(n: int) -> bytes:
    """Eight bytes, big-endian."""
    return n.to_bytes(8, "big")


def i64(n: int) -> bytes:
    """Eight bytes, big-endian two's complement."""
    return n.to_bytes(8, "big", signed=True)


def labelled_hash(label: str, data: bytes) -> bytes:
    """H(label, x) = SHA-256("ostrakon-v1/" || label || 0x00 || x)."""
    return sha256(PREFIX + label.encode() + b"\x00" + data).digest()


def wide(data: bytes) -> int:
    """0.1: a wide scalar is made of 64 bytes."""
    from .scalar import reduce_wide

    return reduce_wide(data)


def shorts(data: bytes) -> list[int]:
    """0.1: short scalars, each made of 16 bytes, little-endian."""
    return [int.from_bytes(data[i : i + 16], "little") for i in range(0, len(data), 16)]
