"""Canonical JSON (RFC 8785), for values without fractional numbers.

The values are None, True, False, integers of at most 2^53 - 1 either way
(RFC 7493 section 2.2), strings, lists, and dicts with string keys.  A document
is canonical if encoding what it says gives the same bytes again, and no other
document is accepted: then one value has one encoding, which can be hashed.
"""

import json

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 32  # lists and objects inside one another, the outermost counted

Value = None | bool | int | str | list["Value"] | dict[str, "Value"]


class JcsError(ValueError):
    """Not a canonical document, or not a value that has one."""


# RFC 8785 section 3.2.2.2: short escapes where JSON has them, \u00xx for the
# other control characters, everything else as it is.
_SHORT = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}
_ESCAPES = {code: f"\\u{code:04x}" for code in range(32)} | _SHORT


def dumps(value: Value) -> bytes:
    """The canonical encoding of a value."""
    try:
        return _encode(value, 0).encode("utf-8")
    except UnicodeEncodeError:
        raise JcsError("a lone surrogate in a string") from None


def loads_canonical(data: bytes) -> Value:
    """The value of a document that is canonical; JcsError otherwise."""
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except JcsError:
        raise
    except (ValueError, RecursionError) as error:
        raise JcsError(f"not JSON: {error}") from None
    if dumps(value) != data:
        raise JcsError("not the canonical encoding")
    return value


def _encode(value: Value, depth: int) -> str:
    # Order matters: in Python True is an int as well.
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return _encode_integer(value)
    if isinstance(value, str):
        return _encode_string(value)
    if depth == MAX_DEPTH:
        raise JcsError("nested too deep")
    if isinstance(value, list):
        return "[" + ",".join(_encode(item, depth + 1) for item in value) + "]"
    if isinstance(value, dict):
        return _encode_object(value, depth)
    raise JcsError(f"no canonical form for {type(value).__name__}")


def _encode_integer(value: int) -> str:
    if abs(value) > MAX_INTEGER:
        raise JcsError("integer out of range")
    return str(value)


def _encode_string(value: str) -> str:
    return '"' + value.translate(_ESCAPES) + '"'


def _encode_object(value: dict[str, Value], depth: int) -> str:
    if not all(isinstance(key, str) for key in value):
        raise JcsError("object keys are strings")
    members = (
        _encode_string(key) + ":" + _encode(value[key], depth + 1)
        for key in sorted(value, key=_sort_key)
    )
    return "{" + ",".join(members) + "}"


def _sort_key(key: str) -> bytes:
    """RFC 8785 section 3.2.3: keys are ordered by their UTF-16 code units."""
    return key.encode("utf-16-be")


def _object(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise JcsError("duplicate key")
    return result


def _integer(text: str) -> int:
    # The length is looked at first: reading a long number takes a long time.
    if len(text) > 17 or abs(int(text)) > MAX_INTEGER:
        raise JcsError("integer out of range")
    return int(text)


def _refuse_number(text: str) -> Value:
    raise JcsError(f"not an integer: {text[:20]}")
