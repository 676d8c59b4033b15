//! What a voter holds: a master key with its chain secret, from a printed code or made by the member (spec 2.1, 2.2).

use crate::sealed::seal;
use ostrakon_election::roll::{ChainSecret, CodeError, Credential, MasterKey, PrintedCode, Roll};
use ostrakon_election::setup::Plan;
use ostrakon_group::{Bytes32, SecretScalar, decode_scalar, encode_point};
use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

/// The first line of a key's text.
const HEAD: &str = "ostrakon member key";

/// A master key with its chain secret.
pub struct Held {
    master: MasterKey,
    chain: ChainSecret,
}

/// A text is no member's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a member's key of ostrakon")]
pub struct NoKey;

/// Nothing could be sealed for the authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key could not be sealed for the credential authority")]
pub struct NotSealed;

impl Held {
    /// Takes over keys.
    pub fn new(master: MasterKey, chain: ChainSecret) -> Self {
        Self { master, chain }
    }

    /// A fresh key that only its member knows. `None` once in 2²⁵² draws.
    pub fn generate(rng: &mut impl CryptoRngCore) -> Option<Self> {
        let master = MasterKey::new(SecretScalar::random(rng))?;
        let mut chain = Zeroizing::new([0; 32]);
        rng.fill_bytes(chain.as_mut());
        Some(Self::new(master, ChainSecret::new(*chain)))
    }

    /// What a printed code gives.
    ///
    /// # Errors
    /// If it gives no key.
    pub fn from_code(code: &PrintedCode) -> Result<Self, CodeError> {
        let (master, chain) = code.derive()?;
        Ok(Self { master, chain })
    }

    /// Reads a key's text: the head, then key and chain secret in hexadecimal, a line each.
    ///
    /// # Errors
    /// If it is none.
    pub fn parse(text: &str) -> Result<Self, NoKey> {
        let mut lines = text.lines();
        lines.next().filter(|line| *line == HEAD).ok_or(NoKey)?;
        let mut bytes = || lines.next().and_then(Bytes32::parse).ok_or(NoKey);
        let scalar = decode_scalar(&bytes()?.0).map_err(|_| NoKey)?;
        let chain = ChainSecret::new(bytes()?.0);
        let master = MasterKey::new(SecretScalar::new(scalar)).ok_or(NoKey)?;
        Ok(Self { master, chain })
    }

    /// The key's text; whoever calls this is answerable for the copy.
    pub fn expose(&self) -> Zeroizing<String> {
        let (secret, chain) = (digits(self.master.expose().expose().as_bytes()), self.shared());
        Zeroizing::new(format!("{HEAD}\n{}\n{}\n", *secret, *chain))
    }

    /// What the registrar lists its member by: the public key and the chain secret. It casts no vote; but whoever has it can tell the member's
    /// keys in different rolls apart from others'.
    pub fn listing(&self) -> Zeroizing<String> {
        let public = Bytes32::from(encode_point(&self.master.public()));
        Zeroizing::new(format!("{public}:{}", *self.shared()))
    }

    /// The same for the credential authority's eyes only, to be left with a service (spec 10.7): a sealed box for its X25519 key.
    ///
    /// # Errors
    /// Only if the library refuses to encrypt, which it does for no text of this length.
    pub fn sealed_for(
        &self,
        authority: &[u8; 32],
        rng: &mut impl CryptoRngCore,
    ) -> Result<Vec<u8>, NotSealed> {
        seal(authority, self.listing().as_bytes(), rng).map_err(|_| NotSealed)
    }

    fn shared(&self) -> Zeroizing<String> {
        digits(self.chain.expose())
    }

    /// The credential on one roll of an election; `None` if there is no such roll, or the key gives none there.
    pub fn credential(&self, plan: &Plan, roll: usize) -> Option<Credential> {
        let roll = plan.manifest().rolls.get(roll)?;
        self.master.credential(&self.chain, &plan.election(), roll.id.as_str())
    }

    /// The rolls on which it is listed, with its credential there; `entered` are those of the board, in the manifest's order.
    pub fn listed(&self, plan: &Plan, entered: &[Roll]) -> Vec<(usize, Credential)> {
        let on = |(index, roll): (usize, &Roll)| {
            let credential = self.credential(plan, index)?;
            roll.voter(&credential.key())?;
            Some((index, credential))
        };
        entered.iter().enumerate().filter_map(on).collect()
    }
}

fn digits(bytes: &[u8; 32]) -> Zeroizing<String> {
    Zeroizing::new(Bytes32::from(*bytes).to_string())
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Held(<redacted>)")
    }
}

#[cfg(test)]
mod tests {
    use super::Held;
    use crypto_box::SecretKey;
    use rand_core::OsRng;

    #[test]
    fn a_keys_text_is_read_back() {
        let key = Held::generate(&mut OsRng).expect("a key");
        let text = key.expose();
        let read = Held::parse(&text).expect("its text");
        assert_eq!((*read.expose()).clone(), *text);
        assert_eq!((*read.listing()).clone(), *key.listing());
        for other in ["", "ostrakon member key", "ostrakon member key\n00\n00\n", &text[1..]] {
            assert!(Held::parse(other).is_err(), "{other:?}");
        }
        assert_eq!(format!("{key:?}"), "Held(<redacted>)");
    }

    #[test]
    fn the_authority_alone_opens_what_is_left_for_it() {
        let (key, authority) = (Held::generate(&mut OsRng).expect("a key"), SecretKey::generate(&mut OsRng));
        let sealed = key.sealed_for(authority.public_key().as_bytes(), &mut OsRng).expect("sealed");
        assert_eq!(authority.unseal(&sealed).expect("opened"), key.listing().as_bytes());
        assert!(SecretKey::generate(&mut OsRng).unseal(&sealed).is_err());
    }
}
