"""What the checks look at, each thing computed when it is first asked for.

Every value is what the record states, or what follows from it; nothing here
judges.  A thing that is not there, or cannot be read, raises Missing, and the
check that needs it is not run.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from . import ballots, dealing
from . import ristretto as r255
from .ballot import Shape
from .ballot_proof import Context, Verifier
from .ceremony import COMMITMENT, DEALING, Ceremony
from .charter import Charter, CharterError, parse_charter
from .dealing import HEAD_LENGTH, Dealing, parse_dealing
from .head import Head, read_head
from .log import Entry, Log
from .manifest import Election
from .points import pieces, point
from .record import REGISTER, Absent, Malformed, Missing, Record, log_size
from .register.reading import Register
from .register.standing import Standing
from .ristretto import Point
from .rolls import Roll


def kept(make: Callable[["Evidence"], Any]) -> property:
    """A property that is computed once, also if it turns out to be missing."""
    def get(self: "Evidence") -> Any:
        if make.__name__ not in self.known:
            try:
                self.known[make.__name__] = make(self)
            except Missing as error:
                self.known[make.__name__] = error
        value = self.known[make.__name__]
        if isinstance(value, Missing):
            raise value.with_traceback(None)
        return value

    return property(get, doc=make.__doc__)


class Evidence:
    """A record, and everything computed from it."""

    def __init__(self, record: Record, pins: list[tuple[str, bytes]] = (),
                 receipts: list[tuple[str, bytes]] = (), limit: int | None = None,
                 progress: Callable[[int, int], None] = lambda done, total: None) -> None:
        self.record, self.limit, self.progress = record, limit, progress
        self.pins, self.receipts = list(pins), list(receipts)
        self.known: dict[str, Any] = {}  # by property, what `kept` has of it
        self._verification_keys: dict[tuple[int, int], Point] = {}
        self._rolls: dict[int, Roll] = {}

    @kept
    def head(self) -> Head:
        return read_head(self.record)

    @kept
    def log(self) -> Log:
        try:
            stated = self.head.size
        except Missing:
            stated = None
        size = log_size(self.record, stated)
        if size == 0:
            raise Absent("tile/entries", "there are no entries to read")
        return Log(self.record, size)

    @kept
    def election(self) -> Election:
        return Election(self.log.first("manifest").document)

    @kept
    def charter_bytes(self) -> bytes:
        return self.record.read("charter.toml")

    @kept
    def charter(self) -> Charter:
        try:
            return parse_charter(self.charter_bytes)
        except CharterError as error:
            raise Malformed("charter.toml", str(error)) from None

    @kept
    def register(self) -> Register:
        """The copy of the register that the manifest names."""
        pinned = self.election.body.get("register")
        if pinned is None:
            raise Missing("manifest", "names no register")
        folder = Record(str(self.record.directory / REGISTER.rstrip("/")))
        return Register(folder, (pinned["head"]["size"],))

    @kept
    def standing(self) -> Standing | None:
        """What stands there up to the head that the manifest pins; None without a register."""
        pinned = self.election.body.get("register")
        return None if pinned is None else self.register.standing(pinned["head"]["size"])

    # Ceremony.

    @kept
    def ceremony(self) -> Ceremony:
        return Ceremony(self.log, self.election)

    def dealing_file(self, entry: Entry) -> tuple[str, bytes]:
        """The file that a dealing document names."""
        path = f"setup/dealing-{entry.body['attempt']}-{entry.body['trustee']}"
        return path, self.record.read(path)

    def dealing(self, entry: Entry) -> Dealing:
        path, data = self.dealing_file(entry)
        if len(data) < HEAD_LENGTH:
            raise Malformed(path, "too short to be a dealing")
        parsed = parse_dealing(data)
        if parsed.rest < 0 or not parsed.coefficients:
            raise Malformed(path, "coefficients or proof are missing")
        return parsed

    def coefficients(self, entry: Entry) -> list[Point]:
        """A dealing's coefficients, column by column."""
        decoded = [point(data) for data in self.dealing(entry).coefficients]
        if any(c is None for c in decoded):
            raise Missing(entry.where, "a coefficient of this dealing is not a point")
        return decoded

    @kept
    def final_dealings(self) -> list[Entry]:
        return self.ceremony.complete(DEALING, self.ceremony.final)

    @kept
    def columns(self) -> list[list[list[Point]]]:
        """columns[i][s][k]: every dealer's coefficients."""
        found = []
        for entry in self.final_dealings:
            parsed, points = self.dealing(entry), self.coefficients(entry)
            t = parsed.threshold
            if parsed.columns < self.election.columns:
                raise Missing(entry.where, "this dealing has too few columns")
            found.append([points[s * t : s * t + t] for s in range(self.election.columns)])
        return found

    def commitment(self, entry: Entry) -> Entry:
        """The commitment that a dealing answers."""
        body = entry.body
        found = self.ceremony.of(COMMITMENT, body["attempt"]).get(body["trustee"])
        if found is None:
            raise Missing(entry.where, "this dealing has no commitment")
        return found

    @kept
    def polynomials(self) -> list[list[Point]]:
        """The sum of all dealers' polynomials, column by column."""
        return dealing.joint_polynomials(self.columns)

    def verification_key(self, trustee: int, s: int) -> Point:
        """X_{i,s}, s counted from 0; s = M is the lot's."""
        if (trustee, s) not in self._verification_keys:
            key = dealing.verification_key(self.polynomials[s], trustee)
            self._verification_keys[trustee, s] = key
        return self._verification_keys[trustee, s]

    @kept
    def keys_file(self) -> bytes:
        return self.record.read("setup/keys")

    @kept
    def keys_hash(self) -> bytes:
        return sha256(self.keys_file).digest()

    @kept
    def keys(self) -> list[Point]:
        """K_1 ... K_M, K_vrf, as the file has them."""
        decoded = [point(data) for data in pieces(self.keys_file[6:])]
        if len(decoded) < self.election.columns or any(k is None for k in decoded):
            raise Missing("setup/keys", "the keys cannot be read")
        return decoded[: self.election.columns]

    @property
    def k_vrf(self) -> bytes:
        return r255.encode(self.keys[self.election.keys])

    # Rolls.

    @kept
    def roll_documents(self) -> dict[int, Entry]:
        """The first document of every roll that the manifest names."""
        found: dict[int, Entry] = {}
        for entry in self.log.of("roll"):
            index = self.election.roll_index(entry.body["roll"])
            if index is not None:
                found.setdefault(index, entry)
        return found

    def roll_document(self, index: int) -> Entry:
        if index not in self.roll_documents:
            raise Missing("board", f"there is no document of roll {index}")
        return self.roll_documents[index]

    def roll(self, index: int) -> Roll:
        if index not in self._rolls:
            data = self.record.read(f"roll/{index}", self.election.roll_limit(index))
            self._rolls[index] = Roll(data)
        return self._rolls[index]

    def roll_root(self, index: int) -> bytes:
        """The root that the opening names (3.5)."""
        name, opening = self.election.rolls[index]["id"], self.log.first("opening")
        for item in opening.body["rolls"] if opening else []:
            if item["roll"] == name:
                return bytes.fromhex(item["root"])
        raise Missing("board", f"the opening does not name roll {name}")

    # Ballots.

    @kept
    def shapes(self) -> list[Shape | None]:
        """What ballots of each roll look like; None if nobody can say."""
        found = []
        for roll in range(len(self.election.rolls)):
            contests = self.election.contests_of(roll)
            circuits = [self.election.circuits[c] for c in contests]
            known = contests and all(circuits)
            found.append(Shape(roll, tuple(contests), tuple(circuits)) if known else None)
        return found

    @kept
    def casts(self) -> list[ballots.Cast]:
        casts = ballots.first_pass(self.log.of("ballot"), self.shapes)
        for roll in {cast.roll for cast in casts if cast.counts}:
            try:
                weights = self.roll(roll).weights
            except Missing:  # then nobody asks for weights
                continue
            for cast in casts:
                if cast.counts and cast.roll == roll:
                    cast.weight = weights.get(cast.key, 1)
        return casts

    def context(self, roll: int) -> Context:
        """What the proofs of a roll's ballots absorb."""
        shape = self.shapes[roll]
        names = [self.election.contests[c]["id"] for c in shape.contests]
        return Context(shape, self.election.hash, self.election.rolls[roll]["id"],
                       self.roll_root(roll), self.keys_hash, names)

    @kept
    def verifiers(self) -> tuple[dict[int, Verifier], list[Missing]]:
        """By roll, and why there is none for some."""
        found, reasons = {}, []
        for roll in sorted({cast.roll for cast in self.casts if cast.readable}):
            try:
                found[roll] = Verifier(self.context(roll), self.keys)
            except Missing as error:
                reasons.append(error)
        return found, reasons

    @kept
    def examined(self) -> ballots.Outcome:
        """The second pass over all ballots."""
        work = ballots.Work(self.casts, self.shapes, self.verifiers[0], self.limit)
        return ballots.second_pass(work, self.progress)

    def roll_of(self, contest: int) -> int:
        index = self.election.roll_index(self.election.contests[contest]["roll"])
        if index is None:
            raise Missing("manifest", "a contest names no roll")
        return index

    def counted(self, roll: int) -> list[ballots.Cast]:
        """The ballots of a roll that count."""
        cast_here = [cast for cast in self.casts if cast.roll == roll]
        if not all(cast.readable for cast in cast_here):
            raise Missing("board", f"a ballot of roll {roll} cannot be read")
        self.roll(roll)  # without it there are no weights
        return [cast for cast in cast_here if cast.counts]

    # Tallies and what follows.

    @kept
    def closing_head(self) -> tuple[int, bytes]:
        """Size and root of the tree that ends with the closing."""
        size = self.log.first("closing").index + 1
        return size, self.log.root(size)

    @kept
    def tallies(self) -> dict[int, Entry]:
        """The first tally of every contest."""
        found: dict[int, Entry] = {}
        for entry in self.log.of("tally"):
            index = self.election.contest_index(entry.body["contest"])
            if index is not None:
                found.setdefault(index, entry)
        return found

    def tally(self, contest: int) -> Entry:
        if contest not in self.tallies:
            name = self.election.contests[contest]["id"]
            raise Missing("board", f"there is no tally of contest {name}")
        return self.tallies[contest]

    @kept
    def result(self) -> dict[str, dict]:
        """The first result's contests by name."""
        listed = self.log.first("result").body["contests"]
        return {item["contest"]: item for item in reversed(listed)}
