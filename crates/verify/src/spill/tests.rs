//! Rows come out sorted, whatever fits in memory; kept files are used again only if they are what was saved.

use super::rows::{Event, Exception, Listed, Used};
use super::{Place, Sorter};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn sorted(sorter: Sorter<3>) -> Vec<[u8; 3]> {
    sorter.finish().unwrap().collect::<Result<_, _>>().unwrap()
}

fn filled(place: Place, memory: usize, rows: &[[u8; 3]]) -> Sorter<3> {
    let mut sorter = Sorter::new(place, memory);
    sorter.extend(rows.iter().copied()).unwrap();
    sorter
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn rows_come_out_sorted(rows in proptest::collection::vec(any::<[u8; 3]>(), 0..200), memory in 0usize..700) {
        let mut expected = rows.clone();
        expected.sort_unstable();
        prop_assert_eq!(sorted(filled(Place::Temporary, memory, &rows)), expected);
    }

    #[test]
    fn an_interrupted_sort_goes_on(rows in proptest::collection::vec(any::<[u8; 3]>(), 0..200), cut in any::<prop::sample::Index>(), memory in 0usize..100) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows");
        let cut = cut.index(rows.len() + 1);
        let mut sorter = filled(Place::Kept(path.clone()), memory, &rows[..cut]);
        let kept = sorter.save().unwrap();
        // What is written after the save is lost, as if the machine had stopped.
        sorter.extend(rows.iter().copied().take(20)).unwrap();
        sorter.flush().unwrap();
        drop(sorter);
        let mut sorter = Sorter::resume(&path, memory, kept).unwrap().unwrap();
        sorter.extend(rows[cut..].iter().copied()).unwrap();
        let mut expected = rows.clone();
        expected.sort_unstable();
        prop_assert_eq!(sorted(sorter), expected);
    }

    #[test]
    fn rows_are_read_back(roll in any::<u16>(), key in any::<[u8; 32]>(), index in any::<u64>(), leaf in any::<[u8; 32]>(), weight in any::<u32>(), factor in any::<i64>(), fingerprint in any::<[u8; 16]>()) {
        let event = Event { roll, key, index, previous: key.map(|b| !b), leaf };
        prop_assert_eq!(Event::decode(&event.encode()), event);
        let listed = Listed { roll, key, record: index, weight };
        prop_assert_eq!(Listed::decode(&listed.encode()), listed);
        let used = Used { fingerprint, index, contest: roll };
        prop_assert_eq!(Used::decode(&used.encode()), used);
        let exception = Exception { index, roll, leaf, factor };
        prop_assert_eq!(Exception::decode(&exception.encode()), exception);
    }
}

fn kept(path: &Path) -> super::Kept {
    filled(Place::Kept(path.to_owned()), 6, &[[3; 3], [2; 3], [1; 3]]).save().unwrap()
}

#[test]
fn other_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows");
    let saved = kept(&path);
    let bytes = fs::read(&path).unwrap();
    let resume = || Sorter::<3>::resume(&path, 6, saved.clone()).unwrap();
    assert_eq!(sorted(resume().unwrap()), [[1; 3], [2; 3], [3; 3]]);
    for other in [&bytes[..8], &[7; 9], &[]] {
        fs::write(&path, other).unwrap();
        assert!(resume().is_none());
    }
    fs::remove_file(&path).unwrap();
    assert!(Sorter::<3>::resume(&path, 6, saved.clone()).is_err());
    let absurd = super::Kept { runs: vec![u64::MAX, 1], ..saved };
    fs::write(&path, &bytes).unwrap();
    assert!(Sorter::<3>::resume(&path, 6, absurd).unwrap().is_none());
}

#[cfg(unix)]
#[test]
fn kept_files_are_their_owners() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows");
    kept(&path);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}
