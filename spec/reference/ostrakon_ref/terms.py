"""Seats and quotas of a contest, across contests and after a tie (7.3).

A `Held` is an election whose contests are decided, or can be: this one, from its
totals, or one of the register, from the verdicts that stand there."""

from dataclasses import dataclass
from typing import Protocol

from .charter import Charter
from .votes import Vote


@dataclass(frozen=True)
class Terms:
    """For how many places, how many of them kept by the quota, and who does not stand."""

    seats: int
    quota: int
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Said:
    """What a verdict says of options."""

    status: str
    elected: list[str]
    tied: list[str]


class Held(Protocol):
    charter: Charter
    contests: list[dict]
    standing: object | None  # what stands in the register up to the head it pins

    def vote(self, c: int) -> Vote: ...

    def said(self, c: int) -> Said: ...

    def body(self, c: int) -> str | None: ...

    def tie(self, c: int) -> "tuple[Held, int] | None": ...


def own_terms(vote: Vote) -> Terms:
    """Of a vote that looks at no other."""
    return Terms(vote.seats, min(vote.seats, vote.quota_seats))


def terms_of(held: Held, c: int) -> Terms:
    """7.3, for one contest: what each vote leaves to the fresh vote for its tie."""
    votes = [(held, c)]
    while (tie := votes[-1][0].tie(votes[-1][1])) is not None:
        votes.append(tie)
    terms = _first(*votes[-1])
    for tied, number in reversed(votes[1:]):
        terms = _fresh(terms, tied, number)
    return terms


def _first(held: Held, c: int) -> Terms:
    """Of a contest that is no fresh vote."""
    vote = held.vote(c)
    joint = joint_contests(held, c, vote)
    barred = frozenset(option for j in joint for option in held.said(j).elected)
    if not vote.quota_flag:
        return Terms(vote.seats, 0, barred)
    certain = sum(_certain(held, j, vote.quota_flag) for j in joint)
    certain += _holders(held, vote)
    return Terms(vote.seats, min(vote.seats, max(0, vote.quota_seats - certain)), barred)


def _fresh(terms: Terms, tied: Held, c: int) -> Terms:
    """What the tied vote left open."""
    vote, elected = tied.vote(c), tied.said(c).elected
    seats = max(0, terms.seats - len(elected))
    lacking = terms.quota - len(set(elected) & flagged(tied.contests[c], vote.quota_flag))
    return Terms(seats, min(seats, max(0, lacking)))


def joint_contests(held: Held, c: int, vote: Vote) -> list[int]:
    """The contests before it, on its roll, for the votes it is joint with."""
    contests = held.contests
    own = [j for j in range(c) if contests[j]["roll"] == contests[c]["roll"]]
    first = {contests[j]["vote"]: j for j in reversed(own)}
    return [first[name] for name in vote.joint if name in first]


def flagged(contest: dict, flag: str) -> set[str]:
    """The options that have a flag."""
    return {option["id"] for option in contest["options"] if flag and flag in option.get("flags", [])}


def _certain(held: Held, j: int, flag: str) -> int:
    """Of a joint contest: the seats that somebody with the flag is certain to hold."""
    said, having = held.said(j), flagged(held.contests[j], flag)
    certain = len(set(said.elected) & having)
    own_flag = held.vote(j).quota_flag
    if said.status == "tied" and set(said.tied) <= having and own_flag in ("", flag):
        certain += terms_of(held, j).seats - len(said.elected)
    return certain


def _holders(held: Held, vote: Vote) -> int:
    """Persons with the flag who hold an office that the quota counts, and keep it."""
    if held.standing is None:
        return 0
    anew = {vote.fills} if held.charter.renews(vote) else set()
    offices = set(vote.quota_with) - anew
    return len({x.person for x in held.standing.holdings.values()
                if x.office in offices and vote.quota_flag in x.flags})
