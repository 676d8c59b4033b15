//! Running other programs, in the root of the working tree, with failures in words.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{BufRead, BufReader, ErrorKind},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// What went wrong, for a person to read.
pub(crate) type Words = String;

/// How the names begin of what cargo tells a program of its own package.
const OWN: [&str; 2] = ["CARGO_MANIFEST_", "CARGO_PKG_"];

/// The root of the working tree.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// `line` split at its spaces, to be run in the root; no argument of ours holds a space.
pub(crate) fn command(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).current_dir(root()).stdin(Stdio::null());
    // Cargo tells us which package we are; build scripts that look at it would run again, and half of what we depend on with them.
    let own = |name: &OsString| name.to_str().is_some_and(|name| OWN.iter().any(|own| name.starts_with(own)));
    env::vars_os().map(|(name, _)| name).filter(own).for_each(|name| _ = command.env_remove(name));
    command
}

/// Runs to the end, output shown as it comes.
pub(crate) fn run(command: &mut Command) -> Result<(), Words> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(failed(command, status)) }
}

/// Runs to the end and keeps what it says; failure is the caller's to judge.
pub(crate) fn capture(command: &mut Command) -> Result<Output, Words> {
    command.output().map_err(|error| not_started(command, &error))
}

/// What a command prints on standard output; it must succeed.
pub(crate) fn stdout(command: &mut Command) -> Result<String, Words> {
    let output = capture(command.stderr(Stdio::inherit()))?;
    if !output.status.success() {
        return Err(failed(command, output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("`{}` printed no text", shown(command)))
}

/// Runs to the end, showing every line of standard output and handing it to `each`.
pub(crate) fn watch(command: &mut Command, mut each: impl FnMut(&str)) -> Result<(), Words> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).split(b'\n')) {
        let line = line.map_err(|error| format!("`{}`: its output ended: {error}", shown(command)))?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        each(&line);
    }
    let status = child.wait().map_err(|error| format!("`{}`: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(failed(command, status)) }
}

/// The command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

pub(crate) fn not_started(command: &Command, error: &std::io::Error) -> Words {
    let program = command.get_program().to_string_lossy();
    match error.kind() {
        ErrorKind::NotFound => format!("`{program}` is not installed, or not on the path"),
        _ => format!("`{}` did not start: {error}", shown(command)),
    }
}

pub(crate) fn failed(command: &Command, status: std::process::ExitStatus) -> Words {
    format!("`{}` failed ({status})", shown(command))
}
