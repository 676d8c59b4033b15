//! `ostrakon credentials codes`: codes to print and hand out.

use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers};
use ostrakon_charter::Id;
use ostrakon_election::roll::PrintedCode;
use rand_core::OsRng;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Draws printed codes, one a voter.
///
/// Writes one code a line (mode 0600). Whoever holds a code can vote with it: print each on a letter of its own, and remember that whoever
/// prints codes knows them. Members who would rather not trust the printer make a key of their own (`ostrakon credentials key new`).
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon credentials codes --roll members --count 400 --out members.codes

Next: `ostrakon credentials list` turns the codes into a roll file.")]
pub(crate) struct CodesArgs {
    /// The roll they are for.
    #[arg(long, value_name = "ID")]
    roll: Id,
    /// How many.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    count: u32,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// The largest file of codes: 10⁷ lines.
const LIMIT: u64 = 64 * 10_000_000;

pub(super) fn run(args: &CodesArgs) -> Outcome {
    let text = draw(&args.roll, args.count as usize);
    files::write_fresh(&args.out, text.as_bytes(), Readers::Owner)?;
    crate::say::say!(
        "{} codes for roll {} in {} (readable by you only).",
        args.count,
        args.roll,
        args.out.display()
    );
    Ok(())
}

/// The file's text.
pub(crate) fn draw(roll: &Id, count: usize) -> Zeroizing<String> {
    let head = format!("# ostrakon printed codes for roll {roll}: secret, one voter a line\n");
    let mut text = Zeroizing::new(String::with_capacity(head.len() + count * 36));
    text.push_str(&head);
    for _ in 0..count {
        text.push_str(&PrintedCode::generate(&mut OsRng).expose());
        text.push('\n');
    }
    text
}

/// Reads a file of codes; lines with `#` are remarks.
pub(crate) fn read_codes(path: &Path) -> Outcome<Vec<PrintedCode>> {
    let text = Zeroizing::new(files::read_text(path, LIMIT)?);
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#'));
    let read = |(line, number): (&str, usize)| {
        PrintedCode::parse(line).at(format!("{}, line {number}", path.display()))
    };
    let codes = lines.map(read).collect::<Outcome<Vec<_>>>()?;
    match codes.is_empty() {
        true => {
            Err(CliError::new("holds no code").at(path.display()).next("write the code on a line of its own"))
        }
        false => Ok(codes),
    }
}
