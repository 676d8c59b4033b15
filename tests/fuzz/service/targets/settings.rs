//! Files that operators write: the service's settings (spec 10), and a witness's list of logs. What is taken is written and read again.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

use libfuzzer_sys::fuzz_target;
use ostrakon_client::{Base, ElectionUrl};
use ostrakon_service::Settings;
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_witness::logs;

fuzz_target!(|text: &str| {
    match Settings::parse(text) {
        Ok(settings) => {
            assert!(!settings.host().is_empty());
            let written = toml::to_string(&settings).expect("what was read");
            let again = Settings::parse(&written).expect("what was written");
            assert_eq!(toml::to_string(&again).expect("what was read"), written);
        }
        Err(error) => assert!(!error.is_empty()),
    }
    match logs::parse(text) {
        Ok(entries) => {
            let written: String = entries.iter().map(logs::LogEntry::to_toml).collect();
            assert_eq!(logs::parse(&written).expect("what was written"), entries);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(name) = KeyName::new(text) {
        let key = SigningKey::new(name, SecretKey::from_seed(&[7; 32])).verifier_key();
        let entry = logs::LogEntry { key: LogKey::new(key), url: None };
        assert_eq!(logs::parse(&entry.to_toml()), Ok(vec![entry]));
    }
    if let Ok(base) = Base::parse(text) {
        assert_eq!(Base::parse(base.as_str()).as_ref(), Ok(&base));
        assert!(base.as_str().starts_with(base.origin()) && base.as_str().ends_with(base.name()));
    }
    if let Ok(election) = ElectionUrl::parse(text) {
        assert_eq!(ElectionUrl::parse(&election.url()), Ok(election));
    }
});
