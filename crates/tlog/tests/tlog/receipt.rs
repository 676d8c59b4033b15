//! Receipts.

use ostrakon_tlog::checkpoint::VerifyCheckpointError;
use ostrakon_tlog::cosignature::Cosignature;
use ostrakon_tlog::inclusion::VerifyInclusionError;
use ostrakon_tlog::receipt::{
    ComposeReceiptError, MAX_EXTRA_LEN, MAX_RECEIPT_LEN, ParseReceiptError, Receipt, VerifyReceiptError,
};
use ostrakon_tlog::tree::MAX_TREE_SIZE;
use proptest::prelude::*;

use crate::common::{cases, leaf, log_key, receipt, signed, tree, witness};

fn parse(text: &str) -> Result<Receipt, ParseReceiptError> {
    Receipt::parse(text.as_bytes())
}

/// Line by line as c2sp.org/tlog-proof lays it out.
#[test]
fn the_text() {
    let made = receipt(1, 3, Some(b"where to find it".to_vec()));
    let path = &made.proof().path;
    let expected = format!(
        "c2sp.org/tlog-proof@v1\nextra d2hlcmUgdG8gZmluZCBpdA==\nindex 1\n{}\n{}\n\n{}",
        path[0].to_base64(),
        path[1].to_base64(),
        signed(&tree(3)).encode(),
    );
    assert_eq!(made.encode(), expected);
    assert_eq!(parse(&expected).unwrap(), made);
    assert_eq!(made.unauthenticated_extra(), Some(b"where to find it".as_slice()));
    let only = receipt(0, 1, None).encode();
    assert_eq!(only, format!("c2sp.org/tlog-proof@v1\nindex 0\n\n{}", signed(&tree(1)).encode()));
    parse(&only).unwrap().verify(&log_key(), leaf(0)).unwrap();
}

#[test]
fn verified_and_judged() {
    let (name, secret, key) = witness(1);
    let plain = receipt(4, 9, None);
    let line = Cosignature::sign(plain.checkpoint().unverified(), name, &secret, 5).unwrap();
    let cosigned = plain.checkpoint().clone().with_signature(line).unwrap();
    let made = Receipt::new(plain.proof().clone(), cosigned, None).unwrap();
    let verified = parse(&made.encode()).unwrap().verify(&log_key(), leaf(4)).unwrap();
    assert_eq!(verified.head(), &tree(9).head());
    assert_eq!(verified.judge(&[key]).unwrap().cosignatures.len(), 1);
}

#[test]
fn what_a_receipt_does_not_show() {
    let made = receipt(4, 9, None);
    let error = made.verify(&log_key(), leaf(5)).unwrap_err();
    assert!(matches!(error, VerifyReceiptError::Inclusion(VerifyInclusionError::Root { .. })));
    let moved = parse(&made.encode().replace("index 4", "index 5")).unwrap();
    assert!(moved.verify(&log_key(), leaf(4)).is_err());
    let outside = parse(&made.encode().replace("index 4", "index 9")).unwrap();
    let error = outside.verify(&log_key(), leaf(4)).unwrap_err();
    assert_eq!(error, VerifyInclusionError::Index { index: 9, size: 9 }.into());
    // The path of one tree under the checkpoint of another.
    let elsewhere = Receipt::new(made.proof().clone(), signed(&tree(8)), None).unwrap();
    assert!(matches!(elsewhere.verify(&log_key(), leaf(4)), Err(VerifyReceiptError::Inclusion(_))));
    let other = made.encode().replace("board.example/2026", "board.example/2027");
    let error = parse(&other).unwrap().verify(&log_key(), leaf(4)).unwrap_err();
    assert!(matches!(error, VerifyReceiptError::Checkpoint(VerifyCheckpointError::Origin { .. })));
}

#[test]
fn malformed_receipts() {
    use ParseReceiptError as E;
    let good = receipt(4, 9, Some(vec![1])).encode();
    let path = receipt(4, 9, None).proof().path.clone();
    let second = path[1].to_base64();
    let swap = |from: &str, to: &str| good.replacen(from, to, 1);
    let cases = [
        (String::new(), E::FirstLine),
        (swap("@v1", "@v2"), E::FirstLine),
        (swap("c2sp", " c2sp"), E::FirstLine),
        ("c2sp.org/tlog-proof@v1\nindex 0\n".to_owned(), E::NoBlankLine),
        (swap("extra AQ==", "extra AR=="), E::Extra),
        (swap("extra AQ==", "extra AQ"), E::Extra),
        (swap("extra AQ==", "extra "), E::Parts(ComposeReceiptError::Extra { len: 0 })),
        (swap("extra AQ==", "extra AQ==\nextra AQ=="), E::Index),
        (swap("extra AQ==\nindex 4", "index 4\nextra AQ=="), E::Hash { number: 1 }),
        (swap("extra AQ==", "Extra AQ=="), E::Index),
        (swap("index 4\n", ""), E::Index),
        (swap("index 4", "index 04"), E::Index),
        (swap("index 4", "index +4"), E::Index),
        (swap("index 4", "index  4"), E::Index),
        (swap("index 4", "index 9223372036854775808"), E::Index),
        (swap("index 4\n", "index 4\nindex 4\n"), E::Hash { number: 1 }),
        (swap(&second, &second[1..]), E::Hash { number: 2 }),
        (swap(&second, &(second.clone() + " ")), E::Hash { number: 2 }),
        (swap("\n", "\r\n"), E::FirstLine),
    ];
    for (text, expected) in cases {
        assert_eq!(parse(&text), Err(expected), "{text}");
    }
    for refused in [swap("\n\n", "\n"), swap("\n\n", "\n\n\n"), good.clone() + "\n", good.clone() + "x\n"] {
        assert!(parse(&refused).is_err(), "{refused}");
    }
    let not_utf8 = [good.as_bytes(), b"\xff"].concat();
    assert_eq!(Receipt::parse(&not_utf8), Err(E::NotUtf8 { at: good.len() }));
}

#[test]
fn bounds() {
    let new = |index, len: usize, extra| {
        let mut proof = receipt(4, 9, None).proof().clone();
        (proof.index, proof.path) = (index, vec![leaf(0); len]);
        Receipt::new(proof, signed(&tree(9)), extra)
    };
    let index = MAX_TREE_SIZE + 1;
    assert_eq!(new(index, 1, None), Err(ComposeReceiptError::Index { index }));
    assert_eq!(new(1, 64, None), Err(ComposeReceiptError::Path { len: 64 }));
    assert_eq!(new(1, 1, Some(vec![])), Err(ComposeReceiptError::Extra { len: 0 }));
    let len = MAX_EXTRA_LEN + 1;
    assert_eq!(new(1, 1, Some(vec![0; len])), Err(ComposeReceiptError::Extra { len }));
    let largest = new(MAX_TREE_SIZE, 63, Some(vec![0; MAX_EXTRA_LEN])).unwrap();
    assert_eq!(parse(&largest.encode()).unwrap(), largest);
    let len = MAX_RECEIPT_LEN + 1;
    assert_eq!(Receipt::parse(&vec![b'a'; len]), Err(ParseReceiptError::TooLong { len }));
}

/// Without extra data every byte of a receipt matters, in both of its possible neighbours.
#[test]
fn no_byte_can_change() {
    let made = receipt(4, 9, None).encode().into_bytes();
    for at in 0..made.len() {
        for change in [0x01, 0x20, 0x80] {
            let mut changed = made.clone();
            changed[at] ^= change;
            let verified = Receipt::parse(&changed).map(|receipt| receipt.verify(&log_key(), leaf(4)));
            assert!(!matches!(verified, Ok(Ok(_))), "byte {at} ^ {change}");
        }
    }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn made_read_and_verified(
        (index, size) in (1u64..=300).prop_flat_map(|size| (0..size, Just(size))),
        extra in prop::option::of(prop::collection::vec(any::<u8>(), 1..40)),
    ) {
        let made = receipt(index, size, extra);
        let read = parse(&made.encode()).unwrap();
        prop_assert_eq!(&read, &made);
        prop_assert_eq!(read.verify(&log_key(), leaf(index)).unwrap().head().size, size);
        prop_assert!(read.verify(&log_key(), leaf(index + 1)).is_err());
    }
}
