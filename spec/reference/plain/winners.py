"""Who wins, by each method that applies, in the plainest way: the textbook's."""

from itertools import combinations, permutations

Matrix = list[list[int]]


def highest(values: list[int]) -> list[int]:
    return [i for i, value in enumerate(values) if value == max(values)]


def by_totals(totals: list[int], none: int = 0) -> list[int]:
    """The highest total wins, unless it is 0 or below that of none."""
    return [i for i in highest(totals) if totals[i] > 0 and totals[i] >= none]


def copeland(d: Matrix) -> list[int]:
    points = [0] * len(d)
    for i, j in combinations(range(len(d)), 2):
        points[i] += 2 * (d[i][j] > d[j][i]) + (d[i][j] == d[j][i])
        points[j] += 2 * (d[j][i] > d[i][j]) + (d[i][j] == d[j][i])
    return highest(points)


def strengths(d: Matrix, kind: str) -> Matrix:
    """Of i over j."""
    size = range(len(d))
    if kind == "margins":
        return [[d[i][j] - d[j][i] for j in size] for i in size]
    return [[d[i][j] if d[i][j] > d[j][i] else 0 for j in size] for i in size]


def minimax(d: Matrix, kind: str) -> list[int]:
    s = strengths(d, kind)
    worst = []
    for i in range(len(d)):
        worst.append(max(s[j][i] for j in range(len(d)) if j != i))
    return highest([-value for value in worst])


def schulze(d: Matrix, kind: str) -> list[int]:
    """Floyd and Warshall, as in Schulze's paper."""
    size, s = range(len(d)), strengths(d, kind)
    p = [[s[i][j] if d[i][j] > d[j][i] else 0 for j in size] for i in size]
    for i in size:
        for j in size:
            for k in size:
                if i != j and i != k and j != k:
                    p[j][k] = max(p[j][k], min(p[j][i], p[i][k]))
    return [i for i in size if all(p[i][j] >= p[j][i] for j in size if j != i)]


def ranked_pairs(d: Matrix, kind: str) -> list[int]:
    """Strongest first; pairs of equal strength stand or fall together."""
    s = strengths(d, kind)
    wins = [(i, j) for i, j in permutations(range(len(d)), 2) if d[i][j] > d[j][i]]
    wins.sort(key=lambda pair: -s[pair[0]][pair[1]])
    locked: list[tuple[int, int]] = []
    while wins:
        strongest = s[wins[0][0]][wins[0][1]]
        equal = [(i, j) for i, j in wins if s[i][j] == strongest]
        wins = wins[len(equal):]
        graph = locked + equal
        locked += [(i, j) for i, j in equal if not leads(graph, j, i)]
    return [i for i in range(len(d)) if all(loser != i for _, loser in locked)]


def leads(graph: list[tuple[int, int]], start: int, goal: int) -> bool:
    """Whether a path goes from start to goal."""
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        for i, j in graph:
            if i == here and j not in seen:
                seen.add(j)
                waiting.append(j)
    return goal in seen


def star(totals: list[int], d: Matrix) -> list[int]:
    """A run-off of the two highest; where several could be these two, all that win one."""
    if max(totals) == 0:
        return []
    winners = set()
    for a, b in combinations(range(len(totals)), 2):
        above = [c for c in range(len(totals)) if c not in (a, b)]
        if any(totals[c] > min(totals[a], totals[b]) for c in above):
            continue  # these two are not the highest
        if d[a][b] != d[b][a]:
            winners.add(a if d[a][b] > d[b][a] else b)
        elif totals[a] != totals[b]:
            winners.add(a if totals[a] > totals[b] else b)
        else:
            winners |= {a, b}
    return sorted(winners)


def majority_judgment(grades: Matrix) -> list[int]:
    """The best middle grade wins; of those who tie, one vote of that grade is
    taken away, and so on."""
    votes = {i: [g for g, n in enumerate(row) for _ in range(n)] for i, row in enumerate(grades)}
    if not votes[0]:
        return []
    while len(votes) > 1 and next(iter(votes.values())):
        middle = {i: row[(len(row) - 1) // 2] for i, row in votes.items()}
        best = max(middle.values())
        votes = {i: row for i, row in votes.items() if middle[i] == best}
        for row in votes.values():
            row.remove(best)
    return sorted(votes)


def pairwise(d: Matrix) -> dict[str, list[int]]:
    """Every method on comparisons; nobody wins where nobody is preferred."""
    if not any(any(row) for row in d):
        return {name: [] for name in _PAIRWISE}
    return {name: method(d) for name, method in _PAIRWISE.items()}


_PAIRWISE = {"copeland": copeland} | {
    f"{name}-{kind}": lambda d, method=method, kind=kind: method(d, kind)
    for name, method in (("minimax", minimax), ("schulze", schulze), ("ranked-pairs", ranked_pairs))
    for kind in ("margins", "winning-votes")
}
BY_TOTALS = {
    "approval": "approval", "one": "plurality", "score": "score", "cumulative": "most-votes",
    "budget": "most-votes", "borda": "borda", "borda-complete": "borda",
}
