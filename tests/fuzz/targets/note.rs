//! A signed note: what reads is written as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_tlog::note::{NoteSignature, SignedNote};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(note) = SignedNote::parse(bytes) {
        assert_eq!(note.encode().as_bytes(), bytes);
    }
    if let Ok(line) = std::str::from_utf8(bytes)
        && let Ok(signature) = NoteSignature::parse_line(line)
    {
        assert_eq!(signature.to_line(), line);
    }
});
