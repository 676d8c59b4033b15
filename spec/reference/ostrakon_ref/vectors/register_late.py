"""Outcomes that are entered in another order than that of their votes (9.6, 9.7)."""

from functools import cache

from ..months import DAY
from ..sample_history import CONGRESS, History, motion, people
from .register_case import Case, after

NEW, OTHERS = ["gil", "hope", "max"], ["flo", "jo", "nia"]
END = CONGRESS + 60 * DAY


def day(n: int) -> int:
    return CONGRESS + n * DAY


class Vote:
    """One question that is announced now, to close on a day; its outcome comes when it is entered."""

    def __init__(self, made: History, item: dict, closes: int, **more) -> None:
        self.made, self.item = made, item
        times = {"opens": day(closes) - DAY, "closes": day(closes)}
        self.name = made.link(made.manifest([item], **times | more))

    def enter(self, status: str, elected: list[str] = (), tied: list[str] = ()) -> str:
        self.ref = self.made.outcome(self.name, [self.made.verdict(self.item, status, elected, tied)])
        return self.ref

    def elect(self, elected: list[str]) -> str:
        return self.enter("elected", elected)

    def fill(self, *persons: str) -> None:
        """They take the office."""
        office = self.made.charter.votes[self.item["vote"]].fills
        for person in persons:
            self.made.fill(office, person, "assembly", self.ref, self.item["id"])

    def again(self, tied: list[str], closes: int) -> "Vote":
        """A fresh vote for its tie."""
        about = {"again": {"contest": self.item["id"], "election": self.name}}
        return Vote(self.made, people(self.item["vote"], tied, **about), closes)


def members(made: History, names: list[str], closes: int, **more) -> Vote:
    """Of all three members of the committee."""
    return Vote(made, people("members", names), closes, **more)


def two(made: History, first: int = 9, second: int = 19) -> tuple[Vote, Vote]:
    """Two elections of all members, the second announced after the first; both are over."""
    votes = members(made, NEW, first), members(made, OTHERS, second)
    made.time = END
    return votes


def renewals() -> list[Case]:
    def late(made: History) -> tuple[Vote, Vote]:
        old, new = two(made)
        new.elect(OTHERS)
        new.fill(*OTHERS)
        old.elect(NEW)
        return old, new

    def gives_nothing(made: History) -> None:
        old, new = late(made)
        made.vacate(made.read().log.entries[-2].leaf.hex())  # the last of the new ones
        old.fill("gil")

    def in_order(made: History) -> None:
        old, new = two(made)
        old.elect(NEW)
        old.fill(*NEW)
        new.elect(OTHERS)
        new.fill(*OTHERS)

    def closes_later(made: History) -> None:
        long, short = two(made, 19, 9)
        short.elect(OTHERS)
        short.fill(*OTHERS)
        long.elect(NEW)
        long.fill(*NEW)

    def closed_before(made: History) -> None:
        long, short = two(made, 19, 9)
        long.elect(NEW)
        short.elect(OTHERS)
        short.fill("flo")

    def same_second(made: History) -> None:
        first, second = two(made, 9, 9)
        second.elect(OTHERS)
        second.fill(*OTHERS)
        first.elect(NEW)

    def vacant(made: History) -> None:
        old, new = two(made)
        new.enter("vacant")
        old.elect(NEW)
        old.fill(*NEW)

    return [
        after("an older election comes late", "", late), after("and gives no place", "809", gives_nothing),
        after("two elections in their order", "", in_order),
        after("the one that closes later was announced first", "", closes_later),
        after("the one that closed before gives no place", "809", closed_before),
        after("both close in one second", "", same_second),
        after("a later election that elects nobody", "", vacant),
    ]


def limits() -> list[Case]:
    def ended_early(made: History) -> None:
        """It was to close after all others, and is entered before."""
        early = members(made, NEW, 99)
        made.time = day(5)
        early.elect(NEW)
        early.fill("gil")
        new = members(made, OTHERS, 9)
        made.time = END
        new.elect(OTHERS)
        new.fill(*OTHERS)

    def backdated(made: History) -> None:
        """The one that was announced last was to close before that, and before the other."""
        made.time = day(5)
        new = members(made, OTHERS, 7)
        made.time = day(8)
        old = members(made, NEW, 1)
        made.time = END
        new.elect(OTHERS)
        old.elect(NEW)
        new.fill(*OTHERS)

    def by_election(made: History, *filled: str) -> None:
        """Who was elected to one place later keeps it."""
        made.vacate(made.refs["ed"])
        old, one = members(made, NEW, 9), Vote(made, people("by-member", ["flo", "bo"]), 19)
        made.time = END
        one.elect(["flo"])
        one.fill("flo")
        old.elect(NEW)
        old.fill(*filled)

    return [
        after("ended early, it counts from its act", "", ended_early),
        after("it was to close before it was announced", "", backdated),
        after("a by-election after an election that comes late", "", lambda made: by_election(made, "gil", "hope")),
        after("there are three places still", "809", lambda made: by_election(made, *NEW)),
    ]


def fresh() -> list[Case]:
    def tie(made: History, elected: list[str]) -> Vote:
        vote = members(made, NEW, 5)
        made.time = day(6)
        vote.enter("tied", elected, [name for name in NEW if name not in elected])
        return vote

    def goes_on(made: History) -> tuple[Vote, Vote]:
        """Between the tie and the fresh vote there is another election."""
        first = tie(made, ["gil"])
        first.fill("gil")
        again, other = first.again(["hope", "max"], 19), members(made, OTHERS, 9)
        made.time = END
        other.elect(OTHERS)
        other.fill(*OTHERS)
        again.elect(["hope", "max"])
        return again, other

    def no_place(made: History) -> None:
        again, _ = goes_on(made)
        made.vacate(made.read().log.entries[-2].leaf.hex())
        again.fill("hope")

    def one_tie(made: History) -> tuple[Vote, Vote]:
        """Two fresh votes for one tie; the older comes late."""
        first = tie(made, ["gil"])
        first.fill("gil")
        old, new = first.again(["hope", "max"], 9), first.again(["hope", "max"], 19)
        made.time = END
        new.elect(["max"])
        new.fill("max")
        old.elect(["hope"])
        return old, new

    def replaced(made: History) -> None:
        """The election before gave one place of three; nobody won the next but in the fresh vote."""
        old = members(made, OTHERS, 1)
        made.time = day(2)
        old.elect(OTHERS)
        old.fill("flo")
        first = tie(made, [])
        again = first.again(NEW, 19)
        made.time = END
        again.elect(["gil"])
        again.fill("gil")

    def old_claim(made: History) -> None:
        replaced(made)
        outcome = next(entry for entry in made.read().log.of("outcome") if entry.body["verdicts"][0]["elected"] == OTHERS)
        made.fill("member", "jo", "assembly", outcome.leaf.hex(), "members")

    return [
        after("a fresh vote goes on with a vote that was replaced", "", goes_on),
        after("and gives no place either", "809", no_place),
        after("two fresh votes for one tie", "", one_tie),
        after("the older of two fresh votes", "809", lambda made: one_tie(made)[0].fill("hope")),
        after("a fresh vote replaces whom its tie did not", "", replaced),
        after("a claim from before the tie", "809", old_claim),
    ]


def recalls() -> list[Case]:
    def anew(made: History, recall: int, election: int) -> tuple[Vote, Vote]:
        """The chair resigns while her recall runs, and is elected anew."""
        out = Vote(made, motion("recall", "out", holdings=[made.refs["ada"]]), recall)
        chair = Vote(made, people("chair", ["ada", "bo"]), election)
        made.vacate(made.refs["ada"])
        made.time = END
        return out, chair

    def seated(made: History, recall: int, election: int) -> None:
        out, chair = anew(made, recall, election)
        chair.elect(["ada"])
        chair.fill("ada")
        out.enter("carried")

    def claims(made: History, recall: int, election: int) -> None:
        out, chair = anew(made, recall, election)
        out.enter("carried")
        chair.elect(["ada"])
        chair.fill("ada")

    def twice(made: History) -> None:
        """The older of two recalls comes late, and the newer one holds."""
        outs = [Vote(made, motion("recall", f"out-{n}", holdings=[made.refs["ada"]]), n) for n in (5, 19)]
        chair = Vote(made, people("chair", ["ada", "bo"]), 9)
        made.time = END
        for out in reversed(outs):
            out.enter("carried")
        chair.elect(["ada"])
        chair.fill("ada")

    return [
        after("a recall that comes late", "", lambda made: seated(made, 9, 19)),
        after("a recall of whom an older vote elected", "", lambda made: seated(made, 19, 9)),
        after("elected after the recall", "", lambda made: claims(made, 9, 19)),
        after("elected before the recall", "809", lambda made: claims(made, 19, 9)),
        after("elected between two recalls", "809", twice),
    ]


def ends() -> list[Case]:
    def body(made: History, late: str) -> None:
        """Two votes on a circle; the older comes late."""
        old, new = (Vote(made, motion("continuation", f"on-{n}", body="chess"), n) for n in (9, 19))
        made.time = END
        new.enter("carried")
        old.enter(late)

    def nowhere(made: History) -> None:
        """A contest on a roll that the manifest has not."""
        vote = Vote(made, motion("dissolution", roll="nobody"), 9)
        vote.enter("carried")
        made.form("east")

    return [
        after("a circle's end comes late", "", lambda made: body(made, "lost")),
        after("a circle goes on, twice", "", lambda made: body(made, "carried")),
        after("a dissolution on no roll", "", nowhere),
    ]


@cache
def cases() -> list[Case]:
    return [case for make in (renewals, limits, fresh, recalls, ends) for case in make()]
