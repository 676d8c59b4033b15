//! Pages with their checksums: the Parquet library reads them and does not write them.

use parquet::column::page::{CompressedPage, PageWriteSpec, PageWriter};
use parquet::errors::{ParquetError, Result};
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};

/// Writes a column chunk's pages behind each other, each with the CRC-32 of its bytes in its header.
pub(crate) struct Summed<'a> {
    chunk: &'a mut Vec<u8>,
}

impl<'a> Summed<'a> {
    pub(crate) fn new(chunk: &'a mut Vec<u8>) -> Self {
        Self { chunk }
    }
}

impl PageWriter for Summed<'_> {
    fn write_page(&mut self, page: CompressedPage) -> Result<PageWriteSpec> {
        let (length, sum) = (page.data().len(), crc32fast::hash(page.data()));
        let mut plain = TrackedWrite::new(Vec::new());
        let mut spec = SerializedPageWriter::new(&mut plain).write_page(page)?;
        let plain = plain.into_inner()?;
        let (header, data) = plain.split_at(plain.len().saturating_sub(length));
        let summed = with_sum(header, sum)
            .ok_or_else(|| ParquetError::General("a page's header has another form than is known".into()))?;
        let longer = summed.len() - header.len();
        spec.offset = self.chunk.len() as u64;
        spec.compressed_size += longer;
        spec.uncompressed_size += longer;
        spec.bytes_written += longer as u64;
        self.chunk.extend_from_slice(&summed);
        self.chunk.extend_from_slice(data);
        Ok(spec)
    }

    fn close(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Puts field 4, the sum, into a `PageHeader` of Thrift's compact protocol: behind fields 1 to 3, which are numbers, and before the next one, a structure, which tells its number as a difference.
fn with_sum(header: &[u8], sum: u32) -> Option<Vec<u8>> {
    const NUMBER: u8 = 0x15;
    const STRUCTURE: u8 = 0x0c;
    let mut rest = header;
    for _ in 0..3 {
        rest = rest.strip_prefix(&[NUMBER])?;
        let end = rest.iter().position(|byte| byte & 0x80 == 0)?;
        rest = rest.get(end + 1..)?;
    }
    let (next, behind) = rest.split_first()?;
    let difference = (next >> 4).checked_sub(1).filter(|left| *left > 0 && next & 0x0f == STRUCTURE)?;
    let mut summed = header.get(..header.len() - rest.len())?.to_vec();
    summed.push(NUMBER);
    summed.extend(varint(zigzag(sum as i32)));
    summed.push(difference << 4 | STRUCTURE);
    summed.extend_from_slice(behind);
    Some(summed)
}

fn zigzag(number: i32) -> u32 {
    ((number << 1) ^ (number >> 31)) as u32
}

fn varint(mut number: u32) -> Vec<u8> {
    let mut out = Vec::new();
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_goes_between_the_sizes_and_the_rest() {
        // Type 0, sizes 2 and 2, then field 5 with one number in it.
        let header = [0x15, 0x00, 0x15, 0x04, 0x15, 0x04, 0x2c, 0x15, 0x02, 0x00, 0x00];
        let summed = with_sum(&header, 1).unwrap();
        assert_eq!(summed, [0x15, 0x00, 0x15, 0x04, 0x15, 0x04, 0x15, 0x02, 0x1c, 0x15, 0x02, 0x00, 0x00]);
        assert_eq!(with_sum(&header, u32::MAX).unwrap()[7], 0x01, "-1");
        assert!(with_sum(&summed, 1).is_none(), "there is one already");
        (0..7).for_each(|length| assert!(with_sum(&header[..length], 1).is_none()));
    }

    #[test]
    fn numbers_are_written_as_thrift_does() {
        assert_eq!([0, -1, 1, i32::MAX, i32::MIN].map(zigzag), [0, 1, 2, u32::MAX - 1, u32::MAX]);
        assert_eq!(varint(300), [0xac, 0x02]);
    }
}
