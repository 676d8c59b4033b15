"""The members of every document (encoding.md).

A schema is a function (value, path, problems): it appends what is wrong to
`problems`, as (usable, path, text).  `usable` is True where the value can be
read although the rule is broken: a member too many, an identifier of the
wrong form.
"""

from collections.abc import Callable

from .jcs import MAX_INTEGER, Value
from .limits import MAX_ENTRY, MAX_ENVELOPE, is_identifier

Problem = tuple[bool, str, str]
Schema = Callable[[Value, str, list[Problem]], None]
HEX = frozenset("0123456789abcdef")


def hexadecimal(length: int | None = None, most: int = 0) -> Schema:
    """hexN; or of any length up to `most` bytes."""

    def check(value: Value, path: str, problems: list[Problem]) -> None:
        right = isinstance(value, str) and len(value) % 2 == 0 and HEX.issuperset(value)
        if not right or (len(value) != 2 * length if length is not None else len(value) > 2 * most):
            problems.append((False, path, "not lower-case hexadecimal of the right length"))

    return check


def integer(value: Value, path: str, problems: list[Problem]) -> None:
    """A non-negative integer."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_INTEGER:
        problems.append((False, path, "not a non-negative integer"))


def below(limit: int) -> Schema:
    """int16, int32: a non-negative integer below a power of two."""

    def check(value: Value, path: str, problems: list[Problem]) -> None:
        integer(value, path, problems)
        if isinstance(value, int) and not isinstance(value, bool) and limit <= value <= MAX_INTEGER:
            problems.append((False, path, f"not below {limit}"))

    return check


def boolean(value: Value, path: str, problems: list[Problem]) -> None:
    if not isinstance(value, bool):
        problems.append((False, path, "not true or false"))


def string(value: Value, path: str, problems: list[Problem]) -> None:
    if not isinstance(value, str):
        problems.append((False, path, "not a string"))


def identifier(value: Value, path: str, problems: list[Problem]) -> None:
    """0.8; a document can be read although it is none."""
    if not isinstance(value, str):
        problems.append((False, path, "not a string"))
    elif not is_identifier(value):
        problems.append((True, path, "not an identifier"))


def one_of(*values: str) -> Schema:
    def check(value: Value, path: str, problems: list[Problem]) -> None:
        if not isinstance(value, str) or value not in values:
            problems.append((False, path, "none of " + ", ".join(values)))

    return check


def list_of(item: Schema) -> Schema:
    def check(value: Value, path: str, problems: list[Problem]) -> None:
        if not isinstance(value, list):
            problems.append((False, path, "not a list"))
            return
        for position, element in enumerate(value):
            item(element, f"{path}[{position}]", problems)

    return check


def members(optional: dict[str, Schema] | None = None, **schemas: Schema) -> Schema:
    """An object with exactly these members; of the optional ones any."""
    optional = optional or {}

    def check(value: Value, path: str, problems: list[Problem]) -> None:
        if not isinstance(value, dict):
            problems.append((False, path, "not an object"))
            return
        for name in sorted(set(value) - set(schemas) - set(optional)):
            problems.append((True, path, f"unknown member {name[:64]!r}"))
        there = {name: schema for name, schema in optional.items() if name in value}
        for name, schema in (schemas | there).items():
            if name in value:
                schema(value[name], f"{path}.{name}", problems)
            else:
                problems.append((False, path, f"member {name!r} is missing"))

    return check


def ballot_type(value: Value, path: str, problems: list[Problem]) -> None:
    """BALLOT: objects told apart by their type."""
    kind = value.get("type") if isinstance(value, dict) else None
    schema = BALLOTS.get(kind) if isinstance(kind, str) else None
    if schema is None:
        problems.append((False, path, "not a ballot type"))
    else:
        schema(value, path, problems)


def some(item: Schema) -> Schema:
    """A list of one at least: where there is nothing, there is no such member."""

    def check(value: Value, path: str, problems: list[Problem]) -> None:
        list_of(item)(value, path, problems)
        if value == []:
            problems.append((True, path, "an empty list"))

    return check


def offering(optional: dict[str, Schema] | None = None, **schemas: Schema) -> Schema:
    """A ballot that may offer extra answers."""
    common = dict(type=string, blank=boolean, none=boolean)
    return members(optional, **common, **schemas)


HEX32, HEX64, HEX16 = hexadecimal(32), hexadecimal(64), hexadecimal(16)
INT16, INT32 = below(2**16), below(2**32)
CONSTRAINT = members(max=INT32, min=INT32, options=list_of(INT32))
BALLOTS = {
    "motion": members(type=string),
    "choice": offering(),
    "approval": offering(
        optional={"constraints": some(CONSTRAINT), "example": some(INT32)},
        max=INT32, min=INT32,
    ),
    "score": offering(max=integer, pairs=boolean),
    "cumulative": offering(budget=integer, each=integer, min=integer),
    "ranking": offering(min=INT32, points=list_of(integer)),
    "pairwise": offering(order=one_of("complete", "partial", "ties")),
    "grades": offering(grades=list_of(string)),
}
OPTION = members(optional={"flags": some(identifier)}, id=identifier, label=string)
NAMED_KEY = members(key=HEX32, name=string)
HEAD = members(root=HEX32, size=integer)
PROOF = members(challenge=HEX32, response=HEX32)

HOLDINGS = some(HEX32)


def holdings(value: Value, path: str, problems: list[Problem]) -> None:
    """One at least, ascending, each once."""
    found: list[Problem] = []
    HOLDINGS(value, path, found)
    problems += found
    if not found and value != sorted(set(value)):
        problems.append((True, path, "not ascending, each once"))


_ABOUT = members(optional={
    "again": members(contest=identifier, election=HEX32), "body": identifier,
    "charter": HEX32, "holdings": holdings, "meeting": identifier,
})


def about(value: Value, path: str, problems: list[Problem]) -> None:
    """ABOUT: one member at least."""
    _ABOUT(value, path, problems)
    if value == {}:
        problems.append((True, path, "about nothing"))


ABOUT = about
REGISTER = members(optional={"meeting": identifier}, head=HEAD, key=HEX32, origin=string)
CONTEST = members(
    optional={"about": ABOUT}, ballot=ballot_type, id=identifier, options=list_of(OPTION),
    roll=identifier, title=string, vote=identifier,
)
ROLL = members(
    optional={"token": members(modulus=hexadecimal(most=MAX_ENTRY))},
    body=identifier, id=identifier, max_size=integer, max_weight=integer,
)
MANIFEST = dict(
    suite=string, title=string, nonce=HEX16,
    charter=members(sha256=HEX32, size=integer), log=members(key=HEX32, origin=string),
    organiser=HEX32, registrar=HEX32, trustees=list_of(NAMED_KEY), threshold=INT16,
    one_trustee_reads_votes=boolean, release=one_of("sign-offs"),
    witnesses=members(keys=list_of(NAMED_KEY), required=INT16),
    certifiers=members(officers=list_of(NAMED_KEY), quorum=INT16),
    opens=integer, closes=integer, objection_seconds=integer,
    rolls=list_of(ROLL), contests=list_of(CONTEST),
)
BODIES: dict[str, dict[str, Schema]] = {
    "manifest": MANIFEST,
    "ceremony-commitment": dict(attempt=INT32, channel_key=HEX32, dealing=HEX32, trustee=INT16),
    "ceremony-dealing": dict(
        attempt=INT32, envelopes=list_of(HEX32), file=members(sha256=HEX32, size=integer),
        round=HEX32, trustee=INT16,
    ),
    "ceremony-acknowledgement": dict(
        attempt=INT32, ceremony=HEX32, keys=HEX32, trustee=INT16
    ),
    "ceremony-complaint": dict(
        accused=INT16, attempt=INT32, channel_secret=hexadecimal(most=32),
        envelope=hexadecimal(most=MAX_ENVELOPE), reason=one_of("share", "dealing", "missing"),
        trustee=INT16,
    ),
    "roll": dict(roll=identifier, root=HEX32, sha256=HEX32, size=integer, total_weight=integer),
    "opening": dict(
        ceremony=HEX32, keys=HEX32, rolls=list_of(members(root=HEX32, roll=identifier)),
        time=integer,
    ),
    "schedule": dict(closes=integer, time=integer),
    "closing": dict(ballots=integer, time=integer),
    "objection": dict(receipt=string),
    "tally": dict(
        a=HEX32, b=list_of(HEX32), ballots=integer, closing=HEAD, contest=identifier,
        counted=integer, superseded=integer, time=integer, too_few=boolean, weight=integer,
    ),
    "sign-off": dict(closing=HEAD, tallies=HEX32, trustee=INT16),
    "decryption-share": dict(
        contest=identifier, proof=PROOF, shares=list_of(HEX32), trustee=INT16
    ),
    "result": dict(contests=list_of(members(
        contest=identifier, too_few=boolean, totals=list_of(integer), trustees=list_of(INT16),
    ))),
    "lot-share": dict(
        contest=identifier, proof=PROOF, share=HEX32, tied=list_of(identifier), trustee=INT16
    ),
    "certificate": dict(head=HEAD, report=HEX32, result=HEX32, verdicts=HEX32),
    "challenge": dict(
        contests=list_of(members(contest=identifier, randomness=HEX32, slots=list_of(integer))),
        roll=identifier,
    ),
}
OPTIONAL: dict[str, dict[str, Schema]] = {"manifest": {"register": REGISTER}}
SIGNATURES = list_of(members(key=HEX32, signature=HEX64))


def check_body(kind: str, body: dict[str, Value]) -> list[Problem]:
    """What is wrong with the members of a body of this type."""
    problems: list[Problem] = []
    common: dict[str, Schema] = {"type": string}
    if kind != "manifest":
        common["election"] = HEX32
    members(OPTIONAL.get(kind), **common, **BODIES[kind])(body, "body", problems)
    if kind == "ceremony-complaint" and not problems:
        _evidence(body, problems)
    return problems


def _evidence(body: dict[str, Value], problems: list[Problem]) -> None:
    """channel_secret and envelope are "" unless the reason is `share`."""
    share = body["reason"] == "share"
    if len(body["channel_secret"]) != (64 if share else 0):
        problems.append((True, "body.channel_secret", "not what this reason has"))
    if body["envelope"] and not share:
        problems.append((True, "body.envelope", "not what this reason has"))
