"""HKDF with SHA-512 (RFC 5869)."""

import hmac

HASH_LENGTH = 64


def extract(salt: bytes, input_key: bytes) -> bytes:
    """RFC 5869 section 2.2.  An empty salt counts as 64 zero bytes, which HMAC
    does by itself when it pads its key."""
    return hmac.digest(salt, input_key, "sha512")


def expand(key: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869 section 2.3."""
    if not 0 <= length <= 255 * HASH_LENGTH:
        raise ValueError("HKDF-SHA512 gives at most 16320 bytes")
    out = block = b""
    counter = 1
    while len(out) < length:
        block = hmac.digest(key, block + info + bytes([counter]), "sha512")
        out += block
        counter += 1
    return out[:length]


def hkdf_sha512(input_key: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """Extract, then expand."""
    return expand(extract(salt, input_key), info, length)
