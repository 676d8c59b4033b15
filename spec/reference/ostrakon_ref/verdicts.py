"""Verdicts (7.2 - 7.4), from totals and the charter, in exact integers."""

from dataclasses import dataclass
from hashlib import sha256

from . import jcs
from .charter import Vote


@dataclass
class Decision:
    """status, elected and tied of a verdict."""

    status: str
    elected: list[str]
    tied: list[str]


class LotNeeded(Exception):
    """The charter draws lots between these options, ascending."""

    def __init__(self, tied: list[str]) -> None:
        super().__init__("a lot decides between " + ", ".join(tied))
        self.tied = tied


def answers(contest: dict, totals: list[int], weight: int) -> dict[str, int]:
    """3.2, what the totals say: an answer's identifier and its total."""
    options = [option["id"] for option in contest["options"]]
    said = dict(zip(options, totals))
    ballot = contest["ballot"]
    if ballot["type"] == "motion":
        said[options[2]] = weight - totals[0] - totals[1]
    elif ballot["type"] == "choice" and ballot["none"]:
        said["none"] = weight - sum(totals)
    elif ballot["type"] == "approval" and ballot["blank"]:
        said["blank"] = totals[len(options)]
    return said


def majority(vote: Vote, favour: int, against: int) -> Decision:
    """7.2: abstentions do not decide."""
    p, q = vote.threshold.numerator, vote.threshold.denominator
    left, right = favour * q, p * (favour + against)
    carried = left > right if vote.strict else left >= right
    return Decision("carried" if favour + against > 0 and carried else "lost", [], [])


def most_votes(vote: Vote, options: list[str], said: dict[str, int],
               winner: str | None) -> Decision:
    """7.3; `winner` is whom the lot names, if it was drawn."""
    best = max(said[option] for option in options)
    if best == 0 or said.get("none", 0) > best:
        return Decision("vacant", [], [])
    tied = sorted((option for option in options if said[option] == best), key=str.encode)
    if len(tied) == 1:
        return Decision("elected", tied, [])
    if vote.tie == "fresh-vote":
        return Decision("tied", [], tied)
    if winner is None:
        raise LotNeeded(tied)
    if winner not in tied:
        raise ValueError(f"the lot names {winner}, who is not tied")
    return Decision("elected", [winner], tied)


def decide(contest: dict, vote: Vote, too_few: bool, totals: list[int], weight: int,
           winner: str | None = None) -> Decision:
    """The decision about one contest."""
    if too_few:
        return Decision("too-few", [], [])
    said = answers(contest, totals, weight)
    options = [option["id"] for option in contest["options"]]
    if vote.rule == "majority":
        return majority(vote, said[options[0]], said[options[1]])
    return most_votes(vote, options, said, winner)


def verdict(contest: dict, vote: Vote, decision: Decision) -> dict:
    """7.4."""
    return {
        "clause": vote.clause, "contest": contest["id"], "elected": decision.elected,
        "status": decision.status, "tied": decision.tied, "vote": vote.id,
    }


def verdicts_hash(verdicts: list[dict]) -> bytes:
    """SHA-256(JCS(array of verdicts))."""
    return sha256(jcs.dumps(verdicts)).digest()
