//! Processes of `judge.py` that stay: most of judging a small record is Python's start.

use super::program;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;

/// Those that nobody asks now.
static IDLE: Mutex<Vec<Process>> = Mutex::new(Vec::new());

struct Process {
    child: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Process {
    fn start() -> Result<Self, String> {
        let mut command = Command::new("python3");
        command.arg(program().with_file_name("judge.py")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|e| format!("python3 did not start: {e}"))?;
        let (Some(asks), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("python3 has no input or output".into());
        };
        Ok(Self { child, asks, answers: BufReader::new(answers) })
    }

    fn ask(&mut self, asked: &Value) -> Result<Value, String> {
        writeln!(self.asks, "{asked}").map_err(|e| format!("judge.py does not listen: {e}"))?;
        let mut line = String::new();
        self.answers.read_line(&mut line).map_err(|e| e.to_string())?;
        serde_json::from_str(&line).map_err(|_| format!("judge.py gave no report: {:?}", self.child.wait()))
    }
}

/// Asks a process that is idle, or a new one. One that gave no answer is not asked again; what it said of it is on standard error.
pub(super) fn ask(asked: &Value) -> Result<Value, String> {
    let idle = IDLE.lock().map_err(|e| e.to_string())?.pop();
    let mut process = idle.map_or_else(Process::start, Ok)?;
    let answer = process.ask(asked)?;
    IDLE.lock().map_err(|e| e.to_string())?.push(process);
    Ok(answer)
}
