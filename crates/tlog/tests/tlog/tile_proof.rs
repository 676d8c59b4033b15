//! Roots and proofs from tiles against the whole tree.

use std::cell::RefCell;
use std::collections::BTreeSet;

use ostrakon_tlog::consistency::ProveConsistencyError;
use ostrakon_tlog::inclusion::ProveInclusionError;
use ostrakon_tlog::tile_proof::{TileProofError, TiledTree};
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::{BeyondTree, MerkleTree};
use proptest::prelude::*;

use crate::common::{cases, leaf, tree};

type Read<'a> = Box<dyn FnMut(&HashTile) -> Result<Vec<u8>, String> + 'a>;

/// The tree of the first `size` leaves, in exactly the tiles that a log of that size publishes.
fn tiled(tree: &MerkleTree, size: u64) -> TiledTree<Read<'_>> {
    let published: BTreeSet<HashTile> = HashTile::all(size).collect();
    TiledTree::new(
        size,
        Box::new(move |tile| match published.contains(tile) {
            true => tile.encode(tree).ok_or_else(|| "beyond the tree".into()),
            false => Err("not published".into()),
        }),
    )
}

/// Sizes at which tiles begin and end.
fn sizes() -> impl Strategy<Value = u64> {
    prop_oneof![0u64..700, 65_500u64..65_600, 131_060u64..131_100]
}

/// The largest of them.
fn large() -> &'static MerkleTree {
    static TREE: std::sync::OnceLock<MerkleTree> = std::sync::OnceLock::new();
    TREE.get_or_init(|| tree(131_100))
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn all_is_as_from_the_whole_tree(size in sizes(), new in any::<prop::sample::Index>(), old in any::<prop::sample::Index>()) {
        let mut tiles = tiled(large(), size);
        prop_assert_eq!(tiles.head().unwrap(), large().head_at(size).unwrap());
        let new = new.index(size as usize + 1) as u64;
        let old = old.index(new as usize + 1) as u64;
        prop_assert_eq!(tiles.head_at(new).unwrap(), large().head_at(new).unwrap());
        let proof = tiles.consistency_proof(old, new).unwrap();
        prop_assert_eq!(&proof, &large().consistency_proof(old, new).unwrap());
        proof.verify(&tiles.head_at(old).unwrap(), &tiles.head_at(new).unwrap()).unwrap();
        if old < new {
            let proof = tiles.inclusion_proof(old, new).unwrap();
            prop_assert_eq!(&proof, &large().inclusion_proof(old, new).unwrap());
            proof.verify(leaf(old), &tiles.head_at(new).unwrap()).unwrap();
        }
    }

    #[test]
    fn a_tile_that_lies_gives_a_proof_that_fails(size in 2u64..700, index in any::<prop::sample::Index>(), at in any::<prop::sample::Index>()) {
        let whole = tree(size);
        let index = index.index(size as usize) as u64;
        let mut tiles = TiledTree::new(size, |tile: &HashTile| {
            let mut bytes = tile.encode(&whole).ok_or("no such tile")?;
            let at = at.index(bytes.len());
            bytes[at] ^= 1;
            Ok::<_, &str>(bytes)
        });
        let proof = tiles.inclusion_proof(index, size).unwrap();
        let honest = whole.inclusion_proof(index, size).unwrap();
        let verified = proof.verify(leaf(index), &whole.head());
        prop_assert_eq!(verified.is_ok(), proof == honest);
    }
}

#[test]
fn a_tile_is_read_once_and_few_are_needed() {
    let size = 131_099;
    let reads = RefCell::new(Vec::new());
    let mut tiles = TiledTree::new(size, |tile: &HashTile| {
        reads.borrow_mut().push(*tile);
        tile.encode(large()).ok_or("no such tile")
    });
    tiles.inclusion_proof(1000, size).unwrap();
    tiles.inclusion_proof(1001, size).unwrap();
    tiles.head().unwrap();
    drop(tiles);
    let reads = reads.into_inner();
    assert_eq!(reads.iter().collect::<BTreeSet<_>>().len(), reads.len());
    assert!(reads.len() <= 6, "{reads:?}");
}

#[test]
fn what_no_tree_has_is_refused() {
    let whole = tree(300);
    let mut tiles = tiled(&whole, 300);
    let beyond = BeyondTree { size: 301, have: 300 };
    assert_eq!(tiles.head_at(301), Err(TileProofError::Beyond(beyond)));
    assert_eq!(tiles.inclusion_proof(0, 301), Err(TileProofError::Beyond(beyond)));
    assert_eq!(tiles.consistency_proof(1, 301), Err(TileProofError::Beyond(beyond)));
    let outside = ProveInclusionError::Index { index: 9, size: 9 };
    assert_eq!(tiles.inclusion_proof(9, 9), Err(TileProofError::Inclusion(outside)));
    let shrunk = ProveConsistencyError::Shrunk { old: 9, new: 8 };
    assert_eq!(tiles.consistency_proof(9, 8), Err(TileProofError::Consistency(shrunk)));
}

#[test]
fn a_tile_that_cannot_be_read_is_named() {
    let whole = tree(300);
    let mut missing = TiledTree::new(300, |_: &HashTile| Err::<Vec<u8>, _>("404"));
    assert_eq!(missing.head().unwrap_err().to_string(), "tile/1/000.p/1: 404");
    let mut short = TiledTree::new(300, |tile: &HashTile| {
        tile.encode(&whole).map(|bytes| bytes[1..].to_vec()).ok_or("none")
    });
    assert_eq!(short.head().unwrap_err().to_string(), "tile/1/000.p/1: 31 bytes are not 1 hashes");
}

#[test]
fn the_tile_that_holds_a_hash() {
    for size in [1u64, 255, 256, 257, 65_535, 65_536, 65_537, 131_099] {
        let all: Vec<HashTile> = HashTile::all(size).collect();
        for level in 0..8u8 {
            let hashes = size >> (8 * u32::from(level));
            for hash in [0, 1, 254, 255, 256, hashes.saturating_sub(1), hashes] {
                let found = HashTile::holding(level, hash, size);
                let expected = all.iter().find(|tile| tile.level() == level && tile.index() == hash / 256);
                assert_eq!(found.as_ref(), expected.filter(|_| hash < hashes), "{size} {level} {hash}");
            }
        }
    }
    let partial = HashTile::holding(0, 299, 300).unwrap();
    assert_eq!((partial.path(), partial.full().path()), ("tile/0/001.p/44".into(), "tile/0/001".into()));
}
