//! The record of the specification's vectors, as files.

use data_encoding::BASE64;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Files of a whole election, by path.
pub static RECORD: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let vectors: Value =
        serde_json::from_str(include_str!("../../../../spec/vectors/8-verify/record.json")).expect("vectors");
    let files = vectors["files"].as_object().expect("files").iter();
    let bytes = |text: &Value| BASE64.decode(text.as_str().expect("text").as_bytes()).expect("base 64");
    files.map(|(path, text)| (path.clone(), bytes(text))).collect()
});
