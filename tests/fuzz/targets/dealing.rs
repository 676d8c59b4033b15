//! A dealing: what decodes encodes to the same bytes, and its arithmetic does not panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_election::setup::{Dealing, ElectionKeys};

fuzz_target!(|bytes: &[u8]| {
    let threshold = bytes.get(11).copied().unwrap_or(0).into();
    let columns = bytes.get(13).copied().unwrap_or(0).into();
    let _ = Dealing::commitment_of_file(bytes, threshold, columns);
    let Ok(dealing) = Dealing::decode(bytes, 1, 1, threshold, columns) else { return };
    assert_eq!(dealing.encode(), bytes);
    let _ = (dealing.verify_possession(&[0; 32]), dealing.identity_columns(), dealing.share_images(1));
    let _ = ElectionKeys::from_dealings(&[dealing]).check();
});
