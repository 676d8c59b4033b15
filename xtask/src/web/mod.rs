//! `cargo xtask web`: the core as WASM, for the service to embed.
//!
//! * `compiler`: a compiler that can, whatever this machine has
//! * `debian`: one made of Debian's packages, where there is no other
//! * `bundle`: what browsers load, with its hashes
//! * `order`: functions in an order that compresses

mod bundle;
mod compiler;
mod debian;
mod order;

use crate::command::Words;
pub(crate) use bundle::SIMD;
use bundle::{Bundled, Module};
use compiler::Compiler;
pub(crate) use compiler::cache;
use std::path::{Path, PathBuf};

use clap::Args;

/// What the service embeds.
const OUT: &str = "target/web";

/// What is built, and whether it comes out the same again.
#[derive(Args)]
pub(crate) struct Options {
    /// Where the bundle goes; the service embeds what is in `target/web`.
    #[arg(long, value_name = "DIR", default_value = OUT)]
    pub(crate) out: PathBuf,
    /// Build everything twice, in two places, and fail if a byte differs.
    #[arg(long)]
    pub(crate) twice: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { out: OUT.into(), twice: false }
    }
}

/// Builds the bundle, and says what is in it.
pub(crate) fn run(options: &Options) -> Result<(), Words> {
    let compiler = compiler::find()?;
    let files = build(&compiler, &options.out)?;
    if options.twice { again(&compiler, &bundle::ALL, &files) } else { Ok(()) }
}

/// What continuous integration does: the bundle, and once more the booth, which must come out the same.
pub(crate) fn step() -> Result<(), Words> {
    let compiler = compiler::find()?;
    let files = build(&compiler, Path::new(OUT))?;
    again(&compiler, &bundle::ALL[..1], &files)
}

fn build(compiler: &Compiler, out: &Path) -> Result<Vec<Bundled>, Words> {
    println!("with {}", compiler.name());
    let files = bundle::build(compiler, &bundle::ALL, out, "target/wasm")?;
    files.iter().for_each(|file| println!("{file}"));
    Ok(files)
}

/// Builds modules in another place, and compares every byte.
fn again(compiler: &Compiler, modules: &[Module], files: &[Bundled]) -> Result<(), Words> {
    let again = bundle::build(compiler, modules, Path::new("target/web-again"), "target/wasm-again")?;
    match again.iter().find(|file| !files.contains(file)) {
        Some(file) => Err(format!("built again, {} has other bytes", file.name)),
        None => {
            println!("built again, the same bytes: {} files", again.len());
            Ok(())
        }
    }
}
