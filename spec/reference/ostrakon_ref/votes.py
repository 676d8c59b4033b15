"""The votes of a charter (7.1): which rule counts which ballot, by which keys."""

from dataclasses import dataclass
from fractions import Fraction

from .toml_keys import MAX_SEATS, Keys

BALLOTS = ("motion", "choice", "approval", "score", "cumulative", "ranking", "pairwise", "grades")
TIES = ("fresh-vote", "lot")
STRENGTHS = ("margins", "winning-votes")
BASES = ("decided", "cast", "roll")
EFFECTS = {  # the keys that go with each: needed, optional
    "recall": ((), ()), "recall-of": (("recall_offices",), ()), "amendment": ((), ()),
    "dissolution": ((), ()), "continuation": (("about",), ()), "last-vote": (("about",), ()),
    "convening": (("convenes",), ("share",)), "shorter-notice": (("shortens",), ()),
}
COMMON = {"id", "name", "clause", "ballot", "rule"}
ANY = frozenset({"quorum", "electorate", "meeting", "about", "private", "without_one"})
ELECTION = frozenset({"fills"})
SEATED = frozenset({"seats", "quota_flag", "quota_seats", "joint", "quota_with"})


@dataclass(frozen=True)
class Rule:
    """The ballots that a rule goes with, its keys, and those it may have."""

    ballots: tuple[str, ...]
    keys: frozenset[str] = frozenset({"tie"})
    optional: frozenset[str] = ANY | ELECTION


STRONG = Rule(("pairwise",), frozenset({"tie", "strength"}))
RULES = {
    "majority": Rule(("motion",), frozenset({"threshold", "strict"}),
                     ANY | {"base", "effect"}),
    "most-votes": Rule(("choice", "approval", "score", "cumulative", "ranking"),
                       optional=ANY | ELECTION | SEATED),
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
    base: str = "decided"
    joint: tuple[str, ...] = ()
    quota_with: tuple[str, ...] = ()
    quorum: Fraction | None = None
    electorate: tuple[str, ...] = ()  # empty: any body's
    meeting: str = ""
    about: str = ""
    private: bool = False
    without_one: bool = False
    fills: str = ""
    effect: str = ""
    recall_offices: tuple[str, ...] = ()
    convenes: str = ""
    share: Fraction | None = None
    shortens: str = ""


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


def read_vote(keys: Keys, identifier: str | None) -> Vote | None:
    """One [[vote]] but for what it has in common with bodies; None if its rule
    cannot be known."""
    row = keys.row
    name, ballot = row.get("rule"), row.get("ballot")
    if not isinstance(name, str) or name not in RULES or ballot not in BALLOTS:
        keys.refuse("no such rule or ballot")
        return None
    rule, needed, optional = RULES[name], set(COMMON), set()
    for bound, extra in ((needed, rule.keys), (optional, rule.optional)):
        bound |= extra
    optional |= {"points"} if ballot == "ranking" else set()
    _bound_to_effect(name, row, needed, optional)
    keys.only(needed, optional)
    keys.expect(ballot in rule.ballots, f"{name} does not go with {ballot}")
    vote = Vote(str(identifier), str(row.get("name")), str(row.get("clause")), ballot, name)
    _counting(keys, vote, rule)
    _seats(keys, vote)
    _standing(keys, vote)
    return vote if keys.clear else None


def _bound_to_effect(rule: str, row: dict, needed: set[str], optional: set[str]) -> None:
    effect = row.get("effect")
    if rule == "majority" and isinstance(effect, str) and effect in EFFECTS:
        for bound, extra in zip((needed, optional), EFFECTS[effect]):
            bound |= set(extra)


def _counting(keys: Keys, vote: Vote, rule: Rule) -> None:
    """What the rule needs to count."""
    row = keys.row
    if "threshold" in rule.keys:
        vote.threshold, vote.strict = keys.fraction("threshold"), row.get("strict") is True
        keys.expect(isinstance(row.get("strict"), bool), "strict is not a bool")
        vote.base = keys.word("base", BASES, "decided")
    if "tie" in rule.keys:
        vote.tie = keys.word("tie", TIES)
    if "strength" in rule.keys:
        vote.strength = keys.word("strength", STRENGTHS)
    keys.clear &= all(key in row for key in rule.keys - {"strict"})
    if vote.ballot == "ranking" and "points" in row:  # not needed to judge the vote
        keys.expect(row["points"] == "borda", 'points is not "borda"')
        vote.points = row["points"] if row["points"] == "borda" else ""


def _seats(keys: Keys, vote: Vote) -> None:
    """Seats and quotas, of most-votes."""
    if vote.rule != "most-votes":
        return
    row = keys.row
    vote.seats = keys.integer("seats", MAX_SEATS, 1)
    vote.quota_flag = keys.id("quota_flag")
    vote.quota_seats = keys.integer("quota_seats", MAX_SEATS, 0)
    vote.joint, vote.quota_with = keys.ids("joint"), keys.ids("quota_with")
    if ("quota_flag" in row) != ("quota_seats" in row):
        keys.unclear("quota_flag and quota_seats go together")
    keys.expect("quota_with" not in row or "quota_flag" in row, "quota_with without a quota")


def _standing(keys: Keys, vote: Vote) -> None:
    """Whose vote it is, where, about what, and what follows from it."""
    vote.quorum, vote.electorate = keys.fraction("quorum"), keys.ids("electorate")
    vote.meeting, vote.about = keys.id("meeting"), keys.id("about")
    vote.private, vote.without_one = keys.true("private"), keys.true("without_one")
    if vote.rule != "majority":
        vote.fills = keys.id("fills")
        return
    vote.effect = keys.word("effect", tuple(EFFECTS))
    vote.recall_offices = keys.ids("recall_offices")
    vote.convenes, vote.shortens = keys.id("convenes"), keys.id("shortens")
    vote.share = keys.fraction("share")
