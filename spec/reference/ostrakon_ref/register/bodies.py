"""Check 805: bodies of kinds that are many (9.4)."""

from .act import Act


def formed(act: Act) -> None:
    standing, body, name = act.standing, act.body, act.body["body"]
    kind = standing.charter.bodies.get(body["kind"])
    if kind is None or not kind.many:
        act.fail("of no kind that is many")
        return
    act.expect(name not in standing.bodies_ever, "a body had this id before")
    act.expect(body["declared"] >= kind.founders, f"{body['declared']} members instead of {kind.founders}")
    there = sum(other.id == kind.id for _, other in standing.bodies())
    act.expect(kind.most is None or there < kind.most, f"there are {kind.most} of this kind already")
    if act.right:
        standing.formed[name] = kind.id
        standing.formed_ever.add(name)
        standing.bodies_ever.add(name)


def ended(act: Act) -> None:
    if act.expect(act.body["body"] in act.standing.formed, "no body that was formed stands there"):
        act.standing.end(act.body["body"])
