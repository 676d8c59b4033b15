"""The verifier of Ostrakon's secret ballots.

>>> import ostrakon
>>> verification = ostrakon.verify("ostrakon-demo")
>>> print(verification)          # every check, numbered
>>> verification.demand().tally  # what came out; raises unless every check passed
"""

from ._ostrakon import (
    Altered,
    BallotVerdict,
    Board,
    Changed,
    Check,
    Entries,
    Entry,
    Finding,
    Job,
    Missing,
    NoTask,
    NotCut,
    NotNoted,
    NotVerified,
    OstrakonError,
    ReadError,
    ReceiptVerdict,
    Record,
    Reduced,
    ShardError,
    Stale,
    StoreError,
    Verification,
    __version__,
    verify,
    verify_ballot,
    verify_receipt,
)

__all__ = [
    "Altered",
    "BallotVerdict",
    "Board",
    "Changed",
    "Check",
    "Entries",
    "Entry",
    "Finding",
    "Job",
    "Missing",
    "NoTask",
    "NotCut",
    "NotNoted",
    "NotVerified",
    "OstrakonError",
    "ReadError",
    "ReceiptVerdict",
    "Record",
    "Reduced",
    "ShardError",
    "Stale",
    "StoreError",
    "Verification",
    "__version__",
    "verify",
    "verify_ballot",
    "verify_receipt",
]
