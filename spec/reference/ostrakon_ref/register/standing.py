"""What stands in a register up to some head (9.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ..bodies import Body, body_of
from ..charter import Charter
from ..record import Missing
from ..terms import Said
from ..votes import Vote
from .order import Moment, Round, order


@dataclass(frozen=True)
class Called:
    """A meeting that was called."""

    id: str
    kind: str
    place: str
    starts: int
    time: int  # of the act
    convened: bool


@dataclass(frozen=True)
class Holding:
    """An office that somebody holds."""

    person: str
    office: str
    body: str
    elected: tuple[str, str] | None  # outcome and contest; None: by invitation
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Announced:
    """Contests, and what they are held on."""

    manifest: dict
    charter: Charter
    standing: "Standing"  # up to the head that it pins

    @property
    def contests(self) -> list[dict]:
        return self.manifest["contests"]

    def body(self, c: int) -> str | None:
        return body_of(self.manifest, self.contests[c])


@dataclass(frozen=True, eq=False)
class Linked(Announced):
    """An election whose manifest the register holds."""

    hash: str
    place: int  # of the act


@dataclass(frozen=True, eq=False)
class Decided(Announced):
    """An outcome, or an open vote: contests whose verdicts stand.  A `Held` of 7.3."""

    ref: str
    charter_hash: str
    verdicts: list[dict]
    counts: Moment
    rounds: tuple[Round, ...]

    def vote(self, c: int) -> Vote:
        vote = self.charter.votes.get(self.contests[c]["vote"])
        if vote is None:
            raise Missing("charter", f"no vote {self.contests[c]['vote'][:64]}")
        return vote

    def said(self, c: int) -> Said:
        verdict = self.verdicts[c]
        return Said(verdict["status"], verdict["elected"], verdict["tied"])

    def tie(self, c: int) -> tuple["Decided", int] | None:
        return self.rounds[c].tie

    def index(self, contest: str) -> int | None:
        return next((c for c, item, _, _ in self.each() if item["id"] == contest), None)

    def each(self) -> Iterator[tuple[int, dict, Vote, Said]]:
        """Every contest with its vote and what was decided; one on no roll decides nothing."""
        for c, item in enumerate(self.contests):
            if self.body(c) is not None:
                yield c, item, self.vote(c), self.said(c)


@dataclass
class Standing:
    """Everything that the acts say, one after another."""

    founding: dict
    register: str  # document hash of the founding's body
    charter: Charter
    charter_file: dict  # size and hash
    officers: list[dict]
    quorum: int
    time: int
    formed: dict[str, str] = field(default_factory=dict)  # bodies of kinds that are many
    formed_ever: set[str] = field(default_factory=set)
    bodies_ever: set[str] = field(default_factory=set)  # those of charters, too
    meetings: dict[str, Called] = field(default_factory=dict)
    meetings_ever: set[str] = field(default_factory=set)
    shortened: set[tuple[str, str]] = field(default_factory=set)  # meeting and kind
    holdings: dict[str, Holding] = field(default_factory=dict)  # by the act that filled it
    held_ever: dict[str, Holding] = field(default_factory=dict)
    # Office, body, person: when the latest recall counts from.
    recalled: dict[tuple[str, str, str], Moment] = field(default_factory=dict)
    # Office, body: the latest elections of all seats.
    renewed: dict[tuple[str, str], tuple[tuple[Decided, int], ...]] = field(default_factory=dict)
    filled: set[tuple[str, str, str]] = field(default_factory=set)  # outcome, contest, person
    elections: dict[str, Linked] = field(default_factory=dict)  # by manifest hash
    decided: dict[str, Decided] = field(default_factory=dict)  # by act
    outcomes: dict[str, str] = field(default_factory=dict)  # act by manifest hash
    used: set[tuple[str, str]] = field(default_factory=set)  # contests that amended or convened
    dissolved: bool = False
    site: dict | None = None  # the last act that says what browsers are given

    def copy(self) -> "Standing":
        """A copy that later acts do not change."""
        own = {name: value.copy() for name, value in vars(self).items()
               if isinstance(value, (dict, set)) and name not in ("founding", "charter_file")}
        return replace(self, **own)

    def kind_of(self, body: str | None) -> Body | None:
        """The charter's body of a body that stands."""
        own = self.charter.bodies.get(body)
        if own is not None and not own.many:
            return own
        kind = self.charter.bodies.get(self.formed.get(body))
        return kind if kind is not None and kind.many else None

    def bodies(self) -> Iterator[tuple[str, Body]]:
        """All that stand."""
        for body in [*self.charter.bodies, *self.formed]:
            kind = self.kind_of(body)
            if kind is not None:
                yield body, kind

    def held(self, office: str, body: str | None) -> list[Holding]:
        return [x for x in self.holdings.values() if (x.office, x.body) == (office, body)]

    def sits(self, person: str, body: str) -> bool:
        """Whether somebody holds an office that sits in a body."""
        return any(x.person == person and self.seat(x.office) == body for x in self.holdings.values())

    def seat(self, office: str) -> str:
        found = self.charter.offices.get(office)
        return found.sits_in if found else ""

    def contest(self, election: str, contest: str) -> tuple[Decided, int] | None:
        """A contest of a linked election whose outcome stands."""
        found = self.decided.get(self.outcomes.get(election, ""))
        number = found.index(contest) if found else None
        return None if number is None else (found, number)

    def vacate(self, gone) -> None:
        """Ends the holdings of which this is true."""
        self.holdings = {ref: x for ref, x in self.holdings.items() if not gone(ref, x)}

    def recall(self, ref: str, counts: Moment) -> None:
        """9.6: whatever the person holds of this office in this body, and claims, but by a later contest."""
        named = self.held_ever.get(ref)
        if named is not None:
            of = (named.office, named.body, named.person)
            self.vacate(lambda _, x: (x.office, x.body, x.person) == of
                        and (x.elected is None or self.decided[x.elected[0]].counts <= counts))
            self.recalled[of] = max(counts, self.recalled.get(of, counts))

    def settled(self, tied: Decided, c: int) -> bool:
        """7.8: whether the body decided later than a tie, by this vote or about its office."""
        vote, body = tied.vote(c), tied.body(c)
        return any(
            order(decided, n) > order(tied, c) and decided.body(n) == body
            and (other.id == vote.id or (other.fills and other.fills == vote.fills))
            and said.status not in ("invalid", "too-few")
            for decided in self.decided.values() for n, _, other, said in decided.each())

    def end(self, body: str) -> None:
        """9.4: a body ends; whom it elected loses the office."""
        self.formed.pop(body, None)
        self.vacate(lambda _, x: x.body == body and x.elected is not None)
