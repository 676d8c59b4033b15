//! Rows of a result, sorted, and cut into the job's parts.

use super::blob::Told;
use super::store::{self, Store};
use super::{ShardError, Task};
use ostrakon_group::Bytes32;

/// The part that 32 bytes belong to. They are encodings of points, whose first bytes are spread evenly unless somebody has taken trouble; then
/// one part is larger than others.
fn part(bytes: &[u8], parts: u32) -> usize {
    let first = bytes.first_chunk().copied().map_or(0, u32::from_be_bytes);
    ((u64::from(first) * u64::from(parts)) >> 32) as usize
}

/// Sections of rows, one a part, each ascending. `key` is where the 32 bytes stand that decide.
pub(super) fn parted<const N: usize>(mut rows: Vec<[u8; N]>, key: usize, parts: u32) -> Vec<Vec<u8>> {
    rows.sort_unstable();
    let mut sections = vec![Vec::new(); parts as usize];
    for row in &rows {
        if let Some(section) = sections.get_mut(part(&row[key..], parts)) {
            section.extend_from_slice(row);
        }
    }
    sections
}

/// The rows of one section.
pub(super) fn read<T, const N: usize>(
    store: &dyn Store,
    task: &Task,
    result: (&Bytes32, &Told<T>),
    section: usize,
) -> Result<Vec<[u8; N]>, ShardError> {
    let bytes = store::section(store, task, result, section)?;
    let (rows, rest) = bytes.as_chunks();
    if rest.is_empty() { Ok(rows.to_vec()) } else { Err(ShardError::Altered(task.clone())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_in_one_part_and_parts_ascend() {
        let row = |n: u32| {
            let mut row = [0u8; 34];
            row[2..6].copy_from_slice(&n.wrapping_mul(0x9E37_79B9).to_be_bytes());
            row
        };
        let rows: Vec<[u8; 34]> = (0..1000).map(row).collect();
        for parts in [1, 2, 7, 64] {
            let sections = parted(rows.clone(), 2, parts);
            assert_eq!(sections.len(), parts as usize);
            assert_eq!(sections.iter().map(Vec::len).sum::<usize>(), 34_000);
            let joined: Vec<&[u8; 34]> = sections.iter().flat_map(|s| s.as_chunks().0).collect();
            assert!(joined.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
