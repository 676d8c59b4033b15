//! Token keys as the service keeps them, and members' tokens.

use crate::forge::Election;
use ostrakon_election::roll::{TokenPlan, TokenSigner};
use ostrakon_voter::TokenRequest;
use rand_core::OsRng;
use std::path::Path;

/// One signer a roll.
pub struct TokenOffice(Vec<TokenSigner>);

impl TokenOffice {
    /// Draws a key for each roll, names it in the manifest, and puts it where the service looks for it.
    pub fn open(data: &Path, election: &mut Election) -> Self {
        let keys = data.join("keys");
        std::fs::create_dir_all(&keys).unwrap();
        let signer = |roll: usize| {
            let signer = TokenSigner::generate(2048, &mut OsRng).unwrap();
            let path = keys.join(format!("{}-token-{roll}.der", super::SLUG));
            std::fs::write(path, signer.to_der().unwrap().as_slice()).unwrap();
            signer
        };
        let signers: Vec<_> = (0..election.manifest.rolls.len()).map(signer).collect();
        for (roll, signer) in election.manifest.rolls.iter_mut().zip(&signers) {
            roll.token = Some(TokenPlan { modulus: signer.key().modulus().to_vec() });
        }
        Self(signers)
    }

    /// The token of a member for a roll, by the key of roll `by`.
    pub fn token(&self, election: &Election, roll: usize, member: usize, by: usize) -> Vec<u8> {
        let credential = election.rolls[roll].members[member].credential();
        let number = u16::try_from(roll).unwrap();
        let signer = &self.0[by];
        let request = TokenRequest::new(signer.key(), &election.election(), number, &credential).unwrap();
        let answer = signer.blind_sign(request.blinded(), &mut OsRng).unwrap();
        request.finalize(&answer).unwrap().encode().to_vec()
    }
}
