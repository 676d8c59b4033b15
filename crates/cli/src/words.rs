//! Small things about sentences: numbers with their nouns, lines that fit, texts that are too long, the program's own name.

pub(crate) use ostrakon_charter::words::{amount, plural, shorten, wrap};

use ostrakon_charter::words::printable;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// 1234567 as 1,234,567.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|g| std::str::from_utf8(g).ok()).collect();
    groups.join(",")
}

/// A parser's complaint in parentheses: for those who know the format, and short.
pub(crate) fn detail(error: impl std::fmt::Display) -> String {
    format!("({})", shorten(&error.to_string(), 120))
}

/// How this program is started from here, so that a printed command works as typed.
pub(crate) fn program() -> &'static str {
    static NAME: LazyLock<String> = LazyLock::new(|| {
        let typed = std::env::args_os().next().map(PathBuf::from).unwrap_or_default();
        let (exe, here) = (std::env::current_exe(), std::env::current_dir());
        command(&typed, exe.ok().as_deref(), here.ok().as_deref())
    });
    &NAME
}

fn command(typed: &Path, exe: Option<&Path>, here: Option<&Path>) -> String {
    if typed.components().count() < 2 {
        return "ostrakon".into();
    }
    let below = exe.zip(here).and_then(|(exe, here)| exe.strip_prefix(here).ok());
    quoted(&below.map_or_else(|| typed.to_owned(), |path| Path::new(".").join(path)))
}

/// A path as a shell takes it.
pub(crate) fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+=@%:,".contains(c);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

/// Sentences whose commands work as typed, and in which nothing of others steers the terminal.
pub(crate) fn as_typed(sentence: &str) -> String {
    let lines: Vec<String> = sentence.split('\n').map(printable).collect();
    lines.join("\n").replace("`ostrakon ", &format!("`{} ", program()))
}

#[cfg(test)]
mod tests {
    use super::{amount, command, grouped, quoted, shorten, wrap};
    use std::path::Path;

    #[test]
    fn numbers_go_with_their_nouns() {
        assert_eq!(amount(1, "entry"), "1 entry");
        assert_eq!(amount(2, "entry"), "2 entries");
        assert_eq!(amount(0, "ballot"), "0 ballots");
        assert_eq!(amount(3, "key"), "3 keys");
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1000), "1,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn lines_fit_and_lose_nothing() {
        let text = "one two three four five six seven eight nine ten eleven twelve";
        let lines = wrap(text, 4, 30);
        assert!(lines.iter().all(|l| l.chars().count() <= 30 && l.starts_with("    ")), "{lines:?}");
        assert_eq!(lines.iter().map(|l| l.trim()).collect::<Vec<_>>().join(" "), text);
        assert_eq!(shorten("short", 10), "short");
        assert_eq!(shorten(&"x".repeat(100), 9), "xxxxxx … xxx");
    }

    #[test]
    fn commands_work_as_typed() {
        let (exe, here) = (Path::new("/src/target/release/ostrakon"), Path::new("/src"));
        assert_eq!(command(Path::new("ostrakon"), Some(exe), Some(here)), "ostrakon");
        assert_eq!(command(exe, Some(exe), Some(here)), "./target/release/ostrakon");
        assert_eq!(command(Path::new("../o/ostrakon"), Some(exe), Some(Path::new("/x"))), "../o/ostrakon");
        assert_eq!(quoted(Path::new("my record")), "'my record'");
    }
}
