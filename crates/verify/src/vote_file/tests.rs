use super::write::archive;
use super::*;

fn small() -> Vec<u8> {
    let files =
        [("checkpoint", b"a log\n1\n".to_vec()), ("setup/keys", vec![7; 600]), ("tile/0/000.p/1", vec![])];
    archive(&files.into_iter().map(|(path, bytes)| (path.to_owned(), bytes)).collect()).unwrap_or_default()
}

/// An archive of these files, with a list that is right of each.
fn with(files: &[(&str, &[u8])]) -> Vec<u8> {
    let sums: String = files.iter().map(|(path, bytes)| line(path, bytes)).collect();
    let mut archive = Vec::new();
    for (path, bytes) in [(SUMS, sums.as_bytes())].iter().chain(files) {
        assert!(tar::append(&mut archive, path, bytes));
    }
    tar::end(&mut archive);
    archive
}

#[test]
fn what_was_written_is_read() {
    let file = VoteFile::read(small()).expect("a vote file");
    assert_eq!(file.read("setup/keys", 600).expect("keys"), vec![7; 600]);
    assert!(matches!(file.read("setup/keys", 599), Err(ReadError::TooLarge { limit: 599 })));
    assert!(matches!(file.open("setup/keys", 599).err(), Some(ReadError::TooLarge { .. })));
    assert_eq!(file.read("tile/0/000.p/1", 0).expect("a tile"), b"");
    for path in ["setup", SUMS, "", "setup/keys/", "tile/0/000"] {
        assert!(matches!(file.read(path, 1_000), Err(ReadError::Missing)), "{path}");
    }
    assert!(!file.is_listed() && matches!(file.list(), Err(ReadError::NoListing)));
}

#[test]
fn every_damaged_bit_is_found() {
    let right = small();
    for at in 0..right.len() {
        for bit in 0..8 {
            let mut damaged = right.clone();
            damaged[at] ^= 1 << bit;
            assert!(VoteFile::read(damaged).is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn a_file_that_was_cut_off_or_goes_on_is_refused() {
    let right = small();
    for length in 0..right.len() {
        let error = VoteFile::read(right[..length].to_vec()).err();
        let said = if length < SUMS.len() { VoteFileError::Foreign } else { VoteFileError::CutOff };
        assert_eq!(error, Some(said), "{length} bytes");
    }
    for more in [1, 511, 512, 1024, 9 * 1024] {
        let longer = [right.clone(), vec![0; more]].concat();
        assert!(matches!(VoteFile::read(longer), Err(VoteFileError::Header { .. })), "{more} bytes more");
    }
    assert_eq!(
        VoteFile::read([right.clone(), right].concat()).err().map(|e| e.to_string().len() > 10),
        Some(true)
    );
}

#[test]
fn files_stand_once_in_order_under_plain_names() {
    let read = |files: &[(&str, &[u8])]| VoteFile::read(with(files)).err();
    assert_eq!(read(&[("a", b"1"), ("b/c", b"2")]), None);
    for files in [
        [("b", b"1"), ("a", b"2")],
        [("a", b"1"), ("a", b"1")],
        [("../a", b"1"), ("b", b"2")],
        [("/a", b"1"), ("b", b"2")],
        [(".a", b"1"), ("b", b"2")],
        [("a//b", b"1"), ("c", b"2")],
        [("a b", b"1"), ("c", b"2")],
        [("ä", b"1"), ("b", b"2")],
    ] {
        assert_eq!(
            read(&files.map(|(path, bytes)| (path, bytes.as_slice()))),
            Some(VoteFileError::List),
            "{files:?}"
        );
    }
}

#[test]
fn what_differs_from_its_list_is_named() {
    let (one, two) = (with(&[("a", b"1"), ("b", b"2")]), with(&[("a", b"1"), ("b", b"3")]));
    // The list of one, the files of the other.
    let mixed = [&one[..2 * tar::BLOCK], &two[2 * tar::BLOCK..]].concat();
    assert_eq!(VoteFile::read(mixed).err(), Some(VoteFileError::OtherBytes { path: "b".into() }));
}

#[test]
fn what_is_too_large_or_something_else_is_said_to_be() {
    let large = vec![b'S'; VoteFile::LIMIT + 1];
    assert!(matches!(VoteFile::read(large), Err(VoteFileError::TooLarge { .. })));
    for foreign in [b"".as_slice(), b"PK\x03\x04", b"OB\x01\x01", b"<!doctype html>"] {
        assert_eq!(VoteFile::read(foreign.to_vec()).err(), Some(VoteFileError::Foreign));
    }
}

/// What GNU tar 1.34 wrote: `tar --format=ustar --numeric-owner --owner=0 --group=0 --mode=0644 --mtime=@0 -b1 -cf …`.
#[test]
fn the_form_is_the_one_of_a_common_program() {
    let other = include_bytes!("../../../../tests/fuzz/seeds/vote_file/small");
    let file = VoteFile::read(other.to_vec()).expect("a vote file");
    let files = file.files.iter().map(|(path, at)| (path.clone(), other[at.clone()].to_vec())).collect();
    assert_eq!(archive(&files).as_deref(), Some(other.as_slice()));
    assert_eq!(file.files.len(), 3);
}
