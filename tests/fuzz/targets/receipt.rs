//! A receipt: what reads is written as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::receipt::Receipt;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(receipt) = Receipt::parse(bytes) {
        assert_eq!(receipt.encode().as_bytes(), bytes);
        let head = *receipt.checkpoint().unverified().head();
        let _ = receipt.proof().verify(Hash::from_bytes([0; 32]), &head);
    }
});
