//! The coarse tree against the whole one.

use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::coarse::{AfterPartialBundle, BundleLeaves, CoarseTree};
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::MerkleTree;
use proptest::prelude::*;

use crate::common::{cases, leaf, tree};

fn leaves_of(size: u64, index: u64) -> Vec<Hash> {
    EntryBundle::holding(index * 256, size).unwrap().entries().map(leaf).collect()
}

fn coarse(size: u64) -> CoarseTree {
    let mut coarse = CoarseTree::new();
    for bundle in EntryBundle::all(size) {
        coarse.append(BundleLeaves::new(leaves_of(size, bundle.index()))).unwrap();
    }
    coarse
}

#[test]
fn a_partial_bundle_is_the_last() {
    let mut coarse = coarse(300);
    assert_eq!(coarse.append(BundleLeaves::new(vec![leaf(300)])), Err(AfterPartialBundle));
    assert_eq!(coarse, self::coarse(300));
}

#[test]
fn a_bundle_is_read_again_only_where_a_size_ends_within_it() {
    let coarse = coarse(700);
    let never = |_| panic!("nothing to read");
    for size in [0, 256, 512, 513, 699, 700, 701] {
        assert_eq!(coarse.head_at(size, never), tree(700).head_at(size).ok());
    }
    assert_eq!(coarse.head_at(300, |_| None), None);
}

fn whole(size: u64) -> (MerkleTree, CoarseTree) {
    (tree(size), coarse(size))
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn heads_are_those_of_the_whole_tree(size in 0u64..5000, cut in 0.0f64..=1.0) {
        let (tree, coarse) = whole(size);
        prop_assert_eq!(coarse.size(), size);
        prop_assert_eq!(coarse.head(), tree.head());
        let earlier = (size as f64 * cut) as u64;
        let head = coarse.head_at(earlier, |index| Some(leaves_of(size, index)));
        prop_assert_eq!(head, tree.head_at(earlier).ok());
        prop_assert_eq!(coarse.head_at(size + 1, |_| None), None);
    }

    #[test]
    fn tiles_are_those_of_the_whole_tree(size in (0u64..2000).prop_union(65_500..66_000)) {
        let (tree, coarse) = whole(size);
        for tile in HashTile::all(size) {
            let expected = tile.encode(&tree).filter(|_| tile.level() > 0 || tile.width() < 256);
            prop_assert_eq!(coarse.tile(&tile), expected);
        }
    }

    #[test]
    fn bundles_have_the_roots_of_their_leaves(size in 1u64..2000) {
        let coarse = coarse(size);
        for bundle in EntryBundle::all(size) {
            let leaves = BundleLeaves::new(bundle.entries().map(leaf).collect());
            prop_assert_eq!(coarse.bundle_root(bundle.index()), Some(*leaves.root()));
        }
        prop_assert_eq!(coarse.bundle_root(size.div_ceil(256)), None);
    }
}

#[test]
fn full_bundles_are_known_by_their_roots() {
    let roots = BundleLeaves::new(leaves_of(700, 0));
    assert_eq!(BundleLeaves::full(*roots.root()), roots);
}
