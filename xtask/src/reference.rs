//! The second implementation, in Python, written from `spec/` alone.

use crate::command::{Words, command, root, run};

const SELF_TEST: &str = "spec/reference/selftest.py";
const TESTS: &str = "spec/reference/test_reference.py";
const MAKE_VECTORS: &str = "spec/reference/make_vectors.py";

/// The reference's primitives give the published vectors, and it refuses the records that it tampers with itself.
pub(crate) fn self_test() -> Result<(), Words> {
    python(SELF_TEST, "")?;
    python(TESTS, "")
}

/// The vectors in the tree are those that the reference makes.
pub(crate) fn check_vectors() -> Result<(), Words> {
    python(MAKE_VECTORS, "--check").map_err(|words| format!("{words}; to make them: cargo xtask vectors"))
}

/// Writes the vectors.
pub(crate) fn make_vectors() -> Result<(), Words> {
    python(MAKE_VECTORS, "")
}

fn python(script: &str, arguments: &str) -> Result<(), Words> {
    if !root().join(script).is_file() {
        return Err(format!("`{script}` is missing"));
    }
    // No bytecode beside the sources: a check leaves the tree as it found it.
    run(command(&format!("python3 {script} {arguments}")).env("PYTHONDONTWRITEBYTECODE", "1"))
}
