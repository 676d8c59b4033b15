//! An entry of the board: what decodes strictly encodes to the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_election::board::{Entry, View};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{Plan, problems};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(Entry::Document(document)) = Entry::decode(bytes) {
        assert_eq!(document.encode(), bytes);
        let _ = (document.hash(), document.check_signatures(&[], 0), document.body.role());
    }
    let Ok(document) = SignedDocument::decode_lenient(bytes) else { return };
    View::default().add(0, &document);
    if let Document::Manifest(manifest) = document.body
        && let Ok(plan) = Plan::new(*manifest)
    {
        let _ = (problems(&plan, None), plan.columns());
    }
});
