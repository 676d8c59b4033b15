//! A strict reader of fixed layouts: nothing missing, nothing left over.

/// Why a byte string does not have its layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ByteError {
    /// It ends before the field does.
    #[error("ends at byte {at}, where {wanted} more bytes should follow")]
    Short {
        /// Offset of the field.
        at: usize,
        /// Bytes that the field still needs.
        wanted: usize,
    },
    /// It goes on after its last field.
    #[error("{count} bytes are left over after byte {at}")]
    Trailing {
        /// Offset of the first surplus byte.
        at: usize,
        /// How many there are.
        count: usize,
    },
}

/// Reads fields from the front.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], ByteError> {
        let rest = &self.bytes[self.at..];
        if rest.len() < count {
            return Err(ByteError::Short { at: self.bytes.len(), wanted: count - rest.len() });
        }
        self.at += count;
        Ok(&rest[..count])
    }

    /// The next N bytes as an array.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], ByteError> {
        let mut out = [0; N];
        out.copy_from_slice(self.take(N)?);
        Ok(out)
    }

    /// A big-endian u16.
    pub fn u16(&mut self) -> Result<u16, ByteError> {
        self.array().map(u16::from_be_bytes)
    }

    /// A big-endian u32.
    pub fn u32(&mut self) -> Result<u32, ByteError> {
        self.array().map(u32::from_be_bytes)
    }

    /// `count` arrays of 32 bytes.
    pub fn rows(&mut self, count: usize) -> Result<Vec<[u8; 32]>, ByteError> {
        (0..count).map(|_| self.array()).collect()
    }

    /// Bytes read so far.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Refuses anything left over.
    pub fn finish(self) -> Result<(), ByteError> {
        match self.bytes.len() - self.at {
            0 => Ok(()),
            count => Err(ByteError::Trailing { at: self.at, count }),
        }
    }
}
