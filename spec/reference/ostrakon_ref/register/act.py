"""One act, while it is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Findings
from ..log import Entry
from .standing import Standing

if TYPE_CHECKING:
    from .replay import Replay


class Act:
    """The act, what stood before it, and whether anything is wrong with it."""

    def __init__(self, entry: Entry, replay: Replay, found: Findings) -> None:
        self.entry, self.replay, self.found = entry, replay, found
        self.body = entry.body
        self.right = True  # so far: an act that breaks a rule has no effect

    @property
    def standing(self) -> Standing:
        return self.replay.standing

    @property
    def ref(self) -> str:
        """How later acts name it: its leaf hash."""
        return self.entry.leaf.hex()

    def fail(self, what: str) -> None:
        self.right = False
        self.found.fail(self.entry.where, what)

    def expect(self, right: bool, what: str) -> bool:
        if not right:
            self.fail(what)
        return bool(right)

    def note(self, what: str) -> None:
        self.found.note(self.entry.where, what)
