"""Merkle trees (RFC 6962) and tiles (c2sp.org/tlog-tiles)."""

import unittest

from ostrakon_ref import merkle, tiles
from ostrakon_ref.merkle import ProofError, Tree, verify_consistency, verify_inclusion

from .vectors import load

VECTORS = load("merkle")
LEAVES = [merkle.leaf_hash(bytes.fromhex(entry)) for entry in VECTORS["entries"]]
ROOTS = [bytes.fromhex(VECTORS["empty_root"])] + [bytes.fromhex(r) for r in VECTORS["roots"]]


def mth(leaves: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, MTH, word for word."""
    if not leaves:
        return merkle.EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    k = merkle.split_point(len(leaves))
    return merkle.node_hash(mth(leaves[:k]), mth(leaves[k:]))


def many_leaves(count: int) -> list[bytes]:
    return [merkle.leaf_hash(i.to_bytes(4, "big")) for i in range(count)]


class Published(unittest.TestCase):
    def test_roots(self) -> None:
        tree = Tree(LEAVES)
        for size, root in enumerate(ROOTS):
            self.assertEqual(tree.root(size), root)
            self.assertEqual(merkle.root_hash(LEAVES[:size]), root)

    def test_inclusion(self) -> None:
        for case in VECTORS["inclusion"]:
            index, size = case["index"], case["size"]
            path = [bytes.fromhex(h) for h in case["path"]]
            self.assertEqual(Tree(LEAVES).inclusion_proof(index, size), path)
            verify_inclusion(LEAVES[index], index, size, path, ROOTS[size])

    def test_consistency(self) -> None:
        for case in VECTORS["consistency"]:
            old, new = case["old"], case["new"]
            path = [bytes.fromhex(h) for h in case["path"]]
            self.assertEqual(Tree(LEAVES).consistency_proof(old, new), path)
            verify_consistency(old, new, path, ROOTS[old], ROOTS[new])

    def test_tiles(self) -> None:
        for number, path in VECTORS["tiles"]["index_path"]:
            self.assertEqual(tiles.index_path(number), path)
        for case in VECTORS["tiles"]["sizes"]:
            found = tiles.hash_tiles_of(case["size"])
            levels = range(max(tile.level for tile in found) + 1)
            full = [sum(t.level == lv and t.width == 256 for t in found) for lv in levels]
            partial = [sum(t.width % 256 for t in found if t.level == lv) for lv in levels]
            self.assertEqual((full, partial), (case["full"], case["partial"]))


class Trees(unittest.TestCase):
    SIZE = 34

    def test_roots(self) -> None:
        leaves = many_leaves(self.SIZE)
        tree, hasher = Tree(), merkle.RootHasher()
        for size in range(self.SIZE + 1):
            self.assertEqual(tree.root(), mth(leaves[:size]))
            self.assertEqual(hasher.root(), tree.root())
            if size < self.SIZE:
                tree.append(leaves[size])
                hasher.append(leaves[size])

    def test_every_inclusion_proof(self) -> None:
        leaves = many_leaves(self.SIZE)
        tree = Tree(leaves)
        for size in range(1, self.SIZE + 1):
            for index in range(size):
                path, root = tree.inclusion_proof(index, size), tree.root(size)
                verify_inclusion(leaves[index], index, size, path, root)
                self.refuse_inclusions(leaves, index, size, path, root)

    def refuse_inclusions(self, leaves, index, size, path, root) -> None:
        leaf, junk = leaves[index], bytes(32)
        bad = [
            (junk, index, size, path, root),
            (leaf, index, size, path, junk),
            (leaf, index, size, path + [junk], root),
            (leaf, index, size, [junk] + path, root),
            (leaf, index, size, path + [b""], root),
            (leaf, size, size, path, root),
            (leaf, -1, size, path, root),
            (leaf[:31], index, size, path, root),
            (leaf, index, size, path, b""),
        ]
        bad += [(leaf, i, size, path, root) for i in range(size) if i != index]
        bad += [(leaf, index, size, path[:i] + path[i + 1 :], root) for i in range(len(path))]
        for i in range(len(path)):
            bad.append((leaf, index, size, path[:i] + [junk] + path[i + 1 :], root))
        for arguments in bad:
            with self.assertRaises(ProofError):
                verify_inclusion(*arguments)

    def test_every_consistency_proof(self) -> None:
        tree = Tree(many_leaves(self.SIZE))
        for new in range(self.SIZE + 1):
            for old in range(new + 1):
                path = tree.consistency_proof(old, new)
                roots = tree.root(old), tree.root(new)
                verify_consistency(old, new, path, *roots)
                self.refuse_consistencies(old, new, path, *roots)

    def refuse_consistencies(self, old, new, path, old_root, new_root) -> None:
        junk = bytes(32)
        bad = [
            (old, new, path, junk, new_root),
            (old, new, path + [junk], old_root, new_root),
            (old, new, [junk] + path, old_root, new_root),
            (old, new, path + [b""], old_root, new_root),
            (new + 1, new, path, old_root, new_root),
            (-1, new, path, old_root, new_root),
            (old, new, path, old_root[:31], new_root),
        ]
        if old > 0:
            bad.append((old, new, path, old_root, junk))
        if 0 < old < new:
            bad.append((old, new, path, new_root, old_root))
            bad.append((old, new, [], old_root, new_root))
        bad += [(old, new, path[:i] + path[i + 1 :], old_root, new_root) for i in range(len(path))]
        bad += [
            (old, new, path[:i] + [junk] + path[i + 1 :], old_root, new_root)
            for i in range(len(path))
        ]
        for arguments in bad:
            with self.assertRaises(ProofError):
                verify_consistency(*arguments)

    def test_requests_outside_the_tree(self) -> None:
        tree = Tree(LEAVES)
        for call in (
            lambda: tree.root(9),
            lambda: tree.root(-1),
            lambda: tree.inclusion_proof(8, 8),
            lambda: tree.inclusion_proof(0, 9),
            lambda: tree.consistency_proof(3, 2),
            lambda: tree.consistency_proof(1, 9),
        ):
            with self.assertRaises(ValueError):
                call()


class Tiles(unittest.TestCase):
    def test_index_paths(self) -> None:
        for number, path in ((0, "000"), (7, "007"), (999, "999"), (1000, "x001/000")):
            self.assertEqual(tiles.index_path(number), path)

    def test_hash_tiles(self) -> None:
        for size in (0, 1, 255, 256, 257, 511, 512, 1000, 66_000):
            leaves = many_leaves(size)
            files = tiles.hash_tile_files(leaves)
            expected = tiles.hash_tiles_of(size)
            self.assertEqual(list(files), [tile.path for tile in expected])
            for tile in expected:
                self.assertEqual(len(files[tile.path]), 32 * tile.width)
            if expected:  # the topmost tile hashes to the root
                top = files[expected[-1].path]
                hashes = [top[i : i + 32] for i in range(0, len(top), 32)]
                span = 256 ** expected[-1].level
                self.assertEqual(hashes[0], merkle.root_hash(leaves[:span]))

    def test_paths(self) -> None:
        found = [tile.path for tile in tiles.hash_tiles_of(256 * 256 + 300)]
        self.assertEqual(found[:2], ["tile/0/000", "tile/0/001"])
        self.assertEqual(
            found[256:],
            ["tile/0/256", "tile/0/257.p/44", "tile/1/000", "tile/1/001.p/1", "tile/2/000.p/1"],
        )
        bundles = [tile.path for tile in tiles.entry_bundles_of(600)]
        self.assertEqual(
            bundles, ["tile/entries/000", "tile/entries/001", "tile/entries/002.p/88"]
        )
        self.assertEqual(tiles.hash_tiles_of(0) + tiles.entry_bundles_of(0), [])

    def test_entry_bundles(self) -> None:
        entries = [b"", b"a", b"b" * 65535, b"\x00\x01"]
        data = tiles.encode_entry_bundle(entries)
        self.assertEqual(tiles.parse_entry_bundle(data, 4), entries)
        self.assertEqual(tiles.parse_entry_bundle(b"\x00\x02hi", 1), [b"hi"])
        refused = [(data, 3), (data, 5), (data[:-1], 4), (data + b"\x00", 4), (b"\x00", 1)]
        for bad, count in refused + [(b"\x00\x02h", 1), (b"", 1)]:
            with self.assertRaises(tiles.BundleError):
                tiles.parse_entry_bundle(bad, count)
        for too_much in ([b""] * 257, [b"x" * 65536]):
            with self.assertRaises(tiles.BundleError):
                tiles.encode_entry_bundle(too_much)
