//! An envelope: opened by whom it is not for, and read inside its box.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_election::setup::{ChannelSecret, Envelope};

fuzz_target!(|bytes: &[u8]| {
    let (own, their) = (ChannelSecret::from_bytes([1; 32]), ChannelSecret::from_bytes([2; 32]).public());
    let envelope = Envelope { attempt: 1, dealer: 2, recipient: 1 };
    for columns in [0, 1, 3] {
        assert!(envelope.open(bytes, &[0; 32], columns, &own, &their).is_err(), "nobody sealed this");
    }
});
