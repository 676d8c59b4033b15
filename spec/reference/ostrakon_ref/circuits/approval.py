"""approval: between min and max options, and constraints on some of them (3.2)."""

from . import extras
from .circuit import CircuitError
from .layout import Layout, Name
from .selection import positions, require


def layout(ballot: dict, k: int) -> Layout:
    _check(ballot, k)
    least, most, constraints = ballot["min"], ballot["max"], ballot.get("constraints", [])
    made = Layout()
    for i in range(k):
        made.bit("b", i)
        made.slot([(("b", i), 1)])
    for q, item in enumerate(constraints):
        made.number(item["max"] - item["min"], "s", q)
    made.number(most - least, "s")
    extras.add_bits(made, ballot)
    extras.add_slots(made, ballot)
    for q, item in enumerate(constraints):
        marked = [(("b", i), 1) for i in item["options"]]
        made.rule([*marked, (("s", q), 1), *extras.z(ballot, item["max"])], item["max"])
    extras.gate(made, ballot, [(("b", i), 1) for i in range(k)], most)
    return made


def _check(ballot: dict, k: int) -> None:
    if not 1 <= ballot["min"] <= ballot["max"] <= k:
        raise CircuitError("an approval needs 1 <= min <= max <= options")
    if bool(ballot.get("constraints")) != bool(ballot.get("example")):
        raise CircuitError("constraints and example come together")
    if not ballot.get("constraints"):
        return
    for item in ballot["constraints"]:
        _check_constraint(item, k)
    example = ballot["example"]
    if not _ascending(example, k) or broken(ballot, example):
        raise CircuitError("the example does not keep to the constraints")


def _check_constraint(item: dict, k: int) -> None:
    if not item["options"] or not _ascending(item["options"], k):
        raise CircuitError("options of a constraint are not ascending positions")
    if not 0 <= item["min"] <= item["max"] or not 1 <= item["max"] <= len(item["options"]):
        raise CircuitError("a constraint needs 0 <= min <= max, 1 <= max <= its options")


def _ascending(listed: list[int], k: int) -> bool:
    return listed == sorted(set(listed)) and all(i < k for i in listed)


def broken(ballot: dict, marked: list[int]) -> str:
    """Which bound a marking breaks, if any."""
    if not ballot["min"] <= len(marked) <= ballot["max"]:
        return "not between min and max options"
    for q, item in enumerate(ballot.get("constraints", [])):
        if not item["min"] <= len(set(marked) & set(item["options"])) <= item["max"]:
            return f"constraint {q} is broken"
    return ""


def values(ballot: dict, k: int, selection: list[int]) -> dict[Name, int]:
    """Positions of the marked options."""
    marked = positions(selection, k)
    require(not broken(ballot, marked), broken(ballot, marked))
    found: dict[Name, int] = {("b", i): 1 for i in marked}
    for q, item in enumerate(ballot.get("constraints", [])):
        found["s", q] = item["max"] - len(set(marked) & set(item["options"]))
    found["s",] = ballot["max"] - len(marked)
    return found
