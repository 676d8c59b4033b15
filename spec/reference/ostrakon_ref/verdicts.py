"""Verdicts (7.2 - 7.7), from totals and the charter, in exact integers."""

from dataclasses import dataclass
from hashlib import sha256

from . import jcs
from .methods.copeland import copeland
from .methods.majority_judgment import majority_judgment
from .methods.minimax import minimax
from .methods.most_votes import most_votes
from .methods.outcome import Outcome, one_place
from .methods.ranked_pairs import ranked_pairs
from .methods.schulze import schulze
from .methods.star import star
from .totals import Totals, named, read
from .votes import Vote

AGAINST_EACH = ("choice", "approval")  # where none stands against every option by itself


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
    """The report's totals: an answer's identifier and its total."""
    options = [option["id"] for option in contest["options"]]
    return named(options, read(contest["ballot"], len(options), totals, weight))


def majority(vote: Vote, favour: int, against: int) -> Decision:
    """7.2: abstentions do not decide."""
    p, q = vote.threshold.numerator, vote.threshold.denominator
    left, right = favour * q, p * (favour + against)
    carried = left > right if vote.strict else left >= right
    return Decision("carried" if favour + against > 0 and carried else "lost", [], [])


def outcome(vote: Vote, kind: str, options: list[dict], said: Totals) -> Outcome:
    """7.3 - 7.6: before any lot."""
    if kind not in AGAINST_EACH and (said.none or 0) > said.marked:
        return Outcome()
    if vote.rule == "most-votes":
        least = said.none or 0 if kind in AGAINST_EACH else 0
        flagged = {i for i, option in enumerate(options)
                   if vote.quota_flag and vote.quota_flag in option.get("flags", [])}
        return most_votes(said.options, least, vote.seats, flagged, vote.quota_seats)
    if vote.rule == "star":
        return one_place(star(said.options, said.pairs))
    if vote.rule == "majority-judgment":
        return one_place(majority_judgment(said.grades, said.marked))
    return one_place(_order(vote, said.pairs))


def _order(vote: Vote, d: list[list[int]]) -> set[int]:
    """7.4."""
    if not any(map(any, d)):
        return set()
    if vote.rule == "copeland":
        return copeland(d)
    rule = {"minimax": minimax, "schulze": schulze, "ranked-pairs": ranked_pairs}[vote.rule]
    return rule(d, vote.strength)


def settle(vote: Vote, names: list[str], made: Outcome, order: list[str] | None) -> Decision:
    """7.3: what becomes of the contested; `order` is the lot's, if it was drawn."""
    if not made.contested:
        elected = ascending(names[i] for i in made.certain)
        return Decision("elected" if elected else "vacant", elected, [])
    tied = ascending(names[i] for i in made.tied())
    if vote.tie == "fresh-vote":
        return Decision("tied", ascending(names[i] for i in made.certain), tied)
    if order is None:
        raise LotNeeded(tied)
    if sorted(order) != sorted(tied):
        raise ValueError("the lot was not drawn between those who are tied")
    numbers = [names.index(name) for name in order]
    taken = [i for group in made.contested for i in group.take(numbers)]
    return Decision("elected", ascending(names[i] for i in {*made.certain, *taken}), tied)


def ascending(names) -> list[str]:
    """By bytes."""
    return sorted(names, key=str.encode)


def judge(contest: dict, vote: Vote, said: Totals, order: list[str] | None = None) -> Decision:
    """The decision about a contest that was counted."""
    if vote.rule == "majority":
        return majority(vote, said.options[0], said.options[1])
    made = outcome(vote, contest["ballot"]["type"], contest["options"], said)
    return settle(vote, [option["id"] for option in contest["options"]], made, order)


def decide(contest: dict, vote: Vote, too_few: bool, totals: list[int], weight: int,
           order: list[str] | None = None) -> Decision:
    """The decision about one contest."""
    if too_few:
        return Decision("too-few", [], [])
    said = read(contest["ballot"], len(contest["options"]), totals, weight)
    return judge(contest, vote, said, order)


def verdict(contest: dict, vote: Vote, decision: Decision) -> dict:
    """7.7."""
    return {
        "clause": vote.clause, "contest": contest["id"], "elected": decision.elected,
        "status": decision.status, "tied": decision.tied, "vote": vote.id,
    }


def verdicts_hash(verdicts: list[dict]) -> bytes:
    """SHA-256(JCS(array of verdicts))."""
    return sha256(jcs.dumps(verdicts)).digest()
