"""Reading the keys of one table of a charter (7.1).

Every method gives what the key says, or a default where it is absent or wrong;
what is wrong is listed, and `clear` is then False: nobody can say what this
table means.
"""

from fractions import Fraction

from .limits import is_identifier, is_text

MAX_SEATS = 256


def is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


class Keys:
    """One table."""

    def __init__(self, row: dict, where: str, problems: list[str]) -> None:
        self.row, self.where, self.problems, self.clear = row, where, problems, True

    def refuse(self, what: str) -> None:
        self.problems.append(f"{self.where}: {what}")

    def unclear(self, what: str) -> None:
        self.refuse(what)
        self.clear = False

    def only(self, needed: set[str], optional: set[str] | frozenset[str] = frozenset()) -> None:
        """These keys and, at most, the optional ones."""
        for key in sorted(set(self.row) - needed - optional):
            self.refuse(f"unknown key {key[:64]!r}")
        for key in sorted(needed - set(self.row)):
            self.refuse(f"{key} is missing")

    def expect(self, right: bool, what: str) -> None:
        if not right:
            self.refuse(what)

    def text(self, key: str) -> str:
        """A text that is needed."""
        value = self.row.get(key)
        self.expect(isinstance(value, str) and is_text(value), f"{key} is not a text")
        return str(value)

    def integer(self, key: str, most: int, default: int | None = None) -> int | None:
        """1 ... most."""
        if key not in self.row:
            return default
        value = self.row[key]
        if is_int(value) and 1 <= value <= most:
            return value
        self.unclear(f"{key} is not an integer of 1 to {most}")
        return default

    def true(self, key: str) -> bool:
        """A key that says true, or is not there."""
        if key in self.row and self.row[key] is not True:
            self.unclear(f"{key} is not true")
        return self.row.get(key) is True

    def word(self, key: str, words: tuple[str, ...], default: str = "") -> str:
        if key not in self.row:
            return default
        value = self.row[key]
        if isinstance(value, str) and value in words:
            return value
        self.unclear(f"{key} is none of " + ", ".join(words))
        return default

    def id(self, key: str) -> str:
        """An identifier; empty if absent."""
        if key not in self.row:
            return ""
        value = self.row[key]
        if isinstance(value, str) and is_identifier(value):
            return value
        self.unclear(f"{key} is not an identifier")
        return ""

    def ids(self, key: str) -> tuple[str, ...]:
        """A list of identifiers, one at least, each once; empty if absent."""
        if key not in self.row:
            return ()
        value = self.row[key]
        if not isinstance(value, list) or not all(isinstance(x, str) and is_identifier(x) for x in value):
            self.unclear(f"{key} is not a list of identifiers")
            return ()
        self.expect(value != [], f"{key} is empty")
        self.expect(len(set(value)) == len(value), f"{key} names something twice")
        return tuple(value)

    def fraction(self, key: str) -> Fraction | None:
        """"p/q"; None if absent."""
        if key not in self.row:
            return None
        value = parse_threshold(self.row[key])
        if value is None:
            self.unclear(f"{key} is not p/q")
        return value


def parse_threshold(value: object) -> Fraction | None:
    """"p/q" with 0 < p <= q <= 10^6, decimal without leading zeros."""
    parts = value.split("/") if isinstance(value, str) else []
    if len(parts) != 2 or not all(_is_decimal(part) for part in parts):
        return None
    p, q = int(parts[0]), int(parts[1])
    return Fraction(p, q) if 0 < p <= q <= 10**6 else None


def _is_decimal(text: str) -> bool:
    return 0 < len(text) <= 7 and all(c in "0123456789" for c in text) and text[0] != "0"
