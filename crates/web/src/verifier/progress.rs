//! How far a verification is.

use ostrakon_verify::Progress;
use std::sync::Mutex;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The worker's own: the stage, how many units it has, how many are done.
    #[wasm_bindgen(js_name = verifying)]
    fn verifying(stage: &str, total: f64, done: f64);
}

/// Tells the worker, which decides how often the page hears of it.
#[derive(Debug, Default)]
pub(crate) struct Worker(Mutex<(String, u64, u64)>);

impl Worker {
    fn change(&self, change: impl FnOnce(&mut (String, u64, u64))) {
        if let Ok(mut at) = self.0.lock() {
            change(&mut at);
            verifying(&at.0, at.1 as f64, at.2 as f64);
        }
    }
}

impl Progress for Worker {
    fn stage(&self, name: &str, total: u64) {
        self.change(|at| *at = (name.to_owned(), total, 0));
    }

    fn advance(&self, count: u64) {
        self.change(|at| at.2 += count);
    }
}
