//! The four rules of a signature, with published edge cases.

use ostrakon_tlog::ed25519::{PointError, PublicKey, SecretKey, Signature, VerifyError, verify};
use rand_core::{CryptoRng, RngCore};

use crate::common::unhex;

/// What a vector's author and this crate's rules say of it.
#[derive(Debug, PartialEq)]
enum Verdict {
    Accepted,
    Key(PointError),
    Refused(VerifyError),
}

fn judge(key: &str, message: &[u8], signature: &str) -> Verdict {
    let key = match PublicKey::from_bytes(&unhex(key)) {
        Ok(key) => key,
        Err(error) => return Verdict::Key(error),
    };
    match verify(&key, message, &unhex(signature)) {
        Ok(()) => Verdict::Accepted,
        Err(error) => Verdict::Refused(error),
    }
}

/// RFC 8032 §7.1, tests 1, 2 and 3: seed, public key, message, signature.
const RFC_8032: [[&str; 4]; 3] = [
    [
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
];

#[test]
fn rfc_8032() {
    for [seed, public, message, signature] in RFC_8032 {
        let secret = SecretKey::from_seed(&unhex(seed));
        let message = data_encoding::HEXLOWER.decode(message.as_bytes()).unwrap();
        assert_eq!(secret.public_key().as_bytes(), &unhex(public));
        assert_eq!(secret.sign(&message), unhex(signature));
        assert_eq!(judge(public, &message, signature), Verdict::Accepted);
    }
}

const ORDER_4: &str = "0000000000000000000000000000000000000000000000000000000000000000";
const ORDER_4_ABOVE_P: &str = "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f";
const MIXED: &str = "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f";

/// C2SP/CCTV `ed25519/ed25519vectors.json`: number, key, message, signature. The flags there say
/// which of A and R have low order or are not canonical, and whether the cofactorless equation
/// fails (`low_order_residue`).
#[test]
fn cctv() {
    use PointError::{NonCanonical, SmallOrder};
    use Verdict::{Accepted, Key, Refused};
    use VerifyError::{Equation, R};
    let cases = [
        (
            1,
            ORDER_4,
            "ed25519vectors 11",
            "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
            Key(SmallOrder),
        ),
        (
            3,
            ORDER_4,
            "ed25519vectors 3",
            "36684ea91032ba5b1dbab2d02f4debc74c3327f2b3802e2e4d371aa42b12b56b05ba9a796274d80437afa36f1236563f2f3b0aa84cecddc3d20914615ba4fe02",
            Key(SmallOrder),
        ),
        (
            4,
            MIXED,
            "ed25519vectors 7",
            "00000000000000000000000000000000000000000000000000000000000000005e176f12cfb0d4e6eb6929b19ae4c998ef05c1c2cf628a9b1fa1c21312627108",
            Refused(R(SmallOrder)),
        ),
        (
            5,
            MIXED,
            "ed25519vectors 3",
            "00000000000000000000000000000000000000000000000000000000000000009472a69cd9a701a50d130ed52189e2455b23767db52cacb8716fb896ffeeac09",
            Refused(R(SmallOrder)),
        ),
        (
            6,
            MIXED,
            "ed25519vectors 10",
            "36684ea91032ba5b1dbab2d02f4debc74c3327f2b3802e2e4d371aa42b12b56bc02e2b9e63e385c058bf62b14b3a2b29ccefe8e38ddb536bc3f9865320a3d801",
            Refused(Equation),
        ),
        (
            7,
            MIXED,
            "ed25519vectors",
            "36684ea91032ba5b1dbab2d02f4debc74c3327f2b3802e2e4d371aa42b12b56bbbfd00bd9c259d8d222d15e67a3d8228585050dbb9b9585be20d8fadc721da03",
            Accepted,
        ),
        (
            9,
            ORDER_4_ABOVE_P,
            "ed25519vectors 6",
            "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
            Key(NonCanonical),
        ),
        (
            11,
            ORDER_4_ABOVE_P,
            "ed25519vectors",
            "36684ea91032ba5b1dbab2d02f4debc74c3327f2b3802e2e4d371aa42b12b56b05ba9a796274d80437afa36f1236563f2f3b0aa84cecddc3d20914615ba4fe02",
            Key(NonCanonical),
        ),
        (
            17,
            MIXED,
            "ed25519vectors 3",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7fad7a355469b5c87e550469f6b2de409ee723acd584bf35f86b80c384e8ceb702",
            Refused(R(NonCanonical)),
        ),
        (
            29,
            MIXED,
            "ed25519vectors 2",
            "b797b156efcd45a4e2454d2fd0b21438b3ccd80d4c7fd1d1b2c8e55bd4ed4a94732d9e0279fe001d90327efa319816e3e4506b78432b8b4e1f2fdc4b960d700f",
            Accepted,
        ),
        (
            48,
            MIXED,
            "ed25519vectors 13",
            "0100000000000000000000000000000000000000000000000000000000000000edfd6f478b59eab2545cf8f3d48c6574d2b4e8abd948148da5c62479113b8d0f",
            Refused(R(SmallOrder)),
        ),
        (
            50,
            MIXED,
            "ed25519vectors 5",
            "b62cf890de42c413b11b1411c9f01f1c4d77aa87ef182258d1251f69af2a350608f32d206a7c0b7efa9a59e66546e8f1f599ef843fb502c9cc3c4ae8b7c11e05",
            Accepted,
        ),
        (
            51,
            MIXED,
            "ed25519vectors 3",
            "b62cf890de42c413b11b1411c9f01f1c4d77aa87ef182258d1251f69af2a3506030b03796b78f7afeadfccaedc9d09ce6d487d1ece1f16b1ae2b59b7e5c40603",
            Refused(Equation),
        ),
        (
            60,
            MIXED,
            "ed25519vectors 2",
            "0100000000000000000000000000000000000000000000000000000000000080c85efbb96e35e1b671722d5d8de687d4e148ea15ec566be6a1f3cfb8a10a9d06",
            Refused(R(NonCanonical)),
        ),
        (
            66,
            MIXED,
            "ed25519vectors 1",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f97f5fc03f658b5b733cf20c4ea5577e8e5988ee90cb2a3c919c2a05dd2fcde04",
            Refused(R(NonCanonical)),
        ),
    ];
    for (number, key, message, signature, verdict) in cases {
        assert_eq!(judge(key, message.as_bytes(), signature), verdict, "vector {number}");
    }
}

/// novifinancial/ed25519-speccheck `cases.json`, in its order: message, key, signature. By its
/// table: small A; small A; small R; mixed A and R that satisfy both equations, then only the
/// cofactored one, twice; S above the order, twice; R above p, twice.
#[test]
fn speccheck() {
    use PointError::{NonCanonical, SmallOrder};
    use Verdict::{Accepted, Key, Refused};
    use VerifyError::{Equation, R, S};
    let cases = [
        (
            "8c93255d71dcab10e8f379c26200f3c7bd5f09d9bc3068d3ef4edeb4853022b6",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a0000000000000000000000000000000000000000000000000000000000000000",
            Key(SmallOrder),
        ),
        (
            "9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04",
            Key(SmallOrder),
        ),
        (
            "aebf3f2601a0c8c5d39cc7d8911642f740b78168218da8471772b35f9d35b9ab",
            "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa8c4bd45aecaca5b24fb97bc10ac27ac8751a7dfe1baff8b953ec9f5833ca260e",
            Refused(R(SmallOrder)),
        ),
        (
            "9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79",
            "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
            "9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009",
            Accepted,
        ),
        (
            "e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c",
            "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
            "160a1cb0dc9c0258cd0a7d23e94d8fa878bcb1925f2c64246b2dee1796bed5125ec6bc982a269b723e0668e540911a9a6a58921d6925e434ab10aa7940551a09",
            Refused(Equation),
        ),
        (
            "e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c",
            "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
            "21122a84e0b5fca4052f5b1235c80a537878b38f3142356b2c2384ebad4668b7e40bc836dac0f71076f9abe3a53f9c03c1ceeeddb658d0030494ace586687405",
            Refused(Equation),
        ),
        (
            "85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40",
            "442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623",
            "e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514",
            Refused(S),
        ),
        (
            "85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40",
            "442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623",
            "8ce5b96c8f26d0ab6c47958c9e68b937104cd36e13c33566acd2fe8d38aa19427e71f98a473474f2f13f06f97c20d58cc3f54b8bd0d272f42b695dd7e89a8c22",
            Refused(S),
        ),
        (
            "fdaebc429f4a735932a160da1301080c13280eea8bc280d1b392c6b9e6ba3a5a",
            "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f454d370c8d9fc323a41450f8d513eafeb5b0697390c1e505a0d4ddc71f566607",
            Refused(R(NonCanonical)),
        ),
        (
            "84b698d39be126ff55fe45079e6c8bf64a0d7db6994560b4e96b7021eb39c1a1",
            "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f084d5b99c2a9463d9c8bd5026916996984eeec87ddf1d3be329006ace1b37b09",
            Refused(R(NonCanonical)),
        ),
    ];
    for (number, (message, key, signature, verdict)) in cases.into_iter().enumerate() {
        assert_eq!(judge(key, &unhex::<32>(message), signature), verdict, "case {number}");
    }
}

/// The encodings with y of p to 2^255 − 1: some are points of large order, none is a key.
#[test]
fn encodings_above_p() {
    let mut large_order = 0;
    for y in 0..19u8 {
        let (mut low, mut high) = ([0; 32], [0xff; 32]);
        (low[0], high[0], high[31]) = (y, 0xed + y, 0x7f);
        large_order += u32::from(PublicKey::from_bytes(&low).is_ok());
        let expected = match PublicKey::from_bytes(&low) {
            Err(PointError::NotOnCurve) => PointError::NotOnCurve,
            _ => PointError::NonCanonical,
        };
        assert_eq!(PublicKey::from_bytes(&high), Err(expected), "y = {y}");
    }
    assert!(large_order > 0);
}

#[test]
fn any_change_is_refused() {
    let secret = SecretKey::from_seed(&[1; 32]);
    let (key, signature) = (secret.public_key(), secret.sign(b"message"));
    verify(&key, b"message", &signature).unwrap();
    assert_eq!(verify(&key, b"messagE", &signature), Err(VerifyError::Equation));
    let other = SecretKey::from_seed(&[2; 32]).public_key();
    assert_eq!(verify(&other, b"message", &signature), Err(VerifyError::Equation));
    for bit in 0..512 {
        let mut changed: Signature = signature;
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(verify(&key, b"message", &changed).is_err(), "bit {bit}");
    }
}

/// Counts up: for one test only.
struct Counter(u8);

impl RngCore for Counter {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }
    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }
    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        bytes.fill_with(|| {
            self.0 += 1;
            self.0
        });
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Counter {}

#[test]
fn a_secret_key_keeps_its_secret() {
    let mut rng = Counter(0);
    let (first, second) = (SecretKey::generate(&mut rng), SecretKey::generate(&mut rng));
    assert_eq!(first.expose_seed(), &core::array::from_fn(|i| u8::try_from(i + 1).unwrap()));
    assert_ne!(first.expose_seed(), second.expose_seed());
    assert_eq!(format!("{first:?}"), "SecretKey(<redacted>)");
    assert!(format!("{:?}", crate::common::log()).contains("<redacted>"));
}
