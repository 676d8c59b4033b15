//! What targets begin with: the specification's vectors and other files of the project, as they are fed in.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use data_encoding::{BASE64, HEXLOWER};
use serde_json::Value;

use super::{ENDPOINTS, places};
use crate::command::{Words, root};

/// A file whose texts are inputs, and what goes before each.
struct Source {
    target: &'static str,
    file: &'static str,
    before: &'static [u8],
}

const fn from(target: &'static str, file: &'static str) -> Source {
    Source { target, file, before: &[] }
}

/// Files whose name ends with `/` are folders: all files in them.
const SOURCES: &[Source] = &[
    from("act", "spec/vectors/9-register/registers.json"),
    Source { target: "add_checkpoint", file: "spec/vectors/4-board/checkpoint.json", before: b"old 0\n\n" },
    from("ballot", "spec/vectors/3-cast/motion.json"),
    from("ballot", "spec/vectors/3-cast/approval-blank.json"),
    from("ballot", "spec/vectors/3-cast/wide-cumulative.json"),
    Source { target: "bundle", file: "spec/vectors/4-board/tiles.json", before: &[19] },
    Source { target: "bundle", file: "spec/vectors/8-verify/record.json", before: &[26] },
    from("charter", "spec/vectors/7-certify/charter.json"),
    from("charter", "charters/"),
    from("checkpoint", "spec/vectors/4-board/checkpoint.json"),
    from("cli_ballots", "data/scottish-council/3_cands-eilean_siar_2022_ward3.csv"),
    from("code", "spec/vectors/2-roll/codes.json"),
    from("dealing", "spec/vectors/1-setup/possession.json"),
    from("dealing", "spec/vectors/8-verify/record.json"),
    from("document", "spec/vectors/8-verify/record.json"),
    from("document", "spec/vectors/0-notation/documents.json"),
    from("keys", "spec/vectors/1-setup/keys.json"),
    from("keys", "spec/vectors/8-verify/record.json"),
    from("mirror", "spec/vectors/8-verify/record.json"),
    from("note", "spec/vectors/0-notation/notes.json"),
    from("note", "spec/vectors/4-board/checkpoint.json"),
    from("paths", "spec/vectors/4-board/tiles.json"),
    from("people_roll", "data/french-approval-2002-gy-les-nonains.csv"),
    from("receipt", "spec/vectors/4-board/receipt.json"),
    from("receipt", "spec/vectors/0-notation/tlog-proof.json"),
    from("roll", "spec/vectors/2-roll/roll.json"),
    from("roll", "spec/vectors/8-verify/record.json"),
    from("submission", "spec/vectors/8-verify/record.json"),
    from("token", "spec/vectors/2-roll/tokens.json"),
    from("tracker", "spec/vectors/3-cast/motion.json"),
];

/// Seeds of a target, and bytes of one.
const MOST: usize = 300;
const LONGEST: usize = 32 << 10;

/// Writes a target's seeds anew; their folder.
pub(super) fn make(target: &str) -> Result<PathBuf, Words> {
    let folder = places::seeds(target);
    let _ = fs::remove_dir_all(&folder);
    let fail = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(fail)?;
    for (number, seed) in all(target)?.iter().take(MOST).enumerate() {
        fs::write(folder.join(number.to_string()), seed).map_err(fail)?;
    }
    Ok(folder)
}

/// Every route as it should be asked, at some stages of an election: the first two decisions of an input are the stage and the route.
fn asked(target: &str) -> impl Iterator<Item = Vec<u8>> {
    let (stages, routes) =
        if target == ENDPOINTS { ([0, 4, 5, 7].as_slice(), 0..48) } else { (&[] as &[u8], 0..0) };
    routes.flat_map(move |route| stages.iter().map(move |stage| vec![*stage, route]))
}

fn all(target: &str) -> Result<BTreeSet<Vec<u8>>, Words> {
    let mut found: BTreeSet<Vec<u8>> = asked(target).collect();
    for source in SOURCES.iter().filter(|source| source.target == target) {
        for file in files(source.file)? {
            let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            let inputs = inputs(&file, bytes);
            found.extend(inputs.into_iter().map(|input| [source.before, &input].concat()));
        }
    }
    found.retain(|seed| seed.len() <= LONGEST);
    Ok(found)
}

fn files(path: &str) -> Result<Vec<PathBuf>, Words> {
    let whole = root().join(path);
    if !path.ends_with('/') {
        return Ok(vec![whole]);
    }
    let fail = |error: std::io::Error| format!("{path}: {error}");
    let files = fs::read_dir(whole).map_err(fail)?.map(|file| Ok(file?.path()));
    files.collect::<std::io::Result<Vec<_>>>().map_err(fail)
}

/// A file is one input; of a vector file each text is, and what it says in hexadecimal or base 64.
fn inputs(file: &Path, bytes: Vec<u8>) -> Vec<Vec<u8>> {
    let vectors = file.extension().is_some_and(|end| end == "json");
    match serde_json::from_slice(&bytes) {
        Ok(value) if vectors => {
            let mut found = Vec::new();
            texts(&value, &mut found);
            found
        }
        _ => vec![bytes],
    }
}

fn texts(value: &Value, found: &mut Vec<Vec<u8>>) {
    match value {
        Value::String(text) => {
            let decoded = HEXLOWER.decode(text.as_bytes()).or_else(|_| BASE64.decode(text.as_bytes()));
            found.push(decoded.unwrap_or_else(|_| text.clone().into_bytes()));
        }
        Value::Array(all) => all.iter().for_each(|value| texts(value, found)),
        Value::Object(all) => all.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_inputs_as_they_read() {
        let vectors = br#"{"a": ["0aff", {"b": "AAEC"}], "c": 7, "d": "plain text"}"#.to_vec();
        let found = inputs(Path::new("x.json"), vectors.clone());
        assert_eq!(found, [b"\x0a\xff".to_vec(), vec![0, 1, 2], b"plain text".to_vec()]);
        assert_eq!(inputs(Path::new("x.csv"), vectors.clone()), [vectors]);
    }

    #[test]
    fn every_source_is_there() {
        for source in SOURCES {
            assert!(!all(source.target).unwrap().is_empty(), "{}", source.file);
        }
    }
}
