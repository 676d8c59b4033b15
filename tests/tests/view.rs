//! Logs as Parquet files (spec 8.10): what was exported is what the log signed, and whatever is not is refused by name; in Rust and in Python.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the verdict")]

use ostrakon_tests::corpus::crowd::crowd;
use ostrakon_tests::forge::Record;
use ostrakon_verify::Directory;
use ostrakon_view::{Size, ViewError, check, check_log, export};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The smallest row groups that there are, two a file.
const SMALL: Size = Size { rows: 256, file: 512 };

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn national(&self, name: &str, voters: u64, seed: u64) -> Directory {
        ostrakon_national::make(&self.path(name), voters, seed, &()).unwrap();
        Directory::new(self.path(name))
    }

    /// A national record's view, in several files.
    fn exported() -> Self {
        let place = Self::new();
        let record = place.national("record", 1500, 3);
        let exported = export(&record, &place.path("view"), SMALL, &()).unwrap();
        assert!(exported.files > 2 && exported.entries > 1500, "{exported:?}");
        place
    }

    fn part(&self, part: usize) -> PathBuf {
        self.path("view").join(format!("part-{part:05}.parquet"))
    }

    /// What a check says while a file has other bytes.
    fn with(&self, part: usize, bytes: &[u8]) -> Result<(), String> {
        let good = fs::read(self.part(part)).unwrap();
        fs::write(self.part(part), bytes).unwrap();
        let told = check(&self.path("view"), &()).map(drop).map_err(|error| error.to_string());
        fs::write(self.part(part), good).unwrap();
        told
    }
}

fn find(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).position(|window| window == part).unwrap()
}

#[test]
fn what_was_exported_is_what_the_log_signed() {
    let place = Place::exported();
    let checked = check(&place.path("view"), &()).unwrap();
    let record = Directory::new(place.path("record"));
    check_log(&record, &checked.checkpoint).unwrap();
    let signed = fs::read_to_string(place.path("record/checkpoint")).unwrap();
    assert!(signed.starts_with(&checked.checkpoint.text()));
    let other = place.national("other", 300, 9);
    assert!(matches!(check_log(&other, &checked.checkpoint), Err(ViewError::Record { .. })));
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let place = Place::exported();
    let record = Directory::new(place.path("record"));
    export(&record, &place.path("again"), SMALL, &()).unwrap();
    let names = |name: &str| {
        let mut names: Vec<_> =
            fs::read_dir(place.path(name)).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names("view"), names("again"));
    for name in names("view") {
        let read = |folder: &str| fs::read(place.path(folder).join(&name)).unwrap();
        assert!(read("view") == read("again"), "{name:?}");
    }
}

#[test]
fn a_view_may_be_cut_in_any_way() {
    let place = Place::new();
    let record = place.national("record", 900, 3);
    for (name, size) in [
        ("a", Size { rows: 256, file: 256 }),
        ("b", Size { rows: 512, file: 1024 }),
        ("c", Size { rows: 65_536, file: 1 << 20 }),
        ("d", Size::default()),
    ] {
        export(&record, &place.path(name), size, &()).unwrap();
        check(&place.path(name), &()).unwrap();
    }
    for (rows, file) in [(128, 256), (300, 600), (131_072, 131_072), (256, 0), (256, 300), (0, 0)] {
        let told = export(&record, &place.path("e"), Size { rows, file }, &());
        assert!(matches!(told, Err(ViewError::Size)), "{rows} {file}");
    }
}

#[test]
fn every_kind_of_entry_is_a_row() {
    let place = Place::new();
    let record = crowd();
    export(&record, &place.path("view"), SMALL, &()).unwrap();
    check(&place.path("view"), &()).unwrap();
    let told = python(&place, KINDS);
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let kinds = String::from_utf8(told.stdout).unwrap();
    for kind in ["ballot", "manifest", "opening", "roll", "closing"] {
        assert!(kinds.contains(kind), "{kinds}");
    }
}

#[test]
fn what_is_there_is_not_written_over() {
    let place = Place::exported();
    let record = Directory::new(place.path("record"));
    let told = export(&record, &place.path("view"), SMALL, &());
    assert!(matches!(told, Err(ViewError::Occupied(_))), "{told:?}");
    for nameless in [".", "..", "/"] {
        let told = export(&record, Path::new(nameless), SMALL, &());
        assert!(matches!(told, Err(ViewError::Nameless(_))), "{told:?}");
    }
    fs::create_dir(place.path("empty")).unwrap();
    export(&record, &place.path("empty"), SMALL, &()).unwrap();
    check(&place.path("empty"), &()).unwrap();
}

#[test]
fn a_record_at_fault_leaves_nothing_behind() {
    let place = Place::exported();
    let good = Record::read_from(&place.path("record"));
    let (mut entry, mut tile, mut signature) = (good.clone(), good.clone(), good.clone());
    let path = entry.path("tile/entries/001");
    entry.file(&path)[90] ^= 1;
    let path = tile.path("tile/1/000");
    tile.file(&path)[40] ^= 1;
    // The log's own line is the first; those behind it are witnesses'.
    let note = signature.file("checkpoint");
    let line = find(note, b"\n\n\xe2\x80\x94 ") + 2;
    let last = line + find(&note[line..], b"\n") - 8;
    note[last] = if note[last] == b'A' { b'B' } else { b'A' };
    for record in [&entry, &tile, &signature] {
        let told = export(record, &place.path("bad"), SMALL, &()).unwrap_err();
        assert!(!place.path("bad").exists(), "{told}");
    }
    let left: Vec<_> = fs::read_dir(place.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn what_is_missing_surplus_doubled_or_of_another_checkpoint_is_named() {
    let place = Place::exported();
    let (first, second) = (fs::read(place.part(0)).unwrap(), fs::read(place.part(1)).unwrap());
    let doubled = place.with(1, &first).unwrap_err();
    assert!(doubled.contains("part-00001.parquet: says that it is part-00000.parquet"), "{doubled}");
    let doubled = place.with(0, &second).unwrap_err();
    assert!(doubled.contains("part-00000.parquet: says that it is part-00001.parquet"), "{doubled}");
    let other = place.national("other", 1500, 9);
    export(&other, &place.path("others"), SMALL, &()).unwrap();
    let others = fs::read(place.path("others/part-00001.parquet")).unwrap();
    let told = place.with(1, &others).unwrap_err();
    assert!(told.contains("part-00001.parquet: was made from another checkpoint"), "{told}");
    let view = place.path("view");
    fs::write(view.join("notes.txt"), "").unwrap();
    let told = check(&view, &()).unwrap_err().to_string();
    assert!(told.contains("notes.txt: is no part"), "{told}");
    fs::remove_file(view.join("notes.txt")).unwrap();
    fs::remove_file(place.part(1)).unwrap();
    let told = check(&view, &()).unwrap_err().to_string();
    assert!(told.contains("part-00001.parquet: is missing"), "{told}");
}

#[test]
fn whatever_is_altered_in_a_file_is_refused_by_its_name() {
    let place = Place::exported();
    let good = fs::read(place.part(1)).unwrap();
    // An entry's bytes, and each of the other columns' values.
    let entry = find(&good, b"OB\x01\x01");
    for at in [entry, entry + 10, entry + 45, entry + 100, 40, 60] {
        let mut bytes = good.clone();
        bytes[at] ^= 4;
        let told = place.with(1, &bytes).unwrap_err();
        assert!(told.contains("part-00001.parquet: was altered"), "{at}: {told}");
    }
    for length in [0, 3, 12, good.len() / 2, good.len() - 1] {
        assert!(place.with(1, &good[..length]).unwrap_err().contains("part-00001.parquet"), "{length}");
    }
    let mut taken = 0;
    let steps: Vec<usize> = (0..good.len()).step_by(good.len() / 400).collect();
    for at in &steps {
        let mut bytes = good.clone();
        bytes[*at] ^= 1;
        match place.with(1, &bytes) {
            Ok(()) => taken += 1,
            Err(told) => assert!(told.contains("part-00001.parquet"), "{at}: {told}"),
        }
    }
    // Some bytes say nothing that anybody reads.
    assert!(taken <= steps.len() / 20, "{taken} of {}", steps.len());
}

/// Prints what kinds there are.
const KINDS: &str = "
import sys, pyarrow.parquet as pq
for path in sys.argv[1:]:
    print(pq.read_table(path, page_checksum_verification=True)['kind'].unique().to_pylist())
";

/// Python, over all files of the view.
fn python(place: &Place, script: &str) -> Output {
    let python = ostrakon_python::with("parquet");
    let mut files: Vec<_> = fs::read_dir(place.path("view")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    Command::new(python).arg("-c").arg(script).args(files).output().unwrap()
}

/// What the package's page shows.
fn shown() -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/view/README.md");
    let page = fs::read_to_string(page).unwrap();
    let (_, rest) = page.split_once("```python\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn a_worker_hashes_again_what_it_reads_in_python() {
    let place = Place::exported();
    let told = python(&place, &shown());
    let (said, error) = (String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
    assert!(told.status.success(), "{error}");
    let signed = fs::read_to_string(place.path("record/checkpoint")).unwrap();
    let head: Vec<&str> = signed.lines().take(3).collect();
    assert!(said.lines().count() > 2 && said.lines().all(|line| line.ends_with(&head.join(" "))), "{said}");
}

#[test]
fn one_byte_is_seen_by_the_checksum_of_its_page_and_by_the_hash_of_its_group() {
    let place = Place::exported();
    let mut bytes = fs::read(place.part(1)).unwrap();
    let at = find(&bytes, b"OB\x01\x01") + 200;
    bytes[at] ^= 1;
    fs::write(place.part(1), &bytes).unwrap();
    let told = python(&place, &shown());
    let error = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(!told.status.success() && error.contains("CRC"), "{error}");
    let told = python(&place, &shown().replace("page_checksum_verification=True", ""));
    let error = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(!told.status.success() && error.contains("part-00001.parquet, row group 0"), "{error}");
}
