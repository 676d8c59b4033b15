//! Paths of a log's files, there and back.

use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tree::MerkleTree;
use proptest::prelude::*;

use crate::common::cases;

#[test]
fn a_path_has_one_spelling() {
    let right = ["tile/0/000", "tile/2/x001/234.p/7", "tile/entries/x012/x345/678", "tile/entries/999.p/255"];
    right.iter().for_each(|path| assert_eq!(LogFile::parse(path).unwrap().path(), *path));
    let wrong = [
        "tile/0/0",
        "tile/00/000",
        "tile/+0/000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/xx01/002",
        "tile/0/1000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/07",
        "tile/0/000.p/7.p/7",
        "tile/256/000",
        "tile/entries/000/",
        "tile/entries",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        "/tile/0/000",
        "checkpoint",
        "",
    ];
    wrong.iter().for_each(|path| assert_eq!(LogFile::parse(path), None, "{path}"));
}

#[test]
fn an_entry_is_in_one_bundle() {
    for size in [1, 255, 256, 257, 1000] {
        for bundle in EntryBundle::all(size) {
            assert!(bundle.entries().all(|index| EntryBundle::holding(index, size) == Some(bundle)));
        }
        assert_eq!(EntryBundle::holding(size, size), None);
        assert_eq!(EntryBundle::holding(u64::MAX, size), None);
    }
}

#[test]
fn a_file_is_the_beginning_of_a_longer_one() {
    let entries: Vec<Vec<u8>> = (0..300u16).map(|n| n.to_be_bytes().repeat(n.into())).collect();
    let tree: MerkleTree = entries.iter().map(|entry| leaf_hash(entry)).collect();
    let bytes = |file: &LogFile| match file {
        LogFile::Hashes(tile) => tile.encode(&tree).unwrap(),
        LogFile::Entries(bundle) => {
            let range = bundle.entries();
            bundle.encode(&entries[range.start as usize..range.end as usize]).unwrap()
        }
    };
    for (size, later) in [(1, 2), (7, 255), (7, 300), (256, 300), (257, 258), (300, 300)] {
        for file in LogFile::all(size) {
            let longer = file.at(later).unwrap();
            assert!(file.belongs(size) && longer.belongs(later));
            assert_eq!(
                file.beginning(&longer, &bytes(&longer)),
                Some(bytes(&file)),
                "{} {size}",
                file.path()
            );
            assert_eq!(file.beginning(&longer, &bytes(&longer)[1..]), None);
            let shorter = longer.beginning(&file, &bytes(&file));
            assert!(longer == file || shorter.is_none(), "{}", file.path());
        }
    }
    let (first, second) = (LogFile::parse("tile/0/000").unwrap(), LogFile::parse("tile/0/001.p/44").unwrap());
    assert_eq!(second.beginning(&first, &bytes(&first)), None, "another place");
    assert_eq!(second.at(256), None);
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_file_is_read_back(size in (0u64..3000).prop_union(300_000..400_000)) {
        let files: Vec<LogFile> = LogFile::all(size).collect();
        prop_assert!(files.is_sorted());
        prop_assert!(files.iter().all(|file| LogFile::parse(&file.path()) == Some(*file)));
    }

    #[test]
    fn no_text_panics(text in "(tile/)?[0-9x/.pentris]{0,40}") {
        let read = LogFile::parse(&text);
        prop_assert!(read.is_none_or(|file| file.path() == text));
    }
}
