"""The verifier of Ostrakon's secret ballots.

>>> import ostrakon
>>> verification = ostrakon.verify("ostrakon-demo")
>>> print(verification)          # every check, numbered
>>> verification.demand().tally  # what came out; raises unless every check passed
"""

from ._ostrakon import (
    Altered,
    Changed,
    Check,
    Finding,
    Job,
    Missing,
    NoTask,
    NotCut,
    NotVerified,
    OstrakonError,
    ReadError,
    Reduced,
    ShardError,
    Stale,
    StoreError,
    Verification,
    __version__,
    verify,
)

__all__ = [
    "Altered",
    "Changed",
    "Check",
    "Finding",
    "Job",
    "Missing",
    "NoTask",
    "NotCut",
    "NotVerified",
    "OstrakonError",
    "ReadError",
    "Reduced",
    "ShardError",
    "Stale",
    "StoreError",
    "Verification",
    "__version__",
    "verify",
]
