"""A register with a history to hold votes after.  FOR TEST VECTORS ONLY."""

from copy import deepcopy
from functools import cache

from .months import DAY, later
from .sample_data import contest
from .sample_register import START, RegisterSample

CHOICE = {"blank": False, "none": True, "type": "choice"}
APPROVAL = {"blank": False, "max": 3, "min": 1, "none": True, "type": "approval"}
ANSWERS = ["for", "against", "abstain"]
CONGRESS = later(START, 2)  # as early as can be after two months' notice
WOMEN = {"ada", "di", "flo", "gil", "hope", "nia", "jo"}


def motion(vote: str, name: str = "question", roll: str = "members", **about: object) -> dict:
    item = contest(name, {"type": "motion"}, ANSWERS, vote, roll)
    return item | ({"about": about} if about else {})


def people(vote: str, names: list[str], name: str | None = None, roll: str = "members",
           **about: object) -> dict:
    """An election; women have the flag."""
    ballot = {**APPROVAL, "max": min(3, len(names))} if vote in ("members", "delegates", "judges") else CHOICE
    item = contest(name or vote, ballot, names, vote, roll)
    for option in item["options"]:
        if option["id"] in WOMEN:
            option["flags"] = ["woman"]
    return item | ({"about": about} if about else {})


class History(RegisterSample):
    """Acts with their references."""

    def seat(self, body: str, *elected: tuple[str, str, list[str]], **more) -> None:
        """Elects and fills: office, vote and persons each."""
        items = [people(vote, names, f"{vote}-{body}") for _, vote, names in elected]
        decided = [(item, "elected", names) for item, (_, _, names) in zip(items, elected)]
        outcome = self.decide(*decided, bodies={"members": body}, **more)
        for item, (office, vote, names) in zip(items, elected):
            self.refs[vote] = outcome
            for name in names:
                self.refs[name] = self.fill(office, name, body, outcome, item["id"])

    @property
    def refs(self) -> dict[str, str]:
        return self.__dict__.setdefault("_refs", {})


@cache
def _history() -> History:
    made = History()
    made.form("north")
    made.form("south")
    made.form("chess", "circle", 0)
    made.call("c1", CONGRESS)
    made.time = CONGRESS
    made.seat("assembly", ("chair", "chair", ["ada"]), ("member", "members", ["cy", "di", "ed"]), meeting="c1")
    made.seat("assembly", ("judge", "judges", ["joe"]))
    made.seat("north", ("delegate", "delegates", ["ned", "nia"]))
    made.refs["zed"] = made.fill("observer", "zed", "committee")
    return made


def history() -> History:
    """Two branches and a circle; a congress elected chair and three members, the
    assembly one judge, a branch its delegates; there is an observer."""
    return deepcopy(_history())


NOW = 1_700_000_000  # when votes open, years later
assert NOW > CONGRESS + DAY
