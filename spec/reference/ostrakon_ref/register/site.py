"""Check 813: what browsers are given (9.10)."""

from ..limits import is_identifier
from .act import Act

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
DIGITS = frozenset("0123456789")
NAME = LETTERS | DIGITS | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ_-")
HASH_DIGITS = 16


def published(act: Act) -> None:
    act.expect(bool(act.body["files"]), "names no file")
    for file in act.body["files"]:
        path = file["path"]
        if path.startswith("assets/"):
            digits = asset_digits(path.removeprefix("assets/"))
            if digits is None:
                act.fail(f"{path}: no address of a file below assets/")
            else:
                act.expect(digits == file["sha256"][:HASH_DIGITS], f"{path}: the digits are not of the hash")
        else:
            act.expect(is_shell(path), f"{path}: neither below assets/ nor a page that scripts fill")
    if act.right:
        act.standing.site = act.body


def asset_digits(file: str) -> str | None:
    """The digits in `<name>-<digits>.<extension>`."""
    stem, dot, extension = file.rpartition(".")
    name, hyphen, digits = stem.rpartition("-")
    right = all((dot, extension, set(extension) <= LETTERS | DIGITS, hyphen, name, set(name) <= NAME))
    hexadecimal = len(digits) == HASH_DIGITS and set(digits) <= DIGITS | set("abcdef")
    return digits if right and hexadecimal else None


def is_shell(path: str) -> bool:
    """`<language>/<page>`, `<language>/votes/*/<page>`."""
    language, *rest = path.split("/")
    if rest[:2] == ["votes", "*"]:
        rest = rest[2:]
    return len(language) == 2 and set(language) <= LETTERS and len(rest) == 1 and is_identifier(rest[0])
