//! Letters that deceive: those that nobody sees, and those that look like others (Unicode Technical Standard 39).

use std::ops::RangeInclusive;
use unicode_normalization::is_nfc;
use unicode_security::{MixedScript, skeleton};

/// What nobody sees, or what turns others around: characters that Unicode says to ignore where they are not supported, marks of direction,
/// blanks other than the space, and what is nobody's.
const UNSEEN: &[RangeInclusive<char>] = &[
    '\u{00A0}'..='\u{00A0}',
    '\u{00AD}'..='\u{00AD}',
    '\u{034F}'..='\u{034F}',
    '\u{061C}'..='\u{061C}',
    '\u{115F}'..='\u{1160}',
    '\u{1680}'..='\u{1680}',
    '\u{17B4}'..='\u{17B5}',
    '\u{180B}'..='\u{180F}',
    '\u{2000}'..='\u{200F}',
    '\u{2028}'..='\u{202F}',
    '\u{205F}'..='\u{206F}',
    '\u{2800}'..='\u{2800}',
    '\u{3000}'..='\u{3000}',
    '\u{3164}'..='\u{3164}',
    '\u{E000}'..='\u{F8FF}',
    '\u{FE00}'..='\u{FE0F}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{FFA0}'..='\u{FFA0}',
    '\u{FFF0}'..='\u{FFFF}',
    '\u{1BCA0}'..='\u{1BCA3}',
    '\u{1D173}'..='\u{1D17A}',
    '\u{E0000}'..='\u{10FFFF}',
];

/// The first character that nobody sees.
pub(super) fn unseen(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_control() || UNSEEN.iter().any(|range| range.contains(c)))
}

/// The first word whose letters come from more than one script, as the words of no language do.
pub(super) fn mixed(text: &str) -> Option<&str> {
    text.split([' ', '-', '\'', '’']).find(|word| !word.is_single_script())
}

/// Whether there is no other way to write the same characters.
pub(super) fn normal(text: &str) -> bool {
    is_nfc(text)
}

/// What texts have in common that look alike.
pub(super) fn looks(text: &str) -> String {
    skeleton(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_found() {
        for text in
            ["a\u{200B}b", "a\u{202E}b", "a\u{2066}b", "a\u{00AD}", "\u{FEFF}a", "a\u{E0041}", "\u{3164}"]
        {
            assert!(unseen(text).is_some(), "{text:?}");
        }
        for text in ["a\tb", "a\nb", "\u{7f}", "\u{85}", "a\u{00A0}b", "\u{2800}"] {
            assert!(unseen(text).is_some(), "{text:?}");
        }
        for text in ["Ada Lovelace", "Jürgen Müller-Lüdenscheidt", "Мария", "李小龍", "محمد", "d'Arc"]
        {
            assert_eq!(unseen(text), None, "{text}");
        }
    }

    #[test]
    fn words_are_of_one_script() {
        for text in ["Иван Smith", "Ann-Мария", "山田 たろう", "Νίκος O'Brien", "d'Arc 3"]
        {
            assert_eq!(mixed(text), None, "{text}");
        }
        // A Cyrillic а in Ada, a Greek ο in Bob.
        assert_eq!(mixed("Lovelace Adа"), Some("Adа"));
        assert_eq!(mixed("Bοb"), Some("Bοb"));
    }

    #[test]
    fn what_looks_alike_has_the_same_looks() {
        assert_eq!(looks("сора"), looks("copa"), "all Cyrillic, all Latin");
        assert_eq!(looks("carrnen"), looks("carmen"));
        assert_eq!(looks("paypa1"), looks("paypal"));
        assert_ne!(looks("ada"), looks("adb"));
    }
}
