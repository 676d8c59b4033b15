//! A provider's keys (RFC 7517), and signatures under them (RFC 7518).

use data_encoding::BASE64URL_NOPAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, RsaParameters,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;

/// A set of keys.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct KeySet {
    keys: Vec<Key>,
}

/// A key; members that are not needed are not read.
#[derive(Clone, Debug, Deserialize)]
struct Key {
    kty: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default, rename = "use")]
    purpose: Option<String>,
    #[serde(default)]
    alg: Option<String>,
    #[serde(default)]
    crv: Option<String>,
    #[serde(default)]
    n: Option<String>,
    #[serde(default)]
    e: Option<String>,
    #[serde(default)]
    x: Option<String>,
    #[serde(default)]
    y: Option<String>,
}

/// What a signature is made with. Neither `none` nor anything under a shared secret is among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Algorithm {
    RS256,
    PS256,
    ES256,
    EdDSA,
}

impl KeySet {
    /// Whether a key of this name is there; any, if none is named.
    pub(super) fn has(&self, kid: Option<&str>) -> bool {
        self.keys.iter().any(|key| key.is_called(kid))
    }

    /// Whether one of the keys of this name has signed this.
    pub(super) fn verifies(&self, kid: Option<&str>, alg: Algorithm, text: &[u8], signature: &[u8]) -> bool {
        let fitting = self.keys.iter().filter(|key| key.is_called(kid) && key.is_for(alg));
        fitting.into_iter().any(|key| key.verifies(alg, text, signature).is_some())
    }
}

impl Key {
    fn is_called(&self, kid: Option<&str>) -> bool {
        kid.is_none() || self.kid.as_deref() == kid
    }

    fn is_for(&self, alg: Algorithm) -> bool {
        let name = format!("{alg:?}");
        self.purpose.as_ref().is_none_or(|purpose| purpose == "sig")
            && self.alg.as_ref().is_none_or(|own| *own == name)
    }

    fn verifies(&self, alg: Algorithm, text: &[u8], signature: &[u8]) -> Option<()> {
        match (alg, self.kty.as_str(), self.crv.as_deref()) {
            (Algorithm::RS256, "RSA", None) => self.rsa(&RSA_PKCS1_2048_8192_SHA256, text, signature),
            (Algorithm::PS256, "RSA", None) => self.rsa(&RSA_PSS_2048_8192_SHA256, text, signature),
            (Algorithm::ES256, "EC", Some("P-256")) => {
                let (x, y) = (bytes(self.x.as_ref())?, bytes(self.y.as_ref())?);
                let point = [[4].as_slice(), &x, &y].concat();
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(text, signature).ok()
            }
            (Algorithm::EdDSA, "OKP", Some("Ed25519")) => {
                UnparsedPublicKey::new(&ED25519, bytes(self.x.as_ref())?).verify(text, signature).ok()
            }
            _ => None,
        }
    }

    fn rsa(&self, how: &'static RsaParameters, text: &[u8], signature: &[u8]) -> Option<()> {
        let (n, e) = (bytes(self.n.as_ref())?, bytes(self.e.as_ref())?);
        RsaPublicKeyComponents { n, e }.verify(how, text, signature).ok()
    }
}

fn bytes(text: Option<&String>) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(text?.as_bytes()).ok()
}
