"""Roll files (2.2)."""

from hashlib import sha256

from . import ristretto as r255
from .limits import RECORD_VOTER
from .merkle import leaf_hash, root_hash
from .points import point


class Roll:
    """A roll file: its bytes in records of 36, and the weights by key."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        count = len(data) // RECORD_VOTER
        self.records = [data[i * RECORD_VOTER : (i + 1) * RECORD_VOTER] for i in range(count)]
        self.rest = len(data) % RECORD_VOTER
        self.weights: dict[bytes, int] = {}
        for record in self.records:
            self.weights.setdefault(record[:32], int.from_bytes(record[32:], "big"))

    @property
    def sha256(self) -> bytes:
        return sha256(self.data).digest()

    @property
    def root(self) -> bytes:
        """The RFC 6962 tree hash over the records."""
        return root_hash([leaf_hash(record) for record in self.records])

    @property
    def total_weight(self) -> int:
        return sum(int.from_bytes(record[32:], "big") for record in self.records)


def record_faults(first: int, records: list[bytes]) -> list[str]:
    """What is wrong with records in themselves; `first` is the first's number."""
    faults = []
    for number, record in enumerate(records, first):
        key = point(record[:32])
        if key is None:
            faults.append(f"record {number}: P is not a point")
        elif r255.is_identity(key):
            faults.append(f"record {number}: P is the identity")
        if record[32:] == bytes(4):
            faults.append(f"record {number}: weight 0")
    return faults


def order_faults(records: list[bytes]) -> list[str]:
    """Strictly ascending by the bytes of P."""
    return [
        f"record {number}: P is not above the one before it"
        for number in range(1, len(records))
        if records[number - 1][:32] >= records[number][:32]
    ]
