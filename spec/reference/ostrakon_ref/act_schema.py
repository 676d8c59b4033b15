"""The members of every act of a register (encoding.md)."""

from .jcs import Value
from .limits import MAX_OFFICERS, is_origin, is_text
from .schema import (
    ABOUT, HEX16, HEX32, INT16, Problem, Schema, identifier, integer, list_of, members, one_of, some,
    string,
)

STATUSES = ("carried", "lost", "elected", "vacant", "tied", "too-few", "invalid")
GROUNDS = ("quorum", "electorate", "roll", "meeting", "notice", "subject", "recall", "vacancy",
           "candidate")


def text(value: Value, path: str, problems: list[Problem]) -> None:
    """0.8; an act can be read although it is none."""
    string(value, path, problems)
    if isinstance(value, str) and not is_text(value):
        problems.append((True, path, "not a text"))


def origin(value: Value, path: str, problems: list[Problem]) -> None:
    string(value, path, problems)
    if isinstance(value, str) and not is_origin(value):
        problems.append((True, path, "not an origin"))


def anything(value: Value, path: str, problems: list[Problem]) -> None:
    """Judged elsewhere."""


def mapping(value: Value, path: str, problems: list[Problem]) -> None:
    if not isinstance(value, dict):
        problems.append((False, path, "not an object"))


def utf8(value: str) -> bytes:
    """The order of texts, also of what is none."""
    return value.encode("utf-8", "surrogatepass")


def ascending(item: Schema) -> Schema:
    """A list in ascending order, each once."""

    def check(value: Value, path: str, problems: list[Problem]) -> None:
        found: list[Problem] = []
        list_of(item)(value, path, found)
        problems += found
        if not found and value != sorted(set(value), key=utf8):
            problems.append((True, path, "not ascending, each once"))

    return check


CHARTER = members(sha256=HEX32, size=integer)
OFFICER = members(key=HEX32, name=text, person=identifier)
OFFICERS: dict[str, Schema] = dict(officers=list_of(OFFICER), quorum=INT16)
GROUND = members(clause=text, ground=one_of(*GROUNDS))
VERDICT = members(
    optional={"because": some(GROUND), "choose": some(identifier)},
    clause=text, contest=identifier, elected=list_of(identifier), status=one_of(*STATUSES),
    tied=list_of(identifier), vote=identifier,
)
SITE_FILE = members(path=text, sha256=HEX32)
OPTION = members(optional={"flags": some(identifier)}, id=identifier, total=integer)
SIGNED = members(body=mapping, signatures=anything)
ACTS: dict[str, dict[str, Schema]] = {
    "founding": dict(
        charter=CHARTER, keeper=HEX32, log=members(key=HEX32, origin=origin), nonce=HEX16,
        organisation=text, **OFFICERS,
    ),
    "officers": OFFICERS,
    "charter-amended": dict(charter=CHARTER, contest=identifier, outcome=HEX32),
    "body-formed": dict(body=identifier, declared=integer, kind=identifier, name=text),
    "body-ended": dict(body=identifier),
    "meeting-called": dict(convened_by=ascending(HEX32), kind=identifier, meeting=identifier,
                           place=text, starts=integer),
    "election-linked": dict(manifest=SIGNED),
    "outcome": dict(certificate=SIGNED, election=HEX32, verdicts=list_of(VERDICT)),
    "open-vote": dict(body=identifier, contest=identifier, options=list_of(OPTION), roll=integer,
                      title=text, vote=identifier, voted=integer),
    "office-filled": dict(body=identifier, office=identifier, person=identifier),
    "office-vacated": dict(holding=HEX32, reason=one_of("resigned", "chose-other", "ended")),
    "site-published": dict(files=list_of(SITE_FILE), release=text),
}
OPTIONAL: dict[str, dict[str, Schema]] = {
    "open-vote": dict(about=ABOUT, meeting=identifier, none=integer),
    "office-filled": dict(contest=identifier, name=text, outcome=HEX32),
}


def check_act(kind: str, body: dict[str, Value]) -> list[Problem]:
    """What is wrong with the members of an act of this type."""
    problems: list[Problem] = []
    common: dict[str, Schema] = {"type": string, "time": integer}
    if kind != "founding":
        common["register"] = HEX32
    members(OPTIONAL.get(kind), **common, **ACTS[kind])(body, "body", problems)
    if all(usable for usable, _, _ in problems):
        problems += _together(kind, body)
    return problems


def _together(kind: str, body: dict[str, Value]) -> list[Problem]:
    """What members must be for each other."""
    found: list[tuple[bool, str]] = []
    if kind in ("founding", "officers"):
        officers = body["officers"]
        found.append((1 <= len(officers) <= MAX_OFFICERS, "number of officers"))
        found.append((len({x["key"] for x in officers}) == len(officers), "an officer's key is repeated"))
        found.append((1 <= body["quorum"] <= len(officers), "quorum of officers"))
    if kind == "office-filled":
        found.append((("outcome" in body) == ("contest" in body), "outcome without contest, or the reverse"))
    if kind == "site-published":
        paths = [file["path"] for file in body["files"]]
        found.append((paths == sorted(set(paths), key=utf8), "paths not ascending, each once"))
    for option in body.get("options", []):
        flags = option.get("flags", [])
        found.append((flags == sorted(set(flags), key=utf8), "flags not ascending, each once"))
    return [(True, "body", what) for right, what in found if not right]
