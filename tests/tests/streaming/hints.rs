//! A file of hints says nothing: with whatever stands in it, the report is the same.

use crate::{CROWD, CUTS, NATION, assert_one_report, report};
use ostrakon_tests::forge::Record;
use ostrakon_verify::{Options, write_hints};
use rand_core::{OsRng, RngCore};
use std::fs;

fn hints_of(record: &Record) -> Vec<u8> {
    let mut hints = Vec::new();
    write_hints(record, &mut hints, &()).unwrap();
    hints
}

/// The blocks of a file, each with its length.
fn blocks(hints: &[u8]) -> Vec<Vec<u8>> {
    let (mut blocks, mut rest) = (Vec::new(), &hints[16..]);
    while let Some((length, _)) = rest.split_first_chunk() {
        let (block, behind) = rest.split_at(4 + u32::from_be_bytes(*length) as usize);
        blocks.push(block.to_vec());
        rest = behind;
    }
    blocks
}

fn random(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

/// Files that are no hints of this record, and the right one.
fn files(hints: &[u8]) -> Vec<Vec<u8>> {
    let magic = &hints[..16];
    let mut swapped = blocks(hints);
    swapped.swap(0, 1);
    let first = swapped.len() / 2;
    let mut dropped = blocks(hints);
    dropped.remove(first);
    let mut shifted = hints.to_vec();
    shifted[20..].rotate_left(32);
    let mut flipped = hints.to_vec();
    (0..200).for_each(|_| {
        flipped[16 + OsRng.next_u32() as usize % (hints.len() - 16)] ^= 1 << (OsRng.next_u32() % 8)
    });
    let noise = |block: Vec<u8>| [&block[..4], &random(block.len() - 4)].concat();
    let noisy: Vec<u8> = blocks(hints).into_iter().flat_map(noise).collect();
    let huge = [magic, &u32::MAX.to_be_bytes(), &random(999)].concat();
    let mut files =
        vec![hints.to_vec(), Vec::new(), magic.to_vec(), huge, shifted, flipped, random(hints.len())];
    files.extend([
        [magic, &swapped.concat()].concat(),
        [magic, &dropped.concat()].concat(),
        [magic, &noisy].concat(),
    ]);
    files.push([magic, &random(hints.len() - 16)].concat());
    files.extend([17, 19, hints.len() / 3, hints.len() - 1].map(|length| hints[..length].to_vec()));
    files.push([hints, &random(70)].concat());
    files
}

#[test]
fn no_file_of_hints_changes_a_report() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("hints");
    for record in [&*CROWD, &*NATION] {
        let without = report(record, record.options(None), 2);
        for (number, file) in files(&hints_of(record)).into_iter().enumerate() {
            fs::write(&path, file).unwrap();
            let options = Options { hints: Some(path.clone()), ..record.options(None) };
            assert_eq!(without, report(record, options, 2), "file {number}");
        }
        let pipe = place.path().join("pipe");
        #[cfg(unix)]
        assert!(pipe.exists() || std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        // A pipe that nobody writes to would keep whoever opens it waiting for ever.
        for not_there in [place.path().join("nothing"), place.path().to_owned(), pipe] {
            let options = Options { hints: Some(not_there), ..record.options(None) };
            assert_eq!(without, report(record, options, 1));
        }
    }
}

#[test]
fn hints_fit_however_the_work_is_cut() {
    let place = tempfile::tempdir().unwrap();
    for (name, record) in [("crowd", &*CROWD), ("nation", &*NATION)] {
        let path = place.path().join(name);
        fs::write(&path, hints_of(record)).unwrap();
        assert_one_report(name, record, &CUTS[1..], &[None], Some(path));
    }
}

#[test]
fn a_record_without_an_opening_has_none() {
    let mut election = ostrakon_tests::forge::Election::at(ostrakon_tests::forge::Stage::Opening);
    let error = write_hints(&election.publish(), &mut Vec::new(), &()).unwrap_err();
    assert!(error.to_string().contains("not opened"), "{error}");
    election.run_until(ostrakon_tests::forge::Stage::Ballots);
    assert_eq!(write_hints(&election.publish(), &mut Vec::new(), &()).unwrap(), 0);
    let mut cut = NATION.clone();
    cut.files.remove("tile/entries/001");
    assert!(write_hints(&cut, &mut Vec::new(), &()).unwrap_err().to_string().contains("tile/entries/001"));
}
