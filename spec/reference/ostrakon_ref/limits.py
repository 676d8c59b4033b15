"""The limits of 0.8, and the forms of texts, identifiers and names."""

MAX_ENTRY = 65_535
MAX_CHECKPOINT = 65_536
MAX_RECEIPT = 32_768
MAX_CHARTER = 262_144
MAX_SETUP_FILE = 16 * 2**20
MAX_CONTESTS = 64
MAX_OPTIONS = 256
MAX_ROLLS = 64
MAX_BITS = 4096
MAX_SLOTS = 480
MAX_ALL_SLOTS = 3000  # of all contests together
MAX_BALLOT = 65_535
MAX_RULES = 4096
MAX_RANGE_BITS = 16_384  # n M of a ballot
MAX_POINTS = 2**32 - 1  # a score, a budget, the points of a place
MAX_GRADES = 16
MAX_CONSTRAINTS = 64
MAX_TRUSTEES = 32
MAX_OFFICERS = 64
MAX_WITNESSES = 64
MAX_TEXT = 500
MAX_IDENTIFIER = 64
MAX_VOTERS = 10**8
MAX_WEIGHT = 2**32 - 1
MAX_TOTAL = 2**40
MAX_DEPTH = 16
MAX_ENVELOPE = 16 * 1024
RECORD_VOTER = 36

IDENTIFIER_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def is_text(text: str) -> bool:
    """1 to 500 bytes of UTF-8 without control characters."""
    try:
        length = len(text.encode("utf-8"))
    except UnicodeEncodeError:
        return False
    return 1 <= length <= MAX_TEXT and not any(c < " " or c == "\x7f" for c in text)


def is_identifier(text: str) -> bool:
    """1 to 64 characters of a-z, 0-9, -, the first not -."""
    right = 1 <= len(text) <= MAX_IDENTIFIER and not text.startswith("-")
    return right and all(c in IDENTIFIER_CHARACTERS for c in text)


def is_origin(text: str) -> bool:
    """encoding.md: a text without spaces, plus or control characters."""
    from .note import is_key_name

    return is_text(text) and is_key_name(text)
