"""What is not there: not yet, or missing (chapter 8)."""

from collections.abc import Callable

from ..evidence import Evidence
from ..findings import Findings

# Stages of 4.3.  Sign-offs and shares are one stage here: which of them stand
# before which is for check 601.  Within the ceremony it is for check 107.
STAGES = {
    "manifest": 0, "ceremony-commitment": 1, "ceremony-dealing": 1,
    "ceremony-acknowledgement": 1, "ceremony-complaint": 1, "roll": 2, "opening": 3,
    "ballot": 4, "schedule": 4, "closing": 5, "objection": 6, "tally": 7, "sign-off": 8,
    "decryption-share": 8, "result": 9, "lot-share": 10, "certificate": 11,
}


def reporter(evidence: Evidence, found: Findings, kind: str) -> Callable[[str, str], None]:
    """How to report that a document of this type is not there: it is missing
    once something later stands on the board.  If one stands there that cannot
    be read, check 102 has said so."""
    if evidence.log.unreadable(kind):
        return found.skip
    later = [other for other, stage in STAGES.items() if stage > STAGES[kind]]
    if kind == "sign-off":
        later.append("decryption-share")
    return found.fail if evidence.log.of(*later) else found.skip


def first_index(evidence: Evidence, kind: str) -> int:
    """Where the first document of this type stands, readable or not."""
    found = (entry.index for entry in evidence.log.entries if entry.stated == kind)
    return min(found, default=len(evidence.log.entries))
