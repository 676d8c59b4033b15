"""Vectors of chapter 7: charters, verdicts, the certificate's report."""

from .. import jcs
from ..charter import CharterError, Vote, parse_charter, parse_threshold
from ..checks.certify import report_hash
from ..sample_data import APPROVAL, CHARTER, MOTION, contest
from ..verdicts import LotNeeded, decide, verdict, verdicts_hash
from ..verifier import CHECKS

HALF = ["1/2", "2/3", "3/5", "1/1", "1/1000000"]
COUNTS = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (3, 2), (2, 3), (4, 2), (6, 4), (10, 0),
          (2**40, 2**40), (2**40, 2**40 - 1)]
THRESHOLDS = ["1/2", "2/3", "1/1", "999999/1000000", "0/1", "3/2", "1/0", "01/2", "1/02", " 1/2",
              "1 /2", "1", "1/2/3", "-1/2", "+1/2", "1/1000001", "0.5", "", "½"]


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


CHOICE = {"none": True, "type": "choice"}
# ballot, totals, weight, what the lot names
MOST = [
    (CHOICE, [3, 2, 1], 6, None), (CHOICE, [3, 2, 1], 9, None), (CHOICE, [3, 2, 1], 10, None),
    (CHOICE, [0, 0, 0], 0, None), (CHOICE, [0, 0, 0], 5, None), (CHOICE, [3, 3, 1], 7, "bo"),
    (CHOICE, [3, 3, 1], 11, "bo"), (CHOICE, [1, 3, 3], 7, "bo"), (CHOICE, [2, 2, 2], 6, "ada"),
    (CHOICE, [2, 2, 2], 8, "cy"), (APPROVAL, [3, 4, 2, 1], 6, None),
    (APPROVAL, [0, 0, 0, 6], 6, None), (APPROVAL, [1, 0, 0, 6], 7, None),
    (APPROVAL, [4, 4, 2, 0], 6, "bo"),
]


def _most_votes() -> list[dict]:
    rows = []
    for ballot, totals, weight, lot in MOST:
        for tie in ("fresh-vote", "lot"):
            vote = Vote("seat", "Seat", "§ 9", ballot["type"], "most-votes", tie=tie)
            # In the manifest's order, which is not that of the identifiers.
            item = contest("chair", ballot, ["cy", "bo", "ada"], "seat", "members")
            row = {"ballot": ballot, "options": ["cy", "bo", "ada"], "tie": tie, "totals": totals,
                   "weight": weight}
            try:
                made = decide(item, vote, False, totals, weight)
                row |= {"lot": []}
            except LotNeeded as needed:
                made = decide(item, vote, False, totals, weight, lot)
                row |= {"lot": needed.tied, "lot_names": lot}
            made_verdict = verdict(item, vote, made)
            rows.append(row | {"verdict": made_verdict, "hash": verdicts_hash([made_verdict]).hex()})
    return rows


def _verdicts() -> dict:
    """Two verdicts in one array."""
    vote = Vote("ordinary", "Ordinary", "§ 7 (1)", "motion", "majority", parse_threshold("1/2"), True)
    motions = [contest(name, MOTION, ["yes", "no", "abstain"], "ordinary", "members")
               for name in ("budget", "dues")]
    made = [verdict(motions[0], vote, decide(motions[0], vote, False, [5, 2], 9)),
            verdict(motions[1], vote, decide(motions[1], vote, True, [], 9))]
    return {"hash": verdicts_hash(made).hex(), "jcs": jcs.dumps(made).hex(), "verdicts": made}


def _charters() -> dict:
    text = CHARTER.decode()
    changes = [
        ("another format", "charter\"", "charter2\""),
        ("min_counted 0", "min_counted = 3", "min_counted = 0"),
        ("min_counted a boolean", "min_counted = 3", "min_counted = true"),
        ("no organisation", 'organisation = "Society for the Preservation of Potsherds"\n', ""),
        ("an unknown key", "min_counted = 3", "min_counted = 3\nquorum = 5"),
        ("threshold above 1", '"1/2"', '"3/2"'), ("strict a text", "strict = true", 'strict = "true"'),
        ("an unknown tie", '"lot"', '"dice"'), ("threshold with most-votes", 'tie = "lot"',
                                                'tie = "lot"\nthreshold = "1/2"'),
        ("majority with approval", '"motion"', '"approval"'), ("an empty clause", '"\u00a7 4"', '""'),
        ("an identifier in upper case", '"board-seat"', '"Board-Seat"'),
        ("a vote twice", '"board-seat"', '"ordinary"'), ("not TOML", "[[body]]", "[[body"),
        ("a byte order mark", "format =", "\ufeffformat ="),
        ("min_counted above 10^8", "min_counted = 3", "min_counted = 100000001"),
        ("no body", text[text.index("[[body]]"):text.index("[[vote]]")], ""),
        ("no vote", text[text.index("[[vote]]"):], ""),
    ]
    refused = []
    for what, old, new in changes:
        changed = text.replace(old, new, 1)
        assert changed != text and _faults(changed.encode()), what
        refused.append({"charter": changed, "what": what})
    assert not _faults(CHARTER)
    return {"accepted": text, "refused": refused,
            "thresholds": [{"text": t, "valid": parse_threshold(t) is not None} for t in THRESHOLDS]}


def _faults(data: bytes) -> list[str]:
    try:
        return parse_charter(data).problems
    except CharterError as error:
        return [str(error)]


def files() -> dict[str, object]:
    ids = [i for i in CHECKS if i < "702"]
    return {
        "majority.json": _majority(), "most-votes.json": _most_votes(), "verdicts.json": _verdicts(),
        "charter.json": _charters(),
        "report.json": {"checks": ids, "hash": report_hash(list(CHECKS)).hex()},
    }
