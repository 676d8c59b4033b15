"""The files of a tiled log (c2sp.org/tlog-tiles).

A log is published as files: entry bundles of up to 256 entries, and hash tiles
of up to 256 hashes.  A tile at level l holds hashes of subtrees of 256^l
leaves each.  The last file of a level may be partial; its width is in its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .merkle import root_hash

WIDTH = 256
MAX_ENTRY = 0xFFFF


class BundleError(ValueError):
    """The bytes are not an entry bundle of the expected entries."""


@dataclass(frozen=True)
class Tile:
    """A file of `width` hashes (or entries) from number index * 256 on.  The
    level is None for an entry bundle."""

    level: int | None
    index: int
    width: int

    @property
    def path(self) -> str:
        kind = "entries" if self.level is None else str(self.level)
        partial = "" if self.width == WIDTH else f".p/{self.width}"
        return f"tile/{kind}/{index_path(self.index)}{partial}"


def index_path(n: int) -> str:
    """Groups of three digits, all but the last with an x: 1234067 is
    x001/x234/067."""
    digits = str(n)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    return "/".join(["x" + group for group in groups[:-1]] + groups[-1:])


def _row(level: int | None, count: int) -> list[Tile]:
    """The tiles of `count` hashes or entries in a row."""
    full, rest = divmod(count, WIDTH)
    row = [Tile(level, index, WIDTH) for index in range(full)]
    return row + ([Tile(level, full, rest)] if rest else [])


def hash_tiles_of(size: int) -> list[Tile]:
    """All hash tiles of a tree of `size` leaves, lowest level first."""
    tiles = []
    level = 0
    while size >> 8 * level:
        tiles += _row(level, size >> 8 * level)
        level += 1
    return tiles


def entry_bundles_of(size: int) -> list[Tile]:
    """All entry bundles of a log of `size` entries."""
    return _row(None, size)


def hash_tile_files(leaves: Sequence[bytes]) -> dict[str, bytes]:
    """{path: content} of every hash tile of the tree with these leaf hashes."""
    files: dict[str, bytes] = {}
    hashes, level = list(leaves), 0
    while hashes:
        for tile in _row(level, len(hashes)):
            start = tile.index * WIDTH
            files[tile.path] = b"".join(hashes[start : start + tile.width])
        # Only full tiles are hashed into the level above.
        ends = range(WIDTH, len(hashes) + 1, WIDTH)
        hashes = [root_hash(hashes[end - WIDTH : end]) for end in ends]
        level += 1
    return files


def parse_entry_bundle(data: bytes, count: int) -> list[bytes]:
    """The entries of a bundle: each a big-endian 16-bit length and as many
    bytes, `count` of them (the width of the tile), and nothing after them."""
    entries = []
    offset = 0
    while offset < len(data):
        if len(data) - offset < 2:
            raise BundleError("cut off in a length")
        start = offset + 2
        offset = start + int.from_bytes(data[offset:start], "big")
        if offset > len(data):
            raise BundleError("cut off in an entry")
        entries.append(data[start:offset])
    if len(entries) != count:
        raise BundleError(f"{len(entries)} entries instead of {count}")
    return entries


def encode_entry_bundle(entries: Sequence[bytes]) -> bytes:
    """The bytes of a bundle."""
    if len(entries) > WIDTH or any(len(entry) > MAX_ENTRY for entry in entries):
        raise BundleError("too many entries, or too long a one")
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)
