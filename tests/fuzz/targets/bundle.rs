//! An entry bundle: what decodes encodes to the same bytes.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

use libfuzzer_sys::fuzz_target;
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::tiles::HashTile;

fuzz_target!(|bytes: &[u8]| {
    let Some((width, rest)) = bytes.split_first() else { return };
    let size = u64::from(*width) + 1;
    for bundle in EntryBundle::all(size) {
        if let Ok(entries) = bundle.decode(rest) {
            assert_eq!(bundle.encode(&entries).expect("entries that were read"), rest);
        }
    }
    HashTile::all(size).for_each(|tile| drop(tile.decode(rest)));
});
