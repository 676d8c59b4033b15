//! A roll file: what decodes encodes to the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_election::roll::Roll;

fuzz_target!(|bytes: &[u8]| {
    let _ = Roll::root_of_file(bytes);
    let lenient = Roll::decode_lenient(bytes);
    if let Ok(roll) = Roll::decode(bytes) {
        assert_eq!(roll.encode(), bytes);
        assert!(lenient.is_ok_and(|(voters, error)| voters == roll.voters() && error.is_none()));
        let _ = roll.total_weight();
    }
});
