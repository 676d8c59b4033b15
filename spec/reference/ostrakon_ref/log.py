"""The entries of the log (4.1), read from the bundles and sorted by type."""

from dataclasses import dataclass

from .documents import Document, read_document
from .merkle import RootHasher, leaf_hash
from .record import Malformed, Missing, Record
from .tiles import WIDTH, BundleError, Tile, entry_bundles_of, parse_entry_bundle

Issue = tuple[str, str, str]  # check, where, what


@dataclass
class Entry:
    """One entry: a document, a ballot, or neither."""

    index: int
    data: bytes
    leaf: bytes
    kind: str  # the document's type, "ballot", or "unknown"
    document: Document | None = None
    stated: str = "unknown"  # the kind, also of a document that cannot be read

    @property
    def where(self) -> str:
        return f"entry {self.index}"

    @property
    def body(self) -> dict:
        """Of an entry that is a document."""
        return self.document.body if self.document else {}


class Log:
    """All entries in order, with what was wrong in reading them."""

    tiles = "401"  # the check for the files that hold the entries

    def __init__(self, record: Record, size: int) -> None:
        self.issues: list[Issue] = []
        self.entries: list[Entry] = []
        self._heads: dict[int, bytes] = {}
        for tile in entry_bundles_of(size):
            self._read_bundle(record, tile)

    def _read_bundle(self, record: Record, tile: Tile) -> None:
        data = record.read(tile.path)
        try:
            found = parse_entry_bundle(data, tile.width)
        except BundleError as error:
            self.issues.append((self.tiles, tile.path, str(error)))
            found = lenient_bundle(data)[: tile.width]
        if len(found) < tile.width:
            raise Malformed(tile.path, "entries are missing from this bundle")
        for offset, entry in enumerate(found):
            self._classify(tile.index * WIDTH + offset, entry)

    def _classify(self, index: int, data: bytes) -> None:
        entry = Entry(index, data, leaf_hash(data), "unknown")
        self.entries.append(entry)
        if data.startswith(b"OB"):
            entry.kind = entry.stated = "ballot"
            if not b"\x01\x01".startswith(data[2:4]):  # bytes not there are for 301
                self.issues.append(("103", entry.where, "a ballot of another version or suite"))
        elif data.startswith(b"{"):
            reading = read_document(data)
            self.issues += [(check, entry.where, text) for check, text in reading.problems]
            entry.document, entry.stated = reading.document, reading.kind or "unknown"
            entry.kind = reading.document.kind if reading.document else "unknown"
        else:
            self.issues.append(("102", entry.where, "neither a document nor a ballot"))

    def of(self, *kinds: str) -> list[Entry]:
        """The entries of these types, in order."""
        return [entry for entry in self.entries if entry.kind in kinds]

    def unreadable(self, kind: str) -> bool:
        """Whether a document of this type stands there that cannot be read."""
        return any(entry.stated == kind != entry.kind for entry in self.entries)

    def first(self, kind: str) -> Entry:
        """The first entry of a type that stands once in a log."""
        for entry in self.entries:
            if entry.kind == kind:
                return entry
        raise Missing("board", f"there is no readable {kind} on the board")

    def root(self, size: int) -> bytes:
        """The root of the first `size` entries."""
        if size not in self._heads:
            hasher = RootHasher()
            for entry in self.entries[:size]:
                hasher.append(entry.leaf)
            self._heads[size] = hasher.root()
        return self._heads[size]


def lenient_bundle(data: bytes) -> list[bytes]:
    """The whole entries at the beginning of a broken bundle."""
    entries, offset = [], 0
    while offset + 2 <= len(data):
        end = offset + 2 + int.from_bytes(data[offset : offset + 2], "big")
        if end > len(data):
            break
        entries.append(data[offset + 2 : end])
        offset = end
    return entries
