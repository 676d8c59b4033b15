"""Check 807: linked elections (9.5)."""

from ..documents import Document, inner_document, signature_faults
from ..log import Entry
from ..wire import labelled_hash
from .act import Act
from .standing import Linked, Standing


def pinned_size(entry: Entry) -> int:
    """The size of the head that a linked manifest pins; 0 if it says none."""
    body = entry.body["manifest"]["body"]
    pinned = body.get("register")
    head = pinned.get("head") if isinstance(pinned, dict) else None
    size = head.get("size") if isinstance(head, dict) else None
    return size if isinstance(size, int) else 0


def inner(act: Act, member: str, kind: str) -> Document | None:
    """The signed document in an act: its form, and its signatures in themselves."""
    reading = inner_document(act.body[member], kind)
    for _, text in reading.problems:
        act.fail(f"{member}: {text}")
    if reading.document is None:
        return None
    for text in signature_faults(reading.document):
        act.fail(f"{member}: {text}")
    return reading.document


def linked(act: Act) -> None:
    manifest = inner(act, "manifest", "manifest")
    if manifest is None:
        return
    keys = [item["key"] for item in manifest.signatures]
    act.expect(keys == [manifest.body["organiser"]], "the manifest is not signed by its organiser")
    name = labelled_hash("manifest", manifest.encoded).hex()
    act.expect(name not in act.standing.elections, "an election that is linked already")
    pinned = manifest.body.get("register")
    if not act.expect(pinned is not None, "its manifest names no register"):
        return
    log = act.standing.founding["log"]
    right = (pinned["origin"], pinned["key"]) == (log["origin"], log["key"])
    act.expect(right, "its manifest names another register")
    standing = _pinned(act, pinned["head"])
    if standing is None:
        return
    for text in stood(standing, manifest.body):
        act.fail(text)
    if act.right:
        act.standing.elections[name] = Linked(manifest.body, standing.charter, standing, name,
                                              act.entry.index)


def _pinned(act: Act, head: dict) -> Standing | None:
    """What stood at the head that the manifest pins, an earlier part of this register."""
    size, log = head["size"], act.replay.log
    if not act.expect(1 <= size <= act.entry.index, "its manifest pins no earlier head"):
        return None
    act.expect(log.root(size).hex() == head["root"], "its manifest pins another head")
    links = sum(election.place >= size for election in act.standing.elections.values())
    act.expect(act.entry.index - size <= links, "acts that are no elections were entered since the head that it pins")
    return act.replay.at[size]


def stood(standing: Standing, manifest: dict) -> list[str]:
    """9.5: charter, officers and quorum are those that stood there."""
    found = []
    if manifest["charter"] != standing.charter_file:
        found.append("the manifest's charter is not the one that stands")
    officers = [{"key": x["key"], "name": x["name"]} for x in standing.officers]
    if manifest["certifiers"] != {"officers": officers, "quorum": standing.quorum}:
        found.append("the manifest's officers and quorum are not those that stand")
    return found
