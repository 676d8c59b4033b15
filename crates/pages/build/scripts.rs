//! Scripts name each other by address: `from "./x.js"`, `import "./x.js"` and `asset("./worker.js")` are rewritten, the last for what is no
//! module of one's own, like a worker; comments are left alone. Whatever is named is added first, so there are no cycles.

use crate::assets::Assets;
use crate::files::File;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The module that tells scripts where the web bundle and the words are.
pub(crate) const TABLE: &str = "scripts/lib/assets.js";

/// What stands before a name.
const BEFORE: [&str; 6] = ["from \"", "from '", "import \"", "import '", "asset(\"", "asset('"];

/// Adds all of them, each after those that it names.
pub(crate) fn add(assets: &mut Assets, files: Vec<File>) -> Result<(), String> {
    let mut left: BTreeMap<String, Vec<u8>> = files.into_iter().map(|f| (f.name, f.bytes)).collect();
    while let Some(name) = left.keys().next().cloned() {
        one(assets, &mut left, &name, &mut Vec::new())?;
    }
    Ok(())
}

fn one(
    assets: &mut Assets,
    left: &mut BTreeMap<String, Vec<u8>>,
    name: &str,
    asking: &mut Vec<String>,
) -> Result<(), String> {
    if asking.iter().any(|above| above == name) {
        return Err(format!("{} name each other in a circle", asking.join(", ")));
    }
    let Some(bytes) = left.get(name).cloned() else {
        return Err(format!("{} names {name}, which is not there", asking.join(", which is named by ")));
    };
    if !name.ends_with(".js") {
        left.remove(name);
        return assets.add(name, bytes);
    }
    let text = String::from_utf8(bytes).map_err(|_| format!("{name}: not UTF-8"))?;
    asking.push(name.to_owned());
    let mut rewritten = String::new();
    let mut rest = text.as_str();
    while let Some((start, end)) = next(rest) {
        let named = resolve(name, &rest[start..end]);
        if assets.address(&named).is_none() {
            one(assets, left, &named, asking)?;
        }
        rewritten += &rest[..start];
        rewritten += assets.address(&named).unwrap_or_default();
        rest = &rest[end..];
    }
    asking.pop();
    left.remove(name);
    assets.add(name, (rewritten + rest).into_bytes())
}

/// Where the next relative name stands.
fn next(text: &str) -> Option<(usize, usize)> {
    let found = BEFORE.iter().flat_map(|before| {
        text.match_indices(before).filter_map(|(at, _)| {
            let start = at + before.len();
            let end = start + text[start..].find(['"', '\'', '\n'])?;
            let named = text[start..end].starts_with('.') && !in_comment(&text[..at]);
            named.then_some((start, end))
        })
    });
    found.min()
}

/// Whether the line that a text ends in is a comment.
pub(crate) fn in_comment(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default().trim_start();
    line.starts_with("//") || line.starts_with("/*") || line.starts_with('*')
}

/// A relative name, seen from a file.
pub(crate) fn resolve(from: &str, named: &str) -> String {
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    for part in named.split('/') {
        match part {
            "." => {}
            ".." => _ = path.pop(),
            part => path.push(part),
        }
    }
    path.join("/")
}

/// The table: `web` and `words` by name, and `asset`, which says what it is told.
pub(crate) fn table(assets: &Assets) -> Vec<u8> {
    let web: Map<String, Value> = assets
        .below("web/")
        .map(|(name, address)| (name.trim_start_matches("web/").to_owned(), address.into()))
        .collect();
    let mut words = Map::new();
    for (name, address) in assets.below("words/") {
        let stem = name.trim_start_matches("words/").trim_end_matches(".json");
        if let Some((language, page)) = stem.split_once('/') {
            let of = words.entry(language).or_insert_with(|| Value::Object(Map::new()));
            of[page] = address.into();
        }
    }
    let (web, words) = (Value::Object(web), Value::Object(words));
    format!(
        "// Written by the build: where things are.\nexport const web = {web};\nexport const words = {words};\nexport const asset = (address) => address;\n"
    )
    .into_bytes()
}
