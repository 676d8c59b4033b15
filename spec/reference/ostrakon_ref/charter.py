"""The charter (7.1): the organisation's voting rules, a TOML file."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field

from . import charter_links
from .bodies import (
    Body, Incompatible, Meeting, Office, read_body, read_incompatible, read_meeting, read_office,
)
from .limits import MAX_VOTERS, is_identifier
from .toml_keys import Keys, is_int
from .votes import Vote, read_vote

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
    organisation: str
    min_counted: int
    open_votes: bool
    bodies: dict[str, Body] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    incompatible: list[Incompatible] = field(default_factory=list)
    votes: dict[str, Vote] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    unclear: set[str] = field(default_factory=set)  # votes whose rule cannot be known

    def opposed(self, body: str) -> set[str]:
        """The bodies that are incompatible with one."""
        pairs = [pair.bodies for pair in self.incompatible if body in pair.bodies]
        return {other for pair in pairs for other in pair} - {body}

    def renews(self, vote: Vote) -> bool:
        """Whether it is an election of all seats of a renewed office."""
        office = self.offices.get(vote.fills)
        return office is not None and office.renewed and vote.seats == office.seats


class CharterError(ValueError):
    """Nothing can be read from the file."""


def parse_charter(data: bytes) -> Charter:
    """Reads what can be read, and lists what is not as 7.1 says."""
    table, problems = _toml(data), []
    keys = Keys(table, "charter", problems)
    keys.only({"format", "organisation", "min_counted"},
              {"open_votes", "body", "office", "incompatible", "meeting", "vote"})
    keys.expect(table.get("format") == FORMAT, "format: not this one")
    charter = Charter(keys.text("organisation"), _least(keys), table.get("open_votes") is True,
                      problems=problems)
    keys.expect(isinstance(table.get("open_votes", False), bool), "open_votes is not a bool")
    charter.bodies = _named(keys, "body", read_body)
    charter.offices = _named(keys, "office", read_office)
    charter.meetings = _named(keys, "meeting", read_meeting)
    charter.incompatible = [read_incompatible(Keys(row, f"incompatible {number}", problems))
                            for number, row in enumerate(_tables(keys, "incompatible"))]
    seen: set[str] = set()
    charter.votes = _named(keys, "vote", read_vote, seen)
    charter.unclear = seen - set(charter.votes)
    keys.expect(bool(table.get("body")) and bool(table.get("vote")), "no body, or no vote")
    problems += charter_links.refusals(charter)
    return charter


def _toml(data: bytes) -> dict:
    try:
        text = data.decode("utf-8")
        if any(line.count(".") > MAX_DOTS for line in _QUOTED.sub("", text).split("\n")):
            raise CharterError(f"a line with more than {MAX_DOTS} dots outside texts")
        return tomllib.loads(text)
    except CharterError:
        raise
    except (ValueError, RecursionError) as error:
        raise CharterError(f"not TOML 1.0: {error}") from None


def _least(keys: Keys) -> int:
    least = keys.row.get("min_counted")
    right = is_int(least) and 1 <= least <= MAX_VOTERS
    keys.expect(right, "min_counted: not an integer of 1 to 10^8")
    return least if is_int(least) else 1


def _tables(keys: Keys, name: str) -> list[dict]:
    """An array of tables, which may be absent."""
    rows = keys.row.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        keys.refuse(f"{name}: not an array of tables")
        return []
    return rows


def _named(keys: Keys, name: str, read: Callable, seen: set[str] | None = None) -> dict:
    """Tables by id; the first of those with the same."""
    found, seen = {}, set() if seen is None else seen
    for number, row in enumerate(_tables(keys, name)):
        own = Keys(row, f"{name} {number}", keys.problems)
        identifier = _identify(own, seen)
        made = read(own, identifier)
        if identifier is not None and made is not None:
            found.setdefault(identifier, made)
    return found


def _identify(keys: Keys, seen: set[str]) -> str | None:
    """id, name and clause, which most tables have in common."""
    keys.text("name")
    keys.text("clause")
    identifier = keys.row.get("id")
    if not isinstance(identifier, str):
        keys.refuse("id is not a text")
        return None
    keys.expect(is_identifier(identifier), "id is not an identifier")
    keys.expect(identifier not in seen, "the identifier is repeated")
    seen.add(identifier)
    return identifier
