//! `cargo xtask fuzz`: the targets of `tests/fuzz`, for a while each.

use clap::Args;

use crate::command::{self, Words, capture, command, root, stdout};

const FOLDER: &str = "tests/fuzz";

/// What to fuzz, and how long.
#[derive(Args)]
pub(crate) struct Options {
    /// How long each target runs.
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
    seconds: u32,
    /// The target; without one, all of them in turn.
    target: Option<String>,
}

/// Runs the target asked for, or all.
pub(crate) fn run(options: &Options) -> Result<(), Words> {
    ready()?;
    let known = targets()?;
    let chosen = match &options.target {
        None => known,
        Some(target) if known.contains(target) => vec![target.clone()],
        Some(target) => return Err(format!("no target `{target}`; there are: {}", known.join(", "))),
    };
    run_targets(&chosen, options.seconds)
}

/// Runs the targets; the first crash ends it, and cargo-fuzz says where the input lies.
fn run_targets(targets: &[String], seconds: u32) -> Result<(), Words> {
    for target in targets {
        println!("==> {target}, {seconds} s");
        let line =
            format!("cargo +nightly fuzz run --fuzz-dir {FOLDER} {target} -- -max_total_time={seconds}");
        command::run(&mut command(&line))?;
    }
    Ok(())
}

/// Everything needed is there, or what to do about it.
fn ready() -> Result<(), Words> {
    if !root().join(FOLDER).join("Cargo.toml").is_file() {
        return Err(format!("`{FOLDER}` holds no fuzz targets"));
    }
    let answers = |line: &str| capture(&mut command(line)).is_ok_and(|output| output.status.success());
    if !answers("cargo fuzz --version") {
        return Err("cargo-fuzz is not installed: cargo install cargo-fuzz".into());
    }
    if !answers("cargo +nightly --version") {
        return Err("fuzzing needs a nightly toolchain: rustup toolchain install nightly".into());
    }
    Ok(())
}

fn targets() -> Result<Vec<String>, Words> {
    let list = stdout(&mut command(&format!("cargo +nightly fuzz list --fuzz-dir {FOLDER}")))?;
    Ok(list.split_whitespace().map(str::to_owned).collect())
}
