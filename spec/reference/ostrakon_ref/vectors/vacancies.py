"""Several contests of one manifest for the same places, and ties that others settle (7.8)."""

from functools import cache

from ..months import DAY
from ..sample_history import CONGRESS, History, history, people
from .governance_case import Case

AT = {"meeting": "c1", "opens": CONGRESS}
TAKEN = ("invalid", [], [], ["vacancy"])
NO_TIE = ("invalid", [], [], ["subject"])


def without(*names: str) -> History:
    made = history()
    for name in names:
        made.vacate(made.refs[name])
    return made


def _counts(item: dict) -> tuple:
    """The first named win."""
    slots = [20 - i for i in range(len(item["options"]))]
    slots += [0] if item["ballot"]["type"] == "approval" else []
    return slots, sum(slots)


def both(what: str, after: History, items: list[dict], expected: list[tuple], **more) -> Case:
    return Case(what, after, items, [_counts(item) for item in items], expected, **AT | more)


def one(name: str, person: str, roll: str = "members", **about: object) -> dict:
    """A by-election for one of the three members' places."""
    return people("by-member", [person, "bo"], name, roll, **about)


def won(*names: str) -> tuple:
    return "elected", list(names)


def together() -> list[Case]:
    pair, two = [one("a", "max"), one("b", "mo")], people("judges", ["max", "flo"])
    all_three = people("members", ["gil", "hope", "flo"])
    rolls = {"bodies": {"members": "assembly", "others": "assembly"}}
    branches = {"bodies": {"members": "north", "others": "south"}}
    south = people("delegates", ["jo", "mo"], "b", "others")
    return [
        both("two by-elections for one place", without("ed"), pair, [TAKEN, TAKEN]),
        both("two by-elections for two places", without("ed", "di"), pair, [won("max"), won("mo")]),
        both("on two rolls of one body", without("ed"), [one("a", "max"), one("b", "mo", "others")],
             [TAKEN, TAKEN], **rolls),
        both("three by-elections for two places", without("ed", "di"), [*pair, one("c", "gil")], [TAKEN] * 3),
        both("all places anew, and one of them", without("ed"), [one("a", "max"), all_three], [TAKEN, TAKEN]),
        both("all places anew", without("ed"), [all_three], [won("flo", "gil", "hope")]),
        both("all places anew, twice", history(), [all_three, {**all_three, "id": "again"}], [TAKEN, TAKEN]),
        both("two offices", without("ed", "joe"), [one("a", "mo"), two], [won("mo"), won("flo", "max")]),
        both("the same office in two branches", history(), [people("delegates", ["max", "flo"]), south],
             [TAKEN, won("jo", "mo")], **branches),
    ]


def _tied(after: History, *names: str) -> tuple[History, str]:
    """After a by-election that left a tie between max and flo, in each of these contests."""
    items = [people("by-member", ["max", "flo"], name) for name in names]
    election = after.link(after.manifest(items))
    after.outcome(election, [after.verdict(item, "tied", [], ["flo", "max"]) for item in items])
    return after, election


def _fresh(name: str, election: str, contest: str = "one") -> dict:
    return people("by-member", ["flo", "max"], name, again={"contest": contest, "election": election})


def with_ties() -> list[Case]:
    after, name = _tied(without("ed"), "one")
    free, other = _tied(without("ed", "di"), "one", "two")
    return [
        both("a fresh vote", after, [_fresh("a", name)], [won("flo")]),
        both("a fresh vote, and another for its place", after, [_fresh("a", name), one("b", "mo")],
             [won("flo"), TAKEN]),
        both("a fresh vote, and another for the other place", free, [_fresh("a", other), one("b", "mo")],
             [won("flo"), won("mo")]),
        both("two fresh votes for one tie", free, [_fresh("a", other), _fresh("b", other)], [NO_TIE, NO_TIE]),
        both("two fresh votes for two ties", free, [_fresh("a", other), _fresh("b", other, "two")],
             [won("flo"), won("flo")]),
        both("a fresh vote for no tie fills no place", after, [_fresh("a", name, "x"), one("b", "mo")],
             [NO_TIE, won("mo")]),
        both("all places anew, and a fresh vote", free, [_fresh("a", other), people("members", ["gil", "hope", "jo"])],
             [won("flo"), TAKEN]),
    ]


def _settled(first: int, closes: int, before: bool, status: str = "elected") -> tuple[History, str]:
    """A tie, and another by-election, announced after it; which of the outcomes is entered first."""
    made = without("ed")
    item, other = people("by-member", ["max", "flo"], "one"), one("other", "mo")
    times = [{"opens": CONGRESS, "closes": CONGRESS + n * DAY} for n in (first, closes)]
    names = [made.link(made.manifest([x], **time)) for x, time in zip((item, other), times)]
    elected = ["mo"] if status == "elected" else []
    made.time = CONGRESS + 60 * DAY
    enter = [lambda: made.outcome(names[0], [made.verdict(item, "tied", [], ["flo", "max"])]),
             lambda: made.outcome(names[1], [made.verdict(other, status, elected)])]
    for act in reversed(enter) if before else enter:
        act()
    return made, names[0]


def settled() -> list[Case]:
    def of(what: str, found: tuple[History, str], expected: tuple) -> Case:
        made, name = found
        return both(what, made, [_fresh("a", name)], [expected])

    return [
        of("a later election settles a tie", _settled(5, 9, False), NO_TIE),
        of("and if it is entered before the tie", _settled(5, 9, True), NO_TIE),
        of("an earlier election settles no tie", _settled(9, 5, True), won("flo")),
        of("and if it is entered after the tie", _settled(9, 5, False), won("flo")),
        of("a later election that is too few", _settled(5, 9, False, "too-few"), won("flo")),
        of("a later election that is vacant", _settled(5, 9, False, "vacant"), NO_TIE),
    ]


@cache
def cases() -> list[Case]:
    return [case for make in (together, with_ties, settled) for case in make()]
