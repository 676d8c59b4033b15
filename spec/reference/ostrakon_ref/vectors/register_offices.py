"""Faults of offices, open votes, and acts after the end (809 to 811), and what follows from votes."""

from functools import cache

from ..sample_governance import charter_text
from ..sample_history import History, history, motion, people
from .register_case import Case, after

OPEN = {"body": "south", "contest": "question", "roll": 5, "title": "A question", "voted": 2}


def offices() -> list[Case]:
    def fill(what: str, failing: str, office: str, person: str, body: str, of: str | None = None,
             contest: str | None = None, vacate: str | None = None, **more) -> Case:
        def act(made: History) -> None:
            if vacate:
                made.vacate(made.refs[vacate])
            made.fill(office, person, body, made.refs[of] if of else None, contest, **more)

        return after(what, failing, act)

    def invited_again(made: History) -> None:
        """The very act, after its place was given up."""
        made.vacate(made.refs["zed"])
        made.fill("observer", "zed", "committee")

    def elect(what: str, failing: str, office: str, vote: str, names: list[str], body: str = "assembly",
              vacate: str | None = None, ended: str | None = None, **more) -> Case:
        def act(made: History) -> None:
            if vacate:
                made.vacate(made.refs[vacate])
            item = people(vote, [*names, "bo"], "e")
            ref = made.decide((item, "elected", names), bodies={"members": body})
            if ended:
                made.add("body-ended", body=ended)
            for name in names:
                made.fill(office, name, body, ref, "e", **more)

        return after(what, failing, act)

    judges, delegates = "judges-assembly", "delegates-north"
    return [
        fill("the observer again", "809", "observer", "zed", "committee"),
        after("the observer once more, by the very act", "809", invited_again),
        fill("a second observer", "809", "observer", "max", "committee"),
        fill("another observer", "", "observer", "max", "committee", vacate="zed"),
        fill("an observer of the panel", "809", "observer", "max", "panel", vacate="zed"),
        fill("an observer by an election", "809", "observer", "joe", "committee", "judges", judges, vacate="zed"),
        fill("an office that is none", "809", "king", "max", "committee"),
        fill("a judge whom nobody elected", "809", "judge", "max", "assembly"),
        fill("a judge whom the contest did not elect", "809", "judge", "max", "assembly", "judges", judges),
        fill("a judge of another contest", "809", "judge", "ned", "north", "delegates", delegates),
        fill("a judge by the same election again", "809", "judge", "joe", "assembly", "judges", judges, vacate="joe"),
        fill("a judge by no contest", "809", "judge", "joe", "assembly", "judges", "x"),
        fill("a delegate of another branch", "809", "delegate", "ned", "south", "delegates", delegates),
        elect("a second judge", "", "judge", "judges", ["max"]), elect("judge twice", "809", "judge", "judges", ["joe"]),
        elect("a third judge", "809", "judge", "judges", ["flo", "max"]),
        elect("a judge from the committee", "809", "judge", "judges", ["ned"]),
        elect("a delegate from the panel", "809", "delegate", "delegates", ["joe"], "south"),
        elect("delegates of a branch that ended", "809", "delegate", "delegates", ["max"], "south", ended="south"),
        elect("a speaker of the committee", "", "speaker", "speaker", ["ned"], "committee"),
        elect("a speaker from outside", "809", "speaker", "speaker", ["max"], "committee"),
        elect("a chair with a name", "", "chair", "chair", ["jo"], vacate="ada", name="Jo Potter"),
        elect("a judge with a name", "809", "judge", "judges", ["max"], name="Max Potter"),
        after("an office is given up", "", lambda made: made.vacate(made.refs["ada"])),
        after("given up twice", "809", lambda made: made.vacate(made.refs["ada"]),
              lambda made: made.vacate(made.refs["ada"], "ended")),
        after("given up by nobody", "809", lambda made: made.vacate("00" * 32)),
        after("whose branch ended gives up nothing", "809", lambda made: made.add("body-ended", body="north"),
              lambda made: made.vacate(made.refs["ned"])),
    ]


def effects() -> list[Case]:
    def carry(what: str, failing: str, vote: str, status: str, *then, **about) -> Case:
        def act(made: History) -> None:
            named = {key: made.refs.get(x, x) if isinstance(x, str) else [made.refs[y] for y in x]
                     for key, x in about.items()}
            made.decide((motion(vote, "question", **named), status), meeting="c1")

        return after(what, failing, act, *then)

    def gone(name: str):
        return lambda made: made.vacate(made.refs[name])

    def form(made: History) -> None:
        made.form("checkers", "circle", 0)

    return [
        carry("a recall", "", "recall", "carried", holdings=["ada"]),
        carry("who was recalled gives up nothing", "809", "recall", "carried", gone("ada"), holdings=["ada"]),
        after("a claim from before a recall", "809", lambda made: _twice(made, "recall")),
        after("a recall follows its person", "809", lambda made: _twice(made, "come back")),
        after("a claim from before a renewal", "809", _old_claim),
        carry("who was not recalled", "", "recall", "lost", gone("ada"), holdings=["ada"]),
        carry("a circle goes on", "", "continuation", "carried", body="chess"),
        carry("a circle ends", "", "continuation", "lost", body="chess"),
        carry("a last vote, carried", "", "last", "carried", body="chess"),
        carry("a last vote, lost", "", "last", "lost", body="chess"),
        carry("a last vote, too few", "", "last", "too-few", body="chess"),
        carry("the end", "", "dissolution", "carried"), carry("no end", "", "dissolution", "lost", form),
        carry("an act after the end", "811", "dissolution", "carried", form),
        carry("two acts after the end", "811", "dissolution", "carried", form, gone("ada")),
        after("a new election of all members", "", _renewed("elected", ["gil", "hope", "max"])),
        after("nobody is elected anew", "", _renewed("vacant", [])),
        after("a new election that leaves a tie", "", _renewed("tied", ["gil"], ["hope", "max"], fill=True)),
        after("the fresh vote keeps whom the first elected", "",
              _renewed("tied", ["gil"], ["hope", "max"], fill=True, fresh=["hope", "max"])),
    ]


def _twice(made: History, then: str) -> None:
    """Ada is elected twice, holds one place, and is recalled."""
    made.vacate(made.refs["ed"])
    items = [people("by-member", ["ada", "max"], name) for name in ("one", "two")]
    ref = made.decide(*((item, "elected", ["ada"]) for item in items), meeting="c1")
    first = made.fill("member", "ada", "assembly", ref, "one")
    if then == "come back":
        made.vacate(first)
        second = made.fill("member", "ada", "assembly", ref, "two")
    made.decide((motion("recall", "out", holdings=[first]), "carried"), meeting="c1")
    made.vacate(second) if then == "come back" else made.fill("member", "ada", "assembly", ref, "two")


def _old_claim(made: History) -> None:
    """Two elections of all members; a winner of the first comes after the second."""
    items = [people("members", [name, "bo"]) for name in ("jo", "gil")]
    refs = [made.decide((item, "elected", [name]), meeting="c1") for item, name in zip(items, ("jo", "gil"))]
    made.fill("member", "jo", "assembly", refs[0], "members")


def _renewed(status: str, elected: list[str], tied: list[str] = (), fill: bool = False, fresh: list[str] = ()):
    def act(made: History) -> None:
        chair, item = people("chair", ["jo", "bo"]), people("members", ["gil", "hope", "max"])
        name = made.link(made.manifest([chair, item], meeting="c1"))
        ref = made.outcome(name, [made.verdict(chair, "vacant"), made.verdict(item, status, elected, tied)])
        for person in elected if fill else ():
            made.fill("member", person, "assembly", ref, "members")
        if fresh:
            again = people("members", tied, again={"contest": "members", "election": name})
            ref = made.decide((again, "elected", fresh), meeting="c1")
            for person in fresh:
                made.fill("member", person, "assembly", ref, "members")

    return act


def open_votes() -> list[Case]:
    def cast(what: str, failing: str, vote: str = "motion", names: list[str] = ("for", "against", "abstain"),
             totals: list[int] = (1, 1, 0), charter: bytes | None = None, **changes) -> Case:
        options = [{"id": name, "total": total} for name, total in zip(names, totals)]
        made = history() if charter is None else History(charter)
        if charter is not None:
            made.form("south")
        made.add("open-vote", **{**OPEN, "options": options, "vote": vote} | changes)
        return Case(what, made, tuple(failing.split()))

    def filled(made: History, vote: str = "delegates", person: str = "flo") -> None:
        options = [{"id": "flo", "total": 2, "flags": ["woman"]}, {"id": "max", "total": 1}]
        ref = made.add("open-vote", **OPEN, options=options, vote=vote)
        made.fill("delegate", person, "south", ref, "question")

    def again(made: History) -> None:
        for _ in range(2):
            filled(made)

    secret, two, hashed = charter_text(open_votes=False).encode(), ("flo", "max"), "sha256:" + "5a" * 32
    small = charter_text(min_counted=2).encode()
    return [
        cast("a motion", ""), cast("enough to count in secret", "810", totals=(2, 1, 0), voted=3),
        cast("as few as the charter asks", "810", charter=small), cast("in secret only", "810", charter=secret),
        cast("more than are on the roll", "810", roll=1), cast("nobody voted", "", totals=(0, 0, 0), voted=0),
        cast("nobody is on the roll", "810", totals=(0, 0, 0), voted=0, roll=0),
        cast("fewer than voted", "810", totals=(1, 0, 0)), cast("more than voted", "810", totals=(1, 1, 1)),
        cast("other answers", "810", names=("yes", "no", "abstain")),
        cast("answers in another order", "810", names=("against", "for", "abstain")),
        cast("none to a motion", "810", none=0), cast("an unknown vote", "810", "x"),
        cast("a choice", "", "speaker", two, (1, 0), none=1, body="committee"),
        cast("a choice of more than voted", "810", "speaker", two, (1, 1), none=1),
        cast("an approval", "", "delegates", two, (2, 2)), cast("one total too large", "810", "delegates", two, (3, 0)),
        cast("an option twice", "810", "delegates", ("flo", "flo"), (1, 0)),
        cast("an option called none", "810", "delegates", ("flo", "none"), (1, 0)),
        cast("held together with others", "810", "members", two, (1, 1)),
        cast("a private question", "810", "case"), cast("a private question's hash", "", "case", title=hashed),
        cast("of all members", "810", body="assembly"),
        cast("invalid, and no fault", "", "petition"),
        after("a delegate by open vote", "", filled),
        after("the very act again", "809 810", again),
        after("of nobody's vote", "809", lambda made: filled(made, "delegates", "bo")),
    ]


@cache
def cases() -> list[Case]:
    return [case for make in (offices, effects, open_votes) for case in make()]
