//! Progress on long work: a bar on a terminal, nothing anywhere else.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::io::IsTerminal;
use std::sync::Mutex;

/// A bar of `total` steps under a name.
pub(crate) fn bar(name: &str, total: u64) -> ProgressBar {
    let bar = if std::io::stderr().is_terminal() && total > 0 {
        ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr())
    } else {
        ProgressBar::hidden()
    };
    let style =
        ProgressStyle::with_template("  {msg:<28} {bar:32} {human_pos}/{human_len}  {rate}  {eta} left");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("━╸ ");
    let rate = |state: &ProgressState, out: &mut dyn Write| _ = write!(out, "{:.0}/s", state.per_sec());
    bar.set_style(style.with_key("rate", rate));
    bar.set_message(name.to_owned());
    bar
}

/// The verifier's progress: one bar after the other.
#[derive(Default)]
pub(crate) struct Bars(Mutex<Option<ProgressBar>>);

impl ostrakon_verify::Progress for Bars {
    fn stage(&self, name: &str, total: u64) {
        if let Ok(mut current) = self.0.lock()
            && let Some(done) = current.replace(bar(name, total))
        {
            done.finish_and_clear();
        }
    }

    fn tell(&self, message: &str) {
        match self.0.lock().ok().as_ref().and_then(|current| current.as_ref()) {
            Some(bar) => bar.suspend(|| eprintln!("{message}")),
            None => eprintln!("{message}"),
        }
    }

    fn advance(&self, n: u64) {
        if let Ok(current) = self.0.lock()
            && let Some(bar) = current.as_ref()
        {
            bar.inc(n);
        }
    }
}

impl Drop for Bars {
    fn drop(&mut self) {
        if let Ok(current) = self.0.get_mut()
            && let Some(bar) = current.take()
        {
            bar.finish_and_clear();
        }
    }
}
