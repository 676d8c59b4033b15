//! The keys file: as many keys as were asked for, or a refusal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_election::setup::ElectionKeys;

fuzz_target!(|bytes: &[u8]| {
    let columns = bytes.get(5).copied().unwrap_or(0).into();
    if let Ok(keys) = ElectionKeys::decode_joint(bytes, columns) {
        assert_eq!(keys.len(), columns);
        assert_eq!(bytes.len(), 6 + 32 * columns);
    }
});
