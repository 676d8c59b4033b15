"""What a check found, and how it ends (chapter 8)."""

from dataclasses import dataclass, field

from .record import Missing

PASSED, FAILED, NOT_RUN = "passed", "failed", "not run"
MOST = 200  # findings of one kind that are listed


def printable(text: str) -> str:
    """Names and texts of a record may hold anything; reports are lines.  Controls
    (C0, DEL, C1, those of direction) and whatever else cannot be printed are
    shown as \\u{...}."""
    return "".join(c if c.isprintable() else f"\\u{{{ord(c):x}}}" for c in text)[:500]


@dataclass
class Findings:
    """The findings of one check: faults, notes, and what could not be judged."""

    faults: list[tuple[str, str]] = field(default_factory=list)
    unjudged: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def fail(self, where: str, what: str) -> None:
        self.faults.append((where, what))

    def skip(self, where: str, what: str) -> None:
        self.unjudged.append((where, what))

    def note(self, where: str, what: str) -> None:
        self.notes.append((where, what))

    def missing(self, error: Missing) -> None:
        self.skip(error.where, error.what)

    def expect(self, right: bool, where: str, what: str) -> None:
        """A fault unless it is so."""
        if not right:
            self.fail(where, what)

    @property
    def status(self) -> str:
        if self.faults:
            return FAILED
        return NOT_RUN if self.unjudged else PASSED

    def listed(self) -> list[dict[str, str]]:
        """For the report: not more than a person can read."""
        found = []
        for kind in (self.faults, self.unjudged, self.notes):
            found += [{"where": printable(a), "what": printable(b)} for a, b in kind[:MOST]]
            if len(kind) > MOST:
                found.append({"where": "here", "what": f"and {len(kind) - MOST} more"})
        return found
