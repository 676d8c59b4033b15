"""Bases of majorities, and seats and quotas across contests and after ties (7.2, 7.3)."""

from functools import cache

from ..sample_history import CONGRESS, History, history, people
from .governance_case import Case, chosen, one

MEN, WOMEN = ["max", "mo", "mat"], ["flo", "gil", "hope"]
TOTALS = [50, 40, 30, 20, 10, 5, 0]
AT = {"meeting": "c1", "opens": CONGRESS}


def bases() -> list[Case]:
    def count(what: str, slots: list[int], size: int, status: str, **more) -> Case:
        return one(what, "petition", status=status, counts=(slots, sum(slots) + 3, size), **more)

    return [
        count("exactly 20% of the roll sign", [20, 0], 100, "carried"),
        count("one under 20%", [19, 0], 100, "lost"), count("nobody signs", [0, 0], 9, "lost"),
        count("20% of 99 would be 19.8", [20, 0], 99, "carried"), count("19 of 96", [19, 60], 96, "lost"),
        count("votes against do not matter", [20, 70], 100, "carried"),
        count("without a register", [20, 0], 100, "carried", register=False),
        one("of a roll with weights", "petition", status="lost", register=False,
            counts=([19, 0], 30, 40, 100)),
        one("abstentions count: exactly half", "dissolution", status="lost", register=False,
            counts=([5, 2], 10)),
        one("abstentions count: more than half", "dissolution", register=False, counts=([6, 2], 11)),
        one("two thirds, exactly", "amendment", counts=([4, 2], 9), register=False),
        one("two thirds, one under", "amendment", counts=([3, 2], 9), status="lost", register=False),
        one("nobody is for or against", "amendment", counts=([0, 0], 9), status="lost", register=False),
        one("half is not more than half", "motion", counts=([3, 3], 9), status="lost", register=False),
    ]


def free_chair() -> History:
    made = history()
    made.vacate(made.refs["ada"])
    return made


def _joint(what: str, chairs: list[str], counted: tuple, first: tuple, elected: list[str],
           totals: list[int] = TOTALS, **more) -> Case:
    """The chair and three members, three of the four women if that can be."""
    items = [people("chair", chairs), people("members", MEN + WOMEN)]
    given = {"after": free_chair(), **AT} | more
    return Case(what, contests=items, counts=[counted, (totals, 90)], expected=[first, ("elected", elected)],
                **given)


def joint() -> list[Case]:
    two, three = ["flo", "gil", "max"], WOMEN
    return [
        _joint("a woman in the chair", ["jo", "bo"], ([5, 2], 7), ("elected", ["jo"]), two),
        _joint("a man in the chair", ["jo", "bo"], ([2, 5], 7), ("elected", ["bo"]), three),
        _joint("two women tie", ["jo", "nia"], ([4, 4], 8), ("tied", [], ["jo", "nia"]), two),
        _joint("a woman and a man tie", ["jo", "bo"], ([4, 4], 8), ("tied", [], ["bo", "jo"]), three),
        _joint("the chair is too few", ["jo", "bo"], (None, 2), ("too-few",), three),
        _joint("the chair stays vacant", ["jo", "bo"], ([2, 1], 9), ("vacant",), three),
        _joint("the chair is invalid", ["jo", "bo"], ([5, 2], 7), ("invalid", [], [], ["vacancy"]), three,
               after=history()),
        _joint("who is elected to the chair does not stand", ["flo", "bo"], ([5, 2], 7),
               ("elected", ["flo"]), ["gil", "hope", "max"], [50, 40, 30, 60, 10, 5, 0]),
        _joint("more say none than vote for her", ["jo", "bo"], ([5, 2], 7), ("elected", ["jo"]),
               ["flo", "max"], [50, 40, 30, 20, 10, 5, 15]),
        _joint("without a register", ["jo", "bo"], ([5, 2], 7), ("elected", ["jo"]), two, after=history(),
               register=False),
    ]


def _two(what: str, totals: list[int], first: tuple, elected: list[str]) -> Case:
    """Two deputies, then two aides; three of the four are women if that can be."""
    items = [people("deputies", ["flo", "jo", "nia", "bo"]), people("aides", ["max", "mo", "gil", "hope"])]
    return Case(what, history(), items, [([*totals, 0], 20), ([9, 8, 7, 6, 0], 20)],
                [first, ("elected", elected)], **AT)


def joint_group() -> list[Case]:
    one, two = ["gil", "max"], ["gil", "hope"]
    return [
        _two("two women are deputies", [9, 8, 1, 2], ("elected", ["flo", "jo"]), one),
        _two("one woman is deputy", [9, 2, 1, 8], ("elected", ["bo", "flo"]), two),
        _two("one woman is deputy, two tie", [9, 5, 5, 1], ("tied", ["flo"], ["jo", "nia"]), one),
        _two("three women tie for both seats", [5, 5, 5, 1], ("tied", [], ["flo", "jo", "nia"]), one),
        _two("one woman is deputy, a woman and a man tie", [9, 5, 1, 5], ("tied", ["flo"], ["bo", "jo"]), two),
    ]


def with_offices() -> list[Case]:
    """Of two judges and the chair two are women."""
    names = ["max", "mo", "flo", "gil"]
    woman, nobody = history(), free_chair()
    for made in (woman, nobody):
        made.vacate(made.refs["joe"])
    return [
        chosen("a woman is chair already", "judges", names, elected=["max", "flo"], after=woman),
        chosen("there is no chair", "judges", names, elected=["flo", "gil"], after=nobody),
        chosen("nobody knows", "judges", names, elected=["flo", "gil"], register=False),
    ]


def choose() -> list[Case]:
    free, both = history(), free_chair()
    for made in (free, both):
        made.vacate(made.refs["joe"])
    items = [people("chair", ["flo", "bo"]), people("judges", ["flo", "max", "gil"])]
    counts = [([5, 2], 7), ([9, 8, 7, 0], 9)]
    chair, judges = ("elected", ["flo"], [], [], ["flo"]), ("elected", ["flo", "gil"], [], [], ["flo"])
    return [
        Case("a member is elected judge", free, [people("judges", ["cy", "flo"])], [([5, 4, 0], 6)],
             [("elected", ["cy", "flo"], [], [], ["cy"])]),
        Case("elected to both", both, items, counts, [chair, judges], **AT),
        Case("elected to both, without a register", history(), items, counts, [chair, judges], **AT,
             register=False),
    ]


def _tied(elected: list[str], tied: list[str], chairs: tuple = ("elected", ["jo"])) -> tuple[History, str]:
    """After an election of chair and members that left a tie."""
    made = free_chair()
    chair, members = people("chair", ["jo", "bo"]), people("members", MEN + WOMEN)
    manifest = made.manifest([chair, members], meeting="c1")
    name = made.link(manifest)
    made.outcome(name, [made.verdict(chair, *chairs), made.verdict(members, "tied", elected, tied)])
    return made, name


def _again(what: str, after: tuple[History, str], names: list[str], slots: list[int], expected: tuple,
           contest: str = "members", **more) -> Case:
    made, name = after
    item = people("members", names, again={"contest": contest, "election": name})
    return Case(what, made, [item], [([*slots, 0], max(9, *slots))], [expected], **AT | more)


def fresh() -> list[Case]:
    four = (["flo"], ["gil", "hope", "max", "mo"])
    after, order = _tied(*four), ["max", "mo", "gil", "hope"]
    third, name = _tied(*four)
    item = people("members", order, again={"contest": "members", "election": name})
    manifest = third.manifest([item], meeting="c1")
    again = third.link(manifest)
    third.outcome(again, [third.verdict(item, "tied", ["max"], ["gil", "hope"])])
    invalid, man = ("invalid", [], [], ["subject"]), _tied(*four, ("elected", ["bo"]))
    return [
        _again("two seats, one for a woman", after, order, [9, 8, 7, 6], ("elected", ["max", "gil"])),
        _again("two seats, both for women", man, order, [9, 8, 7, 6], ("elected", ["gil", "hope"])),
        _again("tied once more", after, order, [9, 8, 5, 5], ("tied", ["max"], ["gil", "hope"])),
        _again("the last seat", (third, again), ["gil", "hope"], [5, 4], ("elected", ["gil"])),
        _again("three open seats, two for women", _tied([], ["flo", "gil", "hope", "mat"]),
               ["flo", "gil", "hope", "mat"], [5, 4, 3, 9], ("elected", ["flo", "gil", "mat"])),
        _again("not all who tied", after, order[:3], [9, 8, 7], invalid),
        _again("somebody else", after, [*order[:3], "mat"], [9, 8, 7, 6], invalid),
        _again("of a contest that did not tie", after, order, [9, 8, 7, 6], invalid, contest="chair"),
        _again("of a tie that a fresh vote has settled", (third, name), order, [9, 8, 7, 6], invalid),
        _again("of no contest", after, order, [9, 8, 7, 6], invalid, contest="x"),
        _again("of no election", (after[0], "00" * 32), order, [9, 8, 7, 6], invalid),
    ]


def fresh_elsewhere() -> list[Case]:
    """Of a branch's delegates, and of what a lot settled."""
    made, lot = history(), history()
    first = people("delegates", ["max", "flo", "mo"])
    name = made.link(made.manifest([first], {"members": "south"}))
    ref = made.outcome(name, [made.verdict(first, "tied", ["max"], ["flo", "mo"])])
    made.fill("delegate", "max", "south", ref, "delegates")
    drawn = people("advisor", ["max", "flo"])
    settled = lot.link(lot.manifest([drawn], {"members": "branches"}))
    lot.outcome(settled, [lot.verdict(drawn, "elected", ["max"], ["flo", "max"])])

    def again(what: str, after: History, vote: str, names: list[str], election: str, slots: list[int],
              expected: tuple, body: str) -> Case:
        item = people(vote, names, again={"contest": vote, "election": election})
        return Case(what, after, [item], [(slots, 9)], [expected], {"members": body})

    invalid = ("invalid", [], [], ["subject"])
    return [
        again("the other place of the branch", made, "delegates", ["mo", "flo"], name, [5, 4, 0],
              ("elected", ["flo"]), "south"),
        again("in another branch", made, "delegates", ["mo", "flo"], name, [5, 4, 0], invalid, "north"),
        again("a lot settled it", lot, "advisor", ["max", "flo"], settled, [5, 4], invalid, "branches"),
    ]


@cache
def cases() -> list[Case]:
    return [case for make in (bases, joint, joint_group, with_offices, choose, fresh,
                                fresh_elsewhere) for case in make()]
