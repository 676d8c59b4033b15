"""Everything that a circuit accepts: a search over all variables that keeps to
the rules, and gives up a branch once a rule cannot be kept any more."""

from ostrakon_ref.circuits import Circuit


class Search:
    def __init__(self, circuit: Circuit) -> None:
        self.circuit = circuit
        self.count = circuit.bits + len(circuit.numbers)
        self.uses: list[list[tuple[int, int]]] = [[] for _ in range(self.count)]
        self.low, self.high = [], []  # what the variables still open can add to each rule
        self.missing = [constant for _, constant in circuit.rules]
        for r, (terms, _) in enumerate(circuit.rules):
            for e, w in terms:
                self.uses[e].append((r, w))
            self.low.append(sum(min(0, w * circuit.most(e)) for e, w in terms))
            self.high.append(sum(max(0, w * circuit.most(e)) for e, w in terms))
        self.found: set[tuple[int, ...]] = set()
        self.variables = [0] * self.count

    def run(self) -> set[tuple[int, ...]]:
        """The slots of every solution."""
        if all(self._possible(r) for r in range(len(self.missing))):
            self._next(0)
        return self.found

    def _possible(self, r: int) -> bool:
        return self.low[r] <= self.missing[r] <= self.high[r]

    def _next(self, e: int) -> None:
        if e == self.count:
            self.found.add(tuple(self.circuit.values(self.variables)))
            return
        most = self.circuit.most(e)
        self._open(e, most, -1)
        for value in range(most + 1):
            self.variables[e] = value
            self._give(e, -value)
            if all(self._possible(r) for r, _ in self.uses[e]):
                self._next(e + 1)
            self._give(e, value)
        self._open(e, most, 1)

    def _open(self, e: int, most: int, sign: int) -> None:
        for r, w in self.uses[e]:
            self.low[r] += sign * min(0, w * most)
            self.high[r] += sign * max(0, w * most)

    def _give(self, e: int, value: int) -> None:
        for r, w in self.uses[e]:
            self.missing[r] += w * value


def reachable(circuit: Circuit) -> set[tuple[int, ...]]:
    """The slot vectors of all assignments that keep the rules."""
    return Search(circuit).run()
