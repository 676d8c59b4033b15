"""RSASSA-PSS with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes (RFC 8017,
8.1 and 9.1), for moduli of whole bytes whose first bit is set."""

from hashlib import sha384

HASH_LENGTH = SALT_LENGTH = 48


class PssError(ValueError):
    """Not a signature."""


def mgf1(seed: bytes, length: int) -> bytes:
    """B.2.1: a mask of this length."""
    blocks = range(-(-length // HASH_LENGTH))
    return b"".join(sha384(seed + c.to_bytes(4, "big")).digest() for c in blocks)[:length]


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _hash(message: bytes, salt: bytes) -> bytes:
    """H of 9.1.1, of M' = 8 zero bytes, mHash, salt."""
    return sha384(bytes(8) + sha384(message).digest() + salt).digest()


def encode(message: bytes, salt: bytes, length: int) -> bytes:
    """9.1.1, with emBits one less than the modulus has: the first bit is 0."""
    h = _hash(message, salt)
    padded = bytes(length - HASH_LENGTH - len(salt) - 2) + b"\x01" + salt
    masked = _xor(padded, mgf1(h, len(padded)))
    return bytes([masked[0] & 0x7F]) + masked[1:] + h + b"\xbc"


def check(message: bytes, encoded: bytes) -> None:
    """9.1.2: undoes the mask, finds the salt, encodes again."""
    masked, h, last = encoded[:-HASH_LENGTH - 1], encoded[-HASH_LENGTH - 1 : -1], encoded[-1]
    if last != 0xBC or masked[0] & 0x80:
        raise PssError("not the form of PSS")
    salt = _xor(masked, mgf1(h, len(masked)))[-SALT_LENGTH:]
    if encode(message, salt, len(encoded)) != encoded:
        raise PssError("not of this message")


def verify(modulus: int, exponent: int, message: bytes, signature: bytes) -> None:
    """8.1.2."""
    length = -(-modulus.bit_length() // 8)
    s = int.from_bytes(signature, "big")
    if len(signature) != length or s >= modulus:
        raise PssError("not a number below the modulus, written in its length")
    check(message, pow(s, exponent, modulus).to_bytes(length, "big"))
