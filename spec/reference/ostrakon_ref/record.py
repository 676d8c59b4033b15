"""A record directory (4.1): its files, and the bounds of 0.8 on reading them."""

import os
import stat
from pathlib import Path

from . import limits
from .tiles import MAX_ENTRY, WIDTH, Tile, entry_bundles_of, hash_tiles_of

HARD_LIMIT = limits.MAX_VOTERS * limits.RECORD_VOTER  # nothing larger is ever read
MAX_FILES = 10_000_000
REGISTER = "register/"  # the folder of a register's copy


class Missing(Exception):
    """Something that a check needs is not there, or cannot be read."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


class Absent(Missing):
    """A file that the record should hold is not there."""


class Malformed(Missing):
    """A file is there, but does not have the form of what it should be."""


class Record:
    """The files of a directory, by path with forward slashes."""

    def __init__(self, directory: str) -> None:
        self.directory = Path(directory)
        self.sizes: dict[str, int] = {}  # regular files
        self.odd: dict[str, str] = {}  # links, devices, ...: what they are
        self._walk("")

    def _walk(self, folder: str) -> None:
        try:
            entries = sorted(os.scandir(self.directory / folder), key=lambda e: e.name)
        except OSError as error:
            self.odd[folder or "."] = f"cannot be listed ({error.strerror})"
            return
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False) and path.count("/") < 16:
                self._walk(path)
            elif entry.is_file(follow_symlinks=False) and len(self.sizes) < MAX_FILES:
                self.sizes[path] = entry.stat(follow_symlinks=False).st_size
            else:
                self.odd[path] = "a link" if entry.is_symlink() else "not a regular file"

    def has(self, path: str) -> bool:
        """Whether the file is there: as itself, or as a link to a file."""
        return path in self.sizes or (self.odd.get(path) == "a link" and self._linked(path))

    def _linked(self, path: str) -> bool:
        try:
            return stat.S_ISREG(os.stat(self.directory / path).st_mode)
        except OSError:
            return False

    def read(self, path: str, limit: int = HARD_LIMIT) -> bytes:
        """The bytes of a file.  Too large a file is for check 101 to refuse,
        and is not read; a link is for 101, too, but can be read."""
        if not self.has(path):
            raise Absent(path, "this file is missing")
        limit = min(limit, size_limit(path))
        try:
            with open(self.directory / path, "rb") as file:
                data = file.read(limit + 1)
        except OSError as error:
            raise Missing(path, f"cannot be read ({error.strerror})") from None
        if len(data) > limit:
            raise Missing(path, f"larger than {limit} bytes, and not read")
        return data

    def folder(self, name: str) -> list[str]:
        """Every path below a folder."""
        prefix = name + "/"
        return [path for path in [*self.sizes, *self.odd] if path.startswith(prefix)]


def log_size(record: Record, stated: int | None) -> int:
    """How many entries the bundles hold: as many as the checkpoint states, if
    these bundles are there, otherwise what the names of the bundles say."""
    if stated and stated // WIDTH <= len(record.sizes) + len(record.odd):
        if all(record.has(tile.path) for tile in entry_bundles_of(stated)):
            return stated
    full = 0
    while record.has(Tile(None, full, WIDTH).path):
        full += 1
    partial = [w for w in range(1, WIDTH) if record.has(Tile(None, full, w).path)]
    return full * WIDTH + max(partial, default=0)


def size_limit(path: str) -> int:
    """0.8: how large a file of this name may be.  A roll's own limit depends
    on the manifest."""
    if path == "checkpoint":
        return limits.MAX_CHECKPOINT
    if path == "charter.toml" or path.startswith("charter/"):
        return limits.MAX_CHARTER
    if path.startswith(REGISTER):
        return size_limit(path.removeprefix(REGISTER))
    if path.startswith("setup/"):
        return limits.MAX_SETUP_FILE
    if path.startswith("tile/entries/"):
        return WIDTH * (MAX_ENTRY + 2)
    if path.startswith("tile/"):
        return WIDTH * 32
    return HARD_LIMIT


def tile_files(size: int) -> set[str]:
    """The names of all tiles and bundles of a log of that size."""
    return {tile.path for tile in hash_tiles_of(size) + entry_bundles_of(size)}
