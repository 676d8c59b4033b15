"""Vectors of chapter 5: sums, and which weights decode."""

from collections import Counter

from .. import prover
from .. import ristretto as r255
from ..prover import encrypt
from ..tally import Sums, decode_rule, too_few

TABLE = [
    [1, 1, 1], [1, 1, 2], [1, 2, 3], [1, 1, 1, 2], [1, 1, 1, 3], [1, 1, 1, 4], [2, 2, 2, 1],
    [2, 2, 3], [2, 2, 3, 3], [1, 2, 2, 3, 3], [1, 1, 2, 2, 3, 3], [1, 1, 5, 5], [1, 5, 5, 5],
    [3, 3, 3, 3, 1], [6, 10, 15], [6, 6, 10, 10, 15, 15], [2, 4, 8, 16], [1, 2, 4, 8, 16],
    [1, 2, 3, 4, 5, 6], [7, 11, 13, 17, 19, 23], [10, 10, 10, 11], [1, 1, 1, 1, 1, 9],
    [100, 101, 102, 103, 104], [1, 3, 5, 7, 9, 11, 13], [4, 4, 6, 6, 9], [5, 9, 9, 9, 9],
    [3, 5, 6, 7], [9, 10, 11, 30], [2**20, 2**20, 2**20 + 1, 2**20 + 1],
    [2**19, 2**19, 2**19 + 1], [400_000, 400_001, 400_003], [500_000, 300_000, 250_001, 1],
    [2**31, 2**31 + 1, 2**31 + 3], [2**32 - 1] * 3, [2**32 - 1, 2**32 - 2, 3], [5], [1, 1], [1, 2],
]


def _too_few() -> dict:
    rows = []
    for weights in TABLE:
        rule = decode_rule(Counter(weights))
        rows.append({"decode": rule is not None, "rule": rule or "", "weights": weights})
    counted = [{"counted": n, "min_counted": least, "too_few": too_few([1] * n, least) is not None}
               for n in (0, 1, 2, 5) for least in (1, 2, 5, 6)]
    return {"by_number": counted, "by_weight": rows}


def _sums() -> dict:
    """Five ballots of a contest with two slots."""
    keys = [prover.times_g(prover.secret(f"slot key {s}")) for s in (1, 2)]
    weights, votes = [1, 3, 3, 2, 2**32 - 1], [[1, 0], [0, 1], [0, 0], [1, 0], [1, 0]]
    sums, rows = Sums(3), []
    for number, (weight, slots) in enumerate(zip(weights, votes)):
        points = encrypt(prover.secret(f"sum {number}"), slots, keys)
        sums.add(weight, points)
        rows.append({"points": [r255.encode(p).hex() for p in points], "slots": slots,
                     "weight": weight})
    totals = [sum(w * v[s] for w, v in zip(weights, votes)) for s in (0, 1)]
    return {"ballots": rows, "keys": [r255.encode(k).hex() for k in keys],
            "sum": [r255.encode(p).hex() for p in sums.total()], "totals": totals}


def files() -> dict[str, object]:
    return {"too-few.json": _too_few(), "sums.json": _sums()}
