//! Files given out one by one, against files made of all entries at once.

use std::collections::BTreeMap;

use ostrakon_tlog::bundle::{EncodeBundleError, EntryBundle, MAX_ENTRY_LEN};
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::stream::FileStream;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::{MerkleTree, TreeHead};

fn entry(index: u64) -> Vec<u8> {
    format!("entry {index}").into_bytes()
}

/// All files of a log of `size` entries, from the whole of it.
fn at_once(size: u64) -> (BTreeMap<String, Vec<u8>>, TreeHead) {
    let entries: Vec<_> = (0..size).map(entry).collect();
    let tree: MerkleTree = entries.iter().map(|e| leaf_hash(e)).collect();
    let tiles = HashTile::all(size).map(|t| (t.path(), t.encode(&tree).unwrap()));
    let bundles = EntryBundle::all(size).map(|b| {
        let range = b.entries();
        (b.path(), b.encode(&entries[range.start as usize..range.end as usize]).unwrap())
    });
    (tiles.chain(bundles).collect(), tree.head())
}

#[test]
fn every_size_has_the_same_files_either_way() {
    let (mut stream, mut files) = (FileStream::new(), BTreeMap::new());
    let sizes = [0, 1, 2, 255, 256, 257, 511, 512, 1000, 65_535, 65_536, 65_537, 66_000, 70_000];
    for size in 0..=70_000 {
        if sizes.contains(&size) {
            let mut all = files.clone();
            for (path, bytes) in stream.partial() {
                assert_eq!(all.insert(path, bytes), None, "a file given out before");
            }
            assert_eq!((all, stream.head()), at_once(size), "at size {size}");
        }
        for (path, bytes) in stream.append(&entry(size)).unwrap() {
            assert_eq!(files.insert(path, bytes), None, "a file given out twice");
        }
    }
}

#[test]
fn an_entry_that_fits_no_bundle_is_refused_and_changes_nothing() {
    let mut stream = FileStream::new();
    stream.append(b"first").unwrap();
    let before = (stream.head(), stream.partial());
    let error = EncodeBundleError::TooLong { index: 1, len: MAX_ENTRY_LEN + 1 };
    assert_eq!(stream.append(&vec![0; MAX_ENTRY_LEN + 1]), Err(error));
    assert_eq!((stream.head(), stream.partial()), before);
}
