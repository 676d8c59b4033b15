"""Strict readings of the two encodings that C2SP text formats are made of.

Each value has one accepted text: otherwise the same checkpoint could be
written, hashed and compared in two ways.
"""

import base64

U64_MAX = 2**64 - 1


class TextError(ValueError):
    """Not the one accepted text of a value."""


def parse_base64(text: str, length: int | None = None) -> bytes:
    """RFC 4648 section 4, with padding, with zero bits before the padding, and
    with no other character.  Optionally of a fixed length in bytes."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError:
        raise TextError("not base64") from None
    if format_base64(data) != text:
        raise TextError("not canonical base64")
    if length is not None and len(data) != length:
        raise TextError(f"not {length} bytes")
    return data


def format_base64(data: bytes) -> str:
    """RFC 4648 section 4."""
    return base64.b64encode(data).decode("ascii")


def parse_decimal(text: str, maximum: int = U64_MAX) -> int:
    """ASCII digits without leading zeros, no larger than the maximum."""
    if not text or len(text) > 20 or any(c not in "0123456789" for c in text):
        raise TextError("not a decimal number")
    if text[0] == "0" and text != "0":
        raise TextError("a leading zero")
    if int(text) > maximum:
        raise TextError("number out of range")
    return int(text)
