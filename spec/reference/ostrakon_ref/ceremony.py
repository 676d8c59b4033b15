"""The ceremony's course on the board (1.3): attempts, rounds, complaints."""

from .log import Entry, Log
from .manifest import Election
from .record import Missing
from .wire import labelled_hash, u32

COMMITMENT, DEALING = "ceremony-commitment", "ceremony-dealing"
ACKNOWLEDGEMENT, COMPLAINT = "ceremony-acknowledgement", "ceremony-complaint"
ROUNDS = {COMMITMENT: 1, DEALING: 2, ACKNOWLEDGEMENT: 3}
KINDS = (COMMITMENT, DEALING, ACKNOWLEDGEMENT, COMPLAINT)


class Ceremony:
    """The messages, and the attempt whose keys are used: the last one begun."""

    def __init__(self, log: Log, election: Election) -> None:
        self.election = election
        self.messages = log.of(*KINDS)
        self.attempts = sorted({m.body["attempt"] for m in self.messages})
        begun = [m.body["attempt"] for m in self.messages if m.kind != COMPLAINT]
        self.final = max(begun, default=0)
        self.ended = {m.body["attempt"] for m in self.messages if m.kind == COMPLAINT}

    def given_up(self, attempt: int) -> bool:
        """Whether nothing depends on this attempt."""
        return attempt != self.final or attempt in self.ended

    def of(self, kind: str, attempt: int) -> dict[int, Entry]:
        """The first message of each trustee."""
        found: dict[int, Entry] = {}
        for message in self.messages:
            if message.kind == kind and message.body["attempt"] == attempt:
                found.setdefault(message.body["trustee"], message)
        return found

    def complete(self, kind: str, attempt: int) -> list[Entry]:
        """One message of every trustee, in their order."""
        found = self.of(kind, attempt)
        for trustee in range(1, self.election.trustees + 1):
            if trustee not in found:
                raise Missing("board", f"no {kind} by trustee {trustee} in attempt {attempt}")
        return [found[i] for i in range(1, self.election.trustees + 1)]

    def round1(self, attempt: int) -> bytes:
        """H("ceremony-commitments", manifest_hash || u32(a) || hashes)."""
        hashes = b"".join(m.document.hash for m in self.complete(COMMITMENT, attempt))
        return round1_hash(self.election.hash, attempt, hashes)

    def hash(self) -> bytes:
        """H("ceremony", round1 || hashes) of the attempt that is used."""
        dealings = self.complete(DEALING, self.final)
        hashes = b"".join(m.document.hash for m in dealings)
        return labelled_hash("ceremony", self.round1(self.final) + hashes)


def round1_hash(manifest_hash: bytes, attempt: int, hashes: bytes) -> bytes:
    """1.3, round 1."""
    attempt_bytes = u32(attempt) if attempt < 2**32 else b""
    return labelled_hash("ceremony-commitments", manifest_hash + attempt_bytes + hashes)


class Course:
    """Walks through the messages and lists what breaks the order; what is wrong
    in the dealings of an attempt that came to nothing is a note."""

    def __init__(self, ceremony: Ceremony) -> None:
        self.ceremony = ceremony
        self.n = ceremony.election.trustees
        self.faults: list[tuple[str, str]] = []
        self.notes: list[tuple[str, str]] = []
        self.used: dict[str, int] = {}  # channel keys and dealing hashes: their attempt
        self._begin(1)
        for message in ceremony.messages:
            self._step(message)

    def _begin(self, attempt: int) -> None:
        self.attempt, self.round, self.over = attempt, 1, False
        self.seen: dict[int, set[int]] = {1: set(), 2: set(), 3: set()}

    def _refuse(self, message: Entry, text: str) -> None:
        self.faults.append((message.where, text))

    def _step(self, message: Entry) -> None:
        body = message.body
        if self.over and body["attempt"] == self.attempt + 1 and message.kind == COMMITMENT:
            self._begin(self.attempt + 1)
        if body["attempt"] != self.attempt:
            self._refuse(message, f"of attempt {body['attempt']}, in attempt {self.attempt}")
        elif self.over:
            self._refuse(message, "after the complaint that ended its attempt")
        elif not 1 <= body["trustee"] <= self.n:
            self._refuse(message, "by a trustee that is not there")
        elif message.kind == COMPLAINT:
            self._complaint(message)
        else:
            self._message(message, ROUNDS[message.kind])

    def _complaint(self, message: Entry) -> None:
        """Ends the attempt; its evidence is not judged."""
        self.over = True
        if len(self.seen[3]) == self.n:
            self._refuse(message, "after the last acknowledgement")
        if not 1 <= message.body["accused"] <= self.n:
            self._refuse(message, "accuses a trustee that is not there")

    def _message(self, message: Entry, number: int) -> None:
        trustee = message.body["trustee"]
        if trustee in self.seen[number]:
            self._refuse(message, f"a second {message.kind} by trustee {trustee}")
        if number > 1 and len(self.seen[number - 1]) < self.n:
            self._refuse(message, f"a {message.kind} before the round before it was complete")
        if any(self.seen[later] for later in range(number + 1, 4)):
            self._refuse(message, f"a {message.kind} after a later round had begun")
        self.seen[number].add(trustee)
        if number == 1:
            self._fresh(message)
        if number == 2:
            self._dealing(message)

    def _fresh(self, message: Entry) -> None:
        """Nothing of an earlier attempt comes again."""
        for name in ("channel_key", "dealing"):
            value = name + message.body[name]
            if self.used.setdefault(value, self.attempt) != self.attempt:
                self._refuse(message, f"{name} of an earlier attempt")

    def _dealing(self, message: Entry) -> None:
        body = message.body
        given_up = self.ceremony.given_up(self.attempt)

        def refuse(text: str) -> None:
            (self.notes if given_up else self.faults).append((message.where, text))

        if len(body["envelopes"]) != self.n:
            refuse("not one envelope for every trustee")
        elif int(body["envelopes"][body["trustee"] - 1], 16):
            refuse("an envelope to itself")
        try:
            round1 = self.ceremony.round1(self.attempt)
        except Missing:
            return
        if body["round"] != round1.hex():
            refuse("answers other commitments")
