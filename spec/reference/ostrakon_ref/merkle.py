"""Merkle tree hashes and proofs over an append-only list (RFC 6962, section 2.1).

Trees are given by their leaf hashes, so that a proof about a long log does not
need its entries at hand.
"""

from collections.abc import Sequence
from hashlib import sha256

HASH_LENGTH = 32
EMPTY_ROOT = sha256(b"").digest()


class ProofError(ValueError):
    """The proof is not valid."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry.  The prefix keeps leaves apart from nodes."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def split_point(n: int) -> int:
    """The largest power of two smaller than n, for n > 1."""
    return 1 << ((n - 1).bit_length() - 1)


class RootHasher:
    """The root of a growing list, keeping only the roots of its full subtrees."""

    def __init__(self) -> None:
        self.size = 0
        self._subtrees: list[bytes] = []  # largest first, one per bit of size

    def append(self, leaf: bytes) -> None:
        """Add a leaf hash: as a carry in binary counting, each trailing one bit
        of the old size is a subtree to merge with."""
        carry = self.size
        while carry & 1:
            leaf = node_hash(self._subtrees.pop(), leaf)
            carry >>= 1
        self._subtrees.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The root of all leaves so far."""
        if not self._subtrees:
            return EMPTY_ROOT
        root = self._subtrees[-1]
        for left in reversed(self._subtrees[:-1]):
            root = node_hash(left, root)
        return root


def root_hash(leaves: Sequence[bytes]) -> bytes:
    """MTH, from leaf hashes."""
    hasher = RootHasher()
    for leaf in leaves:
        hasher.append(leaf)
    return hasher.root()


class Tree:
    """A list that makes proofs.  levels[k][i] is the root of the full subtree
    over the leaves from i * 2^k up to (i+1) * 2^k."""

    def __init__(self, leaves: Sequence[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = [[]]
        for leaf in leaves:
            self.append(leaf)

    @property
    def size(self) -> int:
        return len(self._levels[0])

    def append(self, leaf: bytes) -> None:
        """Add a leaf hash, and every subtree that it completes."""
        k = 0
        self._levels[0].append(leaf)
        while len(self._levels[k]) % 2 == 0:
            if k + 1 == len(self._levels):
                self._levels.append([])
            left, right = self._levels[k][-2:]
            self._levels[k + 1].append(node_hash(left, right))
            k += 1

    def root(self, size: int | None = None) -> bytes:
        """The root of the first `size` leaves."""
        size = self.size if size is None else size
        if not 0 <= size <= self.size:
            raise ValueError("no such tree")
        return self._range(0, size) if size else EMPTY_ROOT

    def _range(self, low: int, high: int) -> bytes:
        """MTH(D[low:high]), for the ranges that RFC 6962 splits trees into."""
        n = high - low
        if n & (n - 1) == 0:
            k = n.bit_length() - 1
            return self._levels[k][low >> k]
        middle = low + split_point(n)
        return node_hash(self._range(low, middle), self._range(middle, high))

    def inclusion_proof(self, index: int, size: int) -> list[bytes]:
        """PATH(index, D[size]), RFC 6962 section 2.1.1."""
        if not 0 <= index < size <= self.size:
            raise ValueError("no such leaf")
        low, high, path = 0, size, []
        while high - low > 1:
            middle = low + split_point(high - low)
            if index < middle:
                path.append(self._range(middle, high))
                high = middle
            else:
                path.append(self._range(low, middle))
                low = middle
        return path[::-1]

    def consistency_proof(self, old: int, new: int) -> list[bytes]:
        """PROOF(old, D[new]), RFC 6962 section 2.1.2.  Empty if old is 0 or new."""
        if not 0 <= old <= new <= self.size:
            raise ValueError("no such trees")
        if old == 0:
            return []
        low, high, path = 0, new, []
        while high != old:
            middle = low + split_point(high - low)
            if old <= middle:
                path.append(self._range(middle, high))
                high = middle
            else:
                path.append(self._range(low, middle))
                low = middle
        # What is left is a subtree of the old tree.  If it is all of it, the
        # verifier knows its hash already.
        if low:
            path.append(self._range(low, high))
        return path[::-1]


def verify_inclusion(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes
) -> None:
    """RFC 9162 section 2.1.3.2; raises ProofError unless the path is valid."""
    _check_hashes([leaf, root, *path])
    if not 0 <= index < size:
        raise ProofError("index outside the tree")
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            raise ProofError("path too long")
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while fn & 1 == 0 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0:
        raise ProofError("path too short")
    if r != root:
        raise ProofError("the path leads to another root")


def verify_consistency(
    old: int, new: int, path: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    """RFC 9162 section 2.1.4.2; raises ProofError unless the proof is valid.

    The two cases that the RFC leaves out have an empty proof: equal sizes,
    which need equal roots, and the empty tree, which every tree extends.
    """
    _check_hashes([old_root, new_root, *path])
    if not 0 <= old <= new:
        raise ProofError("not an older tree")
    if old == new or old == 0:
        expected = new_root if old == new else EMPTY_ROOT
        if path or old_root != expected or (new == 0 and new_root != EMPTY_ROOT):
            raise ProofError("trivial proof does not hold")
        return
    _verify_growth(old, new, list(path), old_root, new_root)


def _verify_growth(old: int, new: int, path: list[bytes], old_root: bytes, new_root: bytes) -> None:
    if not path:
        raise ProofError("empty path")
    if old & (old - 1) == 0:  # a full subtree, which the proof does not repeat
        path.insert(0, old_root)
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            raise ProofError("path too long")
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while fn & 1 == 0 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0:
        raise ProofError("path too short")
    if fr != old_root or sr != new_root:
        raise ProofError("the path leads to other roots")


def _check_hashes(hashes: Sequence[bytes]) -> None:
    if any(len(h) != HASH_LENGTH for h in hashes):
        raise ProofError("a hash is 32 bytes")
