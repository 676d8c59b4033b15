//! A bit flipped anywhere in a record is noticed, and the place is named.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the verdict")]

use ostrakon_tests::corpus::clean::CLEAN;
use ostrakon_tests::corpus::clean_types;
use ostrakon_tests::forge::{Election, Record, Setting};
use ostrakon_tests::reference::{assert_ready, judge, two_at_a_time};
use ostrakon_verify::{Report, Status};
use rand_core::{OsRng, RngCore};
use std::collections::BTreeSet;

/// One bit of one file.
#[derive(Clone, Debug)]
struct Flip {
    path: String,
    at: usize,
    bit: u8,
}

impl Flip {
    fn apply(&self, record: &Record) -> Record {
        let mut flipped = record.clone();
        flipped.file(&self.path)[self.at] ^= 1 << self.bit;
        flipped
    }
}

fn below(bound: usize) -> usize {
    OsRng.next_u64() as usize % bound
}

/// The first byte, the last, and some between, of every file.
fn flips(record: &Record, between: usize) -> Vec<Flip> {
    let of_file = |(path, bytes): (&String, &Vec<u8>)| {
        let places = [0, bytes.len() - 1].into_iter().chain((0..between).map(|_| below(bytes.len())));
        places.map(|at| Flip { path: path.clone(), at, bit: below(8) as u8 }).collect::<Vec<_>>()
    };
    record.files.iter().flat_map(of_file).collect()
}

/// Records with everything that a small one can have: witnesses, ties by lot, a ceremony that failed before, numbers with range proofs.
fn records() -> Vec<Record> {
    let watched = Election::new(Setting { witnesses: 2, required: 1, ..Setting::default() }).finish();
    let all = [CLEAN, clean_types::CLEAN].concat();
    let named = |name: &str| (all.iter().find(|c| c.name == name).unwrap().build)();
    let names = [
        "tie_then_lot",
        "ceremony_in_three_attempts",
        "objections_unfounded",
        "wide_cumulative",
        "wide_score",
    ];
    std::iter::once(watched).chain(names.into_iter().map(named)).collect()
}

/// The places that may be named for a flip: the file, or the entry in it.
fn places(record: &Record, flip: &Flip) -> BTreeSet<String> {
    let mut named = BTreeSet::from([flip.path.clone()]);
    if flip.path.starts_with("tile/entries/") {
        let (mut start, mut index) = (0, 0);
        let bytes = &record.files[&flip.path];
        while start <= flip.at {
            start += 2 + usize::from(u16::from_be_bytes([bytes[start], bytes[start + 1]]));
            index += 1;
        }
        named.insert(format!("entry {}", index - 1));
    }
    named
}

/// Whether a fault is at the place, or says in its words which entry it is: a tile's fault is at the tile, and names the entry that it does not fit.
fn names(report: &Report, place: &str) -> bool {
    let failed = report.checks().iter().filter(|c| c.status == Status::Failed);
    let said = |what: &str| {
        let after = what.split_once(place).map(|(_, rest)| rest);
        place.starts_with("entry ")
            && after.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    failed.flat_map(|c| &c.findings).any(|fault| fault.place == place || said(&fault.what))
}

#[test]
fn a_flipped_bit_in_any_file_is_noticed_and_named() {
    for record in records() {
        for flip in flips(&record, 6) {
            let report = flip.apply(&record).verify(None).report;
            assert!(!report.passed(), "{flip:?} is not noticed");
            let right = places(&record, &flip);
            assert!(
                right.iter().any(|place| names(&report, place)),
                "{flip:?}: {right:?} is not named\n{report}"
            );
        }
    }
}

#[test]
fn reference_notices_flipped_bits_too() {
    assert_ready();
    let record = records().remove(0);
    let sample: Vec<Flip> = flips(&record, 1).into_iter().skip(2).step_by(3).collect();
    let wrong = two_at_a_time(&sample, |flip| match judge(&flip.apply(&record), None) {
        Ok(judgement) if !judgement.passed => Ok(()),
        Ok(_) => Err(format!("{flip:?} is not noticed")),
        Err(why) => Err(format!("{flip:?}: {why}")),
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
