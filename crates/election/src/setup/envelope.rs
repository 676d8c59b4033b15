//! Shares on their way from trustee to trustee (spec 1.4): crypto_box, X25519 with XSalsa20-Poly1305.

use crypto_box::aead::Aead;
use crypto_box::{PublicKey, SalsaBox, SecretKey};
use ostrakon_group::{ByteError, Bytes32, Reader, SecretScalar, decode_scalar};
use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

const MAGIC: [u8; 4] = *b"OE\x01\x01";

/// A channel's public side, announced in round 1.
pub type ChannelKey = Bytes32;

/// A channel's secret side, of one attempt.
pub struct ChannelSecret(SecretKey);

impl ChannelSecret {
    /// A fresh key.
    pub fn generate(rng: &mut impl CryptoRngCore) -> Self {
        Self(SecretKey::generate(rng))
    }

    /// From stored bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(SecretKey::from_bytes(bytes))
    }

    /// The secret itself; whoever calls this is answerable for the copy.
    pub fn expose(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// Its public side.
    pub fn public(&self) -> ChannelKey {
        (*self.0.public_key().as_bytes()).into()
    }
}

impl std::fmt::Debug for ChannelSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ChannelSecret(<redacted>)")
    }
}

/// Who sends what to whom, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Which attempt.
    pub attempt: u32,
    /// From.
    pub dealer: u16,
    /// To.
    pub recipient: u16,
}

/// Why an envelope does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// Not the layout.
    #[error("the envelope {0}")]
    Bytes(#[from] ByteError),
    /// Another version, attempt, dealer or recipient.
    #[error("the envelope's head is not the expected one")]
    Head,
    /// The box does not open under these two keys.
    #[error("the envelope does not open: it was sealed with other keys, or damaged")]
    Sealed,
    /// It opens, but holds something else.
    #[error("the envelope opens, but what it holds is not for this round and recipient, or no scalars")]
    Content,
}

impl Envelope {
    /// Seals shares.
    pub fn seal(
        &self,
        round1: &[u8; 32],
        shares: &[SecretScalar],
        own: &ChannelSecret,
        their: &ChannelKey,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Vec<u8>, EnvelopeError> {
        let mut text = Zeroizing::new(self.inner_head(round1));
        shares.iter().for_each(|s| text.extend(s.expose().as_bytes()));
        let mut nonce = [0; 24];
        rng.fill_bytes(&mut nonce);
        let sealed = SalsaBox::new(&PublicKey::from(their.0), &own.0)
            .encrypt(&nonce.into(), text.as_slice())
            .map_err(|_| EnvelopeError::Sealed)?;
        Ok([self.head().as_slice(), &nonce, &sealed].concat())
    }

    /// Opens an envelope of `columns` shares.
    pub fn open(
        &self,
        bytes: &[u8],
        round1: &[u8; 32],
        columns: usize,
        own: &ChannelSecret,
        their: &ChannelKey,
    ) -> Result<Vec<SecretScalar>, EnvelopeError> {
        let mut reader = Reader::new(bytes);
        let head = self.head();
        if reader.take(head.len())? != head {
            return Err(EnvelopeError::Head);
        }
        let nonce: [u8; 24] = reader.array()?;
        let sealed = &bytes[reader.position()..];
        let text = SalsaBox::new(&PublicKey::from(their.0), &own.0)
            .decrypt(&nonce.into(), sealed)
            .map(Zeroizing::new)
            .map_err(|_| EnvelopeError::Sealed)?;
        self.read_inner(&text, round1, columns).ok_or(EnvelopeError::Content)
    }

    fn read_inner(&self, text: &[u8], round1: &[u8; 32], columns: usize) -> Option<Vec<SecretScalar>> {
        let head = self.inner_head(round1);
        let mut reader = Reader::new(text.strip_prefix(head.as_slice())?);
        let share = |_| Some(SecretScalar::new(decode_scalar(&reader.array().ok()?).ok()?));
        let shares = (0..columns).map(share).collect::<Option<Vec<_>>>()?;
        reader.finish().ok().map(|()| shares)
    }

    fn head(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(self.attempt.to_be_bytes());
        out.extend(self.dealer.to_be_bytes());
        out.extend(self.recipient.to_be_bytes());
        out
    }

    fn inner_head(&self, round1: &[u8; 32]) -> Vec<u8> {
        [round1.as_slice(), &self.dealer.to_be_bytes(), &self.recipient.to_be_bytes()].concat()
    }
}
