//! What we depend on: `deny.toml`, held to by cargo-deny.

use crate::{
    command::{Words, capture, command, run},
    step::Outcome,
};

/// What cargo-deny says when it could not look, as against when it looked and found something.
const NO_DATABASE: &str = "failed to fetch advisory database";

/// Licences, bans and sources: needs no more than the packages themselves.
pub(crate) fn policy() -> Result<Outcome, Words> {
    installed()?;
    run(&mut command("cargo deny check --hide-inclusion-graph licenses bans sources"))?;
    Ok(Outcome::Passed)
}

/// Published advisories. Without their database, which is fetched, this is *not run*, and says so.
pub(crate) fn advisories() -> Result<Outcome, Words> {
    installed()?;
    let output = capture(&mut command("cargo deny check advisories"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let outcome = verdict(output.status.success(), &said);
    if !matches!(outcome, Ok(Outcome::NotRun(_))) {
        eprint!("{said}");
    }
    outcome
}

fn verdict(success: bool, said: &str) -> Result<Outcome, Words> {
    match success {
        true => Ok(Outcome::Passed),
        false if said.contains(NO_DATABASE) => Ok(Outcome::NotRun(
            "the advisory database could not be fetched; nothing is known of advisories".into(),
        )),
        false => Err("`cargo deny check advisories` failed".into()),
    }
}

/// Brings cargo-deny if it is not there: a fresh machine needs no other command than this one.
fn installed() -> Result<(), Words> {
    if capture(&mut command("cargo deny --version"))?.status.success() {
        return Ok(());
    }
    println!("cargo-deny is not installed; installing it once (some minutes)");
    run(&mut command("cargo install --locked --quiet cargo-deny"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_database_is_neither_a_pass_nor_a_failure() {
        let offline = "[ERROR] failed to fetch advisory database https://… with cli";
        assert!(matches!(verdict(false, offline), Ok(Outcome::NotRun(_))));
        assert!(matches!(verdict(true, "advisories ok"), Ok(Outcome::Passed)));
        assert!(verdict(false, "error[vulnerability]: …").is_err());
    }
}
