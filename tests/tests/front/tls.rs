//! TLS without a proxy.

use crate::raw::Bed;
use ostrakon_service::{Front, Limits, Tls};
use std::path::PathBuf;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/front").join(name)
}

#[test]
fn the_service_has_a_certificate_of_its_own() {
    let tls = Tls::read(file("certificate.pem"), file("key.pem")).unwrap();
    let bed = Bed::new(Limits::default(), || Front { tls: Some(tls), ..Front::default() });
    let trusted = Certificate::from_pem(&std::fs::read(file("certificate.pem")).unwrap()).unwrap();
    let roots = RootCerts::new_with_certs(&[trusted]);
    let config = TlsConfig::builder().root_certs(roots).build();
    let agent: ureq::Agent = ureq::Agent::config_builder().tls_config(config).build().into();
    let address = bed.carried.address().replace("http://", "https://");
    let answer = agent.get(format!("{address}/healthz")).call().unwrap();
    assert_eq!(answer.status().as_u16(), 200);
    // Whoever speaks plainly is not answered.
    let plain = bed.say(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
    assert!(!plain.starts_with("HTTP/1.1 200"), "{plain}");
}

#[test]
fn a_key_of_another_certificate_is_refused() {
    assert!(Tls::read(file("key.pem"), file("key.pem")).is_err());
    assert!(Tls::read(file("certificate.pem"), file("certificate.pem")).is_err());
    assert!(Tls::read(file("nothing.pem"), file("key.pem")).is_err());
}
