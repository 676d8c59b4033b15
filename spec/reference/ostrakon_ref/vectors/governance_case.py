"""Votes after a history, for the vectors of 7.3 and 7.8: what is expected is written
by hand with each, and compared."""

from dataclasses import dataclass, field

from ..decisions import Decisions
from ..sample_history import NOW, History, history, motion, people
from ..totals import read
from ..verdicts import verdicts_hash

MEMBERS = {"members": "assembly"}


@dataclass
class Counted:
    """A `Source` of decisions: slots, W, size and V of each contest; no slots: too few."""

    contests: list[dict]
    counts: list[tuple]

    def count(self, c: int):
        slots, weight = self.counts[c][:2]
        if slots is None:
            return True, None, weight
        item = self.contests[c]
        return False, read(item["ballot"], len(item["options"]), slots, weight), weight

    def roll(self, c: int) -> tuple[int, int]:
        weight, size, total = (*self.counts[c], None, None)[1:4]
        size = weight if size is None else size
        return size, size if total is None else total

    def lot(self, c: int, tied: list[str]) -> list[str]:
        raise AssertionError("no case needs a lot")


@dataclass
class Case:
    """A vote after a history; expected: status, elected, tied, grounds of each contest."""

    what: str
    after: History
    contests: list[dict]
    counts: list[tuple]
    expected: list[tuple]
    bodies: dict[str, str] = field(default_factory=lambda: MEMBERS)
    meeting: str | None = None
    opens: int = NOW
    register: bool = True

    def manifest(self) -> dict:
        made = self.after.manifest(self.contests, self.bodies, self.meeting, opens=self.opens,
                                   closes=self.opens + 1)
        if not self.register:
            del made["register"]
        return made

    def decided(self) -> Decisions:
        standing = self.after.standing() if self.register else None
        return Decisions(self.after.charter, self.manifest(), Counted(self.contests, self.counts), standing)

    def row(self, register: str) -> dict:
        """The vector; the register by name."""
        made, manifest = self.decided(), self.manifest()
        verdicts = made.verdicts()
        keys = ("contests", "opens", "rolls", "register")
        source = Counted(self.contests, self.counts)
        return {
            "what": self.what, "register": register if self.register else None,
            "manifest": {key: manifest[key] for key in keys if key in manifest},
            "counts": [{"slots": slots[0], "weight": slots[1], "roll_size": source.roll(c)[0],
                        "roll_weight": source.roll(c)[1]} for c, slots in enumerate(self.counts)],
            "verdicts": verdicts, "hash": verdicts_hash(verdicts).hex(),
            "reasons": [made.reasons(c) for c in range(len(verdicts))],
        }


def compare(case: Case) -> None:
    """What is expected is what is computed."""
    for verdict, (status, *rest) in zip(case.decided().verdicts(), case.expected, strict=True):
        elected, tied, grounds, choose = (*rest, [], [], [], [])[:4] if rest else ([], [], [], [])
        found = [item["ground"] for item in verdict.get("because", [])]
        said = (verdict["status"], verdict["elected"], verdict["tied"], found, verdict.get("choose", []))
        expected = (status, sorted(elected), sorted(tied), list(grounds), list(choose))
        assert said == expected, (case.what, said, expected)


def one(what: str, vote: str, grounds: str = "", body: str = "assembly", counts: tuple = ([5, 1], 6),
        after: History | None = None, about: dict | None = None, status: str = "carried", **more) -> Case:
    """A motion, carried unless there are grounds."""
    item = motion(vote, **(about or {}))
    if vote == "case":
        item["title"] = "sha256:" + "5a" * 32
    expected = ("invalid", [], [], grounds.split()) if grounds else (status,)
    return Case(what, after or history(), [item], [counts], [expected], {"members": body}, **more)


def chosen(what: str, vote: str, names: list[str], grounds: str = "", body: str = "assembly",
           after: History | None = None, elected: list[str] | None = None, about: dict | None = None,
           counts: tuple | None = None, **more) -> Case:
    """An election; the first named win."""
    item = people(vote, names, **(about or {}))
    slots = [20 - i for i in range(len(names))]
    slots += [0] if item["ballot"]["type"] == "approval" else []
    won = [names[0]] if elected is None else elected
    expected = ("invalid", [], [], grounds.split()) if grounds else ("elected", won)
    weight = sum(slots)
    return Case(what, after or history(), [item], [counts or (slots, weight)], [expected],
                {"members": body}, **more)
