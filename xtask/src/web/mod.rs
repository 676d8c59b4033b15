//! `cargo xtask web`: the core as WASM, for the service to embed.
//!
//! * `compiler`: a compiler that can, whatever this machine has
//! * `debian`: one made of Debian's packages, where there is no other
//! * `bundle`: what browsers load, with its hashes

mod bundle;
mod compiler;
mod debian;

use crate::command::Words;
use std::path::PathBuf;

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
    println!("with {}", compiler.name());
    let files = bundle::build(&compiler, &options.out, "target/wasm")?;
    files.iter().for_each(|file| println!("{file}"));
    if options.twice {
        let again = bundle::build(&compiler, &options.out.with_extension("again"), "target/wasm-again")?;
        if let Some(file) = files.iter().find(|file| !again.contains(file)) {
            return Err(format!("built again, {} has other bytes", file.name));
        }
        println!("built again: the same bytes");
    }
    Ok(())
}
