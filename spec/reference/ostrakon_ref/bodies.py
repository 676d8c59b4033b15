"""Bodies, offices and meetings of a charter (7.1)."""

from dataclasses import dataclass

from .toml_keys import MAX_SEATS, Keys

NAMED = {"id", "name", "clause"}
MOST_BODIES = 10**4


@dataclass(frozen=True)
class Body:
    """A body, or a kind of body: there are then many."""

    id: str
    clause: str
    many: bool = False
    most: int | None = None
    founders: int = 0
    union_of: tuple[str, ...] = ()
    weighted: bool = False
    voteless: bool = False


@dataclass(frozen=True)
class Office:
    id: str
    clause: str
    elected_by: tuple[str, ...] = ()  # empty: by invitation
    seats: int = 1
    sits_in: str = ""
    voteless: bool = False
    origin: str = ""  # `from`
    renewed: bool = False
    public: bool = False


@dataclass(frozen=True)
class Incompatible:
    bodies: tuple[str, ...]
    clause: str
    choose_days: int | None


@dataclass(frozen=True)
class Meeting:
    """A kind of meeting."""

    id: str
    clause: str
    body: str
    notice_months: int = 0
    notice_days: int = 0
    per_year: int = 0
    place: str = ""
    running: int = 0


def body_of(manifest: dict, contest: dict) -> str | None:
    """The id of the body whose vote a contest is."""
    named = {roll["id"]: roll["body"] for roll in reversed(manifest["rolls"])}
    return named.get(contest["roll"])


def read_body(keys: Keys, identifier: str) -> Body:
    row = keys.row
    keys.only(NAMED, {"many", "most", "founders", "union_of", "weighted", "voteless"})
    many = keys.true("many")
    for key in ("most", "founders"):
        keys.expect(many or key not in row, f"{key} without many")
    keys.expect(not many or "union_of" not in row, "union_of with many")
    return Body(identifier, str(row.get("clause")), many, keys.integer("most", MOST_BODIES),
                keys.integer("founders", MOST_BODIES, 0), keys.ids("union_of"),
                keys.true("weighted"), keys.true("voteless"))


def read_office(keys: Keys, identifier: str) -> Office:
    row = keys.row
    keys.only(NAMED, {"elected_by", "seats", "sits_in", "voteless", "from", "renewed", "public"})
    keys.expect("voteless" not in row or "sits_in" in row, "voteless without sits_in")
    return Office(identifier, str(row.get("clause")), keys.ids("elected_by"),
                  keys.integer("seats", MAX_SEATS, 1), keys.id("sits_in"), keys.true("voteless"),
                  keys.id("from"), keys.true("renewed"), keys.true("public"))


def read_incompatible(keys: Keys) -> Incompatible:
    keys.only({"bodies", "clause", "choose_days"})
    keys.text("clause")
    bodies = keys.ids("bodies")
    keys.expect(len(bodies) == 2, "bodies are not two")
    return Incompatible(bodies, str(keys.row.get("clause")), keys.integer("choose_days", 3650))


def read_meeting(keys: Keys, identifier: str) -> Meeting:
    row = keys.row
    keys.only(NAMED | {"body"}, {"notice_months", "notice_days", "per_year", "place", "running"})
    both = "notice_months" in row and "notice_days" in row
    keys.expect(not both, "notice_months and notice_days")
    keys.expect(("place" in row) == ("running" in row), "place and running go together")
    place = keys.text("place") if "place" in row else ""
    return Meeting(identifier, str(row.get("clause")), keys.id("body"),
                   keys.integer("notice_months", 60, 0), keys.integer("notice_days", 3650, 0),
                   keys.integer("per_year", 366, 0), place, keys.integer("running", 100, 0))
