//! An authenticator in software (WebAuthn Level 3, 6): it keeps one key, says for whom, and can be told to misbehave.

use data_encoding::BASE64URL_NOPAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// One passkey.
pub(crate) struct Authenticator {
    key: EcdsaKeyPair,
    id: [u8; 16],
    /// For whom it is, as the service said.
    pub(crate) handle: String,
    pub(crate) counter: u32,
    /// Where the page is that asks.
    pub(crate) origin: String,
    /// Whether its user is verified, not only there.
    pub(crate) verifies: bool,
}

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

impl Authenticator {
    pub(crate) fn new(origin: &str) -> Self {
        let random = SystemRandom::new();
        let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, key.as_ref(), &random).unwrap();
        let mut id = [0; 16];
        ring::rand::SecureRandom::fill(&random, &mut id).unwrap();
        Self { key, id, handle: String::new(), counter: 1, origin: origin.into(), verifies: true }
    }

    /// As `navigator.credentials.create` answers.
    pub(crate) fn create(&mut self, options: &Value) -> Value {
        let options = &options["publicKey"];
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        self.handle = options["user"]["id"].as_str().unwrap().to_owned();
        let client = self.client("webauthn.create", options);
        let data = self.data(options["rp"]["id"].as_str().unwrap(), ATTESTED);
        let object = [
            &[0xa3, 0x63][..],
            b"fmt",
            &[0x64],
            b"none",
            &[0x67],
            b"attStmt",
            &[0xa0, 0x68],
            b"authData",
            &[0x58, u8::try_from(data.len()).unwrap()],
            &data,
        ]
        .concat();
        self.answer(json!({ "clientDataJSON": written(&client), "attestationObject": written(&object) }))
    }

    /// As `navigator.credentials.get` answers.
    pub(crate) fn get(&mut self, options: &Value) -> Value {
        let options = &options["publicKey"];
        assert_eq!(options["userVerification"], "required");
        assert!(options["allowCredentials"].as_array().is_none_or(Vec::is_empty), "nobody is named");
        let client = self.client("webauthn.get", options);
        let data = self.data(options["rpId"].as_str().unwrap(), 0);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        self.answer(json!({
            "clientDataJSON": written(&client),
            "authenticatorData": written(&data),
            "signature": written(signature.as_ref()),
            "userHandle": self.handle,
        }))
    }

    fn client(&self, kind: &str, options: &Value) -> Vec<u8> {
        let client = json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false });
        client.to_string().into_bytes()
    }

    /// Authenticator data, with the new key where it is attested.
    fn data(&mut self, relying: &str, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(relying.as_bytes()).to_vec();
        data.push(PRESENT | verified | flags);
        data.extend(self.counter.to_be_bytes());
        self.counter += 1;
        if flags & ATTESTED != 0 {
            data.extend([0; 16]);
            data.extend([0, 16]);
            data.extend(self.id);
            data.extend(self.cose());
        }
        data
    }

    /// The public key as a COSE map: EC2, ES256, P-256.
    fn cose(&self) -> Vec<u8> {
        let point = self.key.public_key().as_ref();
        let (x, y) = (&point[1..33], &point[33..]);
        [&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20][..], x, &[0x22, 0x58, 0x20], y]
            .concat()
    }

    fn answer(&self, response: Value) -> Value {
        let id = written(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} })
    }
}

fn written(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}
