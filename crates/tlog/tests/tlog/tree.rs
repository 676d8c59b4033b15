//! Roots, inclusion and consistency.

use ostrakon_tlog::consistency::{ConsistencyProof, ProveConsistencyError, VerifyConsistencyError};
use ostrakon_tlog::hash::{Hash, ParseHashError, empty_root, leaf_hash, node_hash};
use ostrakon_tlog::inclusion::{InclusionProof, ProveInclusionError, VerifyInclusionError};
use ostrakon_tlog::tree::{Frontier, MerkleTree, TreeHead};
use proptest::prelude::*;

use crate::common::{cases, hash, leaf, tree};

/// The leaves of transparency-dev/merkle `proof/verify_test.go`, from Certificate Transparency's
/// reference implementation.
const CT_LEAVES: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];

/// The roots over the first 1 to 8 of them, from the same place.
const CT_ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/// (index, size, path), from the same place; indices there count from 1.
const CT_INCLUSION: [(u64, u64, &[&str]); 5] = [
    (0, 1, &[]),
    (
        0,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        &[
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (2, 3, &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        1,
        5,
        &[
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
];

/// (old size, new size, path), from the same place.
const CT_CONSISTENCY: [(u64, u64, &[&str]); 5] = [
    (1, 1, &[]),
    (
        1,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        &[
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        &[
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
    (
        6,
        7,
        &[
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
];

fn ct_tree() -> MerkleTree {
    CT_LEAVES.map(leaf_hash).into_iter().collect()
}

fn path(hex: &[&str]) -> Vec<Hash> {
    hex.iter().copied().map(hash).collect()
}

#[test]
fn published_roots() {
    let (tree, mut frontier) = (ct_tree(), Frontier::new());
    assert_eq!(empty_root(), hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    assert_eq!(frontier.head(), TreeHead::empty());
    assert_eq!(tree.head_at(0).unwrap(), TreeHead::empty());
    for (size, (leaf, root)) in (1..).zip(CT_LEAVES.into_iter().zip(CT_ROOTS)) {
        frontier.append(leaf_hash(leaf));
        let head = TreeHead { size, root: hash(root) };
        assert_eq!(frontier.head(), head);
        assert_eq!(tree.head_at(size).unwrap(), head);
    }
    assert_eq!(tree.head(), frontier.head());
}

#[test]
fn published_inclusion_proofs() {
    let tree = ct_tree();
    for (index, size, hashes) in CT_INCLUSION {
        let proof = InclusionProof { index, path: path(hashes) };
        assert_eq!(tree.inclusion_proof(index, size).unwrap(), proof);
        let leaf = tree.leaves()[usize::try_from(index).unwrap()];
        proof.verify(leaf, &tree.head_at(size).unwrap()).unwrap();
    }
}

/// A real entry of a public log, from Project Oak's tests of its tlog-proof verifier.
#[test]
fn published_inclusion_proof_at_the_right_edge() {
    let path = [
        "fGRlLyuz+L9Jb8+uTSut/2aVc4z7fKFW+clvsb6xjEM=",
        "F6LautOHD5eppkWC0xn/lz00X5g2yLlZAkl2jCI/wdE=",
        "qH7OJxFNup+TDvJuohd2HphKVngfMeMzUK8QChEDcas=",
        "+Y3g758yXtPCRh/eqhLTA3bdcx+cCV1Uah0JdgB0YEs=",
        "vq8cJSjj8dPVmFBRUqDLlaMqW6aAYR2GKugVhgudXLs=",
        "J0z3X5qTb9WFC1gABhVFx0bW1rVZRL+DAoBL2e2h4G4=",
        "NmSbYg25xNFzTRerIsF3HbEMyTIDqW87AQd9ekzopE8=",
        "L8BZipjURnkctkjJtGJs+YyTXMssvNKA7+a8nV2JT/s=",
        "pva4RFzCejMkVMVmYc93As2lbk7WAyrw58TvrzEOjNc=",
    ];
    let path = path.map(|line| Hash::from_base64(line).unwrap()).to_vec();
    let root = Hash::from_base64("QYfrD7XAd4qUHbRBs4dDyDZwpZN4M/cccXr2G56pxkY=").unwrap();
    let proof = InclusionProof { index: 76_958, path };
    proof.verify(leaf_hash(b"hello tesseroak\n"), &TreeHead { size: 76_959, root }).unwrap();
}

#[test]
fn published_consistency_proofs() {
    let tree = ct_tree();
    for (old, new, hashes) in CT_CONSISTENCY {
        let proof = ConsistencyProof { path: path(hashes) };
        assert_eq!(tree.consistency_proof(old, new).unwrap(), proof);
        proof.verify(&tree.head_at(old).unwrap(), &tree.head_at(new).unwrap()).unwrap();
    }
}

#[test]
fn hashes_have_one_text_form() {
    let root = empty_root();
    let (hex, base64) = (root.to_hex(), root.to_base64());
    assert_eq!(root.to_string(), hex);
    assert_eq!(Hash::from_hex(&hex), Ok(root));
    assert_eq!(Hash::from_base64(&base64), Ok(root));
    for refused in [hex.to_uppercase(), hex[2..].into(), hex.clone() + "00", String::new()] {
        assert_eq!(Hash::from_hex(&refused), Err(ParseHashError::Hex), "{refused}");
    }
    // The last character carries two unused bits: U, V, W and X decode alike.
    let unused_bits = base64.replace("U=", "V=");
    assert_ne!(unused_bits, base64);
    let unpadded = base64.trim_end_matches('=').to_owned();
    for refused in [unused_bits, unpadded, base64.clone() + "=", base64.replace('/', "_"), " ".into()] {
        assert_eq!(Hash::from_base64(&refused), Err(ParseHashError::Base64), "{refused}");
    }
}

#[test]
fn inclusion_refusals() {
    let tree = tree(7);
    let head = tree.head();
    let proof = tree.inclusion_proof(3, 7).unwrap();
    let with = |path: Vec<Hash>| InclusionProof { index: 3, path };
    let long = with([proof.path.as_slice(), &[head.root]].concat());
    let short = with(proof.path[..2].to_vec());
    let outside = InclusionProof { index: 7, ..proof.clone() };
    assert_eq!(long.verify(leaf(3), &head), Err(VerifyInclusionError::TooLong { len: 4 }));
    assert_eq!(short.verify(leaf(3), &head), Err(VerifyInclusionError::TooShort { len: 2 }));
    let error = VerifyInclusionError::Index { index: 7, size: 7 };
    assert_eq!(outside.verify(leaf(3), &head), Err(error));
    let nowhere = InclusionProof { index: 0, path: Vec::new() };
    let error = VerifyInclusionError::Index { index: 0, size: 0 };
    assert_eq!(nowhere.verify(leaf(0), &TreeHead::empty()), Err(error));
    let other = proof.verify(leaf(4), &head);
    assert!(matches!(other, Err(VerifyInclusionError::Root { .. })), "{other:?}");
}

/// The root's children do not pass for leaves of a smaller tree.
#[test]
fn a_node_is_no_leaf() {
    let (left, right) = (leaf(0), leaf(1));
    let root = node_hash(&left, &right);
    let entry = [left.as_bytes().as_slice(), right.as_bytes()].concat();
    let proof = InclusionProof { index: 0, path: Vec::new() };
    proof.verify(root, &TreeHead { size: 1, root }).unwrap();
    assert!(proof.verify(leaf_hash(&entry), &TreeHead { size: 1, root }).is_err());
}

#[test]
fn consistency_at_the_ends() {
    let tree = tree(3);
    let (empty, one, head) = (TreeHead::empty(), tree.head_at(1).unwrap(), tree.head());
    let nothing = ConsistencyProof { path: Vec::new() };
    let something = ConsistencyProof { path: vec![one.root] };
    for (old, new) in [(&empty, &empty), (&empty, &head), (&head, &head)] {
        nothing.verify(old, new).unwrap();
        let error = Err(VerifyConsistencyError::TooLong { len: 1 });
        assert_eq!(something.verify(old, new), error);
    }
    let shrunk = Err(VerifyConsistencyError::Shrunk { old: 3, new: 1 });
    assert_eq!(nothing.verify(&head, &one), shrunk);
    let short = Err(VerifyConsistencyError::TooShort { len: 0 });
    assert_eq!(nothing.verify(&one, &head), short);
    let wrong = [
        (TreeHead { size: 0, root: one.root }, head),
        (TreeHead { size: 0, root: one.root }, TreeHead { size: 0, root: one.root }),
        (TreeHead { size: 3, root: one.root }, head),
    ];
    for (old, new) in wrong {
        let found = nothing.verify(&old, &new);
        assert!(matches!(found, Err(VerifyConsistencyError::Root { .. })), "{found:?}");
    }
}

#[test]
fn proofs_that_cannot_be_made() {
    let tree = tree(5);
    let out = |index, size| tree.inclusion_proof(index, size).unwrap_err();
    assert_eq!(out(5, 5), ProveInclusionError::Index { index: 5, size: 5 });
    assert!(matches!(out(5, 6), ProveInclusionError::Beyond(_)));
    assert!(matches!(out(0, u64::MAX), ProveInclusionError::Beyond(_)));
    assert!(matches!(out(u64::MAX - 1, u64::MAX), ProveInclusionError::Beyond(_)));
    let out = |old, new| tree.consistency_proof(old, new).unwrap_err();
    assert_eq!(out(5, 4), ProveConsistencyError::Shrunk { old: 5, new: 4 });
    for (old, new) in [(0, 6), (5, 6), (6, 6), (1, u64::MAX)] {
        assert!(matches!(out(old, new), ProveConsistencyError::Beyond(_)));
    }
    let beyond = tree.head_at(6).unwrap_err();
    assert_eq!((beyond.size, beyond.have), (6, 5));
}

/// RFC 6962 §2.1 word for word, from the leaves and with nothing kept.
fn mth(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [leaf] => *leaf,
        _ => {
            let k = leaves.len().next_power_of_two() / 2;
            node_hash(&mth(&leaves[..k]), &mth(&leaves[k..]))
        }
    }
}

#[test]
fn roots_agree_with_the_definition() {
    let tree = tree(300);
    let mut frontier = Frontier::new();
    for (size, leaf) in (0..).zip(tree.leaves()) {
        assert_eq!(frontier.head(), tree.head_at(size).unwrap());
        assert_eq!(frontier.head().root, mth(&tree.leaves()[..usize::try_from(size).unwrap()]));
        frontier.append(*leaf);
    }
    assert_eq!(tree.leaves().iter().copied().collect::<Frontier>(), frontier);
}

#[test]
fn every_small_proof_verifies() {
    let tree = tree(33);
    for size in 1..=33 {
        let head = tree.head_at(size).unwrap();
        for index in 0..size {
            tree.inclusion_proof(index, size).unwrap().verify(leaf(index), &head).unwrap();
        }
        for old in 0..=size {
            let old_head = tree.head_at(old).unwrap();
            tree.consistency_proof(old, size).unwrap().verify(&old_head, &head).unwrap();
        }
    }
}

/// Two sizes or an index and a size, the first below the second.
fn below() -> impl Strategy<Value = (u64, u64)> {
    (1u64..=300).prop_flat_map(|size| (0..size, Just(size)))
}

/// Every way to spoil one hash, or the length, of a path.
fn spoiled(path: &[Hash], at: prop::sample::Index, bit: u8) -> Vec<Vec<Hash>> {
    let mut all = vec![[path, &[leaf(0)]].concat(), [&[leaf(0)], path].concat()];
    if !path.is_empty() {
        let at = at.index(path.len());
        let mut bytes = *path[at].as_bytes();
        bytes[usize::from(bit / 8)] ^= 1 << (bit % 8);
        let flipped = Hash::from_bytes(bytes);
        all.push([&path[..at], &[flipped], &path[at + 1..]].concat());
        all.push([&path[..at], &path[at + 1..]].concat());
        all.push([&path[..at], &[path[at]], &path[at..]].concat());
    }
    all
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn inclusion_stands_and_falls(
        (index, size) in below(), at: prop::sample::Index, bit: u8, other: prop::sample::Index,
    ) {
        let tree = tree(size);
        let head = tree.head();
        let proof = tree.inclusion_proof(index, size).unwrap();
        prop_assert_eq!(proof.verify(leaf(index), &head), Ok(()));
        for path in spoiled(&proof.path, at, bit) {
            let spoiled = InclusionProof { index, path };
            prop_assert!(spoiled.verify(leaf(index), &head).is_err());
        }
        let other = other.index(usize::try_from(size).unwrap()) as u64;
        if other != index {
            let moved = InclusionProof { index: other, ..proof.clone() };
            prop_assert!(moved.verify(leaf(index), &head).is_err());
            prop_assert!(proof.verify(leaf(other), &head).is_err());
        }
    }

    #[test]
    fn consistency_stands_and_falls((old, new) in below(), at: prop::sample::Index, bit: u8) {
        let tree = tree(new);
        let (old_head, head) = (tree.head_at(old).unwrap(), tree.head());
        let proof = tree.consistency_proof(old, new).unwrap();
        prop_assert_eq!(proof.verify(&old_head, &head), Ok(()));
        for path in spoiled(&proof.path, at, bit) {
            let spoiled = ConsistencyProof { path };
            prop_assert!(spoiled.verify(&old_head, &head).is_err());
        }
    }

    /// A log that rewrote any earlier leaf finds no proof among its own.
    #[test]
    fn a_rewritten_log_is_not_consistent((old, new) in below(), at: prop::sample::Index) {
        prop_assume!(old > 0);
        let honest = tree(new);
        let mut leaves = honest.leaves().to_vec();
        leaves[at.index(usize::try_from(old).unwrap())] = leaf_hash(b"rewritten");
        let rewritten: MerkleTree = leaves.into_iter().collect();
        let old_head = honest.head_at(old).unwrap();
        for proof in [&honest, &rewritten].map(|tree| tree.consistency_proof(old, new).unwrap()) {
            prop_assert!(proof.verify(&old_head, &rewritten.head()).is_err());
        }
    }

    /// No claim, however large, makes verification fail otherwise than by an error.
    #[test]
    fn claims_of_any_size(
        index: u64, old: u64, new: u64, len in 0usize..80, root: [u8; 32],
    ) {
        let path = vec![leaf(1); len];
        let root = Hash::from_bytes(root);
        let (old, new) = (TreeHead { size: old, root }, TreeHead { size: new, root: leaf(2) });
        let inclusion = InclusionProof { index, path: path.clone() };
        prop_assert!(inclusion.verify(leaf(0), &new).is_err());
        let consistency = ConsistencyProof { path };
        prop_assert!(consistency.verify(&old, &new).is_err());
    }
}
