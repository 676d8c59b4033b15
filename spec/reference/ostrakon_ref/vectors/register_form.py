"""Faults of form, signatures, charters, bodies and meetings (802 to 806)."""

from functools import cache
from hashlib import sha256

from .. import jcs
from ..months import DAY
from ..sample_governance import GOVERNANCE, charter_text, tables
from ..sample_history import CONGRESS, History, history, motion
from ..sample_register import OFFICERS, RegisterSample
from .register_case import ALL, Case, after, resign

BOTH = ("officer 1", "officer 2")


def last(made: RegisterSample) -> dict:
    return jcs.loads_canonical(made.acts[-1])["body"]


def form() -> list[Case]:
    def change(**members) -> History:
        made = history()
        made.form("east")
        resign(made, last(made) | members, ["keeper"])
        return made

    def blank(made: History) -> None:
        made.form("east")
        made.acts[-1] = made.acts[-1].replace(b",", b", ", 1)

    orphan = RegisterSample()
    orphan.acts.pop()
    orphan.add("body-formed", body="north", kind="branch", declared=3, name="North")
    unread = tuple(i for i in ALL if i != "802")
    return [
        Case("a member too many", change(more=1), ("802",)),
        Case("an id that is none", change(body="East"), ("802",)),
        Case("a name with a control character", change(name="a\nb"), ("802",)),
        Case("of another register", change(register="00" * 32), ("802",)),
        Case("earlier than the act before it", change(time=CONGRESS - 1), ("802",)),
        Case("another version", change(type="ostrakon/v2/body-formed"), ("802",)),
        Case("a member too few", _without(change(), "declared"), ("802",), unread),
        Case("an unknown type", change(type="ostrakon/v1/feast"), ("802",), unread),
        Case("an election's document", change(type="ostrakon/v1/opening"), ("802",), unread),
        after("with a blank", "802", blank),
        after("a second founding", "802", lambda made: made.acts.append(made.acts[0])),
        Case("no founding", orphan, ("802",), unread),
        Case("officers of one key", _founding(officers=[OFFICERS[0], OFFICERS[0] | {"person": "x"}]), ("802",)),
        Case("a quorum of nobody", _founding(quorum=0), ("802",)),
        Case("a quorum of more than there are", _founding(quorum=4), ("802",)),
        Case("no officers", _founding(officers=[], quorum=0), ("802",)),
        after("references that do not ascend", "802",
              lambda made: made.add("meeting-called", meeting="m", kind="congress", place="Sparta",
                                    starts=CONGRESS + 9, convened_by=["11" * 32, "00" * 32])),
        after("a contest without its outcome", "802", lambda made: made.vacate(made.refs["zed"]),
              lambda made: made.fill("observer", "max", "committee", **{"contest": "judges"})),
    ]


def _without(made: History, member: str) -> History:
    body = last(made)
    del body[member]
    resign(made, body, ["keeper"])
    return made


def _founding(**changes) -> RegisterSample:
    return RegisterSample(GOVERNANCE, **changes)


def _officers(made: History, *signers: str, people: list[dict] = OFFICERS[:2]) -> None:
    made.add("officers", officers=people, quorum=1, signers=signers)


def signatures() -> list[Case]:
    other = [{**OFFICERS[0], "key": OFFICERS[2]["key"]}]
    def twice(made: History) -> None:
        made.form("east")
        resign(made, last(made), ["keeper", "keeper"])

    return [
        after("new officers", "", lambda made: _officers(made, "keeper", *BOTH)),
        after("all three sign", "", lambda made: _officers(made, "keeper", *BOTH, "officer 3")),
        after("by somebody else", "803", lambda made: made.add("body-ended", body="south", signers=("stranger",))),
        after("by nobody", "803", lambda made: made.add("body-ended", body="south", signers=())),
        after("by keeper and an officer", "803",
              lambda made: made.add("body-ended", body="south", signers=("keeper", "officer 1"))),
        after("signed twice by the keeper", "803", twice),
        after("officers by one officer", "803", lambda made: _officers(made, "keeper", "officer 1")),
        after("officers without the keeper", "803", lambda made: _officers(made, *BOTH)),
        after("officers by a stranger, too", "803", lambda made: _officers(made, "keeper", *BOTH, "stranger")),
        after("officers by those who come", "803", lambda made: _officers(made, "keeper", *BOTH, people=other),
              lambda made: _officers(made, "keeper", *BOTH)),
        after("officers by the quorum of those before", "",
              lambda made: _officers(made, "keeper", *BOTH), lambda made: _officers(made, "keeper", "officer 1")),
    ]


NEW = tables()
NEW["body"].append({"id": "council", "name": "Council", "clause": "B-9"})
AMENDED = charter_text(NEW).encode()


def _amendment(made: History, text: bytes, status: str = "carried", vote: str = "amendment") -> str:
    return made.decide((motion(vote, "change", charter=sha256(text).hexdigest()), status), meeting="c1")


def charters() -> list[Case]:
    def amend(text: bytes = AMENDED, contest: str = "change", **decided):
        return lambda made: made.amend(text, _amendment(made, text, **decided), contest)

    def again(made: History) -> None:
        ref = _amendment(made, AMENDED)
        made.amend(AMENDED, ref, "change")
        made.amend(AMENDED, ref, "change")

    def late(made: History) -> None:
        """Decided under the charter before the last."""
        texts = (AMENDED, GOVERNANCE)
        refs = [_amendment(made, text) for text in texts]
        for ref, text in zip(refs, texts):
            made.amend(text, ref, "change")

    def other(made: History) -> None:
        made.amend(AMENDED, _amendment(made, GOVERNANCE), "change")

    def unnamed(made: History) -> None:
        made.amend(AMENDED, made.decide((motion("amendment", "change"), "carried"), meeting="c1"), "change")

    def there_and_back(made: History) -> None:
        """The first decision once more, when its charter stands again."""
        ref = _amendment(made, AMENDED)
        made.amend(AMENDED, ref, "change")
        made.amend(GOVERNANCE, _amendment(made, GOVERNANCE), "change")
        made.amend(AMENDED, ref, "change")

    def sized(made: History) -> None:
        amend()(made)
        stated = {**last(made)["charter"], "size": 5}
        resign(made, last(made) | {"charter": stated}, ["keeper"])

    taken = tables()
    taken["body"].append({"id": "chess", "name": "Chess", "clause": "B-9"})
    changed = RegisterSample()
    changed.charters = {name: data + b"# changed\n" for name, data in changed.charters.items()}
    return [
        after("a body more", "", amend(), lambda made: made.add("body-ended", body="south")),
        after("not carried", "804", amend(status="lost")),
        after("amended by another vote", "804", amend(vote="resolution")),
        after("by no contest", "804", amend(contest="x")),
        after("another than was voted on", "804", other), after("where none was voted on", "804", unnamed),
        after("by no outcome", "804", lambda made: made.amend(AMENDED, "00" * 32, "change")),
        after("amended twice by one decision", "804", again),
        after("amended there, back, and there again", "804", there_and_back),
        after("under a charter that is gone", "804", late),
        after("of another organisation", "804", amend(charter_text(organisation="Others").encode())),
        after("a charter that is refused", "804", amend(AMENDED + b"\n[[vote]]\n")),
        after("not TOML", "804", amend(b"[[")),
        after("a body that was formed", "804", amend(charter_text(taken).encode())),
        after("a body that was formed, and ended", "804", lambda made: made.add("body-ended", body="chess"),
              amend(charter_text(taken).encode())),
        after("of another size", "804", sized), Case("another file", changed, ("804",)),
    ]


def bodies() -> list[Case]:
    return [
        after("a third branch", "", lambda made: made.form("east")),
        after("a fourth branch", "805", lambda made: [made.form("east"), made.form("west")]),
        after("two members declare it", "805", lambda made: made.form("east", declared=2)),
        after("a kind that is not many", "805", lambda made: made.form("east", "panel")),
        after("a body of no kind", "805", lambda made: made.form("east", "club")),
        after("an id that a body has", "805", lambda made: made.form("north", "circle")),
        after("an id that a body had", "805", lambda made: made.add("body-ended", body="chess"),
              lambda made: made.form("chess", "circle")),
        after("an id of the charter", "805", lambda made: made.form("panel", "circle")),
        after("an end", "", lambda made: made.add("body-ended", body="north")),
        after("the end of nothing", "805", lambda made: made.add("body-ended", body="east")),
        after("the end of one that ended", "805", lambda made: made.add("body-ended", body="south"),
              lambda made: made.add("body-ended", body="south")),
        after("the end of the assembly", "805", lambda made: made.add("body-ended", body="assembly")),
        after("another branch after one ended", "", lambda made: made.form("east"),
              lambda made: made.add("body-ended", body="south"), lambda made: made.form("west")),
    ]


def meetings() -> list[Case]:
    soon = CONGRESS + DAY
    return [
        after("too late for a notice", "", lambda made: made.call("m", soon)),
        after("it starts now", "806", lambda made: made.call("m", CONGRESS)),
        after("a meeting of no kind", "806", lambda made: made.call("m", soon, "feast")),
        after("an id again", "806", lambda made: made.call("c1", soon)),
        after("convened by nothing", "", lambda made: made.call("m", soon, by=["00" * 32])),
        *_convening(),
    ]


def _convening() -> list[Case]:
    soon = CONGRESS + DAY
    def by(what: str, *asked: tuple[str, str, str], same: bool = False) -> Case:
        def act(made: History) -> None:
            refs = [made.decide((motion(vote, "ask"), status), bodies={"members": body})
                    for vote, body, status in asked]
            made.call("m", soon, by=refs)
            if same:
                made.call("n", soon + DAY, by=refs)

        return after(what, "", act)

    one = ("request", "north", "carried")
    return [
        by("by a petition", ("petition", "assembly", "carried")), by("by one of two branches", one),
        by("by a petition that was lost", ("petition", "assembly", "lost")),
        by("by a petition and a branch", one, ("petition", "assembly", "carried")),
        by("by another vote", ("motion", "assembly", "carried")),
        by("twice by one decision", one, same=True), *_share(),
    ]


def _share() -> list[Case]:
    def act(made: History, *asking: str) -> None:
        made.form("east")
        refs = [made.decide((motion("request", "ask"), "carried"), bodies={"members": body}) for body in asking]
        made.call("m", CONGRESS + DAY, by=refs)

    def gone(made: History, *bodies: str) -> None:
        ref = made.decide((motion("request", "ask"), "carried"), bodies={"members": "north"})
        for body in bodies:
            made.add("body-ended", body=body)
        made.call("m", CONGRESS + DAY, by=[ref])

    return [after("by a branch that ended since", "", lambda made: gone(made, "north")),
            after("by a branch, and none is left", "", lambda made: gone(made, "north", "south")),
            after("by one of three branches", "", lambda made: act(made, "north")),
            after("by one of three, twice", "", lambda made: act(made, "north", "north")),
            after("by two of three branches", "", lambda made: act(made, "north", "east"))]


@cache
def cases() -> list[Case]:
    return [case for make in (form, signatures, charters, bodies, meetings) for case in make()]
