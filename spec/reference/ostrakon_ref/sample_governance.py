"""The charter of the sample's register: every kind of body, office, meeting and
effect.  FOR TEST VECTORS ONLY."""

MOTION = {"ballot": "motion", "rule": "majority", "threshold": "1/2", "strict": True}
ONE = {"ballot": "choice", "rule": "most-votes", "tie": "fresh-vote"}
SOME = {"ballot": "approval", "rule": "most-votes", "tie": "fresh-vote"}
AT_CONGRESS = {"electorate": ["assembly"], "meeting": "congress"}

BODIES = [
    {"id": "assembly"}, {"id": "branch", "many": True, "most": 3, "founders": 3},
    {"id": "circle", "many": True}, {"id": "committee"}, {"id": "panel"},
    {"id": "branches", "union_of": ["branch"]}, {"id": "shares", "weighted": True},
    {"id": "guests", "voteless": True},
]
OFFICES = [
    {"id": "chair", "elected_by": ["assembly"], "sits_in": "committee", "public": True},
    {"id": "member", "elected_by": ["assembly"], "seats": 3, "sits_in": "committee", "renewed": True},
    {"id": "delegate", "elected_by": ["branch"], "seats": 2, "sits_in": "committee"},
    {"id": "judge", "elected_by": ["assembly"], "seats": 2, "sits_in": "panel"},
    {"id": "advisor", "elected_by": ["branches"]},
    {"id": "speaker", "elected_by": ["committee"], "from": "committee"},
    {"id": "deputy", "elected_by": ["assembly"], "seats": 2},
    {"id": "aide", "elected_by": ["assembly"], "seats": 2},
    {"id": "observer", "sits_in": "committee", "voteless": True},
]
MEETINGS = [
    {"id": "congress", "body": "assembly", "notice_months": 2, "per_year": 1, "place": "Athens", "running": 1},
    {"id": "session", "body": "committee", "notice_days": 7},
    {"id": "gathering", "body": "assembly"},
]
VOTES = [
    {"id": "motion", **MOTION}, {"id": "resolution", **MOTION, **AT_CONGRESS},
    {"id": "quorate", **MOTION, "quorum": "1/2"},
    {"id": "minute", **MOTION, "electorate": ["committee"], "meeting": "session"},
    {"id": "greeting", **MOTION, "electorate": ["assembly"], "meeting": "gathering"},
    {"id": "petition", **MOTION, "threshold": "1/5", "strict": False, "base": "roll",
     "electorate": ["assembly"], "effect": "convening", "convenes": "congress"},
    {"id": "request", **MOTION, "electorate": ["branch"], "effect": "convening", "convenes": "congress",
     "share": "1/2"},
    {"id": "hurry", **MOTION, "electorate": ["committee"], "effect": "shorter-notice", "shortens": "congress"},
    {"id": "amendment", **MOTION, "threshold": "2/3", "strict": False, **AT_CONGRESS, "effect": "amendment"},
    {"id": "dissolution", **MOTION, "base": "cast", **AT_CONGRESS, "effect": "dissolution"},
    {"id": "recall", **MOTION, "effect": "recall"},
    {"id": "recall-judge", **MOTION, "electorate": ["assembly"], "effect": "recall-of",
     "recall_offices": ["judge"]},
    {"id": "continuation", **MOTION, "electorate": ["assembly"], "about": "circle", "effect": "continuation"},
    {"id": "last", **MOTION, "electorate": ["assembly"], "about": "circle", "effect": "last-vote"},
    {"id": "case", **MOTION, "electorate": ["committee"], "private": True, "without_one": True},
    {"id": "chair", **ONE, **AT_CONGRESS, "fills": "chair"},
    {"id": "members", **SOME, **AT_CONGRESS, "seats": 3, "fills": "member", "quota_flag": "woman",
     "quota_seats": 3, "joint": ["chair"]},
    {"id": "deputies", **SOME, **AT_CONGRESS, "seats": 2, "fills": "deputy"},
    {"id": "aides", **SOME, **AT_CONGRESS, "seats": 2, "fills": "aide", "quota_flag": "woman",
     "quota_seats": 3, "joint": ["deputies"]},
    {"id": "by-member", **ONE, "electorate": ["assembly"], "fills": "member"},
    {"id": "delegates", **SOME, "electorate": ["branch"], "seats": 2, "fills": "delegate",
     "quota_flag": "woman", "quota_seats": 1},
    {"id": "judges", **SOME, "electorate": ["assembly"], "seats": 2, "fills": "judge",
     "quota_flag": "woman", "quota_seats": 2, "quota_with": ["chair"]},
    {"id": "advisor", **ONE, "tie": "lot", "electorate": ["branches"], "fills": "advisor"},
    {"id": "speaker", **ONE, "electorate": ["committee"], "fills": "speaker"},
]


def value(item: object) -> str:
    """As TOML has it."""
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, list):
        return "[" + ", ".join(map(value, item)) + "]"
    return f'"{item}"' if isinstance(item, str) else str(item)


def table(name: str, keys: dict) -> str:
    return "\n".join([f"\n[[{name}]]", *(f"{key} = {value(x)}" for key, x in keys.items())]) + "\n"


def named(clause: str, rows: list[dict]) -> list[dict]:
    """With a name and a clause of its own."""
    return [{"id": row["id"], "name": row["id"].capitalize(), "clause": f"{clause}-{row['id']}"} | row
            for row in rows]


def tables() -> dict[str, list[dict]]:
    """The charter's tables, to be changed."""
    return {
        "body": named("B", BODIES), "office": named("O", OFFICES),
        "incompatible": [{"bodies": ["committee", "panel"], "clause": "I-1", "choose_days": 14}],
        "meeting": named("M", MEETINGS), "vote": named("V", VOTES),
    }


def charter_text(made: dict[str, list[dict]] | None = None, **top: object) -> str:
    """A charter file."""
    keys = {"format": "ostrakon/v1/charter", "organisation": "Society of Potsherds", "min_counted": 3,
            "open_votes": True} | top
    head = "".join(f"{key} = {value(x)}\n" for key, x in keys.items() if x is not None)
    rows = tables() if made is None else made
    return head + "".join(table(name, row) for name in rows for row in rows[name])


GOVERNANCE = charter_text().encode()
