"""What 7.1 refuses of a charter's tables together: names that nothing has, and
rules that cannot all be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .bodies import Body, Office
from .votes import Vote

if TYPE_CHECKING:
    from .charter import Charter


def refusals(charter: Charter) -> list[str]:
    found = []
    for body in charter.bodies.values():
        found += [f"body {body.id[:64]}: {text}" for text in _body(charter, body)]
    for office in charter.offices.values():
        found += [f"office {office.id[:64]}: {text}" for text in _office(charter, office)]
    for meeting in charter.meetings.values():
        found += [f"meeting {meeting.id[:64]}: {text}"
                  for text in _names(charter.bodies, [meeting.body], "body")]
    for number, pair in enumerate(charter.incompatible):
        found += [f"incompatible {number}: {text}" for text in _incompatible(charter, pair.bodies)]
    for vote in charter.votes.values():
        for rule in (_vote_names, _fills, _meeting, _quota, _joint):
            found += [f"vote {vote.id[:64]}: {text}" for text in rule(charter, vote)]
    return found


def _names(known: dict, names: list[str] | tuple[str, ...], what: str) -> list[str]:
    """Names of a charter's own things."""
    return [f"no such {what}: {name[:64]}" for name in names if name and name not in known]


def _voting(charter: Charter, names: tuple[str, ...], key: str) -> list[str]:
    """Names of bodies that have votes."""
    voteless = [name for name in names if name in charter.bodies and charter.bodies[name].voteless]
    return _names(charter.bodies, names, "body") + [f"{key}: {name} is voteless" for name in voteless]


def _body(charter: Charter, body: Body) -> list[str]:
    found = _voting(charter, body.union_of, "union_of")
    return found + [f"union_of: {name} is not many" for name in body.union_of
                    if name in charter.bodies and not charter.bodies[name].many]


def _office(charter: Charter, office: Office) -> list[str]:
    found = _voting(charter, office.elected_by, "elected_by")
    found += _names(charter.bodies, [office.sits_in, office.origin], "body")
    seat = charter.bodies.get(office.sits_in)
    if seat is not None and (seat.many or seat.union_of):
        found.append("sits in a body that is many, or a union")
    if not office.elected_by and not office.sits_in:
        found.append("nobody elects to it, and it sits nowhere")
    if office.origin in charter.bodies and office.origin not in _seated(charter):
        found.append(f"from {office.origin}, in which no office sits")
    filled = any(vote.fills == office.id for vote in charter.votes.values())
    if office.elected_by and not filled and not charter.unclear:
        found.append("no vote fills it")
    if not office.elected_by and filled:
        found.append("a vote fills it, and nobody elects to it")
    return found


def _seated(charter: Charter) -> set[str]:
    """The bodies in which offices sit."""
    return {office.sits_in for office in charter.offices.values()}


def _incompatible(charter: Charter, bodies: tuple[str, ...]) -> list[str]:
    found, seated = _names(charter.bodies, bodies, "body"), _seated(charter)
    return found + [f"no office sits in {name}" for name in bodies
                    if name in charter.bodies and name not in seated]


def _vote_names(charter: Charter, vote: Vote) -> list[str]:
    found = _voting(charter, vote.electorate, "electorate")
    found += _names(charter.meetings, [vote.meeting, vote.convenes, vote.shortens], "meeting")
    found += _names(charter.offices, [vote.fills, *vote.recall_offices, *vote.quota_with], "office")
    found += _names(charter.bodies, [vote.about], "body")
    if vote.about in charter.bodies and not charter.bodies[vote.about].many:
        found.append(f"about: {vote.about} is not many")
    known = {**charter.votes, **dict.fromkeys(charter.unclear)}
    return found + _names(known, vote.joint, "vote")


def _fills(charter: Charter, vote: Vote) -> list[str]:
    office = charter.offices.get(vote.fills)
    if office is None:
        return []
    found = []
    if vote.seats > office.seats:
        found.append("more seats than the office has")
    if not vote.electorate:
        found.append("fills an office without an electorate")
    found += [f"{name} does not elect to {office.id}" for name in vote.electorate
              if office.elected_by and name not in office.elected_by]
    return found


def _meeting(charter: Charter, vote: Vote) -> list[str]:
    meeting = charter.meetings.get(vote.meeting)
    if meeting is None or vote.electorate == (meeting.body,):
        return []
    return ["its electorate is not the body of its meeting"]


def _quota(charter: Charter, vote: Vote) -> list[str]:
    """No more than all the seats that the quota counts."""
    seats: int | None = vote.seats
    for name in vote.joint:
        seats += charter.votes[name].seats if name in charter.votes else 0
    for name in vote.quota_with:
        office = charter.offices.get(name)
        more = _all_seats(charter, office) if office is not None else 0
        seats = None if seats is None or more is None else seats + more
    if seats is not None and vote.quota_seats > seats:
        return ["a quota for more seats than there are"]
    return []


def _all_seats(charter: Charter, office: Office) -> int | None:
    """The seats of an office in all bodies; None: any number."""
    electing = [charter.bodies[name] for name in office.elected_by if name in charter.bodies]
    if any(body.many and body.most is None for body in electing):
        return None
    bodies = sum(body.most if body.many else 1 for body in electing)
    return office.seats * (bodies if office.elected_by else 1)


def _joint(charter: Charter, vote: Vote) -> list[str]:
    found, order = [], list(charter.votes)
    if vote.joint and not vote.fills:
        found.append("joint, and fills no office")
    for name in vote.joint:
        other = charter.votes.get(name)
        if other is None:
            continue
        if order.index(name) >= order.index(vote.id):
            found.append(f"joint: {name} is not before it")
        same = (other.rule, set(other.electorate), other.meeting)
        if same != (vote.rule, set(vote.electorate), vote.meeting):
            found.append(f"joint: {name} has another rule, electorate or meeting")
        if other.tie == "lot":
            found.append(f"joint: the tie of {name} is settled by lot")
        if not other.fills:
            found.append(f"joint: {name} fills no office")
    return found
