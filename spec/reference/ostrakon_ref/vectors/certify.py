"""Vectors of chapter 7: charters, verdicts, the certificate's report."""

from .. import jcs
from ..checks.certify import report_hash
from ..sample_data import MOTION, contest
from ..verdicts import decide, verdict, verdicts_hash
from ..verifier import CHECKS
from ..toml_keys import parse_threshold
from ..votes import Vote
from . import charters, governance, rules

HALF = ["1/2", "2/3", "3/5", "1/1", "1/1000000"]
COUNTS = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (3, 2), (2, 3), (4, 2), (6, 4), (10, 0),
          (2**40, 2**40), (2**40, 2**40 - 1)]


def _majority() -> list[dict]:
    item, rows = contest("budget", MOTION, ["yes", "no", "abstain"], "ordinary", "members"), []
    for threshold in HALF:
        for strict in (True, False):
            vote = Vote("ordinary", "Ordinary", "§ 7", "motion", "majority",
                        parse_threshold(threshold), strict)
            for favour, against in COUNTS:
                made = decide(item, vote, False, [favour, against], favour + against + 1)
                rows.append({"against": against, "for": favour, "status": made.status,
                             "strict": strict, "threshold": threshold})
    return rows


def _verdicts() -> dict:
    """Two verdicts in one array."""
    vote = Vote("ordinary", "Ordinary", "§ 7 (1)", "motion", "majority", parse_threshold("1/2"), True)
    motions = [contest(name, MOTION, ["yes", "no", "abstain"], "ordinary", "members")
               for name in ("budget", "dues")]
    made = [verdict(motions[0], vote, decide(motions[0], vote, False, [5, 2], 9)),
            verdict(motions[1], vote, decide(motions[1], vote, True, [], 9))]
    return {"hash": verdicts_hash(made).hex(), "jcs": jcs.dumps(made).hex(), "verdicts": made}


def files() -> dict[str, object]:
    ids = [i for i in CHECKS if i < "702"]
    return {
        **rules.files(), **governance.files(), "majority.json": _majority(), "verdicts.json": _verdicts(),
        "charter.json": charters.charter(),
        "report.json": {"checks": ids, "hash": report_hash(list(CHECKS)).hex()},
    }
