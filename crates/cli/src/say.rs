//! What commands print on standard output. `println!` panics when nobody listens; this ends the command instead.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

/// Prints a line. A reader that has gone (`| head`) ends the command quietly; a full disk ends it with a sentence.
pub(crate) fn line(text: Arguments<'_>) {
    let mut out = std::io::stdout().lock();
    if let Err(error) = writeln!(out, "{text}").and_then(|()| out.flush()) {
        if error.kind() != ErrorKind::BrokenPipe {
            let _ = writeln!(std::io::stderr(), "ostrakon: the output cannot be written: {error}");
        }
        std::process::exit(1);
    }
}

/// `println!` without the panic.
macro_rules! say {
    () => { $crate::say::line(format_args!("")) };
    ($($argument:tt)*) => { $crate::say::line(format_args!($($argument)*)) };
}
pub(crate) use say;
