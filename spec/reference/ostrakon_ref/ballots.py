"""All ballots of a board: whose they are, which count, and their proofs.

The first pass reads bytes only: it finds the last ballot of each key.  The
second, on every core, decodes each ballot once, verifies its proof, and adds
it up if it counts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from . import ballot as layout
from .ballot import Shape
from .ballot_proof import Verifier
from .findings import Findings
from .log import Entry, Issue
from .tally import Sums
from .workers import cores, spread

MOST, PARTS = 64, 4  # ballots of a job at most, and jobs for each core at least


@dataclass
class Cast:
    """A ballot entry as the first pass sees it."""

    entry: Entry
    roll: int | None
    key: bytes
    readable: bool
    counts: bool = False
    weight: int = 1


@dataclass
class Outcome:
    """What the second pass found in some ballots."""

    issues: list[Issue] = field(default_factory=list)  # of 301 and 304
    unjudged: list[Issue] = field(default_factory=list)
    sums: dict[int, Sums] = field(default_factory=dict)  # by roll
    broken: set[int] = field(default_factory=set)  # rolls whose sums mean nothing
    proved: int = 0

    def merge(self, other: "Outcome") -> None:
        self.issues += other.issues
        self.unjudged += other.unjudged
        self.broken |= other.broken
        self.proved += other.proved
        for roll, sums in other.sums.items():
            self.sums.setdefault(roll, Sums(sums.width)).merge(sums)


def first_pass(entries: list[Entry], shapes: list[Shape | None]) -> list[Cast]:
    """Every ballot, and which is the last readable one of its roll and key."""
    casts = []
    for entry in entries:
        roll = layout.roll_index(entry.data)
        shape = shapes[roll] if roll is not None and roll < len(shapes) else None
        readable = shape is not None and len(entry.data) >= shape.length
        roll = roll if roll is not None and roll < len(shapes) else None
        casts.append(Cast(entry, roll, layout.key_bytes(entry.data), readable))
    last = {(cast.roll, cast.key): cast for cast in casts if cast.readable}
    for cast in last.values():
        cast.counts = True
    return casts


def check_predecessors(casts: list[Cast], found: Findings) -> None:
    """3.7: `previous` is the leaf hash of the last ballot before it of the
    same roll and key."""
    last: dict[bytes, bytes] = {}
    for cast in casts:
        data = cast.entry.data
        voter = layout.voter(data)
        if len(data) < layout.BODY_START:
            found.skip(cast.entry.where, "too short to have a previous")
        elif layout.previous(data) != last.get(voter, bytes(32)):
            found.fail(cast.entry.where, "previous is not the last ballot of its roll and key")
        last[voter] = cast.entry.leaf


def check_randomness(casts: list[Cast], shapes: list[Shape | None], found: Findings) -> None:
    """3.3: no A twice on the board."""
    seen: dict[bytes, str] = {}
    for cast in casts:
        if not cast.readable:
            found.skip(cast.entry.where, "cannot be read")
            continue
        shape = shapes[cast.roll]
        encryptions = layout.encryption_bytes(cast.entry.data, shape)
        for start in shape.first_points():
            a = encryptions[start]
            if a in seen:
                found.fail(cast.entry.where, f"an A that stands in {seen[a]} already")
            seen.setdefault(a, cast.entry.where)


@dataclass
class Work:
    """What the second pass needs; inherited by the worker processes."""

    casts: list[Cast]
    shapes: list[Shape | None]
    verifiers: dict[int, Verifier]  # by roll; none where proofs cannot be judged
    limit: int | None  # how many proofs at most


_work: Work | None = None


def examine(work: Work, start: int, end: int) -> Outcome:
    """The second pass over some ballots."""
    outcome = Outcome()
    due: dict[int, list[Read]] = {}  # by roll, whose proofs are verified together
    for number in range(start, end):
        cast = work.casts[number]
        try:
            ballot = _examine_one(work, cast, outcome)
            if ballot is not None and (work.limit is None or number < work.limit):
                due.setdefault(cast.roll, []).append((cast, ballot))
        except Exception as error:  # a fault of this program must not pass for a ballot's
            outcome.issues.append(_unexpected(cast, error))
    for roll, read in due.items():
        _prove(work.verifiers.get(roll), read, outcome)
    return outcome


Read = tuple[Cast, layout.Ballot]


def _unexpected(cast: Cast, error: Exception) -> Issue:
    return "304", cast.entry.where, f"unexpected: {error!r}"


def _examine_one(work: Work, cast: Cast, outcome: Outcome) -> layout.Ballot | None:
    """Reads a ballot, and adds it up if it counts."""
    where, shape = cast.entry.where, work.shapes[cast.roll] if cast.roll is not None else None
    if cast.roll is None or shape is None:
        outcome.issues.append(("301", where, "names no roll of this election"))
        outcome.unjudged.append(("304", where, "cannot be read"))
        return None
    ballot, faults = layout.parse_ballot(cast.entry.data, shape)
    outcome.issues += [("301", where, text) for text in faults]
    if ballot is None:
        outcome.unjudged.append(("304", where, "cannot be read"))
    elif cast.counts:
        _add(cast, ballot, shape, outcome)
    return ballot


def _prove(verifier: Verifier | None, read: list[Read], outcome: Outcome) -> None:
    """The proofs of one roll's ballots, together."""
    if verifier is None:
        return
    for cast, ballot in read:
        if not ballot.is_decoded:
            outcome.unjudged.append(("304", cast.entry.where, "holds bytes that are not a point"))
    read = [(cast, ballot) for cast, ballot in read if ballot.is_decoded]
    try:
        reasons = verifier.verify_all([ballot for _, ballot in read])
    except Exception as error:  # a fault of this program must not pass for a ballot's
        outcome.issues += [_unexpected(cast, error) for cast, _ in read]
        return
    outcome.proved += len(read)
    outcome.issues += [("304", cast.entry.where, reason)
                       for (cast, _), reason in zip(read, reasons) if reason]


def _add(cast: Cast, ballot: layout.Ballot, shape: Shape, outcome: Outcome) -> None:
    if any(p is None for p in ballot.encryptions):
        outcome.broken.add(cast.roll)
        return
    sums = outcome.sums.setdefault(cast.roll, Sums(shape.encrypted))
    sums.add(cast.weight, ballot.encryptions)


def second_pass(work: Work, progress: Callable[[int, int], None]) -> Outcome:
    """All ballots, on every core."""
    total, outcome, done = len(work.casts), Outcome(), 0
    size = max(1, min(MOST, total // (PARTS * cores())))
    chunks = [(start, min(start + size, total)) for start in range(0, total, size)]
    for (start, end), part in zip(chunks, _parts(work, chunks)):
        outcome.merge(part)
        done += end - start
        progress(done, total)
    return outcome


def _parts(work: Work, chunks: list[tuple[int, int]]) -> Iterator[Outcome]:
    """The work itself is too large to send: worker processes inherit it."""
    global _work
    _work = work
    yield from spread(_examine_chunk, chunks)


def _examine_chunk(start: int, end: int) -> Outcome:
    return examine(_work, start, end)
