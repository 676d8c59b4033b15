"""Valid votes (7.8): the grounds on which a contest that is counted is invalid.

All but the first need a register.  `made` is a `Decisions`; what stands in the
register up to the head that the manifest pins is its `standing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import months
from .bodies import Meeting, body_of
from .fresh import again
from .votes import Vote

if TYPE_CHECKING:
    from .decisions import Decisions

LASTS = 14 * months.DAY  # its votes open no later after a meeting starts
RECALLS = ("recall", "recall-of")


def grounds(made: Decisions, c: int) -> list[dict]:
    """GROUND of 7.7, all that hold, in the order of 7.8."""
    vote = made.vote(c)
    found = [("quorum", _quorum(made, c, vote))]
    if made.standing is not None:
        found += [(name, ground(made, c, vote)) for name, ground in GROUNDS.items()]
    return [{"clause": clause, "ground": name} for name, clause in found if clause is not None]


def about(made: Decisions, c: int) -> dict:
    return made.contests[c].get("about", {})


# Each gives the clause that was broken, or None.


def _quorum(made: Decisions, c: int, vote: Vote) -> str | None:
    if vote.quorum is None:
        return None
    p, q = vote.quorum.numerator, vote.quorum.denominator
    return vote.clause if made.source.count(c)[2] * q < p * made.source.roll(c)[1] else None


def _electorate(made: Decisions, c: int, vote: Vote) -> str | None:
    kind = made.standing.kind_of(made.body(c))
    if made.standing.dissolved:
        return vote.clause
    if kind is None or kind.voteless or (vote.electorate and kind.id not in vote.electorate):
        return vote.clause
    return None


def _roll(made: Decisions, c: int, vote: Vote) -> str | None:
    """Weights, or more voters than members with a vote."""
    body = made.body(c)
    kind = made.standing.kind_of(body)
    if kind is None:
        return None
    size, weight = made.source.roll(c)
    offices = {office.id: office for office in made.charter.offices.values() if office.sits_in == body}
    seated = [x for x in made.standing.holdings.values() if x.office in offices]
    guests = {x.person for x in seated if offices[x.office].voteless}
    members = {x.person for x in seated} - guests
    too_many = bool(offices) and size > len(members) - vote.without_one
    return kind.clause if too_many or (weight != size and not kind.weighted) else None


def _called(made: Decisions):
    """The meeting that the manifest names, if it stands."""
    return made.standing.meetings.get(made.manifest["register"].get("meeting"))


def _meeting(made: Decisions, c: int, vote: Vote) -> str | None:
    if not vote.meeting:
        return None
    called, kind = _called(made), made.charter.meetings.get(vote.meeting)
    if called is None or kind is None or called.kind != vote.meeting:
        return vote.clause
    right = called.starts <= made.manifest["opens"] <= called.starts + LASTS
    return None if called.convened and right else kind.clause


def _notice(made: Decisions, c: int, vote: Vote) -> str | None:
    called = _called(made) if vote.meeting else None
    kind = made.charter.meetings.get(called.kind) if called else None
    if kind is None or called.starts >= noticed(kind, called.time):
        return None
    return None if (called.id, called.kind) in made.standing.shortened else kind.clause


def noticed(kind: Meeting, time: int) -> int:
    """The earliest start of a meeting that is called at this time (9.4)."""
    if kind.notice_months:
        return months.later(time, kind.notice_months)
    return time + kind.notice_days * months.DAY


def _subject(made: Decisions, c: int, vote: Vote) -> str | None:
    named, right = about(made, c), {
        "body": _is_body(made, c, vote), "holdings": vote.effect in RECALLS,
        "meeting": _is_meeting(made, c, vote)}
    exact = all((key in named) == needed for key, needed in (
        ("body", bool(vote.about)), ("holdings", vote.effect in RECALLS),
        ("meeting", vote.effect == "shorter-notice")))
    exact = exact and ("charter" not in named or vote.effect == "amendment")
    exact = exact and all(right[key] for key in named if key in right)
    return None if exact and _is_again(made, c) else vote.clause


def _is_body(made: Decisions, c: int, vote: Vote) -> bool:
    kind = made.standing.kind_of(about(made, c).get("body"))
    return kind is not None and kind.id == vote.about


def _is_meeting(made: Decisions, c: int, vote: Vote) -> bool:
    called = made.standing.meetings.get(about(made, c).get("meeting"))
    return called is not None and called.kind == vote.shortens and made.manifest["opens"] < called.starts


def _is_again(made: Decisions, c: int) -> bool:
    """Whether it is the one fresh vote between those who tied, if it says so."""
    named = [again(contest) for contest in made.contests]
    return named[c] is None or (named.count(named[c]) == 1 and made.tie(c) is not None)


def _recall(made: Decisions, c: int, vote: Vote) -> str | None:
    named = about(made, c).get("holdings", [])
    held = [made.standing.holdings.get(ref) for ref in named]
    if None in held or len(set(named)) < len(named):
        return vote.clause
    if vote.effect == "recall" and any(not x.elected or x.body != made.body(c) for x in held):
        return vote.clause
    if vote.effect == "recall-of" and any(x.office not in vote.recall_offices for x in held):
        return vote.clause
    return None


def _vacancy(made: Decisions, c: int, vote: Vote) -> str | None:
    """Of all contests of the manifest for this office in this body together."""
    office, body = made.charter.offices.get(vote.fills), made.body(c)
    if office is None or again(made.contests[c]):
        return None
    held = 0 if made.charter.renews(vote) else len(made.standing.held(office.id, body))
    seats = sum(_seats(made, other, office.id, body) for other in range(len(made.contests)))
    return office.clause if seats > max(0, office.seats - held) else None


def _seats(made: Decisions, c: int, office: str, body: str) -> int:
    """How many seats of this office in this body a contest fills."""
    contest = made.contests[c]
    vote = made.charter.votes.get(contest["vote"])
    if vote is None or vote.fills != office or body_of(made.manifest, contest) != body:
        return 0
    if again(contest):
        return made.terms(c).seats if made.tie(c) else 0
    return vote.seats


def _candidate(made: Decisions, c: int, vote: Vote) -> str | None:
    office = made.charter.offices.get(vote.fills)
    if office is None or not office.origin:
        return None
    right = all(made.standing.sits(option["id"], office.origin) for option in made.contests[c]["options"])
    return None if right else office.clause


GROUNDS = {
    "electorate": _electorate, "roll": _roll, "meeting": _meeting, "notice": _notice,
    "subject": _subject, "recall": _recall, "vacancy": _vacancy, "candidate": _candidate,
}
