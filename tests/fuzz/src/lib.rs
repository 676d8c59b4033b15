//! Inputs that are read as decisions, so that libFuzzer changes what is done and not only which bytes are refused.

#![forbid(unsafe_code)]

/// An input that decides, one thing after the other. After its end every decision is the first of those there are.
#[derive(Clone, Debug)]
pub struct Choices<'a>(&'a [u8]);

impl<'a> Choices<'a> {
    /// The decisions of an input.
    pub fn new(input: &'a [u8]) -> Self {
        Self(input)
    }

    /// Whether all was decided.
    pub fn is_over(&self) -> bool {
        self.0.is_empty()
    }

    /// A byte.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// Yes or no.
    pub fn yes(&mut self) -> bool {
        self.byte() & 1 == 1
    }

    /// A number below `end`; 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        let two = usize::from(self.byte()) << 8;
        let drawn = if end > 256 { two | usize::from(self.byte()) } else { two >> 8 };
        drawn.checked_rem(end).unwrap_or(0)
    }

    /// Any number of 64 bits: those at both ends more often than others.
    pub fn number(&mut self) -> u64 {
        match self.byte() {
            small @ 0..128 => small.into(),
            near @ 128..160 => u64::MAX - u64::from(near - 128),
            near @ 160..192 => (1 << 63) - 16 + u64::from(near - 160),
            near @ 192..224 => (1 << 32) - 16 + u64::from(near - 192),
            _ => self.bytes(8).iter().fold(0, |n, byte| n << 8 | u64::from(*byte)),
        }
    }

    /// One of these.
    pub fn one<'b, T>(&mut self, all: &'b [T]) -> &'b T {
        &all[self.below(all.len())]
    }

    /// So many bytes at most.
    pub fn bytes(&mut self, most: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(most.min(self.0.len()));
        self.0 = rest;
        taken
    }

    /// A short piece, as long as its first byte says.
    pub fn piece(&mut self) -> &'a [u8] {
        let length = self.byte().into();
        self.bytes(length)
    }

    /// Everything that is left.
    pub fn rest(&mut self) -> &'a [u8] {
        std::mem::take(&mut self.0)
    }

    /// Bytes with a few changes: each exchanged, taken out, put in, or all behind it cut off.
    pub fn change(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..self.below(6) {
            let at = self.below(bytes.len());
            match self.byte() % 6 {
                0 => bytes.truncate(at),
                1 => _ = bytes.splice(at.., self.piece().iter().copied()).count(),
                2 => _ = bytes.splice(at..at, self.piece().iter().copied()).count(),
                3 if at < bytes.len() => _ = bytes.remove(at),
                4 if at < bytes.len() => bytes[at] ^= 1 << (self.byte() % 8),
                _ if at < bytes.len() => bytes[at] = self.byte(),
                _ => {}
            }
        }
    }
}
