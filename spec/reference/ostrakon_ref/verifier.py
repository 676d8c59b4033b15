"""Chapter 8: all checks in order, and the report."""

from collections.abc import Callable
from dataclasses import dataclass

from .checks import board, cast, ceremony, certify, decrypt, order, register, roll, setup, tally
from .evidence import Evidence
from .findings import NOT_RUN, PASSED, Findings
from .record import Missing
from .shares import decisions, stated
from .verdicts import answers

Check = Callable[[Evidence, Findings], None]

CHECKS: dict[str, tuple[str, Check]] = {
    "101": ("files", setup.c101),
    "102": ("canonical documents", setup.c102),
    "103": ("version", setup.c103),
    "104": ("manifest", setup.c104),
    "105": ("charter", setup.c105),
    "106": ("signatures", setup.c106),
    "107": ("ceremony order", ceremony.c107),
    "108": ("dealings", ceremony.c108),
    "109": ("possession", ceremony.c109),
    "110": ("acknowledgements", ceremony.c110),
    "111": ("keys", ceremony.c111),
    "112": ("register", register.c112),
    "201": ("roll file", roll.c201),
    "202": ("credentials", roll.c202),
    "203": ("frozen", roll.c203),
    "301": ("ballot bytes", cast.c301),
    "302": ("eligibility", cast.c302),
    "303": ("predecessor", cast.c303),
    "304": ("ballot proof", cast.c304),
    "305": ("fresh randomness", cast.c305),
    "401": ("tiles", board.c401),
    "402": ("root", board.c402),
    "403": ("log signature", board.c403),
    "404": ("witnesses", board.c404),
    "405": ("order", order.c405),
    "406": ("pinned checkpoints", board.c406),
    "407": ("receipts", board.c407),
    "408": ("objections", board.c408),
    "409": ("times", order.c409),
    "501": ("counted ballots", tally.c501),
    "502": ("sums", tally.c502),
    "503": ("too few", tally.c503),
    "601": ("sign-offs", decrypt.c601),
    "602": ("shares", decrypt.c602),
    "603": ("totals", decrypt.c603),
    "604": ("nothing else", decrypt.c604),
    "605": ("lots", decrypt.c605),
    "701": ("verdict", certify.c701),
    "702": ("certificate", lambda e, f: certify.c702(e, f, list(CHECKS))),
}


@dataclass
class Report:
    """The report of chapter 8, and how much was looked at."""

    checks: list[dict]
    outcomes: list[dict]
    entries: int
    ballots: int

    @property
    def passed(self) -> bool:
        return all(check["status"] == PASSED for check in self.checks)

    def machine(self) -> dict:
        """The members of chapter 8's JSON."""
        return {"passed": self.passed, "checks": self.checks, "outcomes": self.outcomes}


def run_check(identifier: str, evidence: Evidence) -> Findings:
    """One check.  Nothing that a record holds makes a verifier stop: what no
    check expected is a fault it found."""
    found = Findings()
    try:
        CHECKS[identifier][1](evidence, found)
    except Missing as error:
        found.missing(error)
    except Exception as error:
        found.fail("verifier", f"unexpected {type(error).__name__}: {error}")
    return found


def run(evidence: Evidence, without: str | None = None) -> Report:
    """All checks, but one if it is left out.  What follows from a record does
    not depend on which checks passed, so the others judge as if it had."""
    checks = []
    for identifier, (name, _) in CHECKS.items():
        if identifier == without:
            status = NOT_RUN
            findings = [{"where": "arguments", "what": "left out with --without"}]
        else:
            found = run_check(identifier, evidence)
            status, findings = found.status, found.listed()
        checks.append({"id": identifier, "name": name, "status": status, "findings": findings})
    return Report(checks, outcomes(evidence), *_counts(evidence))


def _counts(evidence: Evidence) -> tuple[int, int]:
    try:
        return len(evidence.log.entries), evidence.examined.proved
    except Exception:
        return 0, 0


def outcomes(evidence: Evidence) -> list[dict]:
    """The contests that can be decided from what the record states."""
    found = []
    try:
        contests = list(enumerate(evidence.election.contests))
    except Exception:
        return []
    for index, contest in contests:
        try:
            found.append(_outcome(evidence, index, contest))
        except Exception:
            continue  # the checks have said why
    return found


def _outcome(evidence: Evidence, index: int, contest: dict) -> dict:
    too_few, totals, weight = stated(evidence, index)
    made = decisions(evidence)
    verdict = made.verdict(index)
    return {
        "contest": contest["id"], "status": verdict["status"], "elected": verdict["elected"],
        "totals": {} if too_few else answers(contest, totals, weight),
        "weight": weight, "counted": evidence.tally(index).body["counted"],
    } | {key: verdict[key] for key in ("because", "choose") if key in verdict} | made.reasons(index)
