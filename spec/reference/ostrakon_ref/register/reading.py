"""A register's directory (9.1), and what is computed from it."""

from functools import cached_property

from ..head import Head, read_head
from ..log import Entry
from ..record import Absent, Missing, Record, log_size, tile_files
from .log import ActLog
from .replay import Replay
from .standing import Standing


class Register:
    """Heads are sizes up to which what stands is asked for.  All of it may raise Missing."""

    def __init__(self, folder: Record, heads: tuple[int, ...] = ()) -> None:
        self.folder, self.heads = folder, heads

    @cached_property
    def head(self) -> Head:
        return read_head(self.folder)

    @cached_property
    def log(self) -> ActLog:
        try:
            stated = self.head.size
        except Missing:
            stated = None
        size = log_size(self.folder, stated)
        if size == 0:
            raise Absent("tile/entries", "there are no acts to read")
        return ActLog(self.folder, size)

    @cached_property
    def replay(self) -> Replay:
        return Replay(self.log, self.folder, self.heads)

    @property
    def founding(self) -> Entry:
        """The first act."""
        first = self.log.entries[0]
        if first.kind != "founding":
            raise Missing(first.where, "the first act is no founding that can be read")
        return first

    def standing(self, size: int) -> Standing:
        """What stands up to a head; up to the last act, if there are not so many."""
        found = self.replay.at.get(min(size, len(self.log.entries)))
        if found is None:
            raise Missing("register", "without founding and charter nobody can say what stands")
        return found

    def files(self) -> set[str]:
        """Every file that belongs there."""
        files = {"checkpoint"} | tile_files(len(self.log.entries))
        named = [entry.body["charter"]["sha256"] for entry in self.log.of("founding", "charter-amended")]
        return files | {self.replay.charters.path(name) for name in named}
