"""Most votes (7.3): seats by totals, with a quota for flagged options."""

from .outcome import Contested, Outcome


def most_votes(totals: list[int], least: int, seats: int, flagged: set[int],
               quota: int) -> Outcome:
    """`least` is the total of none, where it stands against each option."""
    standing = {i for i, total in enumerate(totals) if total > 0 and total >= least}
    outcome, left, others_left = Outcome(), seats, seats - quota
    for level in sorted({totals[i] for i in standing}, reverse=True):
        if left == 0:
            break
        here = {i for i in standing if totals[i] == level}
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


def _contest(outcome: Outcome, options: set[int], places: int, capped: set[int],
             cap: int) -> None:
    group = Contested(frozenset(options), places, frozenset(capped & options), cap)
    outcome.contested.append(group)
