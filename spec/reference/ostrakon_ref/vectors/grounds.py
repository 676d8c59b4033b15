"""Votes that are valid, and votes on every ground that are not (7.8)."""

from functools import cache

from ..months import DAY, later, midnight
from ..sample_history import CONGRESS, History, history, motion
from .governance_case import Case, chosen, one


def quorum() -> list[Case]:
    return [
        one("half of the roll, as the quorum asks", "quorate", counts=([5, 1], 6, 12)),
        one("one short of the quorum", "quorate", "quorum", counts=([5, 1], 6, 13)),
        one("short of the quorum, without a register", "quorate", "quorum", counts=([5, 1], 6, 13),
            register=False),
        one("short of the quorum by weight", "quorate", "quorum", counts=([5, 1], 6, 6, 13), register=False),
        one("too few to count, and short of the quorum", "quorate", counts=(None, 2, 100), status="too-few"),
    ]


def electorate() -> list[Case]:
    ended = history()
    ended.add("body-ended", body="chess")
    over = history()
    over.decide((motion("dissolution"), "carried"), meeting="c1")
    return [
        one("after the dissolution", "motion", "electorate", after=over),
        one("any body's motion", "motion", body="south"),
        one("the assembly's petition in a branch", "petition", "electorate", body="north"),
        one("a body that nobody formed", "motion", "electorate", body="east"),
        one("a kind, and no body", "motion", "electorate", body="branch"),
        one("a body that ended", "motion", "electorate", body="chess", after=ended),
        one("a voteless body", "motion", "electorate", body="guests"),
        one("too few in a body that does not stand", "motion", body="east", counts=(None, 2), status="too-few"),
    ]


def roll() -> list[Case]:
    two = history()
    two.vacate(two.refs["ed"])
    two.seat("assembly", ("member", "by-member", ["nia"]))
    guest = history()
    guest.vacate(guest.refs["zed"])
    guest.fill("observer", "ed", "committee")
    def of(what: str, size: int, grounds: str = "", vote: str = "motion", after: History | None = None) -> Case:
        return one(what, vote, grounds, body="committee", counts=([5, 1], 6, size), after=after)

    return [
        one("weights in the assembly", "motion", "roll", counts=([5, 1], 6, 6, 7)),
        one("weights where they may be", "motion", body="shares", counts=([5, 1], 6, 6, 7)),
        of("as many as have a vote in the committee", 6), of("one more", 7, "roll"),
        of("less the one whom it concerns", 5, "", "case"), of("with the one whom it concerns", 6, "roll", "case"),
        of("who holds two offices has one vote", 6, "roll", after=two),
        of("five who hold six offices", 5, after=two),
        of("an observer has no vote, whatever else they hold", 6, "roll", after=guest),
        of("the five beside the observer", 5, after=guest),
    ]


def _called(starts: int, time: int = CONGRESS, kind: str = "congress", **more) -> History:
    made = history()
    made.time = time
    made.call("m", starts, kind, **more)
    return made


def meeting() -> list[Case]:
    late = later(CONGRESS, 3)
    def at(what: str, opens: int, grounds: str = "", named: str | None = "m", **more) -> Case:
        return one(what, "resolution", grounds, meeting=named, opens=opens, after=_called(late, **more))

    return [
        at("at the meeting", late), at("a second before it starts", late - 1, "meeting"),
        at("no meeting is named", late, "meeting", None), at("a meeting nobody called", late, "meeting", "x"),
        at("fourteen days after it starts", late + 14 * DAY),
        at("a second later", late + 14 * DAY + 1, "meeting"),
        at("a meeting of another kind", late, "meeting", kind="gathering"),
        at("convened by nothing that was decided", late, "meeting", by=["00" * 32]),
    ]


def notice() -> list[Case]:
    def called(what: str, time: int, starts: int, grounds: str = "", vote: str = "resolution",
               kind: str = "congress", body: str = "assembly") -> Case:
        return one(what, vote, grounds, body, meeting="m", opens=starts, after=_called(starts, time, kind))

    two, days = later(CONGRESS, 2), CONGRESS + 7 * DAY
    noon = DAY // 2
    eve = midnight(2022, 12, 31) + noon
    leap = midnight(2023, 12, 31) + noon
    return [
        called("two months' notice", CONGRESS, two),
        called("a second short of two months", CONGRESS, two - 1, "notice"),
        called("seven days' notice", CONGRESS, days, "", "minute", "session", "committee"),
        called("a second short of seven days", CONGRESS, days - 1, "notice", "minute", "session", "committee"),
        called("a kind that needs no notice", CONGRESS, CONGRESS + 1, "", "greeting", "gathering"),
        called("from 31 December to 28 February", eve, midnight(2023, 2, 28) + noon),
        called("a second before 28 February, noon", eve, midnight(2023, 2, 28) + noon - 1, "notice"),
        called("from 31 December to 29 February", leap, midnight(2024, 2, 29) + noon),
        called("28 February of a leap year", leap, midnight(2024, 2, 28) + noon, "notice"),
        *_shortened(two - 1)]


def _shortened(starts: int) -> list[Case]:
    """The committee decided about the meeting `m`."""
    def after(status: str) -> History:
        made = _called(starts)
        made.call("other", starts)
        made.decide((motion("hurry", meeting="m"), status), bodies={"members": "committee"})
        return made

    at = {"opens": starts}
    return [
        one("shortened by the committee", "resolution", meeting="m", after=after("carried"), **at),
        one("the committee did not shorten it", "resolution", "notice", meeting="m", after=after("lost"), **at),
        one("another meeting was shortened", "resolution", "notice", meeting="other", after=after("carried"),
            **at),
    ]


def subject() -> list[Case]:
    ended, held = history(), [history().refs["ada"]]
    ended.add("body-ended", body="chess")
    starts = later(CONGRESS, 3)
    coming = _called(starts)
    other = _called(starts, kind="gathering")
    def hurry(what: str, grounds: str = "", opens: int = starts - 1, after: History = coming, **about) -> Case:
        return one(what, "hurry", grounds, "committee", opens=opens, after=after, about=about)

    return [
        one("the continuation of a circle", "continuation", about={"body": "chess"}),
        one("the last vote on a circle", "last", about={"body": "chess"}),
        one("the continuation of nothing", "continuation", "subject"),
        one("the continuation of a branch", "continuation", "subject", about={"body": "north"}),
        one("the continuation of a circle that ended", "continuation", "subject", about={"body": "chess"},
            after=ended),
        one("a motion about a body", "motion", "subject", about={"body": "chess"}),
        one("a motion about a place", "motion", "subject", about={"holdings": held}),
        one("a motion about a charter", "motion", "subject", about={"charter": "00" * 32}),
        one("an amendment about a charter", "amendment", meeting="c1", opens=CONGRESS,
            about={"charter": "00" * 32}),
        one("a motion about a meeting", "motion", "subject", about={"meeting": "c1"}),
        one("a recall of nobody", "recall", "subject"),
        hurry("shorter notice", meeting="m"), hurry("shorter notice of nothing", "subject"),
        hurry("of a meeting that starts now", "subject", starts, meeting="m"),
        hurry("of a meeting of another kind", "subject", after=other, meeting="m"),
        hurry("of a meeting nobody called", "subject", meeting="x"),
    ]


def recall() -> list[Case]:
    made, gone = history(), history()
    gone.vacate(gone.refs["cy"])
    def of(what: str, names: list[str], grounds: str = "", vote: str = "recall", body: str = "assembly",
           after: History = made) -> Case:
        refs = sorted(after.refs[name] for name in names)
        return one(what, vote, grounds, body, after=after, about={"holdings": refs})

    return [
        of("by the body that elected", ["ada"]), of("of all three members", ["cy", "di", "ed"]),
        of("a branch recalls its delegate", ["ned"], body="north"),
        of("a branch recalls the chair", ["ada"], "recall", body="north"),
        of("of one whom nobody elected", ["zed"], "recall"),
        of("of one whom nobody elected, by where he sits", ["zed"], "recall", body="committee"),
        of("of one who resigned", ["cy"], "recall", after=gone),
        of("of two, one of whom resigned", ["cy", "di"], "recall", after=gone),
        of("of a judge by the assembly", ["joe"], vote="recall-judge"),
        of("of the chair as a judge", ["ada"], "recall", vote="recall-judge"),
        one("of an act that fills no office", "recall", "recall", about={"holdings": ["00" * 32]}),
    ]


def vacancy() -> list[Case]:
    free, chairless, no_judge = history(), history(), history()
    free.vacate(free.refs["ed"])
    chairless.vacate(chairless.refs["ada"])
    no_judge.vacate(no_judge.refs["joe"])
    at = {"meeting": "c1", "opens": CONGRESS}
    return [
        chosen("no place is free", "by-member", ["max", "mo"], "vacancy"),
        chosen("one place is free", "by-member", ["max", "mo"], after=free),
        chosen("the chair is taken", "chair", ["jo", "bo"], "vacancy", **at),
        chosen("the chair is free", "chair", ["jo", "bo"], after=chairless, **at),
        chosen("two judges for one free place", "judges", ["max", "flo"], "vacancy"),
        chosen("two judges for two free places", "judges", ["max", "flo"], elected=["max", "flo"], after=no_judge),
        chosen("delegates of a branch that has none", "delegates", ["max", "flo"], body="south",
               elected=["max", "flo"]),
        chosen("delegates of a branch that has two", "delegates", ["max", "flo"], "vacancy", body="north"),
    ]


def candidate() -> list[Case]:
    few = ([3, 2], 5)
    return [
        chosen("of the committee, one without a vote", "speaker", ["ned", "zed"], body="committee", counts=few),
        chosen("one from outside", "speaker", ["ned", "max"], "candidate", "committee", counts=few),
        chosen("a judge, who sits elsewhere", "speaker", ["ned", "joe"], "candidate", "committee", counts=few),
    ]


def several() -> list[Case]:
    return [
        chosen("a branch elects the chair, at no meeting", "chair", ["jo", "bo"], "electorate meeting",
               "north"),
        one("everything else", "recall-judge", "electorate roll subject recall", "north",
            counts=([5, 1], 6, 6, 7), about={"body": "chess", "holdings": [history().refs["ada"]]}),
    ]


@cache
def cases() -> list[Case]:
    makers = (quorum, electorate, roll, meeting, notice, subject, recall, vacancy, candidate, several)
    return [case for make in makers for case in make()]
