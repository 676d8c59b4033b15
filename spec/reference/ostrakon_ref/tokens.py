"""Tokens (2.4): their keys, and what they are signatures on."""

from . import pss
from .wire import u16

EXPONENT = 65537
LENGTHS = (256, 384, 512)
PREFIX_LENGTH = 32
LABEL = b"ostrakon-v1/token"


class TokenError(ValueError):
    """Not a token."""


def key_fault(modulus: bytes) -> str | None:
    """Why this is no key, if it is none."""
    if len(modulus) not in LENGTHS:
        return "a modulus that is not of 256, 384 or 512 bytes"
    if not modulus[0] & 0x80:
        return "a modulus whose first bit is not set"
    return None if modulus[-1] & 1 else "an even modulus"


def token_message(manifest_hash: bytes, roll: int, key: bytes) -> bytes:
    """What is signed after the prefix; `key` is P."""
    return LABEL + b"\0" + manifest_hash + u16(roll) + key


def verify_token(modulus: bytes, message: bytes, token: bytes) -> None:
    """Refuses what is no token for this message."""
    if len(token) != PREFIX_LENGTH + len(modulus):
        raise TokenError("wrong length")
    prefix, signature = token[:PREFIX_LENGTH], token[PREFIX_LENGTH:]
    try:
        pss.verify(int.from_bytes(modulus, "big"), EXPONENT, prefix + message, signature)
    except pss.PssError as error:
        raise TokenError(str(error)) from None
