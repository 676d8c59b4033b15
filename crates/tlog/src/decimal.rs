//! The one decimal form of a number that the text formats of C2SP allow.

use crate::tree::MAX_TREE_SIZE;

/// Reads a number of at most [`MAX_TREE_SIZE`]; `None` if it is larger or written otherwise.
pub(crate) fn parse(text: &str) -> Option<u64> {
    let value: u64 = text.parse().ok()?;
    // c2sp.org/tlog-checkpoint: "the ASCII decimal representation […], with no leading zeroes
    // (unless the tree is empty, in which case the tree size is `0`)".
    (value <= MAX_TREE_SIZE && value.to_string() == text).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn only_the_canonical_form() {
        assert_eq!(parse("0"), Some(0));
        assert_eq!(parse("20852163"), Some(20_852_163));
        assert_eq!(parse("9223372036854775807"), Some(i64::MAX.unsigned_abs()));
        for refused in ["", "00", "01", "+1", "-1", "-0", " 1", "1 ", "1_0", "0x1", "1e3", "١"] {
            assert_eq!(parse(refused), None, "{refused:?}");
        }
        assert_eq!(parse("9223372036854775808"), None);
        assert_eq!(parse("18446744073709551616"), None);
    }
}
