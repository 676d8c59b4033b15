//! How many tests passed, read off the lines with which each test binary closes.

use std::fmt;

/// Tests run, over all test binaries.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    /// As they should be.
    pub(crate) passed: u64,
    /// Not as they should be.
    pub(crate) failed: u64,
    /// Marked `#[ignore]`.
    pub(crate) skipped: u64,
}

impl Counts {
    /// Adds what others counted.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// Adds what `test result: ok. 3 passed; 0 failed; 1 ignored; …` says; other lines say nothing.
    pub(crate) fn read(&mut self, line: &str) {
        let Some(rest) = line.trim().strip_prefix("test result: ") else { return };
        for part in rest.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let Some(Ok(number)) = words.next().map(str::parse::<u64>) else { continue };
            match words.next() {
                Some("passed") => self.passed += number,
                Some("failed") => self.failed += number,
                Some("ignored") => self.skipped += number,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(f, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_add_up() {
        let mut counts = Counts::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.04s",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.50s",
            "9 passed; 9 failed",
        ] {
            counts.read(line);
        }
        assert_eq!(counts, Counts { passed: 7, failed: 2, skipped: 1 });
        assert_eq!(counts.to_string(), "7 passed, 2 failed, 1 skipped");
    }
}
