//! Small things about sentences: numbers with their nouns, texts that are too long, lines that fit, texts of others on a terminal.

/// "1 entry", "2 entries".
pub fn amount(number: u64, noun: &str) -> String {
    format!("{number} {}", plural(number, noun))
}

/// The noun for so many.
pub fn plural(number: u64, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => noun.to_owned(),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    }
}

/// A text of at most about `most` characters; what is left out of its middle is marked.
pub fn shorten(text: &str, most: usize) -> String {
    let all = text.chars().count();
    if all <= most {
        return text.to_owned();
    }
    let (head, tail) = (most * 2 / 3, most / 3);
    let first: String = text.chars().take(head).collect();
    let last: String = text.chars().skip(all - tail).collect();
    format!("{first} … {last}")
}

/// One line of somebody else's text: what would steer a terminal is shown as its code.
pub fn printable(text: &str) -> String {
    let steers = |c: &char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if steers(&c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

/// Breaks a sentence between words into lines of at most `width`, each indented.
pub fn wrap(text: &str, indent: usize, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let room = width.saturating_sub(indent).max(20);
    for word in text.split_whitespace() {
        let last = lines.last_mut().map(|line| (line.chars().count(), line));
        match last {
            Some((0, line)) => line.push_str(word),
            Some((length, line)) if length + 1 + word.chars().count() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|line| format!("{:indent$}{line}", "")).collect()
}
