//! Keys of tokens in the manifest: check 104. Tokens themselves are never on a board.

use super::clean::{Clean, clean};
use super::documents::manifest;
use super::{Case, Fixture, refused};
use crate::forge::{Election, Record, Stage};
use ostrakon_election::roll::{TokenPlan, TokenSigner};
use rand_core::OsRng;

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("c104_token_key_of_1024_bits", &["104"], || first(|modulus| modulus.truncate(128))),
    refused("c104_token_key_between_the_sizes", &["104"], || first(|modulus| modulus.extend([7; 8]))),
    refused("c104_token_key_of_no_bytes", &["104"], || first(Vec::clear)),
    refused("c104_token_key_with_a_zero_byte_before_it", &["104"], || first(|modulus| modulus.insert(0, 0))),
    refused("c104_token_key_whose_first_bit_is_not_set", &["104"], || first(|modulus| modulus[0] &= 0x7f)),
    refused("c104_token_key_that_is_even", &["104"], || first(|modulus| modulus[255] ^= 1)),
    refused("c104_one_token_key_for_two_rolls", &["104"], one_key),
    refused("c104_tokens_for_the_first_roll_only", &["104"], || tokens(|keys| keys[1] = None)),
    refused("c104_tokens_for_the_last_roll_only", &["104"], || tokens(|keys| keys[0] = None)),
];

/// Nothing wrong.
pub const CLEAN: &[Clean] = &[clean("tokens", &["carried", "elected", "elected"], with_tokens)];

/// A key of its own for each of two rolls.
fn keys() -> [Option<TokenPlan>; 2] {
    [2048, 3072].map(|bits| {
        let signer = TokenSigner::generate(bits, &mut OsRng).unwrap();
        Some(TokenPlan { modulus: signer.key().modulus().to_vec() })
    })
}

fn tokens(change: impl FnOnce(&mut [Option<TokenPlan>; 2])) -> Case {
    let mut keys = keys();
    change(&mut keys);
    manifest(|manifest| {
        for (roll, key) in manifest.rolls.iter_mut().zip(keys) {
            roll.token = key;
        }
    })
}

/// The first roll's key, changed.
fn first(change: impl FnOnce(&mut Vec<u8>)) -> Case {
    tokens(|keys| change(&mut keys[0].as_mut().unwrap().modulus))
}

/// A login for one roll would be one for the other.
fn one_key() -> Case {
    tokens(|keys| keys[1] = keys[0].clone())
}

fn with_tokens() -> Record {
    let mut election = Election::at(Stage::Manifest);
    for (roll, key) in election.manifest.rolls.iter_mut().zip(keys()) {
        roll.token = key;
    }
    election.finish()
}
