//! Chapter 6: decryption shares, recombination, lots.

use crate::contests::id;
use crate::methods::order;
use crate::support::{Json, hex, read};
use ostrakon_charter::Id;
use ostrakon_election::decrypt::{
    ContestTotals, DecryptionShareDocument, LotDraw, LotShareDocument, SharedSum, VerifiedShare,
    discrete_logarithm, lagrange, lot_alpha, lot_beta, lot_context, lot_input, lot_order, recombine,
};
use ostrakon_group::{Bytes32, GENERATOR, Point, Scalar, Transcript, encode_point};
use serde_json::{Value, json};

/// (e, z) of 6.2 with the nonce given, from the transcript that holds everything before the base.
fn prove(
    mut transcript: Transcript,
    label: &'static str,
    base: &Point,
    secrets: &[Scalar],
    nonce: &Scalar,
) -> Value {
    transcript.absorb_point(label, base);
    transcript.absorb_int("slots", secrets.len() as u64);
    for x in secrets {
        transcript.absorb_point("verification-key", &(GENERATOR * x));
        transcript.absorb_point("share", &(base * x));
    }
    let weights = transcript.short_challenges("weights", secrets.len());
    transcript.absorb_point("nonce-key", &(GENERATOR * nonce));
    transcript.absorb_point("nonce-sum", &(base * nonce));
    let e = transcript.challenge("share");
    let z = nonce + e * weights.iter().zip(secrets).map(|(w, x)| w * x).sum::<Scalar>();
    json!({"challenge": hex(e.as_bytes()), "response": hex(z.as_bytes())})
}

/// The vector's aggregate.
struct Sum {
    election: Bytes32,
    root: Bytes32,
    contest: Id,
    a: Point,
}

impl Sum {
    fn new(vectors: &Value) -> Self {
        let [election, root] = ["manifest_hash", "root"].map(|member| vectors[member].array().into());
        Self { election, root, contest: id(&vectors["contest"]), a: vectors["a"].point() }
    }

    fn document(&self, share: &Value) -> DecryptionShareDocument {
        let document = json!({
            "contest": self.contest, "election": self.election, "proof": share["proof"], "shares": share["shares"],
            "trustee": share["trustee"],
        });
        serde_json::from_value(document).unwrap()
    }

    fn verify(&self, share: &Value) -> Option<VerifiedShare> {
        let Self { election, root, contest, a } = self;
        let sum = SharedSum { election, root, contest, a };
        sum.verify(&self.document(share), &share["keys"].points()).ok()
    }

    fn transcript(&self, trustee: u64) -> Transcript {
        let mut transcript = Transcript::new("ostrakon-v1/decryption-share");
        transcript.absorb("manifest", &self.election.0);
        transcript.absorb("root", &self.root.0);
        transcript.absorb("contest", self.contest.as_str().as_bytes());
        transcript.absorb_int("trustee", trustee);
        transcript
    }
}

#[test]
fn shares() {
    let vectors = read("6-decrypt/shares.json");
    let sum = Sum::new(&vectors);
    for share in vectors["shares"].list() {
        let secrets = share["secrets"].scalars();
        assert_eq!(share["keys"].points(), secrets.iter().map(|x| GENERATOR * x).collect::<Vec<_>>());
        let points = share["shares"].points();
        assert_eq!(points, secrets.iter().map(|x| sum.a * x).collect::<Vec<_>>());
        let transcript = sum.transcript(share["trustee"].number());
        assert_eq!(prove(transcript, "sum", &sum.a, &secrets, &share["nonce"].scalar()), share["proof"]);
        assert_eq!(sum.verify(share).unwrap().shares(), points);
    }
    for case in vectors["refused"].list() {
        assert!(sum.verify(&case["share"]).is_none(), "{}", case["what"]);
    }
}

#[test]
fn recombination() {
    let vectors = read("6-decrypt/shares.json");
    let sum = Sum::new(&vectors);
    let all = vectors["shares"].map(|share| sum.verify(share).unwrap());
    let b = vectors["b"].points();
    for row in vectors["recombinations"].list() {
        let numbers = row["trustees"].map(|number| number.number() as u16);
        assert_eq!(numbers.len() as u64, vectors["threshold"].number());
        assert_eq!(lagrange(&numbers), row["lambda"].scalars());
        let chosen: Vec<_> = numbers.iter().map(|i| &all[usize::from(*i) - 1]).collect();
        let negative = recombine(&vec![Point::default(); b.len()], &chosen);
        assert_eq!(negative.iter().map(|p| -p).collect::<Vec<_>>(), row["sums"].points());
        let totals = vectors["totals"].map(Json::number);
        let result =
            ContestTotals { contest: sum.contest.clone(), too_few: false, totals, trustees: numbers };
        assert!(result.wrong_slots(&b, &chosen).is_empty());
        for (point, total) in
            recombine(&b, &chosen).iter().zip(&result.totals).filter(|(_, total)| **total < 1000)
        {
            assert_eq!(discrete_logarithm(point, 1000), Some(*total));
        }
        let wrong = ContestTotals { totals: result.totals.iter().map(|total| total + 1).collect(), ..result };
        assert_eq!(wrong.wrong_slots(&b, &chosen), [1, 2, 3]);
    }
}

/// The joint keys are those of the shares: Σ λ x = k, column by column.
#[test]
fn shares_are_of_the_joint_keys() {
    let vectors = read("6-decrypt/shares.json");
    for (s, key) in vectors["keys"].points().iter().enumerate() {
        let x: Vec<Scalar> =
            vectors["shares"].list()[..3].iter().map(|share| share["secrets"][s].scalar()).collect();
        let joint: Scalar = lagrange(&[1, 2, 3]).iter().zip(&x).map(|(l, x)| l * x).sum();
        assert_eq!(GENERATOR * joint, *key);
    }
}

#[test]
fn lots() {
    let vectors = read("6-decrypt/lot.json");
    let [election, root] = ["manifest_hash", "root"].map(|member| Bytes32::from(vectors[member].array()));
    let (contest, tied, key) = (id(&vectors["contest"]), vectors["tied"].map(id), vectors["k_vrf"].point());
    let contest_index = vectors["contest_index"].number() as u16;
    let draw = LotDraw {
        election: &election,
        root: &root,
        contest_index,
        contest: &contest,
        tied: &tied,
        key: &key,
    };
    let alpha = lot_alpha(&draw);
    assert_eq!(alpha, vectors["alpha"].array());
    let input = lot_input(&key, &alpha);
    assert_eq!(hex(encode_point(&input)), vectors["y"].text());
    let mut gammas = Vec::new();
    for share in vectors["shares"].list() {
        let (trustee, secret) = (share["trustee"].number() as u16, share["secret"].scalar());
        assert_eq!(GENERATOR * secret, share["key"].point());
        let context = lot_context(&draw, &alpha, trustee);
        assert_eq!(prove(context, "input", &input, &[secret], &share["nonce"].scalar()), share["proof"]);
        let document: LotShareDocument = serde_json::from_value(json!({
            "contest": contest, "election": election, "proof": share["proof"], "share": share["share"], "tied": tied,
            "trustee": trustee,
        }))
        .unwrap();
        let gamma = draw.verify(&document, &share["key"].point()).unwrap();
        assert_eq!((gamma, hex(encode_point(&gamma)).as_str()), (input * secret, share["share"].text()));
        assert!(
            draw.verify(&LotShareDocument { trustee: trustee + 1, ..document }, &share["key"].point())
                .is_err()
        );
        gammas.push((trustee, gamma));
    }
    check_draws(&vectors, &gammas, &tied);
}

/// Any t shares give Γ, beta and the order.
fn check_draws(vectors: &Value, gammas: &[(u16, Point)], tied: &[Id]) {
    let drawn = vectors["order"].map(id);
    assert_eq!(order(&vectors["beta"].bytes(), tied), drawn);
    assert_eq!(vectors["threshold"].number(), 3);
    for chosen in [[0, 1, 2], [0, 2, 4], [1, 3, 4]] {
        let shares = chosen.map(|i: usize| gammas[i]);
        let gamma: Point = lagrange(&shares.map(|s| s.0))
            .iter()
            .zip(&shares)
            .map(|(lambda, (_, share))| share * lambda)
            .sum();
        assert_eq!(hex(encode_point(&gamma)), vectors["gamma"].text());
        assert_eq!(hex(lot_beta(&shares)), vectors["beta"].text());
        assert_eq!(lot_order(&shares, tied), drawn);
    }
}
