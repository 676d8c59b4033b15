"""Registers, each with the checks that it must fail.  What is expected is written
by hand, and compared."""

from collections.abc import Callable
from dataclasses import dataclass

from ..prover import signed
from ..register import checks
from ..sample_history import History, history
from ..sample_register import RegisterSample

ALL = [identifier for identifier in checks.CHECKS if identifier != "801"]


@dataclass
class Case:
    """Acts, and the checks that fail; the others pass, but for those not run."""

    what: str
    made: RegisterSample
    failing: tuple[str, ...] = ()
    not_run: tuple[str, ...] = ()

    def statuses(self) -> dict[str, str]:
        register = self.made.read()
        return {i: checks.judge(i, register).status for i in ALL}

    def row(self) -> dict:
        found = {
            "acts": [act.decode() for act in self.made.acts], "what": self.what,
            "failing": list(self.failing), "not_run": list(self.not_run),
        }
        return found if self.failing or self.not_run else found | {"stands": self.stands()}

    def stands(self) -> dict:
        """What stands after the last act of a register without faults."""
        standing = self.made.standing()
        held = [{"body": x.body, "flags": sorted(x.flags), "office": x.office, "person": x.person}
                for x in standing.holdings.values()]
        site = {} if standing.site is None else {"site": {
            "files": standing.site["files"], "release": standing.site["release"]}}
        return site | {
            "bodies": sorted(name for name, _ in standing.bodies()),
            "charter": standing.charter_file, "dissolved": standing.dissolved, "holdings": held,
            "meetings": [{"convened": x.convened, "meeting": x.id,
                          "shortened": (x.id, x.kind) in standing.shortened}
                         for x in standing.meetings.values()],
            "officers": [officer["person"] for officer in standing.officers], "quorum": standing.quorum,
        }


def compare(case: Case) -> None:
    """What is expected is what is found."""
    found = case.statuses()
    failing = tuple(i for i, status in found.items() if status == "failed")
    not_run = tuple(i for i, status in found.items() if status == "not run")
    assert (failing, not_run) == (case.failing, case.not_run), (case.what, failing, not_run)


def after(what: str, failing: str, *steps: Callable[[History], object]) -> Case:
    """The history, then some acts; the last of them is the one at fault."""
    made = history()
    for step in steps:
        step(made)
    return Case(what, made, tuple(failing.split()))


def resign(made: RegisterSample, body: dict, signers: list[str]) -> None:
    """The last act with another body, or other signatures."""
    made.acts[-1] = signed(body, signers)
