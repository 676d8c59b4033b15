"""The decisions about all contests of one election: chapter 7 put together, from
counts, charter, register and lots."""

from typing import Protocol

from . import validity
from .bodies import body_of
from .charter import Charter
from .fresh import tie_of
from .record import Missing
from .terms import Said, Terms, terms_of
from .totals import Totals
from .verdicts import (
    Decision, LotNeeded, ascending, base, judge, needed, seats, verdict,
)
from .votes import Vote, can_count


class Source(Protocol):
    """Where the counts come from.  All of it may raise Missing."""

    def count(self, c: int) -> tuple[bool, Totals | None, int]:
        """too_few, what the totals say, and the weight W."""

    def roll(self, c: int) -> tuple[int, int]:
        """Size and total weight V of the contest's roll."""

    def lot(self, c: int, tied: list[str]) -> list[str]:
        """The order of the lot."""


class Decisions:
    """Of one manifest; `standing` is what stands in its register, None without one."""

    def __init__(self, charter: Charter, manifest: dict, source: Source, standing=None) -> None:
        self.charter, self.manifest, self.source, self.standing = charter, manifest, source, standing
        self.contests: list[dict] = manifest["contests"]
        self._made: dict[int, Decision | Missing] = {}

    def vote(self, c: int) -> Vote:
        vote = self.charter.votes.get(self.contests[c]["vote"])
        if vote is None or not can_count(vote.rule, self.contests[c]["ballot"]):
            raise Missing("charter.toml", f"no rule for contest {c}")
        return vote

    def body(self, c: int) -> str:
        """The id of the body whose vote it is."""
        body = body_of(self.manifest, self.contests[c])
        if body is None:
            raise Missing("manifest", f"contest {c} names no roll")
        return body

    def said(self, c: int) -> Said:
        made = self.decision(c)
        return Said(made.status, made.elected, made.tied)

    def tie(self, c: int):
        """The tied contest that it is the fresh vote for."""
        return tie_of(self, c)

    def terms(self, c: int) -> Terms:
        return terms_of(self, c)

    def decision(self, c: int) -> Decision:
        """Made once, also if something for it is missing."""
        if c not in self._made:
            try:
                self._made[c] = self._decide(c)
            except Missing as error:
                self._made[c] = error
        if isinstance(self._made[c], Missing):
            raise self._made[c].with_traceback(None)
        return self._made[c]

    def _decide(self, c: int) -> Decision:
        try:
            return self._without_lot(c)
        except LotNeeded as lot:
            return self._judge(c, self.source.lot(c, lot.tied))

    def _without_lot(self, c: int) -> Decision:
        if self.source.count(c)[0]:
            return Decision("too-few", [], [])
        because = validity.grounds(self, c)
        return Decision("invalid", [], [], because) if because else self._judge(c, None)

    def _judge(self, c: int, order: list[str] | None) -> Decision:
        vote, (_, said, _) = self.vote(c), self.source.count(c)
        return judge(self.contests[c], vote, said, order, self.terms(c), self._base_roll(c))

    def _base_roll(self, c: int) -> int:
        """The roll's weight, where a majority is of it."""
        return self.source.roll(c)[1] if self.vote(c).base == "roll" else 0

    def needed_lot(self, c: int) -> list[str] | None:
        """The tied set that a lot has to decide, if it has to."""
        try:
            self._without_lot(c)
        except LotNeeded as lot:
            return lot.tied
        return None

    def choose(self, c: int) -> list[str]:
        """7.7: the elected who must choose."""
        opposed = self.charter.opposed(self._seat(c))
        elected = set(self.decision(c).elected) if opposed else set()
        taken = set() if self.standing is None else {
            holding.person for holding in self.standing.holdings.values()
            if self._sits(holding.office) in opposed}
        for other in range(len(self.contests)):
            if elected and other != c and self._seat(other) in opposed:
                taken |= set(self.decision(other).elected)
        return ascending(elected & taken)

    def _seat(self, c: int) -> str:
        """The body in which the office sits that a contest fills."""
        vote = self.charter.votes.get(self.contests[c]["vote"])
        return self._sits(vote.fills) if vote else ""

    def _sits(self, office: str) -> str:
        found = self.charter.offices.get(office)
        return found.sits_in if found else ""

    def verdict(self, c: int) -> dict:
        return verdict(self.contests[c], self.vote(c), self.decision(c), self.choose(c))

    def verdicts(self) -> list[dict]:
        """7.7, one a contest."""
        return [self.verdict(c) for c in range(len(self.contests))]

    def reasons(self, c: int) -> dict:
        """`bar` or `seats` of the report (8.3)."""
        vote, made = self.vote(c), self.decision(c)
        if made.status in ("too-few", "invalid"):
            return {}
        _, said, _ = self.source.count(c)
        if vote.rule == "majority":
            d = base(vote, said.options, self._base_roll(c))
            return {"bar": {"base": d, "for": said.options[0], "needed": needed(vote, d)}}
        if vote.rule == "most-votes":
            return {"seats": seats(vote, self.contests[c], said, self.terms(c))}
        return {}
