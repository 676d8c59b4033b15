"""Check 803: who signs an act (9.2, 9.3)."""

from ..documents import signature_faults
from ..findings import Findings
from ..log import Entry


def check(entry: Entry, keepers: list[str], officers: list[dict] | None, quorum: int,
          found: Findings) -> None:
    """The keeper alone; with officers a quorum of those who stood before, too."""
    for text in signature_faults(entry.document):
        found.fail(entry.where, text)
    keys = [item["key"] for item in entry.document.signatures]
    if officers is None:
        found.expect(keys == keepers, entry.where, "not signed by exactly the keeper")
        return
    former = {officer["key"] for officer in officers}
    found.expect(set(keepers) <= set(keys), entry.where, "not signed by the keeper")
    for key in sorted(set(keys) - former - set(keepers)):
        found.fail(entry.where, f"signed by {key[:16]}…, who is not an officer")
    signed = len(former & set(keys))
    found.expect(signed >= quorum, entry.where, f"{signed} officers instead of {quorum}")
