"""Signed notes (c2sp.org/signed-note).

A note is a text, an empty line, and signature lines:

    — <key name> <base64 of the key ID and the signature>

A key is known by its name and key ID together, and has one line at most.  Lines
of unknown keys are ignored; a line of a known key that does not verify spoils
the whole note.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from . import ed25519
from .textual import TextError, format_base64, parse_base64

ED25519 = 0x01
COSIGNATURE_V1 = 0x04

MAX_BYTES = 1_000_000
MAX_SIGNATURES = 100  # the document asks for at least 16

# The Unicode characters with the property White_Space.
_SPACES = frozenset(
    [*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)]
    + [0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
)


class NoteError(ValueError):
    """The note is malformed, or a known key's signature on it is not valid."""


@dataclass(frozen=True)
class SignatureLine:
    name: str
    key_id: bytes
    signature: bytes

    def format(self) -> str:
        return f"\u2014 {self.name} {format_base64(self.key_id + self.signature)}\n"


@dataclass(frozen=True)
class Note:
    text: str  # with its final newline
    signatures: tuple[SignatureLine, ...]

    def encode(self) -> bytes:
        return (self.text + "\n" + "".join(line.format() for line in self.signatures)).encode()


@dataclass(frozen=True)
class VerifierKey:
    """A public key, the name it signs under, and how it signs."""

    name: str
    signature_type: int
    public_key: bytes

    @property
    def key_id(self) -> bytes:
        return key_id(self.name, self.signature_type, self.public_key)

    def format(self) -> str:
        encoded = format_base64(bytes([self.signature_type]) + self.public_key)
        return f"{self.name}+{self.key_id.hex()}+{encoded}"


def key_id(name: str, signature_type: int, public_key: bytes) -> bytes:
    """The first four bytes of SHA-256(name || newline || type || key)."""
    return sha256(name.encode() + b"\n" + bytes([signature_type]) + public_key).digest()[:4]


def is_key_name(name: str) -> bool:
    """Not empty, no Unicode space, no plus, no control character."""
    return name != "" and not any(
        ord(c) in _SPACES or ord(c) < 0x20 or c == "+" for c in name
    )


def parse_vkey(text: str) -> VerifierKey:
    """`<name>+<key ID in hex>+<base64 of type and key>`, for the two types of
    32-byte Ed25519 keys."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not is_key_name(parts[0]):
        raise NoteError("not a verifier key")
    try:
        encoded = parse_base64(parts[2], length=33)
    except TextError as error:
        raise NoteError(f"verifier key: {error}") from None
    if encoded[0] not in (ED25519, COSIGNATURE_V1):
        raise NoteError("unknown signature type")
    key = VerifierKey(parts[0], encoded[0], encoded[1:])
    if key.key_id.hex() != parts[1]:
        raise NoteError("the key ID is not that of the key")
    return key


def parse_note(data: bytes) -> Note:
    """The text and the signature lines, none of them verified yet."""
    if len(data) > MAX_BYTES:
        raise NoteError("too long")
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NoteError("not UTF-8") from None
    if any(c < " " and c != "\n" for c in whole):
        raise NoteError("a control character")
    # The text may have empty lines itself: the last one is the separator.
    text, separator, lines = whole.rpartition("\n\n")
    if not separator or not lines.endswith("\n"):
        raise NoteError("no signatures, or no newline at the end")
    if lines.count("\n") > MAX_SIGNATURES:
        raise NoteError("too many signatures")
    signatures = tuple(_parse_line(line) for line in lines[:-1].split("\n"))
    if len({(line.name, line.key_id) for line in signatures}) < len(signatures):
        raise NoteError("two signatures of one name and key ID")
    return Note(text + "\n", signatures)


def _parse_line(line: str) -> SignatureLine:
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "\u2014" or not is_key_name(parts[1]):
        raise NoteError("not a signature line")
    try:
        data = parse_base64(parts[2])
    except TextError as error:
        raise NoteError(f"signature: {error}") from None
    if len(data) <= 4:
        raise NoteError("no signature after the key ID")
    return SignatureLine(parts[1], data[:4], data[4:])


def lines_of(note: Note, key: VerifierKey) -> list[SignatureLine]:
    """The lines that a known key claims to have signed."""
    wanted = (key.name, key.key_id)
    return [line for line in note.signatures if (line.name, line.key_id) == wanted]


def verify_note(note: Note, key: VerifierKey) -> bool:
    """Whether the key signed the note.  False if it has no line; NoteError if
    it has one that is not valid."""
    if key.signature_type != ED25519:
        raise ValueError("not a key for Ed25519 note signatures")
    lines = lines_of(note, key)
    for line in lines:
        verify_ed25519(key, note.text.encode(), line.signature)
    return bool(lines)


def verify_ed25519(key: VerifierKey, message: bytes, signature: bytes) -> None:
    """An Ed25519 signature of a known key; NoteError unless it is valid."""
    try:
        ed25519.verify(key.public_key, message, signature)
    except ed25519.SignatureError as error:
        raise NoteError(f"signature of {key.name}: {error}") from None


def sign_note(text: str, key: VerifierKey, sign: Callable[[bytes], bytes]) -> SignatureLine:
    """The line of a key on a text.  For test vectors only."""
    return SignatureLine(key.name, key.key_id, sign(text.encode()))
