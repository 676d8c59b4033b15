//! A signed request (spec 10.5): nobody makes one without the key, and one is good for what it was signed for alone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_election::request::{Asked, Request};
use ostrakon_fuzz::Choices;
use ostrakon_group::Bytes32;
use ostrakon_tlog::ed25519::SecretKey;

const NOW: u64 = 1_700_000_000;
const BASE: &str = "https://board.example";

fuzz_target!(|input: &[u8]| {
    let mut choices = Choices::new(input);
    let key = SecretKey::from_seed(&[7; 32]);
    let signers = [Bytes32::from(*key.public_key().as_bytes())];
    let asked = Asked { base: BASE, method: "POST", path: "/api/elections/spring/draft", body: b"{}" };
    let signed_at = NOW.wrapping_add(choices.number()).wrapping_sub(150);
    let header = Request::new(&asked, signed_at, [1; 16].into()).sign(&key);
    let good = signed_at.abs_diff(NOW) <= 300;
    assert_eq!(Request::verify(&header, &asked, NOW, &signers).is_ok(), good);

    let mut changed = header.clone().into_bytes();
    choices.change(&mut changed);
    let changed = String::from_utf8_lossy(&changed);
    assert!(changed == header || Request::verify(&changed, &asked, NOW, &signers).is_err());

    let (method, path, body) = (choices.piece(), choices.piece(), choices.rest());
    let (Ok(method), Ok(path)) = (str::from_utf8(method), str::from_utf8(path)) else { return };
    let other = Asked { base: BASE, method, path, body };
    assert!(other == asked || Request::verify(&header, &other, NOW, &signers).is_err());
    let _ = Request::verify(path, &asked, NOW, &signers);
});
