//! How long each stage of the verification takes.

use super::measured::Stage;
use crate::progress::Bars;
use ostrakon_verify::Progress;
use std::sync::Mutex;
use std::time::Instant;

/// A stage at work.
struct Running {
    name: String,
    start: Instant,
    seconds: f64,
}

/// The bars, with a clock.
pub(super) struct Clocked {
    bars: Bars,
    start: Instant,
    stages: Mutex<Vec<Running>>,
}

impl Default for Clocked {
    fn default() -> Self {
        Self { bars: Bars::default(), start: Instant::now(), stages: Mutex::default() }
    }
}

impl Clocked {
    /// All of it in seconds, and stage by stage. What is done outside of any stage is a last one.
    pub(super) fn finish(self) -> (f64, Vec<Stage>) {
        let seconds = self.start.elapsed().as_secs_f64();
        let mut stages: Vec<Stage> = Vec::new();
        for Running { name, seconds, .. } in self.stages.into_inner().unwrap_or_default() {
            // Every roll is a stage of the same name.
            match stages.iter_mut().find(|stage| stage.name == name) {
                Some(stage) => stage.seconds += seconds,
                None => stages.push(Stage { name, seconds }),
            }
        }
        let rest = seconds - stages.iter().map(|s| s.seconds).sum::<f64>();
        stages.push(Stage { name: "the rest".into(), seconds: rest });
        (seconds, stages)
    }
}

impl Progress for Clocked {
    fn stage(&self, name: &str, total: u64) {
        self.bars.stage(name, total);
        if let Ok(mut stages) = self.stages.lock() {
            stages.push(Running { name: name.into(), start: Instant::now(), seconds: 0.0 });
        }
    }

    fn advance(&self, count: u64) {
        self.bars.advance(count);
        if let Ok(mut stages) = self.stages.lock()
            && let Some(last) = stages.last_mut()
        {
            last.seconds = last.start.elapsed().as_secs_f64();
        }
    }
}
