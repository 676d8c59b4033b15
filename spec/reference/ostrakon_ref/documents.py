"""Signed documents (0.6): reading, and the verification of their signatures."""

import json
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from hashlib import sha256

from . import ed25519, jcs
from .limits import MAX_DEPTH
from .schema import BODIES, SIGNATURES, Problem, check_body

SPACE = b"ostrakon-v1/document\x00"
VERSION = "ostrakon/v1/"


@dataclass
class Document:
    """What could be read of an entry that begins with `{`."""

    kind: str  # the last part of its type
    body: dict
    signatures: list[dict]
    encoded: bytes  # JCS(body)

    @property
    def hash(self) -> bytes:
        """The document hash, SHA-256(JCS(body))."""
        return sha256(self.encoded).digest()

    @property
    def signed(self) -> bytes:
        """The message of every signature."""
        return SPACE + self.encoded


@dataclass
class Reading:
    """A document, if any, and what is wrong: (check, text)."""

    document: Document | None = None
    kind: str | None = None  # what it says it is, readable or not
    problems: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, check: str, text: str) -> "Reading":
        self.problems.append((check, text))
        return self


Form = Callable[[str, dict], list[Problem]]


def read_document(data: bytes, kinds: Container[str] = BODIES, form: Form = check_body) -> Reading:
    """Reads an entry.  Faults of form are noted for check 102, of the version
    for 103; a document that can be read in spite of them still counts."""
    reading = Reading()
    return _read(_json(data, reading), reading, kinds, form)


def inner_document(value: jcs.Value, kind: str) -> Reading:
    """Reads a signed document that stands in another one, and is of this type."""
    return _read(value, Reading(), (kind,), check_body)


def _read(value: jcs.Value, reading: Reading, kinds: Container[str], form: Form) -> Reading:
    if not isinstance(value, dict) or not isinstance(value.get("body"), dict):
        return reading.refuse("102", "not an object with a body")
    for name in sorted(set(value) - {"body", "signatures"}):
        reading.refuse("102", f"unknown member {name[:64]!r}")
    kind = reading.kind = _kind(value["body"].get("type"), reading, kinds)
    if kind is None:
        return reading
    problems = form(kind, value["body"])
    signatures = _signatures(value.get("signatures"), problems)
    for _, path, text in problems:
        reading.refuse("102", f"{path}: {text}")
    if all(usable for usable, _, _ in problems):
        _finish(reading, kind, value["body"], signatures)
    return reading


def _finish(reading: Reading, kind: str, body: dict, signatures: list[dict]) -> None:
    try:
        reading.document = Document(kind, body, signatures, jcs.dumps(body))
    except jcs.JcsError as error:
        reading.refuse("102", f"the body has no canonical form: {error}")


def strict_json(data: bytes) -> jcs.Value:
    """0.6: canonical, without null, not nested deeper than 16."""
    value = jcs.loads_canonical(data)
    if _depth(value) > MAX_DEPTH:
        raise jcs.JcsError("nested deeper than 16")
    if _has_null(value):
        raise jcs.JcsError("null")
    return value


def _json(data: bytes, reading: Reading) -> jcs.Value:
    """Strictly if possible, otherwise as Python's own reader takes it."""
    try:
        return strict_json(data)
    except jcs.JcsError as error:
        reading.refuse("102", f"not canonical: {error}")
    try:
        return json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None


def _depth(value: jcs.Value) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(_depth, value), default=0)
    return 0


def _has_null(value: jcs.Value) -> bool:
    if isinstance(value, (dict, list)):
        return any(map(_has_null, value.values() if isinstance(value, dict) else value))
    return value is None


def _kind(type_name: jcs.Value, reading: Reading, kinds: Container[str]) -> str | None:
    """The type without its version.  Another version of a known type is read
    as this one, and noted for check 103."""
    parts = type_name.split("/") if isinstance(type_name, str) else []
    if len(parts) != 3 or parts[0] != "ostrakon" or parts[2] not in kinds:
        reading.refuse("102", "a document of an unknown type")
        return None
    if parts[1] != "v1":
        reading.refuse("103", f"a document of version {parts[1][:32]!r}")
    return parts[2]


def _signatures(value: jcs.Value, problems: list[Problem]) -> list[dict]:
    """The signatures that have the form of one."""
    found: list[Problem] = []
    SIGNATURES(value, "signatures", found)
    problems += [(True, path, text) for _, path, text in found]
    if not isinstance(value, list):
        return []
    return [item for item in value if _is_signature(item)]


def _is_signature(item: jcs.Value) -> bool:
    found: list[Problem] = []
    SIGNATURES([item], "", found)
    return not found


def signature_faults(document: Document) -> list[str]:
    """Everything wrong with the signatures, apart from whose they are."""
    keys = [item["key"] for item in document.signatures]
    faults = [] if keys == sorted(set(keys)) else ["signatures are not in ascending order of keys"]
    for item in document.signatures:
        key, signature = bytes.fromhex(item["key"]), bytes.fromhex(item["signature"])
        try:
            ed25519.verify(key, document.signed, signature)
        except ed25519.SignatureError as error:
            faults.append(f"signature of {item['key'][:16]}…: {error}")
    return faults


def parse_head(head: dict) -> tuple[int, bytes]:
    """HEAD: size and root."""
    return head["size"], bytes.fromhex(head["root"])
