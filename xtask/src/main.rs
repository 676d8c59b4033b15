//! The project's own commands: `cargo xtask …`.
//!
//! One of them, `cargo xtask test`, is all that continuous integration runs.

mod arithmetic;
mod bench;
mod browser;
mod command;
mod counts;
mod crash;
mod demo;
mod deny;
mod fuzz;
mod imports;
mod layers;
mod programs;
mod python;
mod reference;
mod step;
mod suite;
mod wards;
mod wasm;
mod web;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Commands for working on Ostrakon.
///
/// Run them from anywhere in the working tree as `cargo xtask COMMAND`. `cargo xtask test` equals
/// continuous integration: what it passes, CI passes.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
#[command(after_help = "Before a commit:   cargo xtask test\nAfter an import:   cargo xtask layers")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run every check, in order, up to the first that fails.
    ///
    /// Formatting; clippy and rustdoc with warnings denied; licences, bans and sources of what we depend
    /// on; its advisories, if their database can be fetched; the floors; every test, optimised; the tests in a real Chromium; the attack corpus again
    /// with every slower arithmetic of this processor; every fuzz target for some seconds; the Python
    /// reference's self-test and its own tests; its vectors, made again and compared; the demo and the demo's year, with both
    /// verifiers; the verifier from Python, as a wheel, and on clusters of Ray and of Spark. Ends with the time each took and with
    /// the count of tests: `N passed, N failed`. A step that fails without a test failing counts as one
    /// failure.
    #[command(
        after_help = "Needs: python3, Java, a compiler for C++, Node with npm, Chromium. Brings cargo-deny if it is missing."
    )]
    Test,
    /// Check that imports go down only.
    ///
    /// Every package stands on a floor and imports from lower ones; those on one floor never see each
    /// other, and ostrakon-verify holds no server, runtime or database. The table is in
    /// `xtask/src/layers.rs`: a new package finds its place there first.
    Layers,
    /// Make the test vectors again.
    ///
    /// The Python reference, written from the specification alone, writes `spec/vectors`. Look at the
    /// difference before committing it: a changed vector is a changed protocol.
    #[command(after_help = "To compare without writing: cargo xtask test")]
    Vectors,
    /// Feed random bytes to everything that reads bytes.
    ///
    /// Builds the targets of `tests/fuzz` so that libFuzzer sees every branch they take, and runs one of them, or all in turn. They begin
    /// with the specification's vectors and with what earlier runs have found, in `target/fuzz/corpus`. The first input that makes
    /// one panic, hang, take too much memory or break its promise ends it; the input lies in `target/fuzz/artifacts` then. Needs a
    /// compiler for C++, since libFuzzer is written in it, and no other toolchain than the usual one.
    #[command(
        after_help = "Examples:\n  cargo xtask fuzz --seconds 3600 endpoints\n  cargo xtask fuzz --together 180"
    )]
    Fuzz(fuzz::Options),
    /// Play every ballot of the real wards, and compare with a count in the open by Python.
    ///
    /// Casts the ballots of the six Scottish wards in secret, as orders that are compared and as a Borda count, or as
    /// other types. Every total and every method's winners must be those that `spec/reference/plain_count.py` counts
    /// from the same file. Takes minutes to hours.
    #[command(
        after_help = "Example: cargo xtask wards --ward orkney_2017_ward5 --type pairwise --type grades"
    )]
    Wards(wards::Options),
    /// Kill the service under load, and let its disk fail, for as long as you like.
    ///
    /// Kills it with SIGKILL at random moments while ballots are cast, on SQLite and PostgreSQL side by side; then lets the disk fail once at
    /// every call that writes, in every way, from the first start to the closing. After it every acknowledged ballot must stand
    /// where its receipt says, once, and every checkpoint that was seen must be of one history; the verifier looks every fifty kills and
    /// in the end. `cargo xtask test` does the same with 150 kills an engine and some of the faults. Needs PostgreSQL's programs and Linux.
    #[command(after_help = "Example: cargo xtask crash --kills 2000 --seconds 600")]
    Crash(crash::Options),
    /// See it: a running vote in your browser.
    ///
    /// Builds what browsers load and the `ostrakon` command, then runs `ostrakon serve --demo`: an organisation with its register, a vote on real
    /// ballots, five codes for you. It ends with the address to open. Minutes the first time, seconds the next. Ctrl-C stops it.
    #[command(after_help = "Example: cargo xtask demo --demo-minutes 5")]
    Demo(demo::Options),
    /// Build the booth and the verifier for browsers.
    ///
    /// Compiles `crates/web` to WASM with the toolchain here or Debian's, and writes `target/web`: what the
    /// service embeds when it is built next. The same tree and compiler give the same bytes; their hashes are printed.
    #[command(after_help = "Example: cargo xtask web --twice")]
    Web(web::Options),
    /// Test the arithmetic as WebAssembly.
    ///
    /// Compiles the tests of `crates/arith` as the verifier of a browser is compiled, in vectors, for WASI, and runs them in Node. Needs Node 18.19
    /// or newer and the target `wasm32-wasip1` of the toolchain, which rustup brings.
    Wasm,
    /// Go people's ways in a real Chromium.
    ///
    /// Builds the bundle and the command, brings the tests' two packages from npm into `target/browser`, and runs `tests/browser`: every ballot
    /// type on both engines by mouse and by keyboard, the second device, receipts, lost connections, attacks 63 to 69, axe, pictures in
    /// `target/browser/pictures`. Needs Node 18.19 or newer, npm, Chromium and PostgreSQL's programs.
    #[command(
        after_help = "Examples:\n  cargo xtask browser voting\n  cargo xtask browser --built 'attack 65'"
    )]
    Browser(browser::Options),
    /// Test the verifier as Python has it.
    ///
    /// Brings maturin from PyPI into a cache, builds the wheel of `crates/py` with it, installs that in `target/python`, and runs `crates/py/tests`: the
    /// attack corpus and the demonstration's record, whole and in pieces, against the command. Needs Python 3.9 or newer with `venv`.
    #[command(after_help = "Example: cargo xtask python pieces")]
    Python(python::Options),
    /// Test the verifier on clusters.
    ///
    /// Brings Ray and Spark from PyPI into a cache, starts two nodes of the one and a master with two workers of the other on this machine's loopback, with a token and
    /// a secret, and runs `crates/py/tests/cluster` on them: whole records, the corpus, workers killed, results tampered with, records that change. Needs Linux on
    /// x86-64, Python 3.11 to 3.13 with `venv`, and Java 17 or newer.
    #[command(after_help = "Example: cargo xtask cluster OnRay")]
    Cluster(python::Options),
    /// Measure everything that `bench/results` keeps, and draw it.
    ///
    /// Ours beside elastic-elgamal, every ballot type, the physical limit, several cores, false ballots, memory; whole records of
    /// 10^4 to 10^6 voters, made and verified, and what their growth says of fifty million. Leave the machine alone meanwhile: about
    /// half an hour on two cores. A tree with changes is told by a `+` after the commit.
    #[command(after_help = "Example: cargo xtask bench --out target/rehearsal --voters 1000,10000")]
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Test => return suite::run(),
        Command::Layers => layers::run().map(|summary| println!("{summary}")),
        Command::Vectors => reference::make_vectors(),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Wards(options) => wards::run(&options),
        Command::Crash(options) => crash::run(&options),
        Command::Demo(options) => demo::run(&options),
        Command::Wasm => wasm::run(),
        Command::Web(options) => web::run(&options),
        Command::Browser(options) => browser::run(&options),
        Command::Python(options) => python::run(&options),
        Command::Cluster(options) => python::cluster::run(&options),
        Command::Bench(options) => bench::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            eprintln!("error: {words}");
            ExitCode::FAILURE
        }
    }
}
