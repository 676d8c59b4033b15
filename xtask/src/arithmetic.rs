//! The attack corpus once with every arithmetic of this processor: the verdicts must not depend on it.

use crate::{
    command::{Words, command, watch},
    counts::Counts,
    step::Outcome,
};

/// All that this processor has but the fastest, with which all other tests are run.
pub(crate) fn slower() -> Vec<&'static str> {
    let mut all = vec!["dalek", "floating", "narrow", "portable"];
    #[cfg(target_arch = "x86_64")]
    {
        let ifma = ["avx512f", "avx512dq", "avx512vl", "avx512ifma"];
        let has = |feature: &str| match feature {
            "avx512f" => is_x86_feature_detected!("avx512f"),
            "avx512dq" => is_x86_feature_detected!("avx512dq"),
            "avx512vl" => is_x86_feature_detected!("avx512vl"),
            _ => is_x86_feature_detected!("avx512ifma"),
        };
        let avx2 = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("bmi2");
        all.extend(avx2.then_some("avx2"));
        all.extend((avx2 && ifma.into_iter().all(has)).then_some("ifma"));
    }
    all.pop();
    all
}

/// Runs the corpus, and the proofs' own tests of chunks. Of the whole workspace, as it was built for all tests: one package alone would have
/// libraries built again, with fewer features.
pub(crate) fn corpus(counts: &mut Counts) -> Result<Outcome, Words> {
    for name in slower() {
        println!("with OSTRAKON_ARITHMETIC={name}");
        for line in [
            "cargo test --workspace --release --no-fail-fast --test corpus",
            "cargo test --workspace --release --no-fail-fast --lib ballot::tests::chunk",
        ] {
            let mut command = command(line);
            watch(command.env("OSTRAKON_ARITHMETIC", name), |line| counts.read(line))?;
        }
    }
    Ok(Outcome::Passed)
}
