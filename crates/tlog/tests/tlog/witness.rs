//! What a witness decides: every growth is accepted, every fork refused and kept.

use ostrakon_tlog::checkpoint::{Checkpoint, SignedCheckpoint, VerifiedCheckpoint};
use ostrakon_tlog::consistency::{ConsistencyProof, VerifyConsistencyError};
use ostrakon_tlog::cosignature::Cosignature;
use ostrakon_tlog::fork::{Fork, NoFork};
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::key::SigningKey;
use ostrakon_tlog::tree::{MerkleTree, TreeHead};
use ostrakon_tlog::witness::{
    AddCheckpoint, ParseRequestError, Refusal, encode_size, judge, parse_cosignatures, parse_size,
};
use proptest::prelude::*;

use crate::common::{cases, leaf, log, log_key, signed, tree, witness};

/// A tree of `size` leaves that differs from [`tree`] from leaf `at` on.
fn forked(size: u64, at: u64) -> MerkleTree {
    (0..size).map(|i| if i < at { leaf(i) } else { leaf_hash(format!("other {i}").as_bytes()) }).collect()
}

fn request(tree: &MerkleTree, old: u64) -> AddCheckpoint {
    let proof = tree.consistency_proof(old, tree.size()).unwrap();
    AddCheckpoint { old, proof, checkpoint: signed(tree) }
}

fn held(tree: &MerkleTree) -> VerifiedCheckpoint {
    signed(tree).verify(&log_key()).unwrap()
}

fn decide(held: Option<&VerifiedCheckpoint>, request: &AddCheckpoint) -> Result<VerifiedCheckpoint, Refusal> {
    judge(&log_key(), held, request)
}

fn status(held: Option<&VerifiedCheckpoint>, request: &AddCheckpoint) -> u16 {
    decide(held, request).map_or_else(|refusal| refusal.status(), |_| 200)
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn every_growth_is_accepted(old in 0u64..200, more in 0u64..200) {
        let (before, after) = (tree(old), tree(old + more));
        let new = decide(Some(&held(&before)), &request(&after, old)).unwrap();
        prop_assert_eq!(*new.head(), after.head());
        if old == 0 {
            prop_assert_eq!(decide(None, &request(&after, 0)).unwrap(), new);
        }
    }

    #[test]
    fn every_fork_is_refused_and_shown(size in 1u64..100, more in 0u64..100, at in any::<prop::sample::Index>()) {
        let at = at.index(size as usize) as u64;
        let (before, other) = (held(&tree(size)), forked(size + more, at));
        // The proof that the forker's own tree gives, which is consistent in itself.
        let refusal = decide(Some(&before), &request(&other, size)).unwrap_err();
        prop_assert_eq!(refusal.status(), if more == 0 { 409 } else { 422 });
        // A proof from a power of two begins with the old root as the verifier holds it, and cannot show another.
        match refusal.fork() {
            Some(fork) => {
                prop_assert_eq!((fork.smaller(), fork.larger()), (&before, &held(&other)));
                let (one, two) = (signed(&tree(size)).encode(), signed(&other).encode());
                let text = fork.proof_text();
                let read = Fork::parse(&log_key(), one.as_bytes(), two.as_bytes(), text.as_bytes());
                prop_assert_eq!(read.as_ref(), Ok(fork));
            }
            None => prop_assert!(more > 0 && size.is_power_of_two()),
        }
        // From the forker's tiles it is shown at every size.
        let root = other.head_at(size).unwrap().root;
        let proof = other.consistency_proof(size, size + more).unwrap();
        prop_assert!(Fork::new(before, held(&other), root, proof).is_ok());
    }

    #[test]
    fn no_proof_makes_a_fork_acceptable(size in 1u64..60, more in 1u64..60, path in prop::collection::vec(any::<[u8; 32]>(), 0..9)) {
        let asked = AddCheckpoint {
            old: size,
            proof: ConsistencyProof { path: path.into_iter().map(Hash::from_bytes).collect() },
            checkpoint: signed(&forked(size + more, 0)),
        };
        let refusal = decide(Some(&held(&tree(size))), &asked).unwrap_err();
        prop_assert_eq!((refusal.status(), refusal.fork()), (422, None));
    }

    #[test]
    fn another_old_size_is_answered_with_ours(size in 0u64..100, old in 0u64..100, new in 0u64..100) {
        prop_assume!(old != size && old <= new);
        let refusal = decide(Some(&held(&tree(size))), &request(&tree(new), old)).unwrap_err();
        prop_assert_eq!(&refusal, &Refusal::Conflict { held: size, fork: None });
        prop_assert_eq!(refusal.status(), 409);
    }

    #[test]
    fn no_growth_makes_evidence(old in 0u64..100, more in 0u64..100, root: [u8; 32]) {
        let (before, after) = (held(&tree(old)), held(&tree(old + more)));
        let proof = tree(old + more).consistency_proof(old, old + more).unwrap();
        let honest = Fork::new(after.clone(), before.clone(), before.head().root, proof.clone());
        prop_assert_eq!(honest, Err(NoFork::SameRoot));
        prop_assert!(Fork::new(before.clone(), after.clone(), Hash::from_bytes(root), proof).is_err());
        prop_assert!(Fork::of_one_size(before, after).is_err());
    }
}

#[test]
fn the_same_head_again_is_cosigned_again() {
    for size in [0, 1, 5, 8] {
        let head = held(&tree(size));
        assert_eq!(decide(Some(&head), &request(&tree(size), size)), Ok(head));
    }
}

/// c2sp.org/tlog-witness, add-checkpoint: "The proof MUST be empty if the old size is zero."
#[test]
fn from_nothing() {
    let mut first = request(&tree(5), 0);
    assert_eq!(status(None, &first), 200);
    assert_eq!(status(Some(&held(&tree(0))), &first), 200);
    first.proof.path.push(leaf(0));
    assert_eq!(status(None, &first), 422);
    let mut empty = request(&tree(0), 0);
    assert_eq!(status(None, &empty), 200);
    empty.proof.path.push(leaf(0));
    assert_eq!(status(None, &empty), 422);
    let conflict = Refusal::Conflict { held: 0, fork: None };
    assert_eq!(decide(None, &request(&tree(5), 3)), Err(conflict));
}

/// A fork is evidence even where the old size is not ours, as of who only asks for our size.
#[test]
fn a_fork_by_the_way() {
    let refusal = decide(Some(&held(&tree(7))), &request(&forked(7, 6), 0)).unwrap_err();
    assert!(matches!(refusal, Refusal::Conflict { held: 7, fork: Some(_) }));
    assert_eq!(refusal.to_string(), "this witness has seen another checkpoint of this size");
}

#[test]
fn statuses() {
    let five = held(&tree(5));
    let good = request(&tree(9), 5);
    assert_eq!(status(Some(&five), &AddCheckpoint { old: 10, ..good.clone() }), 400);
    let short = ConsistencyProof { path: good.proof.path[1..].to_vec() };
    let refusal = decide(Some(&five), &AddCheckpoint { proof: short, ..good.clone() }).unwrap_err();
    assert_eq!((refusal.status(), refusal.fork()), (422, None));
    // Signed by a witness's key of the log's name, and by nobody who is known.
    let stranger = SigningKey::new(log().name().clone(), witness(1).1);
    let checkpoint = Checkpoint::new(log().name().clone(), tree(9).head()).unwrap().sign(&stranger).unwrap();
    assert_eq!(status(Some(&five), &AddCheckpoint { checkpoint, ..good.clone() }), 403);
    // "it MUST ignore signatures from unknown keys".
    let (name, secret, _) = witness(2);
    let line = Cosignature::sign(good.checkpoint.unverified(), name, &secret, 1).unwrap();
    let more =
        AddCheckpoint { checkpoint: good.checkpoint.clone().with_signature(line).unwrap(), ..good.clone() };
    let new = decide(Some(&five), &more).unwrap();
    assert_eq!((new.signed().signatures().len(), new.alone().signed()), (2, &good.checkpoint));
}

/// A signature line of the log's own name and key, changed in one bit.
#[test]
fn a_wrong_signature_is_refused() {
    let text = request(&tree(9), 5).encode();
    let (start, end) = text.split_at(text.len() - 20);
    let spoiled = format!("{start}{}", end.replace(|c: char| c.is_ascii_lowercase(), "q"));
    let asked = AddCheckpoint::parse(spoiled.as_bytes()).unwrap();
    assert_eq!(status(Some(&held(&tree(5))), &asked), 403);
}

#[test]
fn a_request_has_one_form() {
    let text = request(&tree(9), 5).encode();
    let parse = |text: &str| AddCheckpoint::parse(text.as_bytes());
    assert_eq!(parse(&text).unwrap().encode(), text);
    for old in ["old 05\n", "old  5\n", "Old 5\n", "old -5\n", "old 5 \n", "", "5\n"] {
        let refused = parse(&text.replacen("old 5\n", old, 1));
        assert!(matches!(refused, Err(ParseRequestError::OldSize)), "{old:?} {refused:?}");
    }
    let hash = leaf(0).to_base64();
    let lines =
        |count: usize| text.replacen("old 5\n", &format!("old 5\n{}", format!("{hash}\n").repeat(count)), 1);
    let have = request(&tree(9), 5).proof.path.len();
    assert_eq!(parse(&lines(63 - have)).unwrap().proof.path.len(), 63);
    assert_eq!(parse(&lines(64 - have)), Err(ParseRequestError::ProofLines { len: 64 }));
    assert_eq!(
        parse(&text.replacen("old 5\n", "old 5\nAAAA\n", 1)),
        Err(ParseRequestError::Hash { number: 1 })
    );
    assert_eq!(parse("old 5\n"), Err(ParseRequestError::NoBlankLine));
    assert!(matches!(parse("old 5\n\n"), Err(ParseRequestError::Checkpoint(_))));
    assert!(matches!(parse(&text.replace('\n', "\r\n")), Err(ParseRequestError::NoBlankLine)));
    let long = vec![b'a'; 70_000];
    assert!(matches!(AddCheckpoint::parse(&long), Err(ParseRequestError::TooLong { .. })));
}

#[test]
fn answers_have_one_form() {
    assert_eq!((encode_size(0).as_str(), encode_size(20).as_str()), ("0\n", "20\n"));
    assert_eq!((parse_size(b"0\n"), parse_size(b"20\n")), (Some(0), Some(20)));
    for refused in [&b"20"[..], b"", b"\n", b"020\n", b"20\n\n", b" 20\n", b"-1\n", b"\xff\n"] {
        assert_eq!(parse_size(refused), None);
    }
    assert!(parse_cosignatures(b"").is_err());
    assert!(parse_cosignatures(b"20\n").is_err());
}

#[test]
fn evidence_is_verified_when_it_is_read() {
    let (five, other) = (signed(&tree(5)), signed(&forked(9, 2)));
    let root = forked(5, 2).head().root;
    let proof = forked(9, 2).consistency_proof(5, 9).unwrap();
    let verified = |signed: &SignedCheckpoint| signed.verify(&log_key()).unwrap();
    let fork = Fork::new(verified(&other), verified(&five), root, proof).unwrap();
    let parse = |proof: &str| {
        Fork::parse(&log_key(), five.encode().as_bytes(), other.encode().as_bytes(), proof.as_bytes())
    };
    assert_eq!(parse(&fork.proof_text()), Ok(fork.clone()));
    assert_eq!(parse(""), Err(NoFork::ProofText));
    assert_eq!(parse(fork.proof_text().trim_end()), Err(NoFork::ProofText));
    let one_line = fork.proof_text().lines().next().unwrap().to_owned() + "\n";
    let short = VerifyConsistencyError::TooShort { len: 0 };
    assert_eq!(parse(&one_line), Err(NoFork::Proof(short)));
    let stranger = SigningKey::new(log().name().clone(), witness(1).1);
    let forged = Checkpoint::new(log().name().clone(), forked(5, 2).head()).unwrap().sign(&stranger).unwrap();
    let text = format!("{}\n", forged.unverified().head().root.to_base64());
    let read = Fork::parse(&log_key(), five.encode().as_bytes(), forged.encode().as_bytes(), text.as_bytes());
    assert!(matches!(read, Err(NoFork::Checkpoint(_))));
    let empty = signed(&MerkleTree::new());
    assert_eq!(*empty.unverified().head(), TreeHead::empty());
    assert!(Fork::new(verified(&empty), verified(&five), root, ConsistencyProof { path: vec![] }).is_err());
}
