"""Check 112: the copy of the register that a record holds (9.8)."""

from ..checkpoint import CheckpointError, open_checkpoint, parse_checkpoint
from ..evidence import Evidence
from ..findings import Findings
from ..limits import MAX_CHECKPOINT
from ..note import NoteError, parse_note
from ..receipts import log_key
from ..register import checks
from ..register.elections import stood
from ..register.reading import Register


def c112(evidence: Evidence, found: Findings) -> None:
    """The copy passes 801 to 811 and 813; head, origin, key, charter, officers and
    quorum are the manifest's."""
    pinned = evidence.election.body.get("register")
    if pinned is None:
        found.note("manifest", "names no register: whether the votes were held by the rules "
                               "of bodies, offices and meetings is not checked")
        return
    register = evidence.register
    if not register.folder.sizes and not register.folder.odd:
        found.fail("register", "the register that the manifest names is missing")
        return
    for identifier in checks.CHECKS:
        own = checks.judge(identifier, register, copy=True)
        for kind in ("faults", "unjudged", "notes"):
            getattr(found, kind).extend(
                (f"register/{where}", f"{identifier}: {what}") for where, what in getattr(own, kind))
    _pinned(evidence, register, pinned, found)
    _kept(evidence, register, pinned, found)


def of_register(evidence: Evidence, data: bytes) -> bool:
    """Is this a checkpoint of the register that the manifest names?"""
    pinned = evidence.election.body.get("register")
    if pinned is None or len(data) > MAX_CHECKPOINT:
        return False
    try:
        return parse_checkpoint(parse_note(data).text).origin == pinned["origin"]
    except (CheckpointError, NoteError):
        return False


def _kept(evidence: Evidence, register: Register, pinned: dict, found: Findings) -> None:
    """Checkpoints of the register that a user kept."""
    for name, data in (pin for pin in evidence.pins if of_register(evidence, pin[1])):
        try:
            pin, _ = open_checkpoint(data, log_key(pinned["origin"], pinned["key"]))
        except CheckpointError as error:
            found.fail(name, str(error))
            continue
        if pin.size > len(register.log.entries):
            found.note(name, "more acts than the copy has: only the whole register shows whether it goes on")
            continue
        found.expect(register.log.root(pin.size) == pin.root, name, "not the beginning of the copy")


def _pinned(evidence: Evidence, register: Register, pinned: dict, found: Findings) -> None:
    size, head = len(register.log.entries), pinned["head"]
    found.expect(head["size"] == size, "register", f"{size} acts, where the manifest pins {head['size']}")
    right = head["size"] <= size and register.log.root(head["size"]).hex() == head["root"]
    found.expect(right, "register", "not the head that the manifest pins")
    log = register.founding.body["log"]
    same = (log["origin"], log["key"]) == (pinned["origin"], pinned["key"])
    found.expect(same, "register", "not the origin and key in the manifest")
    for text in stood(register.standing(head["size"]), evidence.election.body):
        found.fail("register", text)
