"""The acts of a register (9.1), read from its bundles."""

from ..act_schema import ACTS, check_act
from ..documents import read_document
from ..log import Entry, Log
from ..merkle import leaf_hash


class ActLog(Log):
    """All acts in order; issues are those of checks 801 and 802."""

    tiles = "801"

    def _classify(self, index: int, data: bytes) -> None:
        entry = Entry(index, data, leaf_hash(data), "unknown")
        self.entries.append(entry)
        reading = read_document(data, ACTS, check_act)
        self.issues += [("802", entry.where, text) for _, text in reading.problems]
        entry.document, entry.stated = reading.document, reading.kind or "unknown"
        entry.kind = reading.document.kind if reading.document else "unknown"
