//! Names of options → identifiers that people can read.

/// An identifier made from a name; empty where none can be read.
pub(super) fn slug(name: &str) -> String {
    let plain = name.split(['(', ',']).next().unwrap_or(name);
    let letters: String = plain.to_lowercase().chars().map(plain_letters).collect::<Vec<_>>().concat();
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric() && c != OTHER).filter(|w| !w.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    // Half a name in letters of another alphabet says nothing: a number is better.
    if joined.contains(OTHER) { String::new() } else { joined.chars().take(64).collect() }
}

/// Stands for a letter of another alphabet.
const OTHER: char = '\u{fffd}';

/// Letters of European names as they are written without their marks.
fn plain_letters(letter: char) -> String {
    let plain = match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // Marks that stand beside their letter.
        '\u{300}'..='\u{36f}' => "",
        other if other.is_ascii() => return other.to_string(),
        other if other.is_alphanumeric() => return OTHER.to_string(),
        _ => " ",
    };
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_readable_or_nothing() {
        assert_eq!(slug("Saint-Josse"), "saint-josse");
        assert_eq!(slug("Chevènement"), "chevenement");
        assert_eq!(slug("Mary MORRISON (SNP)"), "mary-morrison");
        assert_eq!(slug("Ægir Łoś"), "aegir-los");
        assert_eq!(slug("Who?"), "who");
        assert_eq!(slug("Анна"), "");
    }
}
