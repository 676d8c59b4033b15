"""What the sample election is about.  FOR TEST VECTORS ONLY."""

from hashlib import sha256

from . import prover
from .prover import public

CHARTER = b"""format = "ostrakon/v1/charter"
organisation = "Society for the Preservation of Potsherds"
min_counted = 3

[[body]]
id = "assembly"
name = "General assembly"
clause = "\xc2\xa7 4"

[[vote]]
id = "ordinary"
name = "Ordinary motion"
clause = "\xc2\xa7 7 (1)"
ballot = "motion"
rule = "majority"
threshold = "1/2"
strict = true

[[vote]]
id = "board-seat"
name = "Election to the board"
clause = "\xc2\xa7 9 (2)"
ballot = "approval"
rule = "most-votes"
tie = "lot"
"""

ORIGIN = "log.example/potsherds"
TRUSTEES, THRESHOLD = 2, 2
MOTION = {"type": "motion"}
APPROVAL = {"blank": True, "max": 3, "min": 1, "none": False, "type": "approval"}
# voter, chosen options of the motion, of the approval (None: blank)
VOTES = [
    (0, [0], [0, 1]), (1, [1], [1]), (2, [0], None), (3, [2], [0, 2]), (1, [0], [0, 1, 2]),
    (4, [1], [1]), (5, [0], [1]),
]


def options(names: list[str]) -> list[dict]:
    return [{"id": name, "label": name.capitalize()} for name in names]


def contest(name: str, ballot: dict, names: list[str], vote: str, roll: str) -> dict:
    return {"ballot": ballot, "id": name, "options": options(names), "roll": roll,
            "title": name.capitalize(), "vote": vote}


def two_rolls() -> dict:
    """The manifest with the chair elected by a second roll."""
    body = manifest_body()
    body["rolls"].append({**body["rolls"][0], "id": "council"})
    body["contests"][1]["roll"] = "council"
    return body


def manifest_body(label: str = "sample") -> dict:
    """The manifest of the sample."""
    named = lambda who, n: [{"key": public(f"{who} {i}"), "name": f"{who} {i}"}
                            for i in range(1, n + 1)]
    return {
        "certifiers": {"officers": named("officer", 2), "quorum": 2},
        "charter": {"sha256": sha256(CHARTER).hexdigest(), "size": len(CHARTER)},
        "closes": 1_700_010_000, "opens": 1_700_000_000, "objection_seconds": 3600,
        "contests": [
            contest("budget", MOTION, ["yes", "no", "abstain"], "ordinary", "members"),
            contest("chair", APPROVAL, ["ada", "bo", "cy"], "board-seat", "members"),
        ],
        "log": {"key": public("log"), "origin": ORIGIN},
        "nonce": prover.secret_bytes(label)[:16].hex(), "one_trustee_reads_votes": False,
        "organiser": public("organiser"), "registrar": public("registrar"),
        "release": "sign-offs",
        "rolls": [{"body": "assembly", "id": "members", "max_size": 10, "max_weight": 100}],
        "suite": "ristretto255-merlin3", "threshold": THRESHOLD, "title": "Sample election",
        "trustees": named("trustee", TRUSTEES), "type": "ostrakon/v1/manifest",
        "witnesses": {"keys": [], "required": 0},
    }
