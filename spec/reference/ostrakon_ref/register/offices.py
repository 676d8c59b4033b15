"""Check 809: who holds which office (9.7)."""

from ..bodies import Office
from .act import Act
from .order import replaces
from .standing import Holding


def filled(act: Act) -> None:
    standing, body = act.standing, act.body
    office = standing.charter.offices.get(body["office"])
    if not act.expect(office is not None, "no such office stands"):
        return
    if office.elected_by:
        holding = _elected(act, office)
    else:
        holding = Holding(body["person"], office.id, body["body"], None)
        act.expect("outcome" not in body, "an outcome, and nobody elects to it")
        act.expect(body["body"] == office.sits_in, "not the body in which the office sits")
    _may_hold(act, office)
    act.expect(act.ref not in standing.held_ever, "this very act gave the office before")
    if act.right:
        standing.holdings[act.ref] = standing.held_ever[act.ref] = holding
        if holding.elected:
            standing.filled.add((*holding.elected, holding.person))


def _elected(act: Act, office: Office) -> Holding | None:
    """The outcome and the contest that give it to this person."""
    standing, body = act.standing, act.body
    if not act.expect("outcome" in body, "names no outcome"):
        return None
    decided = standing.decided.get(body["outcome"])
    c = decided.index(body["contest"]) if decided else None
    if c is None:
        act.fail("names no contest that was decided")
        return None
    person, key = body["person"], (body["outcome"], body["contest"])
    act.expect(decided.vote(c).fills == office.id, "that contest fills another office")
    act.expect(person in decided.said(c).elected, "that contest did not elect this person")
    act.expect((*key, person) not in standing.filled, "it gave the office to this person before")
    act.expect(decided.body(c) == body["body"], "another body elected")
    anew = standing.renewed.get((office.id, body["body"]), ())
    later = any(replaces(*other, decided, c) for other in anew)
    act.expect(not later, "all seats were filled by a later election")
    recalled = standing.recalled.get((office.id, body["body"], person), decided.counts)
    act.expect(recalled <= decided.counts, "a later vote recalled this person")
    act.expect(standing.kind_of(body["body"]) is not None, "the body that elected does not stand")
    option = next((x for x in decided.contests[c]["options"] if x["id"] == person), {})
    return Holding(person, office.id, body["body"], key, frozenset(option.get("flags", [])))


def _may_hold(act: Act, office: Office) -> None:
    standing, person = act.standing, act.body["person"]
    held = standing.held(office.id, act.body["body"])
    act.expect(len(held) < office.seats, "all seats of the office are held")
    act.expect(all(x.person != person for x in held), "this person holds it already")
    for body in sorted(standing.charter.opposed(office.sits_in)):
        act.expect(not standing.sits(person, body), f"holds an office that sits in {body}")
    right = not office.origin or standing.sits(person, office.origin)
    act.expect(right, f"holds no office that sits in {office.origin}")
    act.expect("name" not in act.body or office.public, "a name, and the office is not public")


def vacated(act: Act) -> None:
    ref = act.body["holding"]
    if act.expect(ref in act.standing.holdings, "nobody holds it"):
        act.standing.vacate(lambda own, _: own == ref)
