"""The votes of a charter (7.1): which rule counts which ballot, by which keys."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from .limits import is_identifier

BALLOTS = ("motion", "choice", "approval", "score", "cumulative", "ranking", "pairwise", "grades")
MAX_SEATS = 256
TIES = ("fresh-vote", "lot")
STRENGTHS = ("margins", "winning-votes")


@dataclass(frozen=True)
class Rule:
    """The ballots that a rule goes with, its keys, and those it may have."""

    ballots: tuple[str, ...]
    keys: frozenset[str] = frozenset({"tie"})
    optional: frozenset[str] = frozenset()


STRONG = Rule(("pairwise",), frozenset({"tie", "strength"}))
RULES = {
    "majority": Rule(("motion",), frozenset({"threshold", "strict"})),
    "most-votes": Rule(("choice", "approval", "score", "cumulative", "ranking"),
                       optional=frozenset({"seats", "quota_flag", "quota_seats"})),
    "star": Rule(("score",)),
    "copeland": Rule(("pairwise",)),
    "minimax": STRONG, "schulze": STRONG, "ranked-pairs": STRONG,
    "majority-judgment": Rule(("grades",)),
}


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
    strength: str = ""
    seats: int = 1
    quota_flag: str = ""
    quota_seats: int = 0
    points: str = ""


def can_count(rule: str, ballot: dict) -> bool:
    """Whether the totals of the manifest's ballot are such as the rule takes."""
    right = ballot["type"] in RULES[rule].ballots
    return right and (rule != "star" or bool(ballot.get("pairs")))


def mismatch(vote: Vote, ballot: dict, options: int) -> str | None:
    """Why the charter's vote does not take the ballot of a contest (1.2, 7.1)."""
    if vote.ballot != ballot["type"]:
        return "the vote takes another ballot"
    if vote.rule == "star" and not ballot["pairs"]:
        return "star takes a score with pairs"
    borda = list(range(options - 1, -1, -1))
    if vote.points == "borda" and ballot["points"] != borda[: len(ballot["points"])]:
        return "the vote takes the points of Borda"
    return None


def is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def check_keys(table: dict, needed: set[str], where: str, problems: list[str],
               optional: frozenset[str] = frozenset()) -> None:
    """These keys and, at most, the optional ones."""
    unknown = sorted(set(table) - needed - optional)
    problems += [f"{where}: unknown key {key[:64]!r}" for key in unknown]
    problems += [f"{where}: {key} is missing" for key in sorted(needed - set(table))]


def read_vote(row: dict, identifier: str | None, where: str, problems: list[str]) -> Vote | None:
    """One [[vote]] but for what it has in common with bodies; None if its rule
    cannot be known."""
    name, ballot = row.get("rule"), row.get("ballot")
    if not isinstance(name, str) or name not in RULES or ballot not in BALLOTS:
        problems.append(f"{where}: no such rule or ballot")
        return None
    rule = RULES[name]
    needed = {"id", "name", "clause", "ballot", "rule"} | rule.keys
    points = {"points"} if ballot == "ranking" else set()
    check_keys(row, needed, where, problems, rule.optional | points)
    if ballot not in rule.ballots:
        problems.append(f"{where}: {name} does not go with {ballot}")
    vote = Vote(str(identifier), str(row.get("name")), str(row.get("clause")), ballot, name)
    known = [_READ[key](row, vote, where, problems)
             for key in sorted(rule.keys | rule.optional | points)]
    return vote if all(known) else None


# One reader a key.  Each says whether the vote can be judged.


def _threshold(row: dict, vote: Vote, where: str, problems: list[str]) -> bool:
    vote.threshold = parse_threshold(row.get("threshold"))
    return _known(vote.threshold is not None, f"{where}: threshold is not p/q", problems)


def _strict(row: dict, vote: Vote, where: str, problems: list[str]) -> bool:
    vote.strict = row.get("strict") is True
    _known(isinstance(row.get("strict"), bool), f"{where}: strict is not a bool", problems)
    return True


def _tie(row: dict, vote: Vote, where: str, problems: list[str]) -> bool:
    vote.tie = row.get("tie")
    return _known(vote.tie in TIES, f"{where}: no such tie rule", problems)


def _strength(row: dict, vote: Vote, where: str, problems: list[str]) -> bool:
    vote.strength = row.get("strength")
    return _known(vote.strength in STRENGTHS, f"{where}: no such strength", problems)


def _seats(row: dict, vote: Vote, where: str, problems: list[str]) -> bool:
    vote.seats = row.get("seats", 1)
    right = is_int(vote.seats) and 1 <= vote.seats <= MAX_SEATS
    return _known(right, f"{where}: seats is not 1 to {MAX_SEATS}", problems)


def _quota_flag(row: dict, vote: Vote, where: str, problems: list[str]) -> bool:
    if "quota_flag" not in row:
        return True
    vote.quota_flag = row["quota_flag"]
    right = isinstance(vote.quota_flag, str) and is_identifier(vote.quota_flag)
    return _known(right, f"{where}: quota_flag is not an identifier", problems)


def _quota_seats(row: dict, vote: Vote, where: str, problems: list[str]) -> bool:
    if not _known(("quota_flag" in row) == ("quota_seats" in row),
                  f"{where}: quota_flag and quota_seats go together", problems):
        return False
    if "quota_seats" not in row:
        return True
    vote.quota_seats, seats = row["quota_seats"], row.get("seats", 1)
    right = is_int(vote.quota_seats) and is_int(seats) and 1 <= vote.quota_seats <= seats
    return _known(right, f"{where}: quota_seats is not 1 to seats", problems)


def _points(row: dict, vote: Vote, where: str, problems: list[str]) -> bool:
    """Not needed to judge the vote."""
    vote.points = row.get("points", "")
    right = "points" not in row or vote.points == "borda"
    _known(right, f"{where}: points is not \"borda\"", problems)
    return True


def _known(right: bool, text: str, problems: list[str]) -> bool:
    if not right:
        problems.append(text)
    return right


_READ: dict[str, Callable[[dict, Vote, str, list[str]], bool]] = {
    "threshold": _threshold, "strict": _strict, "tie": _tie, "strength": _strength,
    "seats": _seats, "quota_flag": _quota_flag, "quota_seats": _quota_seats, "points": _points,
}


def parse_threshold(value: object) -> Fraction | None:
    """"p/q" with 0 < p <= q <= 10^6, decimal without leading zeros."""
    parts = value.split("/") if isinstance(value, str) else []
    if len(parts) != 2 or not all(_is_decimal(part) for part in parts):
        return None
    p, q = int(parts[0]), int(parts[1])
    return Fraction(p, q) if 0 < p <= q <= 10**6 else None


def _is_decimal(text: str) -> bool:
    return 0 < len(text) <= 7 and all(c in "0123456789" for c in text) and text[0] != "0"
