"""The charter (7.1): the organisation's voting rules, a TOML file."""

import re
import tomllib
from dataclasses import dataclass

from .limits import MAX_VOTERS, is_identifier, is_text
from .votes import Vote, check_keys, is_int, read_vote

FORMAT = "ostrakon/v1/charter"
MAX_DOTS = 64  # on a line; no key of a charter has any, and tomllib is slow with many
# A string, or a comment.  What is not closed goes on to the end of the text or line.
_QUOTED = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\\?\Z)' r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*"?' r"|'[^'\n]*'?|\#[^\n]*",
    re.DOTALL,
)


@dataclass
class Charter:
    min_counted: int
    bodies: list[str]
    votes: dict[str, Vote]
    problems: list[str]
    unclear: set[str]  # votes whose rule cannot be known


class CharterError(ValueError):
    """Nothing can be read from the file."""


def parse_charter(data: bytes) -> Charter:
    """Reads what can be read, and lists what is not as 7.1 says."""
    try:
        text = data.decode("utf-8")
        if any(line.count(".") > MAX_DOTS for line in _QUOTED.sub("", text).split("\n")):
            raise CharterError(f"a line with more than {MAX_DOTS} dots outside texts")
        table = tomllib.loads(text)
    except CharterError:
        raise
    except (ValueError, RecursionError) as error:
        raise CharterError(f"not TOML 1.0: {error}") from None
    problems: list[str] = []
    check_keys(table, {"format", "organisation", "min_counted"}, "charter", problems,
               frozenset({"body", "vote"}))
    _expect(table.get("format") == FORMAT, "format: not this one", problems)
    _text(table, "organisation", "charter", problems)
    least = table.get("min_counted")
    if not is_int(least) or not 1 <= least <= MAX_VOTERS:
        problems.append("min_counted: not an integer of 1 to 10^8")
        least = least if is_int(least) else 1
    bodies = _bodies(_tables(table, "body", problems), problems)
    votes, unclear = _votes(_tables(table, "vote", problems), problems)
    _expect(bool(table.get("body")) and bool(table.get("vote")), "no body, or no vote", problems)
    return Charter(least, bodies, votes, problems, unclear)


def _expect(right: bool, text: str, problems: list[str]) -> None:
    if not right:
        problems.append(text)


def _text(table: dict, key: str, where: str, problems: list[str]) -> None:
    value = table.get(key)
    _expect(isinstance(value, str) and is_text(value), f"{where}: {key} is not a text", problems)


def _tables(table: dict, key: str, problems: list[str]) -> list[dict]:
    """An array of tables, which may be absent."""
    rows = table.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.append(f"{key}: not an array of tables")
        return []
    return rows


def _named(row: dict, where: str, seen: set[str], problems: list[str]) -> str | None:
    """id, name and clause, which bodies and votes have in common."""
    _text(row, "name", where, problems)
    _text(row, "clause", where, problems)
    identifier = row.get("id")
    if not isinstance(identifier, str):
        problems.append(f"{where}: id is not a text")
        return None
    _expect(is_identifier(identifier), f"{where}: id is not an identifier", problems)
    _expect(identifier not in seen, f"{where}: the identifier is repeated", problems)
    seen.add(identifier)
    return identifier


def _bodies(rows: list[dict], problems: list[str]) -> list[str]:
    seen: set[str] = set()
    for number, row in enumerate(rows):
        where = f"body {number}"
        check_keys(row, {"id", "name", "clause"}, where, problems)
        _named(row, where, seen, problems)
    return sorted(seen)


def _votes(rows: list[dict], problems: list[str]) -> tuple[dict[str, Vote], set[str]]:
    votes: dict[str, Vote] = {}
    seen: set[str] = set()
    for number, row in enumerate(rows):
        where = f"vote {number}"
        identifier = _named(row, where, seen, problems)
        vote = read_vote(row, identifier, where, problems)
        if identifier is not None and vote is not None:
            votes.setdefault(identifier, vote)
    return votes, seen - set(votes)
