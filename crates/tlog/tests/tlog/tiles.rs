//! Tiles and entry bundles.

use std::collections::BTreeSet;

use ostrakon_tlog::bundle::{DecodeBundleError, EncodeBundleError, EntryBundle, MAX_ENTRY_LEN};
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::{MAX_TREE_SIZE, MerkleTree};
use proptest::prelude::*;

use crate::common::{cases, tree};

fn last_path(size: u64) -> String {
    HashTile::all(size).filter(|tile| tile.level() == 0).last().unwrap().path()
}

/// c2sp.org/tlog-tiles, Merkle Tree: "index 1234067 will be encoded as `x001/x234/067`".
#[test]
fn paths() {
    assert_eq!(last_path((1_234_067 + 1) * 256), "tile/0/x001/x234/067");
    assert_eq!(last_path(1_234_067 * 256 + 8), "tile/0/x001/x234/067.p/8");
    assert_eq!(last_path(1), "tile/0/000.p/1");
    assert_eq!(last_path(256), "tile/0/000");
    assert_eq!(last_path(1000 * 256), "tile/0/999");
    assert_eq!(last_path(1001 * 256), "tile/0/x001/000");
    let bundles: Vec<_> = EntryBundle::all(300).map(|bundle| bundle.path()).collect();
    assert_eq!(bundles, ["tile/entries/000", "tile/entries/001.p/44"]);
}

/// c2sp.org/tlog-tiles, Partial Tiles: "a tree of size 70,000 will be represented by 273 full level
/// 0 tiles, one partial level 0 tile of width 112, one full level 1 tile, one partial level 1 tile
/// of width 17, and one partial level 2 tile of width 1."
#[test]
fn the_example_of_c2sp() {
    let tiles: Vec<_> = HashTile::all(70_000).collect();
    let full = |level| tiles.iter().filter(|tile| tile.level() == level && tile.width() == 256).count();
    assert_eq!([full(0), full(1), full(2)], [273, 1, 0]);
    let partial: Vec<_> = tiles.iter().filter(|tile| tile.width() < 256).map(HashTile::path).collect();
    assert_eq!(partial, ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"]);
    // "Note that a tree of size 256 will be represented by a full level 0 tile and a partial level
    // 1 tile of width 1."
    let paths: Vec<_> = HashTile::all(256).map(|tile| tile.path()).collect();
    assert_eq!(paths, ["tile/0/000", "tile/1/000.p/1"]);
    assert_eq!(HashTile::all(0).count(), 0);
    assert_eq!(EntryBundle::all(0).count(), 0);
}

/// Each hash of a tile above level 0 is the root of the full tile below it.
#[test]
fn levels_build_on_each_other() {
    let tree = tree(70_000);
    for tile in HashTile::all(70_000).filter(|tile| tile.level() > 0) {
        let hashes = tile.decode(&tile.encode(&tree).unwrap()).unwrap();
        for (below, hash) in (tile.index() * 256..).zip(hashes) {
            let below = HashTile::all(70_000)
                .find(|tile_below| (tile_below.level() + 1, tile_below.index()) == (tile.level(), below))
                .unwrap();
            assert_eq!(below.width(), 256);
            let leaves = below.decode(&below.encode(&tree).unwrap()).unwrap();
            assert_eq!(leaves.into_iter().collect::<MerkleTree>().head().root, hash);
        }
    }
}

/// A published tile never changes: the same file of a larger tree has the same bytes.
#[test]
fn tiles_are_immutable() {
    let larger = tree(1000);
    for size in [1, 255, 256, 257, 600, 1000] {
        let smaller = tree(size);
        for tile in HashTile::all(size) {
            assert_eq!(tile.encode(&smaller), tile.encode(&larger), "{}", tile.path());
        }
    }
    let missing = HashTile::all(601).find(|tile| tile.width() == 601 - 512).unwrap();
    assert_eq!(missing.encode(&tree(600)), None);
}

#[test]
fn the_largest_tree_has_tiles_too() {
    let first: Vec<_> = HashTile::all(MAX_TREE_SIZE).take(3).map(|tile| tile.path()).collect();
    assert_eq!(first, ["tile/0/000", "tile/0/001", "tile/0/002"]);
    let tile = HashTile::all(u64::MAX).next().unwrap();
    assert_eq!(tile.encode(&tree(255)), None);
}

#[test]
fn tile_refusals() {
    let tree = tree(3);
    let tile = HashTile::all(3).next().unwrap();
    let bytes = tile.encode(&tree).unwrap();
    assert_eq!(tile.decode(&bytes).unwrap(), tree.leaves());
    for refused in [&bytes[..95], &bytes[..64], &[], &[bytes.as_slice(), &[0]].concat()] {
        assert_eq!(tile.decode(refused).unwrap_err().len, refused.len());
    }
}

#[test]
fn bundle_bytes() {
    let bundle = EntryBundle::all(3).next().unwrap();
    let entries: [&[u8]; 3] = [b"a", b"", b"bcd"];
    let bytes = bundle.encode(&entries).unwrap();
    assert_eq!(bytes, b"\0\x01a\0\0\0\x03bcd");
    assert_eq!(bundle.decode(&bytes).unwrap(), entries);
    let longest = vec![0xff; MAX_ENTRY_LEN];
    let one = EntryBundle::all(1).next().unwrap();
    assert_eq!(one.decode(&one.encode(&[&longest]).unwrap()).unwrap(), [&longest]);
}

#[test]
fn bundle_refusals() {
    let bundle = EntryBundle::all(256 + 2).last().unwrap();
    let path = || bundle.path();
    let too_long = vec![0; MAX_ENTRY_LEN + 1];
    let error = EncodeBundleError::TooLong { index: 257, len: MAX_ENTRY_LEN + 1 };
    assert_eq!(bundle.encode(&[b"".as_slice(), &too_long]), Err(error));
    let error = EncodeBundleError::Width { path: path(), found: 3, width: 2 };
    assert_eq!(bundle.encode(&[b"", b"", b""]), Err(error));
    let cut = |index| Err(DecodeBundleError::CutOff { path: path(), index });
    assert_eq!(bundle.decode(b""), cut(256));
    assert_eq!(bundle.decode(b"\0\x02a"), cut(256));
    assert_eq!(bundle.decode(b"\0\x01a"), cut(257));
    assert_eq!(bundle.decode(b"\0\x01a\0"), cut(257));
    let trailing = Err(DecodeBundleError::Trailing { path: path(), len: 2 });
    assert_eq!(bundle.decode(b"\0\x01a\0\0\0\0"), trailing);
}

proptest! {
    #![proptest_config(cases(64))]

    /// The files of a size cover every leaf once, and no two have one path.
    #[test]
    fn files_are_exact(size in 0u64..200_000) {
        let widths: u64 = EntryBundle::all(size).map(|bundle| u64::from(bundle.width())).sum();
        prop_assert_eq!(widths, size);
        let entries: Vec<u64> = EntryBundle::all(size).flat_map(|bundle| bundle.entries()).collect();
        prop_assert!(entries.into_iter().eq(0..size));
        let paths: BTreeSet<String> = HashTile::all(size).map(|tile| tile.path()).collect();
        prop_assert_eq!(paths.len(), HashTile::all(size).count());
        for level in 0..3u8 {
            let of_level = HashTile::all(size).filter(|tile| tile.level() == level);
            let widths: u64 = of_level.map(|tile| u64::from(tile.width())).sum();
            prop_assert_eq!(widths, size >> (8 * u32::from(level)));
        }
    }

    /// A reader finds in the bundles the leaves of the tiles, and in those the root.
    #[test]
    fn a_log_read_from_its_files(
        entries in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..9), 0..600),
    ) {
        let tree: MerkleTree = entries.iter().map(|entry| leaf_hash(entry)).collect();
        let size = tree.size();
        let mut rest = entries.as_slice();
        let mut read = MerkleTree::new();
        for bundle in EntryBundle::all(size) {
            let (now, later) = rest.split_at(bundle.width().into());
            let bytes = bundle.encode(now).unwrap();
            read.extend(bundle.decode(&bytes).unwrap().into_iter().map(leaf_hash));
            rest = later;
        }
        prop_assert_eq!(read.head(), tree.head());
        let of_tiles = HashTile::all(size).filter(|tile| tile.level() == 0);
        let leaves: Vec<Hash> =
            of_tiles.flat_map(|tile| tile.decode(&tile.encode(&tree).unwrap()).unwrap()).collect();
        prop_assert_eq!(leaves, tree.leaves());
    }
}
