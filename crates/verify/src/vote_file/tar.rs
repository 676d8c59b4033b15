//! The plainest tar (POSIX 1003.1, ustar): files alone, and in a header nothing that another writer would write differently.

use super::VoteFileError;
use std::ops::Range;

/// Everything is padded to these.
pub(super) const BLOCK: usize = 512;
/// Two empty blocks end an archive.
const END: usize = 2 * BLOCK;
/// Bytes of a header's name, and where they stand.
const NAME: Range<usize> = 0..100;
/// Where its length stands, as eleven octal digits.
const LENGTH: Range<usize> = 124..135;
/// Where its checksum stands.
const SUM: Range<usize> = 148..156;

/// A file of an archive, and where its bytes stand.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) at: Range<usize>,
}

/// The one header that a file of this name and length has; none where it has none.
fn header(name: &str, length: usize) -> Option<[u8; BLOCK]> {
    let mut block = [0; BLOCK];
    let mut put = |at: usize, text: &[u8]| block[at..at + text.len()].copy_from_slice(text);
    if name.is_empty() || name.len() > NAME.end || length as u64 > 0o77_777_777_777 {
        return None;
    }
    put(NAME.start, name.as_bytes());
    put(100, b"0000644\x000000000\x000000000\x00");
    put(LENGTH.start, format!("{length:011o}\x0000000000000\x00").as_bytes());
    put(SUM.start, b"        0");
    put(257, b"ustar\x0000");
    put(329, b"0000000\x000000000\x00");
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[SUM].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Some(block)
}

/// Writes a file behind what is there; whether a file can be called so.
#[must_use]
pub(super) fn append(archive: &mut Vec<u8>, name: &str, bytes: &[u8]) -> bool {
    let Some(header) = header(name, bytes.len()) else { return false };
    archive.extend_from_slice(&header);
    archive.extend_from_slice(bytes);
    archive.resize(archive.len().next_multiple_of(BLOCK), 0);
    true
}

/// Ends an archive.
pub(super) fn end(archive: &mut Vec<u8>) {
    archive.resize(archive.len() + END, 0);
}

/// Every file, in order; nothing but they and the end is there.
pub(super) fn members(bytes: &[u8]) -> Result<Vec<Member>, VoteFileError> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let block = bytes.get(at..at + BLOCK).ok_or(VoteFileError::CutOff)?;
        if block.iter().all(|byte| *byte == 0) {
            return ended(bytes, at).map(|()| found);
        }
        let member = member(bytes, at, block).ok_or(VoteFileError::Header { at })?;
        let end = member.at.end.next_multiple_of(BLOCK);
        let padding = bytes.get(member.at.end..end).ok_or(VoteFileError::CutOff)?;
        if padding.iter().any(|byte| *byte != 0) {
            return Err(VoteFileError::Header { at: member.at.end });
        }
        at = end;
        found.push(member);
    }
}

/// A header is read by writing it again: then every byte of it is looked at.
fn member(bytes: &[u8], at: usize, block: &[u8]) -> Option<Member> {
    let name = block[NAME].split(|byte| *byte == 0).next().unwrap_or_default();
    let name = str::from_utf8(name).ok()?.to_owned();
    let length = usize::from_str_radix(str::from_utf8(&block[LENGTH]).ok()?, 8).ok()?;
    let same = header(&name, length)? == *block;
    let begin = at + BLOCK;
    (same && length <= bytes.len()).then(|| Member { name, at: begin..begin + length })
}

fn ended(bytes: &[u8], at: usize) -> Result<(), VoteFileError> {
    match bytes.len().checked_sub(at + END) {
        None => Err(VoteFileError::CutOff),
        Some(0) if bytes[at..].iter().all(|byte| *byte == 0) => Ok(()),
        Some(_) => Err(VoteFileError::Header { at: at + BLOCK }),
    }
}
