//! A register: an act that decodes encodes to the same bytes, and a log of acts, whatever they say, is judged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_election::board::Log;
use ostrakon_register::{Files, SignedAct, examine};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(act) = SignedAct::decode(bytes) {
        assert_eq!(act.encode(), bytes);
    }
    let mut log = Log::new();
    let acts = bytes.split(|byte| *byte == b'\n').filter(|act| SignedAct::decode_lenient(act).is_ok());
    if acts.take(16).filter(|act| log.append(act.to_vec()).is_ok()).count() == 0 {
        return;
    }
    let files: Files = log.files_since(0).into_iter().collect();
    assert!(!examine(&files).passed(), "there is no checkpoint");
});
