//! `cargo xtask test`: what must hold before anything is merged.

use std::process::ExitCode;

use crate::{
    arithmetic, browser,
    command::{Words, command, run as run_command},
    demo::PROGRAM,
    deny, fuzz, layers, programs, python, reference,
    step::{Outcome, Step, run_all},
    wasm, web,
};

const STEPS: &[Step] = &[
    Step { name: "fmt", run: |_| passes("cargo fmt --all --check") },
    // First, since whatever is built after it embeds it.
    Step { name: "web", run: |_| web::step().map(|()| Outcome::Passed) },
    // Optimised, as the tests are: what libraries build for themselves, whole databases in C, is built once.
    Step {
        name: "clippy",
        run: |_| passes("cargo clippy --release --workspace --all-targets -- -D warnings"),
    },
    Step { name: "doc", run: |_| doc() },
    Step { name: "deny", run: |_| deny::policy() },
    Step { name: "advisories", run: |_| deny::advisories() },
    Step { name: "layers", run: |_| layers() },
    Step { name: "test", run: programs::run },
    Step { name: "wasm", run: wasm::step },
    Step { name: "browser", run: browser::step },
    Step { name: "arithmetics", run: arithmetic::corpus },
    Step { name: "reference", run: |_| reference::self_test().map(|()| Outcome::Passed) },
    Step { name: "vectors", run: |_| reference::check_vectors().map(|()| Outcome::Passed) },
    Step { name: "demo", run: |_| passes(&format!("{PROGRAM} demo --out target/demo")) },
    Step { name: "year", run: |_| passes(&format!("{PROGRAM} demo --scenario year --out target/year")) },
    Step { name: "python", run: python::step },
    Step { name: "cluster", run: python::cluster::step },
    Step { name: "fuzz", run: |_| fuzz::briefly().map(|()| Outcome::Passed) },
];

/// Runs every step.
pub(crate) fn run() -> ExitCode {
    if run_all(STEPS) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn passes(line: &str) -> Result<Outcome, Words> {
    run_command(&mut command(line)).map(|()| Outcome::Passed)
}

fn layers() -> Result<Outcome, Words> {
    println!("{}", layers::run()?);
    Ok(Outcome::Passed)
}

fn doc() -> Result<Outcome, Words> {
    let mut command = command("cargo doc --release --workspace --no-deps");
    run_command(command.env("RUSTDOCFLAGS", "-Dwarnings")).map(|()| Outcome::Passed)
}
