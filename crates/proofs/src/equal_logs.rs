//! Equal logarithms over many slots (spec 6.2).
//!
//! Statement: verification keys X_1 … X_m, a base A, shares D_1 … D_m.
//! Witness: x_1 … x_m with X_s = x_s·G and D_s = x_s·A for every s.
//!
//! Short weights w_s drawn after all X and D fold the slots into one Chaum–Pedersen proof: if some D_s ≠ x_s·A, then
//! Σ w_s (D_s − x_s·A) = 0 for at most one in 2¹²⁸ choices of its weight.

use ostrakon_group::multiply::{MultiscalarMul, VartimeMultiscalarMul};
use ostrakon_group::{GENERATOR, HedgedRng, Point, Scalar, SecretScalar, StuckGenerator, Transcript};
use rand_core::CryptoRngCore;

/// What is claimed, beside what the transcript already holds.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    /// Label under which the base is absorbed.
    pub base_label: &'static str,
    /// A.
    pub base: &'a Point,
    /// X_s.
    pub keys: &'a [Point],
    /// D_s.
    pub shares: &'a [Point],
}

/// (e, z): 64 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EqualLogs {
    /// e.
    pub challenge: Scalar,
    /// z.
    pub response: Scalar,
}

/// The proof does not show what is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EqualLogsError {
    /// As many shares as keys are needed.
    #[error("{shares} shares for {keys} verification keys")]
    Length {
        /// Shares given.
        shares: usize,
        /// Keys given.
        keys: usize,
    },
    /// The recomputed challenge is another.
    #[error("the proof of equal logarithms is false")]
    False,
}

impl EqualLogs {
    /// Proves; `secrets` are x_1 … x_m. The shares must be x_s·A, or the proof will be false.
    pub fn prove(
        context: &Transcript,
        statement: &Statement<'_>,
        secrets: &[SecretScalar],
        rng: &mut impl CryptoRngCore,
    ) -> Result<Self, StuckGenerator> {
        let (mut transcript, weights) = fold(context, statement);
        let secret = SecretScalar::new(weights.iter().zip(secrets).map(|(w, x)| w * x.expose()).sum());
        let mut hedged = HedgedRng::new(rng, secret.expose().as_bytes(), b"equal logs")?;
        let nonce = SecretScalar::random(&mut hedged);
        let nonce_base = Point::multiscalar_mul([nonce.expose()], [statement.base]);
        let challenge = bind(&mut transcript, &nonce.public(), &nonce_base);
        Ok(Self { challenge, response: nonce.expose() + challenge * secret.expose() })
    }

    /// Checks the proof.
    pub fn verify(&self, context: &Transcript, statement: &Statement<'_>) -> Result<(), EqualLogsError> {
        let (keys, shares) = (statement.keys.len(), statement.shares.len());
        if keys != shares || keys == 0 {
            return Err(EqualLogsError::Length { shares, keys });
        }
        let (mut transcript, weights) = fold(context, statement);
        let key = Point::vartime_multiscalar_mul(&weights, statement.keys);
        let share = Point::vartime_multiscalar_mul(&weights, statement.shares);
        let nonce = |base: &Point, image: &Point| {
            Point::vartime_multiscalar_mul([self.response, -self.challenge], [base, image])
        };
        let (nonce_key, nonce_base) = (nonce(&GENERATOR, &key), nonce(statement.base, &share));
        match bind(&mut transcript, &nonce_key, &nonce_base) == self.challenge {
            true => Ok(()),
            false => Err(EqualLogsError::False),
        }
    }
}

/// Absorbs the statement, draws one weight a slot.
fn fold(context: &Transcript, statement: &Statement<'_>) -> (Transcript, Vec<Scalar>) {
    let mut transcript = context.clone();
    transcript.absorb_point(statement.base_label, statement.base);
    transcript.absorb_int("slots", statement.keys.len() as u64);
    for (key, share) in statement.keys.iter().zip(statement.shares) {
        transcript.absorb_point("verification-key", key);
        transcript.absorb_point("share", share);
    }
    let weights = transcript.short_challenges("weights", statement.keys.len());
    (transcript, weights)
}

fn bind(transcript: &mut Transcript, nonce_key: &Point, nonce_base: &Point) -> Scalar {
    transcript.absorb_point("nonce-key", nonce_key);
    transcript.absorb_point("nonce-sum", nonce_base);
    transcript.challenge("share")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use rand_core::OsRng;

    struct Case {
        base: Point,
        keys: Vec<Point>,
        shares: Vec<Point>,
        secrets: Vec<SecretScalar>,
    }

    fn case(slots: usize) -> Case {
        let secrets: Vec<_> = (0..slots).map(|_| SecretScalar::random(&mut OsRng)).collect();
        let base = Point::random(&mut OsRng);
        let keys = secrets.iter().map(SecretScalar::public).collect();
        let shares = secrets.iter().map(|x| base * x.expose()).collect();
        Case { base, keys, shares, secrets }
    }

    fn statement(case: &Case) -> Statement<'_> {
        Statement { base_label: "sum", base: &case.base, keys: &case.keys, shares: &case.shares }
    }

    #[test]
    fn honest_shares_verify_and_every_single_false_share_fails() {
        let context = Transcript::new("test");
        for slots in [1, 2, 7] {
            let mut case = case(slots);
            let proof = EqualLogs::prove(&context, &statement(&case), &case.secrets, &mut OsRng).unwrap();
            assert_eq!(proof.verify(&context, &statement(&case)), Ok(()));
            for s in 0..slots {
                case.shares[s] += GENERATOR;
                assert_eq!(proof.verify(&context, &statement(&case)), Err(EqualLogsError::False));
                // A prover who knows the false shares does no better: its own proof is false too.
                let forged =
                    EqualLogs::prove(&context, &statement(&case), &case.secrets, &mut OsRng).unwrap();
                assert_eq!(forged.verify(&context, &statement(&case)), Err(EqualLogsError::False));
                case.shares[s] -= GENERATOR;
            }
        }
    }

    #[test]
    fn errors_that_would_cancel_without_weights_do_not() {
        let context = Transcript::new("test");
        let mut case = case(2);
        case.shares[0] += GENERATOR;
        case.shares[1] -= GENERATOR;
        let proof = EqualLogs::prove(&context, &statement(&case), &case.secrets, &mut OsRng).unwrap();
        assert_eq!(proof.verify(&context, &statement(&case)), Err(EqualLogsError::False));
    }

    #[test]
    fn another_context_or_base_fails() {
        let case = case(3);
        let context = Transcript::new("test");
        let proof = EqualLogs::prove(&context, &statement(&case), &case.secrets, &mut OsRng).unwrap();
        let mut other = context.clone();
        other.absorb("election", b"another");
        assert_eq!(proof.verify(&other, &statement(&case)), Err(EqualLogsError::False));
        let moved = Statement { base: &GENERATOR, ..statement(&case) };
        assert_eq!(proof.verify(&context, &moved), Err(EqualLogsError::False));
    }

    #[test]
    fn an_identity_sum_is_proved_with_identity_shares() {
        let mut case = case(2);
        case.base = Point::default();
        case.shares = vec![Point::default(); 2];
        let context = Transcript::new("test");
        let proof = EqualLogs::prove(&context, &statement(&case), &case.secrets, &mut OsRng).unwrap();
        assert_eq!(proof.verify(&context, &statement(&case)), Ok(()));
        case.shares[0] = GENERATOR;
        assert_eq!(proof.verify(&context, &statement(&case)), Err(EqualLogsError::False));
    }
}
