//! The `ostrakon` command: every part of an election, from description to certificate, on files.
//!
//! | module | who | does |
//! |---|---|---|
//! | [`mod@register`] | an organisation's keeper | bodies, meetings, elections, offices, act by act |
//! | [`election`] | organiser, registrar | manifest, rolls, opening, ballots, closing, tallies, result |
//! | [`trustee`] | each trustee | key ceremony, sign-off, shares |
//! | [`credentials`] | registrar, members | printed codes, keys, roll files |
//! | [`token`], [`vote`], [`challenge`] | voters | logs in; seals a ballot, and casts it; checks a device |
//! | [`witness`] | branches, complaints groups | cosigns logs that only grow; keeps evidence |
//! | [`certify`], [`verify`], [`charter`] | officers, everybody | certificate, numbered checks, rules in words |
//! | [`mod@bench`] | the curious | how fast this machine makes and verifies a national record |
//! | [`hints`] | everybody | a file that makes verifying faster |
//! | [`export`] | everybody | the log as files that data tools read |
//! | [`mirror`], [`send`] | everybody | an exact copy of what a service publishes; messages to it |
//! | [`audit_site`], [`site`] | everybody, witnesses | what a service gives to browsers, compared with the register's list |
//! | [`people`] | a service's registrar | who may log in |
//! | [`serve`], [`service`] | operators | the service, and its settings |
//! | [`mod@backup`] | operators | its data, out of a database and back into one |
//! | [`demo`] | newcomers | a whole election from real ballots; the vote that runs on `serve --demo` |
//!
//! Commands are thin: what is computed stands in the crates below. Every write goes through [`files`], every record through [`record_dir`],
//! every failure is a [`error::CliError`]: one sentence, exit status 1 (2 where the arguments make no sense).

#![forbid(unsafe_code)]

mod audit_site;
mod backup;
mod ballots;
mod bench;
mod booth;
mod certify;
mod challenge;
mod charter;
mod clock;
mod credentials;
mod daemon;
mod demo;
mod election;
mod error;
mod export;
mod files;
mod hints;
mod keys;
mod lock;
mod mirror;
mod outcome;
mod own;
mod paper;
mod people;
mod progress;
mod record_dir;
mod register;
mod remote;
mod say;
mod send;
mod serve;
mod service;
mod shards;
mod site;
mod token;
mod trustee;
mod verify;
mod vote;
mod witness;
mod words;

use clap::{Parser, Subcommand};
use error::{CliError, Outcome};
use ostrakon_arith::Arithmetic;
use std::process::ExitCode;

/// Verifiable secret ballots: nobody learns how anybody voted, everybody can check the count.
///
/// Begin with `ostrakon demo`: it holds a whole election over again with ballots that people really cast, and verifies it before your
/// eyes. Every command explains itself with --help.
/// A service makes and drops many small things for each cast.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Debug, Parser)]
#[command(name = "ostrakon", version, propagate_version = true, max_term_width = 110)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::DemoArgs),
    Verify(verify::VerifyArgs),
    Hints(hints::HintsArgs),
    #[command(subcommand)]
    Shards(shards::ShardsCommand),
    #[command(subcommand)]
    Export(export::ExportCommand),
    Mirror(mirror::MirrorArgs),
    AuditSite(audit_site::AuditSiteArgs),
    Send(send::SendArgs),
    #[command(subcommand)]
    Token(token::TokenCommand),
    Vote(vote::VoteArgs),
    Challenge(challenge::ChallengeArgs),
    #[command(subcommand)]
    Charter(charter::CharterCommand),
    #[command(subcommand)]
    Election(election::ElectionCommand),
    #[command(subcommand)]
    Trustee(trustee::TrusteeCommand),
    #[command(subcommand)]
    Credentials(credentials::CredentialsCommand),
    #[command(subcommand)]
    Certify(certify::CertifyCommand),
    #[command(subcommand)]
    Register(register::RegisterCommand),
    #[command(subcommand)]
    People(people::PeopleCommand),
    Serve(serve::ServeArgs),
    Backup(backup::BackupArgs),
    Restore(backup::RestoreArgs),
    #[command(subcommand)]
    Service(service::ServiceCommand),
    #[command(subcommand)]
    Witness(witness::WitnessCommand),
    #[command(subcommand)]
    Bench(bench::BenchCommand),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments.command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {}", words::as_typed(&error.to_string()));
            ExitCode::from(error.status)
        }
    }
}

fn run(command: Command) -> Outcome<ExitCode> {
    Arithmetic::from_environment().map_err(|e| CliError::usage(format!("OSTRAKON_ARITHMETIC: {e}")))?;
    let done: Outcome = match command {
        Command::Demo(args) => return demo::run(&args),
        Command::Verify(args) => return verify::run(&args),
        Command::Shards(command) => return shards::run(&command),
        Command::Export(command) => export::run(&command),
        Command::AuditSite(args) => return audit_site::run(&args),
        Command::Bench(command) => return bench::run(&command),
        Command::Register(command) => return register::run(command),
        Command::People(command) => people::run(&command),
        Command::Serve(args) => serve::run(&args),
        Command::Backup(args) => backup::run_backup(&args),
        Command::Restore(args) => backup::run_restore(&args),
        Command::Service(command) => service::run(&command),
        Command::Hints(args) => hints::run(&args),
        Command::Mirror(args) => mirror::run(&args),
        Command::Send(args) => send::run(&args),
        Command::Token(command) => token::run(&command),
        Command::Vote(args) => vote::run(&args),
        Command::Challenge(args) => challenge::run(&args),
        Command::Charter(command) => charter::run(&command),
        Command::Election(command) => election::run(command),
        Command::Trustee(command) => trustee::run(command),
        Command::Credentials(command) => credentials::run(command),
        Command::Certify(command) => certify::run(command),
        Command::Witness(command) => witness::run(command),
    };
    done.map(|()| ExitCode::SUCCESS)
}
