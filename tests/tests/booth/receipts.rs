//! Receipts as the booth gets them, and as they are checked later.

use super::{Open, json};

/// An election with one ballot of the booth's, where it is, and the receipt.
fn voted() -> (Open, u64, Vec<u8>, String) {
    let mut open = Open::small();
    let mut session = open.session();
    session.encrypt(r#"[{"options":[1]}]"#).unwrap();
    let ballot = session.seal("").unwrap();
    let index = open.election.enter_bytes(ballot.clone());
    let receipt = open.election.receipt(index).encode();
    (open, index, ballot, receipt)
}

#[test]
fn the_booth_takes_its_own_ballots_receipt_only() {
    let (open, index, ballot, receipt) = voted();
    let session = open.session();
    let found = json(&session.receipt(receipt.as_bytes(), &ballot).unwrap());
    assert_eq!(found["index"], index);
    let name = |receipt: &str, ballot: &[u8]| session.receipt(receipt.as_bytes(), ballot).unwrap_err().name;
    assert_eq!(name(&receipt, &ballot[1..]), "receipt-false");
    assert_eq!(name("", &ballot), "receipt-false");
    assert_eq!(name(&voted().3, &ballot), "receipt-false");
    let before = open.election.receipt(index - 1).encode();
    assert_eq!(name(&before, &ballot), "receipt-false");
}

#[test]
fn a_kept_receipt_is_found_as_the_board_grows() {
    let (mut open, index, ballot, receipt) = voted();
    for more in 0..3 {
        let (_place, kept) = open.kept();
        let found = json(&kept.check(receipt.as_bytes()).unwrap());
        let then = found["then"].as_u64().unwrap();
        assert_eq!((found["index"].as_u64(), found["now"].as_u64()), (Some(index), Some(then + more)));
        assert_eq!(found["key"].as_str().unwrap().len(), 64);
        open.election.enter_bytes(ballot.clone());
    }
}

#[test]
fn false_receipts_are_refused_by_name() {
    let (open, index, _, receipt) = voted();
    let (_place, kept) = open.kept();
    let name = |receipt: &str| kept.check(receipt.as_bytes()).unwrap_err().name;
    assert_eq!(name(""), "receipt-false");
    assert_eq!(name(&receipt.replace(&format!("index {index}"), "index 0")), "receipt-false");
    assert_eq!(name(&voted().3), "receipt-false");
    assert_eq!(name(&open.election.receipt(0).encode()), "receipt-of-no-ballot");
}

#[test]
fn a_receipt_that_is_ahead_is_no_contradiction() {
    let (open, ..) = voted();
    let (_place, kept) = open.kept();
    let mut later = open;
    let mut session = later.session();
    session.encrypt(r#"[{"options":[0]}]"#).unwrap();
    let index = later.election.enter_bytes(session.seal("").unwrap());
    let ahead = later.election.receipt(index).encode();
    assert_eq!(kept.check(ahead.as_bytes()).unwrap_err().name, "receipt-ahead");
}

#[test]
fn a_log_that_signed_another_history_is_contradicted() {
    let (mut open, index, ballot, receipt) = voted();
    // The same log signs a board on which another ballot stands in that place.
    let mut log = ostrakon_election::board::Log::new();
    for entry in &open.election.log.entries()[..index as usize] {
        log.append(entry.clone()).unwrap();
    }
    open.election.log = log;
    let mut session = open.session();
    session.encrypt(r#"[{"options":[1]}]"#).unwrap();
    open.election.enter_bytes(session.seal("").unwrap());
    let (_place, kept) = open.kept();
    assert_ne!(open.election.log.entries().last(), Some(&ballot));
    assert_eq!(kept.check(receipt.as_bytes()).unwrap_err().name, "receipt-contradicted");
}
