"""Most votes (7.3): seats by totals, with a quota for flagged options."""

from .outcome import Contested, Outcome


def standing(totals: list[int], least: int, barred: set[int] = frozenset()) -> set[int]:
    """`least` is the total of none, where it stands against each option; the
    barred are elected already."""
    return {i for i, total in enumerate(totals) if total > 0 and total >= least} - barred


def most_votes(totals: list[int], least: int, seats: int, flagged: set[int],
               quota: int, barred: set[int] = frozenset()) -> Outcome:
    candidates = standing(totals, least, barred)
    outcome, left, others_left = Outcome(), seats, seats - quota
    for level in sorted({totals[i] for i in candidates}, reverse=True):
        if left == 0:
            break
        here = {i for i in candidates if totals[i] == level}
        f, u = here & flagged, here - flagged
        taken = min(len(u), others_left)
        if len(f) + taken > left:
            _contest(outcome, f | (u if others_left else set()), left, u, others_left)
            break
        outcome.certain |= f
        if len(u) <= others_left:
            outcome.certain |= u
        elif others_left > 0:
            _contest(outcome, u, others_left, u, others_left)
        left, others_left = left - len(f) - taken, others_left - taken
    return outcome


def passed_over(totals: list[int], candidates: set[int], outcome: Outcome) -> dict[int, set[int]]:
    """Of each who is elected for certain, those with more votes whom the quota passed over."""
    over = candidates - outcome.certain - outcome.tied()
    return {i: {j for j in over if totals[j] > totals[i]} for i in outcome.certain}


def _contest(outcome: Outcome, options: set[int], places: int, capped: set[int],
             cap: int) -> None:
    group = Contested(frozenset(options), places, frozenset(capped & options), cap)
    outcome.contested.append(group)
