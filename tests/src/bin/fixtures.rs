//! The attack corpus on disk, for verifiers in other languages and on other machines: `fixtures DIR [BEGINNING]…` writes every fixture whose name begins so, and the clean
//! records if `clean` is one of the beginnings; everything if there is none.
//!
//! Each is a folder: `record/`, `pins/`, `receipts/`, and `expected.json`: the report of spec 8.3, where pins and receipts are called as they
//! are from the folder, and the checks that refuse the fixture.
#![allow(clippy::unwrap_used, reason = "in a test, a panic is the verdict")]

use ostrakon_tests::corpus::{all, clean, clean_types, governance, tokens};
use ostrakon_tests::forge::Record;
use ostrakon_tests::reference::two_at_a_time;
use ostrakon_verify::{Directory, Options, verify};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// A record to be written: under which name, refused by what, made how.
type Wanted = (String, Vec<&'static str>, Box<dyn Fn() -> Record + Sync>);

fn main() {
    let mut arguments = std::env::args().skip(1);
    let to = PathBuf::from(arguments.next().unwrap());
    let beginnings: Vec<String> = arguments.collect();
    let wanted = |name: &str| beginnings.is_empty() || beginnings.iter().any(|start| name.starts_with(start));
    let all: Vec<Wanted> = records().into_iter().filter(|(name, ..)| wanted(name)).collect();
    assert!(!all.is_empty(), "no fixture begins so");
    let wrong = two_at_a_time(&all, |(name, refused_by, build)| {
        write(&to.join(name), refused_by, &build());
        Ok(())
    });
    assert!(wrong.is_empty(), "{wrong:?}");
    println!("{} records", all.len());
}

fn records() -> Vec<Wanted> {
    let fixtures = all().into_iter().map(|fixture| {
        let build = move || (fixture.build)().record;
        (fixture.name.to_owned(), fixture.refused_by.to_vec(), Box::new(build) as _)
    });
    let clean = [clean::CLEAN, clean_types::CLEAN, governance::CLEAN, tokens::CLEAN].concat();
    let clean = clean.into_iter().map(|clean| {
        let build: Box<dyn Fn() -> Record + Sync> = Box::new(clean.build);
        (format!("clean_{}", clean.name), Vec::new(), build)
    });
    fixtures.chain(clean).collect()
}

fn write(folder: &Path, refused_by: &[&str], record: &Record) {
    fs::create_dir_all(folder.join("record")).unwrap();
    record.write(&folder.join("record"));
    let options = Options {
        pins: kept(folder, "pins", &record.pins),
        receipts: kept(folder, "receipts", &record.receipts),
        ..Options::default()
    };
    let report = verify(&Directory::new(folder.join("record")), &options, &()).report;
    let expected = json!({ "refused_by": refused_by, "report": report });
    fs::write(folder.join("expected.json"), serde_json::to_vec_pretty(&expected).unwrap()).unwrap();
}

/// Writes what a user keeps, and names it as it is named from the folder.
fn kept(folder: &Path, what: &str, files: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let keep = |(place, (_, bytes)): (usize, &(String, Vec<u8>))| {
        let name = format!("{what}/{place}");
        fs::create_dir_all(folder.join(what)).unwrap();
        fs::write(folder.join(&name), bytes).unwrap();
        (name, bytes.clone())
    };
    files.iter().enumerate().map(keep).collect()
}
