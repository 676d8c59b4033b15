//! Lines by offsets, as the other readers count.

use core::ops::Range;

pub(super) fn start(span: Option<Range<usize>>) -> usize {
    span.expect("a place").start
}

/// Where the lines of a file end.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    /// The number of the line, from 1 on, that the byte at `offset` is on.
    pub(super) fn at(&self, offset: usize) -> usize {
        1 + self.0.partition_point(|end| *end < offset)
    }
}
