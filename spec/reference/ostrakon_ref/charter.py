"""The charter (7.1): the organisation's voting rules, a TOML file."""

import re
import tomllib
from dataclasses import dataclass
from fractions import Fraction

from .limits import MAX_VOTERS, is_identifier, is_text

FORMAT = "ostrakon/v1/charter"
BALLOTS = ("motion", "choice", "approval")
MAX_DOTS = 64  # on a line; no key of a charter has any, and tomllib is slow with many
# A string, or a comment.  What is not closed goes on to the end of the text or line.
_QUOTED = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\\?\Z)' r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*"?' r"|'[^'\n]*'?|\#[^\n]*",
    re.DOTALL,
)
RULE_KEYS = {"majority": {"threshold", "strict"}, "most-votes": {"tie"}}


@dataclass
class Vote:
    """A kind of vote the charter knows."""

    id: str
    name: str
    clause: str
    ballot: str
    rule: str
    threshold: Fraction | None = None
    strict: bool = False
    tie: str = ""


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
    _keys(table, {"format", "organisation", "min_counted", "body", "vote"}, "charter", problems)
    _expect(table.get("format") == FORMAT, "format: not this one", problems)
    _text(table, "organisation", "charter", problems)
    least = table.get("min_counted")
    if not _is_int(least) or not 1 <= least <= MAX_VOTERS:
        problems.append("min_counted: not an integer of 1 to 10^8")
        least = least if _is_int(least) else 1
    bodies = _bodies(_tables(table, "body", problems), problems)
    votes, unclear = _votes(_tables(table, "vote", problems), problems)
    _expect(bool(table.get("body")) and bool(table.get("vote")), "no body, or no vote", problems)
    return Charter(least, bodies, votes, problems, unclear)


def _expect(right: bool, text: str, problems: list[str]) -> None:
    if not right:
        problems.append(text)


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _keys(table: dict, allowed: set[str], where: str, problems: list[str]) -> None:
    """Exactly these keys."""
    problems += [f"{where}: unknown key {key[:64]!r}" for key in sorted(set(table) - allowed)]
    problems += [f"{where}: {key} is missing" for key in sorted(allowed - set(table))
                 if key not in ("body", "vote")]


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
        _keys(row, {"id", "name", "clause"}, where, problems)
        _named(row, where, seen, problems)
    return sorted(seen)


def _votes(rows: list[dict], problems: list[str]) -> tuple[dict[str, Vote], set[str]]:
    votes: dict[str, Vote] = {}
    seen: set[str] = set()
    for number, row in enumerate(rows):
        where = f"vote {number}"
        identifier = _named(row, where, seen, problems)
        vote = _vote(row, identifier, where, problems)
        if identifier is not None and vote is not None:
            votes.setdefault(identifier, vote)
    return votes, seen - set(votes)


def _vote(row: dict, identifier: str | None, where: str, problems: list[str]) -> Vote | None:
    """One [[vote]]; None if its rule cannot be known."""
    rule, ballot = row.get("rule"), row.get("ballot")
    if not isinstance(rule, str) or rule not in RULE_KEYS or ballot not in BALLOTS:
        problems.append(f"{where}: no such rule or ballot")
        return None
    _keys(row, {"id", "name", "clause", "ballot", "rule"} | RULE_KEYS[rule], where, problems)
    _expect((rule == "majority") == (ballot == "motion"),
            f"{where}: {rule} does not go with {ballot}", problems)
    vote = Vote(str(identifier), str(row.get("name")), str(row.get("clause")), ballot, rule)
    return vote if _rule(row, vote, where, problems) else None


def _rule(row: dict, vote: Vote, where: str, problems: list[str]) -> bool:
    """The members of the rule; whether the vote can be judged."""
    if vote.rule == "majority":
        vote.threshold = parse_threshold(row.get("threshold"))
        vote.strict = row.get("strict") is True
        _expect(vote.threshold is not None, f"{where}: threshold is not p/q", problems)
        _expect(isinstance(row.get("strict"), bool), f"{where}: strict is not a bool", problems)
        return vote.threshold is not None
    vote.tie = row.get("tie") if isinstance(row.get("tie"), str) else ""
    _expect(vote.tie in ("fresh-vote", "lot"), f"{where}: no such tie rule", problems)
    return vote.tie in ("fresh-vote", "lot")


def parse_threshold(value: object) -> Fraction | None:
    """"p/q" with 0 < p <= q <= 10^6, decimal without leading zeros."""
    parts = value.split("/") if isinstance(value, str) else []
    if len(parts) != 2 or not all(_is_decimal(part) for part in parts):
        return None
    p, q = int(parts[0]), int(parts[1])
    return Fraction(p, q) if 0 < p <= q <= 10**6 else None


def _is_decimal(text: str) -> bool:
    return 0 < len(text) <= 7 and all(c in "0123456789" for c in text) and text[0] != "0"
