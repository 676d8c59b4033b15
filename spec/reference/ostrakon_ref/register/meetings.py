"""Check 806: meetings (9.4).  That one was not properly convened, or called too
late, is no fault here: votes at it are invalid."""

from collections import Counter

from ..findings import Findings
from ..months import civil
from ..votes import Vote
from .act import Act
from .standing import Called, Standing


def called(act: Act) -> None:
    standing, body, name = act.standing, act.body, act.body["meeting"]
    act.expect(body["kind"] in standing.charter.meetings, "a meeting of no kind that stands")
    act.expect(name not in standing.meetings_ever, "a meeting had this id before")
    act.expect(body["starts"] > body["time"], "it starts before it was called")
    if not act.right:
        return
    used = _convening(standing, body["convened_by"], body["kind"])
    if used is None:
        act.note(f"meeting {name} was not properly convened")
    standing.used |= used or set()
    standing.meetings_ever.add(name)
    standing.meetings[name] = Called(
        name, body["kind"], body["place"], body["starts"], body["time"], used is not None)


def _convening(standing: Standing, refs: list[str], kind: str) -> set[tuple[str, str]] | None:
    """The contests that convene it properly; None if they do not."""
    if not refs:
        return set()  # one that the constitution asks for
    carried = [_carried(standing, ref, kind) for ref in refs]
    for name in set.intersection(*({vote.id for vote, _, _ in found} for found in carried)):
        own = [(vote, body, key) for found in carried for vote, body, key in found if vote.id == name]
        if _enough(standing, own[0][0], {body for _, body, _ in own}):
            return {key for found in carried for _, _, key in found}
    return None


def _carried(standing: Standing, ref: str, kind: str) -> list[tuple[Vote, str, tuple[str, str]]]:
    """An outcome's contests that may convene it: vote, body, and what they are used under."""
    decided = standing.decided.get(ref)
    if decided is None:
        return []
    return [(vote, decided.body(c), (ref, item["id"])) for c, item, vote, said in decided.each()
            if said.status == "carried" and vote.effect == "convening" and vote.convenes == kind
            and (ref, item["id"]) not in standing.used]


def _enough(standing: Standing, vote: Vote, bodies: set[str]) -> bool:
    if vote.share is None:
        return True
    all_bodies = {name for name, body in standing.bodies()
                  if (body.id in vote.electorate if vote.electorate else not body.voteless)}
    r, b = len(bodies & all_bodies), len(all_bodies)
    return r > 0 and r * vote.share.denominator >= vote.share.numerator * b


def calendar(standing: Standing, found: Findings) -> None:
    """Notes: too few meetings in a year that is over, too many running in one place."""
    first, last = civil(standing.founding["time"])[0] + 1, civil(standing.time)[0]
    for kind in standing.charter.meetings.values():
        own = sorted((x for x in standing.meetings.values() if x.kind == kind.id), key=lambda x: x.starts)
        years = Counter(civil(x.starts)[0] for x in own)
        enough = sum(first <= year < last and n >= kind.per_year for year, n in years.items())
        short = max(0, last - first) - enough
        if kind.per_year and short:
            found.note("calendar", f"{kind.id}: {short} years with fewer than {kind.per_year} meetings")
        run = 0
        for meeting in own:
            run = run + 1 if kind.place and meeting.place == kind.place else 0
            if kind.place and run > kind.running:
                found.note("calendar", f"{kind.id}: {meeting.id} is number {run} running in {kind.place}")
