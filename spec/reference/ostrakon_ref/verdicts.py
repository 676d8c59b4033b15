"""Verdicts (7.2 - 7.7), from totals and the charter, in exact integers."""

from dataclasses import dataclass, field
from hashlib import sha256

from . import jcs
from .methods.copeland import copeland
from .methods.majority_judgment import majority_judgment
from .methods.minimax import minimax
from .methods.most_votes import most_votes, passed_over, standing
from .methods.outcome import Outcome, one_place
from .methods.ranked_pairs import ranked_pairs
from .methods.schulze import schulze
from .methods.star import star
from .terms import Terms, flagged, own_terms
from .totals import Totals, named, read
from .votes import Vote

AGAINST_EACH = ("choice", "approval")  # where none stands against every option by itself


@dataclass
class Decision:
    """status, elected and tied of a verdict, and why it is invalid."""

    status: str
    elected: list[str]
    tied: list[str]
    because: list[dict] = field(default_factory=list)


class LotNeeded(Exception):
    """The charter draws lots between these options, ascending."""

    def __init__(self, tied: list[str]) -> None:
        super().__init__("a lot decides between " + ", ".join(tied))
        self.tied = tied


def answers(contest: dict, totals: list[int], weight: int) -> dict[str, int]:
    """The report's totals: an answer's identifier and its total."""
    options = [option["id"] for option in contest["options"]]
    return named(options, read(contest["ballot"], len(options), totals, weight))


def base(vote: Vote, counts: list[int], roll: int) -> int:
    """D of 7.2; `counts` are for, against and abstaining, `roll` the roll's weight."""
    return {"decided": sum(counts[:2]), "cast": sum(counts), "roll": roll}[vote.base]


def needed(vote: Vote, d: int) -> int:
    """The least F that carries with this base."""
    p, q = vote.threshold.numerator, vote.threshold.denominator
    return max(1, p * d // q + 1 if vote.strict else -(-p * d // q))


def majority(vote: Vote, counts: list[int], roll: int = 0) -> Decision:
    """7.2."""
    p, q = vote.threshold.numerator, vote.threshold.denominator
    left, right = counts[0] * q, p * base(vote, counts, roll)
    carried = left > right if vote.strict else left >= right
    return Decision("carried" if counts[0] > 0 and carried else "lost", [], [])


def _most_votes(kind: str, contest: dict, vote: Vote, said: Totals, terms: Terms):
    """The options that stand, as numbers, and the outcome."""
    least = said.none or 0 if kind in AGAINST_EACH else 0
    names = [option["id"] for option in contest["options"]]
    having = flagged(contest, vote.quota_flag)
    barred = {i for i, name in enumerate(names) if name in terms.barred}
    having = {i for i, name in enumerate(names) if name in having}
    made = most_votes(said.options, least, terms.seats, having, terms.quota, barred)
    return standing(said.options, least, barred), made


def outcome(vote: Vote, contest: dict, said: Totals, terms: Terms | None = None) -> Outcome:
    """7.3 - 7.6: before any lot."""
    kind = contest["ballot"]["type"]
    if _nobody(kind, said):
        return Outcome()
    if vote.rule == "most-votes":
        return _most_votes(kind, contest, vote, said, terms or own_terms(vote))[1]
    if vote.rule == "star":
        return one_place(star(said.options, said.pairs))
    if vote.rule == "majority-judgment":
        return one_place(majority_judgment(said.grades, said.marked))
    return one_place(_order(vote, said.pairs))


def _nobody(kind: str, said: Totals) -> bool:
    """None competes with all options together, and wins."""
    return kind not in AGAINST_EACH and (said.none or 0) > said.marked


def seats(vote: Vote, contest: dict, said: Totals, terms: Terms) -> list[dict]:
    """The `seats` of the report (8.3), of most-votes."""
    kind, names = contest["ballot"]["type"], [option["id"] for option in contest["options"]]
    if _nobody(kind, said):
        return []
    candidates, made = _most_votes(kind, contest, vote, said, terms)
    over = passed_over(said.options, candidates, made)
    order = sorted(over, key=lambda i: (-said.options[i], names[i].encode()))
    return [{"option": names[i], "over": ascending(names[j] for j in over[i]),
             "total": said.options[i]} for i in order]


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


def judge(contest: dict, vote: Vote, said: Totals, order: list[str] | None = None,
          terms: Terms | None = None, roll: int = 0) -> Decision:
    """The decision about a contest that was counted, and is valid."""
    if vote.rule == "majority":
        return majority(vote, said.options, roll)
    made = outcome(vote, contest, said, terms)
    return settle(vote, [option["id"] for option in contest["options"]], made, order)


def decide(contest: dict, vote: Vote, too_few: bool, totals: list[int], weight: int,
           order: list[str] | None = None) -> Decision:
    """The decision about one contest that nothing else bears on."""
    if too_few:
        return Decision("too-few", [], [])
    said = read(contest["ballot"], len(contest["options"]), totals, weight)
    return judge(contest, vote, said, order)


def verdict(contest: dict, vote: Vote, decision: Decision, choose: list[str] = ()) -> dict:
    """7.7."""
    found = {
        "clause": vote.clause, "contest": contest["id"], "elected": decision.elected,
        "status": decision.status, "tied": decision.tied, "vote": vote.id,
    }
    if decision.because:
        found["because"] = decision.because
    if choose:
        found["choose"] = list(choose)
    return found


def verdicts_hash(verdicts: list[dict]) -> bytes:
    """SHA-256(JCS(array of verdicts))."""
    return sha256(jcs.dumps(verdicts)).digest()
