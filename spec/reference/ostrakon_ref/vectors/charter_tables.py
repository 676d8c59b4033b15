"""Charters of bodies, offices and meetings: what 7.1 accepts, and what it refuses."""

from ..charter import CharterError, parse_charter
from ..sample_governance import AT_CONGRESS, GOVERNANCE, MOTION, ONE, SOME, charter_text, named

SMALL = {
    "body": named("B", [{"id": "all"}, {"id": "branch", "many": True}, {"id": "board"}, {"id": "panel"},
                        {"id": "guests", "voteless": True}]),
    "office": named("O", [{"id": "chair", "elected_by": ["all"], "sits_in": "board", "seats": 3},
                          {"id": "judge", "elected_by": ["branch"], "sits_in": "panel"}]),
    "incompatible": [{"bodies": ["board", "panel"], "clause": "I-1", "choose_days": 1}],
    "meeting": named("M", [{"id": "congress", "body": "all"}]),
    "vote": named("V", [{"id": "chair", **ONE, "electorate": ["all"], "fills": "chair"},
                        {"id": "judge", **ONE, "electorate": ["branch"], "fills": "judge"}]),
}
ALL = {"electorate": ["all"]}
GROUP = {**SOME, **ALL, "fills": "chair", "quota_flag": "woman"}


def with_rows(*rows: tuple[str, dict], small: dict = SMALL, **top: object) -> str:
    """The small charter with rows added, or changed where the table has one of that id
    (a value None takes a key away)."""
    made = {name: [dict(row) for row in found] for name, found in small.items()}
    for name, row in rows:
        same = [old for old in made[name] if old.get("id") == row.get("id") and name != "incompatible"]
        target = same[0] if same else made[name].append({}) or made[name][-1]
        target |= row if same or name == "incompatible" else {"name": "X", "clause": "X-1"} | row
        for key in [key for key, value in target.items() if value is None]:
            del target[key]
    return charter_text(made, **top)


def body(**keys: object) -> str:
    return with_rows(("body", {"id": "x"} | keys))


def office(**keys: object) -> str:
    return with_rows(("office", {"id": "x"} | keys))


def meeting(**keys: object) -> str:
    return with_rows(("meeting", {"id": "x", "body": "all"} | keys))


def vote(*rows: tuple[str, dict], **keys: object) -> str:
    return with_rows(*rows, ("vote", {"id": "x"} | keys))


def chair(**keys: object) -> str:
    return with_rows(("office", {"id": "chair"} | keys))


def motion(**keys: object) -> str:
    return vote(**MOTION | keys)


def accepted() -> list[tuple[str, str]]:
    at = ("vote", {"id": "chair", "meeting": "congress"})
    return [
        ("the small one", with_rows()), ("every kind of anything", GOVERNANCE.decode()),
        ("no open votes", with_rows(open_votes=None)), ("open votes denied", with_rows(open_votes=False)),
        ("the same id for a body and an office", body(id="chair")),
        ("at most 10,000, founded by as many", body(many=True, most=10_000, founders=10_000)),
        ("a weighted and voteless kind", body(many=True, weighted=True, voteless=True)),
        ("a union", body(union_of=["branch"])),
        ("256 seats", chair(seats=256)), ("by invitation", office(sits_in="guests", voteless=True)),
        ("from a body in which others sit", chair(**{"from": "panel"})),
        ("60 months", meeting(notice_months=60)), ("3,650 days", meeting(notice_days=3650)),
        ("366 a year", meeting(per_year=366)), ("100 running", meeting(place="Here", running=100)),
        *((f"base {base}", motion(base=base)) for base in ("decided", "cast", "roll")),
        *((f"effect {effect}", motion(effect=effect)) for effect in ("recall", "amendment", "dissolution")),
        *((f"effect {effect}", motion(effect=effect, about="branch")) for effect in ("continuation", "last-vote")),
        ("a recall of judges", motion(effect="recall-of", recall_offices=["judge"])),
        ("convening", motion(effect="convening", convenes="congress")),
        ("convening by a share", motion(effect="convening", convenes="congress", share="1/10")),
        ("shorter notice", motion(effect="shorter-notice", shortens="congress")),
        ("quorum", motion(quorum="1/1")), ("private", motion(private=True, without_one=True)),
        ("about a branch", motion(about="branch")),
        ("at a congress", motion(**AT_CONGRESS | {"electorate": ["all"]})),
        ("as many seats as the office", vote(**GROUP, seats=3, quota_seats=3)),
        ("a quota with joint seats", vote(**GROUP, seats=2, quota_seats=3, joint=["chair"])),
        ("a quota with an office", vote(**GROUP, seats=1, quota_seats=4, quota_with=["chair"])),
        ("a quota with an office of any number", vote(**GROUP, quota_seats=256, quota_with=["judge"])),
        ("a joint vote by lot itself", vote(**GROUP | {"tie": "lot", "quota_seats": 1}, joint=["chair"])),
        ("joint at a meeting", vote(at, **GROUP, quota_seats=1, joint=["chair"], meeting="congress")),
        ("a schulze vote that fills", vote(ballot="pairwise", rule="schulze", tie="lot", strength="margins",
                                           fills="chair", **ALL)),
    ]


def forms() -> list[tuple[str, str]]:
    """Keys of one table that are refused."""
    return [
        ("open_votes a text", with_rows(open_votes="yes")),
        ("a body twice", with_rows() + "\n[[body]]\nid = \"all\"\nname = \"X\"\nclause = \"X\"\n"),
        ("an office twice", with_rows() + "\n[[office]]\nid = \"judge\"\nname = \"X\"\nclause = \"X\"\n"),
        ("a meeting twice", with_rows() + "\n[[meeting]]\nid = \"congress\"\nname = \"X\"\nclause = \"X\"\n"
                            "body = \"all\"\n"),
        ("many false", body(many=False)), ("many a text", body(many="true")), ("most alone", body(most=2)),
        ("founders alone", body(founders=2)), ("most 0", body(many=True, most=0)),
        ("most above 10,000", body(many=True, most=10_001)), ("founders 0", body(many=True, founders=0)),
        ("a union that is many", body(many=True, union_of=["branch"])), ("weighted false", body(weighted=False)),
        ("an unknown key of a body", body(quorum=1)), ("a body without clause", body(clause=None)),
        ("seats 0", chair(seats=0)), ("257 seats", chair(seats=257)), ("seats true", chair(seats=True)),
        ("voteless alone", office(voteless=True)), ("public false", chair(public=False)),
        ("renewed a number", chair(renewed=1)), ("an unknown key of an office", chair(term=3)),
        ("elected by a text", chair(elected_by="all")), ("an office without name", office(name=None, sits_in="board")),
        ("both notices", meeting(notice_months=1, notice_days=1)), ("61 months", meeting(notice_months=61)),
        ("no months", meeting(notice_months=0)), ("3,651 days", meeting(notice_days=3651)),
        ("367 a year", meeting(per_year=367)), ("a place alone", meeting(place="Here")),
        ("running alone", meeting(running=1)), ("running 101", meeting(place="Here", running=101)),
        ("an empty place", meeting(place="", running=1)), ("a meeting of nobody", meeting(body=None)),
        *((f"incompatible: {what}", with_rows(("incompatible", {
            "bodies": ["board", "panel"], "clause": "I-2", "choose_days": 1} | keys))) for what, keys in (
            ("three", {"bodies": ["board", "panel", "all"]}), ("one", {"bodies": ["board"]}),
            ("the same twice", {"bodies": ["board", "board"]}), ("no days", {"choose_days": None}),
            ("0 days", {"choose_days": 0}), ("3,651 days", {"choose_days": 3651}), ("an id", {"id": "x"}),
            ("no clause", {"clause": None}), ("an unknown body", {"bodies": ["board", "nobody"]}),
            ("no office sits there", {"bodies": ["board", "all"]}))),
        *((f"majority with {key}", motion(**{key: value})) for key, value in (
            ("seats", 1), ("fills", "chair"), ("joint", ["chair"]), ("quota_flag", "woman"), ("tie", "lot"))),
        *((f"most-votes with {key}", vote(**ONE, **{key: value})) for key, value in (
            ("base", "cast"), ("effect", "recall"), ("share", "1/2"), ("convenes", "congress"))),
        ("star with joint", vote(ballot="score", rule="star", tie="lot", joint=["chair"], fills="chair", **ALL)),
        ("an unknown base", motion(base="all")), ("an unknown effect", motion(effect="party")),
        ("an effect a list", motion(effect=["recall"])), ("quorum 0", motion(quorum="0/1")),
        ("quorum a number", motion(quorum=1)), ("private false", motion(private=False)),
        ("quota_with without a quota", vote(**SOME, quota_with=["chair"])),
    ]


def effects() -> list[tuple[str, str]]:
    found = [(f"{effect} about nothing", motion(effect=effect)) for effect in ("continuation", "last-vote")]
    return found + [
        ("a recall of no offices", motion(effect="recall-of")),
        ("a recall with offices", motion(effect="recall", recall_offices=["judge"])),
        ("offices without effect", motion(recall_offices=["judge"])),
        ("an empty list of offices", motion(effect="recall-of", recall_offices=[])),
        ("an office twice", motion(effect="recall-of", recall_offices=["judge", "judge"])),
        ("an unknown office", motion(effect="recall-of", recall_offices=["king"])),
        ("convening nothing", motion(effect="convening")), ("a share of nothing", motion(share="1/2")),
        ("convening an unknown meeting", motion(effect="convening", convenes="feast")),
        ("a share above 1", motion(effect="convening", convenes="congress", share="2/1")),
        ("an amendment that convenes", motion(effect="amendment", convenes="congress")),
        ("shortening nothing", motion(effect="shorter-notice")),
        ("convening that shortens", motion(effect="convening", convenes="congress", shortens="congress")),
        ("shortening an unknown meeting", motion(effect="shorter-notice", shortens="feast")),
    ]


def links() -> list[tuple[str, str]]:
    """What tables say of each other."""
    judges = {**SOME, "fills": "judge", "electorate": ["branch"]}
    by_lot, at = ("vote", {"id": "chair", "tie": "lot"}), ("vote", {"id": "chair", "meeting": "congress"})
    joint = {**GROUP, "quota_seats": 1, "joint": ["chair"]}
    free = ("vote", {"id": "free", **ONE, **ALL})
    ranked = ("vote", {"id": "ranked", "ballot": "pairwise", "rule": "copeland", "tie": "fresh-vote",
                       "fills": "chair", **ALL})
    return [
        ("a union of nobody", body(union_of=["nobody"])), ("an empty union", body(union_of=[])),
        ("a union of one body", body(union_of=["board"])), ("a union twice", body(union_of=["branch", "branch"])),
        ("a union of a voteless kind", with_rows(("body", {"id": "branch", "voteless": True}),
                                                 ("body", {"id": "x", "union_of": ["branch"]}))),
        ("elected by nobody", chair(elected_by=[])), ("elected by an unknown body", chair(elected_by=["all", "no"])),
        ("elected by a voteless body", chair(elected_by=["all", "guests"])),
        ("sits nowhere", chair(sits_in="nowhere")), ("sits in a kind that is many", chair(sits_in="branch")),
        ("sits in a union", with_rows(("body", {"id": "x", "union_of": ["branch"]}),
                                      ("office", {"id": "y", "sits_in": "x"}))),
        ("from nowhere", chair(**{"from": "nowhere"})),
        ("from a body in which no office sits", chair(**{"from": "all"})),
        ("by invitation, and sits nowhere", office(public=True)),
        ("no vote fills it", office(elected_by=["all"])),
        ("a vote fills it, and nobody elects", with_rows(("office", {"id": "x", "sits_in": "board"}),
                                                         ("vote", {"id": "x", **ONE, **ALL, "fills": "x"}))),
        ("a meeting of an unknown body", meeting(body="nobody")),
        ("an unknown electorate", motion(electorate=["nobody"])), ("an empty electorate", motion(electorate=[])),
        ("a voteless electorate", motion(electorate=["guests"])), ("an electorate twice", motion(electorate=["all"] * 2)),
        ("an unknown meeting", motion(meeting="feast", **ALL)), ("about an unknown body", motion(about="nobody")),
        ("about a body that is one", motion(about="board")), ("fills an unknown office", vote(**ONE, **ALL, fills="king")),
        ("more seats than the office", vote(**SOME, **ALL, fills="chair", seats=4)),
        ("fills without an electorate", vote(**ONE, fills="chair")),
        ("fills by a body that does not elect", vote(**ONE, fills="chair", electorate=["all", "branch"])),
        ("a meeting of another body", motion(meeting="congress", electorate=["board"])),
        ("a meeting of one of two bodies", motion(meeting="congress", electorate=["all", "board"])),
        ("a meeting without an electorate", motion(meeting="congress")),
        ("a quota above seats", vote(**GROUP, seats=2, quota_seats=3)),
        ("a quota above joint seats", vote(**GROUP, seats=2, quota_seats=4, joint=["chair"])),
        ("a quota above an office's seats", vote(**GROUP, seats=1, quota_seats=5, quota_with=["chair"])),
        ("a quota above those of two kinds", with_rows(("body", {"id": "branch", "most": 2}), (
            "vote", {"id": "x", **GROUP, "quota_seats": 4, "quota_with": ["judge"]}))),
        ("a quota with an unknown office", vote(**GROUP, quota_seats=1, quota_with=["king"])),
        ("joint with itself", vote(**joint | {"joint": ["x"]})), ("joint with nothing", vote(**joint | {"joint": ["no"]})),
        ("joint twice", vote(**joint | {"joint": ["chair", "chair"]})), ("an empty joint", vote(**joint | {"joint": []})),
        ("joint with a later one", with_rows(("vote", {"id": "x", **joint, "joint": ["late"]}), (
            "vote", {"id": "late", **ONE, **ALL, "fills": "chair"}))),
        ("joint with a lot", vote(by_lot, **joint)), ("joint with another meeting", vote(at, **joint)),
        ("joint with another rule", vote(ranked, **joint | {"joint": ["ranked"]})),
        ("joint with another electorate", vote(**judges, joint=["chair"])),
        ("joint that fills nothing", vote(**SOME, **ALL, joint=["chair"])),
        ("joint with one that fills nothing", vote(free, **joint | {"joint": ["free"]})),
    ]


def _faults(text: str) -> list[str]:
    try:
        return parse_charter(text.encode()).problems
    except CharterError as error:
        return [str(error)]


def charters() -> dict:
    good, bad = accepted(), [*forms(), *effects(), *links()]
    for what, text in good:
        assert not _faults(text), (what, _faults(text))
    for what, text in bad:
        assert _faults(text), what
    return {"accepted": [{"charter": text, "what": what} for what, text in good],
            "refused": [{"charter": text, "what": what} for what, text in bad]}
