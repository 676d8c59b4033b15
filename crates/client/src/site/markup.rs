//! Markup, read so strictly that every browser reads it alike: what it might read otherwise is refused.
//!
//! A `<` begins a tag and stands nowhere else, not even in an attribute; there are no comments; attributes are in double quotes. So a browser
//! finds no tag that is not found here, whatever it takes for text.

use std::borrow::Cow;

/// A tag that opens an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In lower case.
    pub(super) name: String,
    /// Names in lower case, and values as they are meant.
    pub(super) attributes: Vec<(String, Cow<'a, str>)>,
    /// What stands between it and the next tag.
    pub(super) text: &'a str,
    /// The name of the tag that follows, with a `/` if it closes.
    pub(super) followed_by: &'a str,
}

impl Tag<'_> {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_ref())
    }
}

const DOCTYPE: &str = "<!doctype html>";

/// All tags that open an element, in order.
///
/// # Errors
/// What is not written so strictly.
pub(super) fn tags(text: &str) -> Result<Vec<Tag<'_>>, String> {
    let body = text.strip_prefix(DOCTYPE).ok_or("it does not begin with <!doctype html>")?;
    let mut parts = body.split('<');
    let before = parts.next().unwrap_or_default();
    if !before.trim().is_empty() {
        return Err("there is text before its first tag".into());
    }
    let parts: Vec<&str> = parts.collect();
    let mut found = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let next = parts.get(at + 1).map_or("", |next| name_of(next));
        if let Some(tag) =
            tag(part, next).ok_or_else(|| format!("<{} is not written as our pages are", shown(part)))?
        {
            found.push(tag);
        }
    }
    Ok(found)
}

/// The beginning of something, for people.
fn shown(part: &str) -> String {
    part.chars().take(60).collect()
}

/// The name that a tag begins with, and a `/` before it.
fn name_of(part: &str) -> &str {
    let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || c == '/')).unwrap_or(part.len());
    &part[..end]
}

/// A tag behind its `<`, and the text behind the tag; nothing of one that closes.
fn tag<'a>(part: &'a str, followed_by: &'a str) -> Option<Option<Tag<'a>>> {
    if let Some(closing) = part.strip_prefix('/') {
        let (name, _) = closing.split_once('>')?;
        return is_name(name).then_some(None);
    }
    let (name, mut rest) = split_name(part)?;
    let mut attributes = Vec::new();
    loop {
        let trimmed = rest.trim_start_matches([' ', '\n']);
        if let Some(text) = trimmed.strip_prefix('>').or_else(|| trimmed.strip_prefix("/>")) {
            let name = name.to_ascii_lowercase();
            return Some(Some(Tag { name, attributes, text, followed_by }));
        }
        // Attributes are set apart.
        if trimmed.len() == rest.len() {
            return None;
        }
        let (attribute, after) = split_name(trimmed)?;
        let attribute = attribute.to_ascii_lowercase();
        if attributes.iter().any(|(own, _)| *own == attribute) {
            return None;
        }
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"')?,
            None => ("", after),
        };
        attributes.push((attribute, meant(value)?));
        rest = after;
    }
}

fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn split_name(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    is_name(name).then_some((name, rest))
}

/// The characters that our templates write as references.
const REFERENCES: [(&str, &str); 9] = [
    ("&#38;", "&"),
    ("&#60;", "<"),
    ("&#62;", ">"),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
];

/// A value with its references resolved; none if there are others.
fn meant(value: &str) -> Option<Cow<'_, str>> {
    if !value.contains('&') {
        return Some(Cow::Borrowed(value));
    }
    let (mut text, mut rest) = (String::new(), value);
    while let Some(at) = rest.find('&') {
        text += &rest[..at];
        let (reference, character) =
            REFERENCES.iter().find(|(reference, _)| rest[at..].starts_with(reference))?;
        text += character;
        rest = &rest[at + reference.len()..];
    }
    Some(Cow::Owned(text + rest))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn tags_with_their_attributes() {
        let text = "<!doctype html>\n<p class=\"a\" hidden>x &lt; y</p><BR/>\n<a href=\"/x?a=1&#38;b\">z</a>";
        let tags = tags(text).unwrap();
        let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["p", "br", "a"]);
        assert_eq!(tags[0].attribute("class"), Some("a"));
        assert_eq!(tags[0].attribute("hidden"), Some(""));
        assert_eq!((tags[0].text, tags[0].followed_by), ("x &lt; y", "/p"));
        assert_eq!(tags[2].attribute("href"), Some("/x?a=1&b"));
    }

    /// Whatever is cut off or changed is read or refused.
    #[test]
    fn nothing_that_is_served_ends_the_audit() {
        let page = "<!doctype html><p title=\"ä&#38;\" hidden>é</p><svg viewBox=\"0 0 1 1\"/>";
        for (at, _) in page.char_indices() {
            let _ = tags(&page[..at]);
            for other in ["<", ">", "\"", "&", "=", "/", "\u{202e}", "\0", " "] {
                let _ = tags(&format!("{}{other}{}", &page[..at], &page[at..]));
            }
        }
    }

    #[test]
    fn what_may_be_read_otherwise_is_refused() {
        for text in [
            "<p>",
            "<!doctype html>x<p>",
            "<!doctype html><!-- <p> -->",
            "<!doctype html><p title=\"</noscript><script src=//x>\">",
            "<!doctype html><p title='a'>",
            "<!doctype html><p title=a>",
            "<!doctype html><p a=\"1\"b=\"2\">",
            "<!doctype html><p a=\"1\" A=\"2\">",
            "<!doctype html><p/onclick=\"x\">",
            "<!doctype html><p a=\"&#x6a;\">",
            "<!doctype html><p",
            "<!doctype html><",
            "<!doctype html></p onclick>",
            "<!doctype html><?xml ?>",
            "<!doctype html><p\tonclick=\"x\">",
        ] {
            assert!(tags(text).is_err(), "{text}");
        }
    }
}
