//! The figures, for people and for programs.

use super::place::RecordSize;
use crate::words::grouped;
use serde::{Deserialize, Serialize};

/// Everything that was measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Measured {
    voters: u64,
    ballots: u64,
    /// On disk.
    bytes: u64,
    make: Option<Making>,
    hints: Option<Hinting>,
    pub(super) verify: Option<Verifying>,
}

/// Of the making.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Making {
    pub(super) seed: u64,
    pub(super) seconds: f64,
    pub(super) threads: usize,
    pub(super) peak_bytes: Option<u64>,
}

/// Of the making of hints.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Hinting {
    pub(super) seconds: f64,
    pub(super) threads: usize,
    /// On disk.
    pub(super) bytes: u64,
}

/// Of the verification.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Verifying {
    pub(super) seconds: f64,
    pub(super) threads: usize,
    pub(super) hints: bool,
    pub(super) peak_bytes: Option<u64>,
    pub(super) passed: bool,
    pub(super) stages: Vec<Stage>,
}

/// Of one stage of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Stage {
    pub(super) name: String,
    pub(super) seconds: f64,
}

impl Measured {
    pub(super) fn new(
        size: RecordSize,
        make: Option<Making>,
        hints: Option<Hinting>,
        verify: Option<Verifying>,
    ) -> Self {
        let RecordSize { voters, ballots, bytes } = size;
        Self { voters, ballots, bytes, make, hints, verify }
    }

    /// Did every check pass, as far as any was run?
    pub(super) fn passed(&self) -> bool {
        self.verify.as_ref().is_none_or(|verifying| verifying.passed)
    }

    /// For people.
    pub(super) fn table(&self) -> Vec<String> {
        let megabytes = self.bytes as f64 / 1e6;
        let mut lines = vec![
            format!(
                "{} voters, {} ballots, {megabytes:.1} MB on disk",
                grouped(self.voters),
                grouped(self.ballots)
            ),
            String::new(),
            format!("{:<28}{:>10}{:>12}{:>12}{:>9}", "", "seconds", "ballots/s", "peak MB", "threads"),
        ];
        lines.extend(self.make.as_ref().map(|m| self.line("made", m.seconds, m.peak_bytes, m.threads)));
        let bytes = |h: &Hinting| format!("hints made, {:.1} MB", h.bytes as f64 / 1e6);
        lines.extend(self.hints.as_ref().map(|h| self.line(&bytes(h), h.seconds, None, h.threads)));
        if let Some(verify) = &self.verify {
            let what = if verify.hints { "verified with hints" } else { "verified" };
            lines.push(self.line(what, verify.seconds, verify.peak_bytes, verify.threads));
            lines.extend(verify.stages.iter().map(|s| format!("  {:<26}{:>10.2}", s.name, s.seconds)));
            lines.push(String::new());
            lines.push(if verify.passed { "Every check passed." } else { "NOT EVERY CHECK PASSED." }.into());
        }
        lines
    }

    fn line(&self, what: &str, seconds: f64, peak: Option<u64>, threads: usize) -> String {
        let rate = grouped((self.ballots as f64 / seconds) as u64);
        let peak = peak.map_or(String::new(), |bytes| format!("{:.1}", bytes as f64 / 1e6));
        format!("{what:<28}{seconds:>10.2}{rate:>12}{peak:>12}{threads:>9}")
    }
}
