"""A tampered record for every check: its name, and how it is made.

FOR TESTS ONLY, as prover.py is.  Whoever tampers holds every key: a record is
wrong in the one thing that its check is for, and consistent otherwise.
"""

from .early import TAMPERED as EARLY
from .governed import TAMPERED as GOVERNED
from .late import TAMPERED as LATE
from .owned import TAMPERED as OWNED

TAMPERED = EARLY + LATE + OWNED + GOVERNED
