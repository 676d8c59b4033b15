//! The interface's description is the one that is committed beside the specification.

use std::path::Path;

#[test]
fn the_description_is_committed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.json");
    let description = ostrakon_service::description() + "\n";
    if std::env::var_os("OSTRAKON_DESCRIBE").is_some() {
        std::fs::write(&path, &description).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let first = committed.lines().zip(description.lines()).position(|(a, b)| a != b);
    assert!(
        committed == description,
        "spec/openapi.json differs from the routes (line {first:?}): run this test with OSTRAKON_DESCRIBE=1 and look at what changed"
    );
}
