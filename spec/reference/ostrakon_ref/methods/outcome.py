"""What a rule says before any lot (7.3)."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Contested:
    """Options contested for some places; of those in `capped` at most `cap` get one."""

    options: frozenset[int]
    places: int
    capped: frozenset[int] = frozenset()
    cap: int = 0

    def take(self, order: list[int]) -> set[int]:
        """Who takes the places in the lot's order."""
        taken: set[int] = set()
        for option in order:
            full = option in self.capped and len(taken & self.capped) >= self.cap
            if option in self.options and not full and len(taken) < self.places:
                taken.add(option)
        return taken


@dataclass
class Outcome:
    """Who is elected for certain, and what is contested: nothing of both is a vacancy."""

    certain: set[int] = field(default_factory=set)
    contested: list[Contested] = field(default_factory=list)

    def tied(self) -> set[int]:
        return {option for group in self.contested for option in group.options}


def one_place(winners: set[int]) -> Outcome:
    """The outcome of a rule with one place, from its set of winners."""
    if len(winners) < 2:
        return Outcome(set(winners))
    return Outcome(contested=[Contested(frozenset(winners), 1)])
