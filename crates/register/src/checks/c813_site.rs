//! 813: what browsers are given has paths of the form of spec 9.10, which hold the hash where they say so.

use crate::acts::{SiteFile, SitePublished};
use crate::broken::Broken;
use ostrakon_charter::Id;

const CHECK: u16 = 813;
/// Hexadecimal digits of a file's hash in its address.
const DIGITS: usize = 16;

/// May a site be made of these files?
pub(crate) fn published(act: &SitePublished) -> Result<(), Broken> {
    let mut what: Vec<String> = act.files.iter().filter_map(misnamed).collect();
    what.extend(act.files.is_empty().then(|| "it names no file".to_owned()));
    Broken::unless_empty(CHECK, what)
}

/// Why a file's path is none, or not this file's.
fn misnamed(file: &SiteFile) -> Option<String> {
    let path = &file.path;
    let Some(name) = path.strip_prefix("assets/") else {
        let what = "is neither below assets/ nor a page that scripts fill";
        return (!is_shell(path)).then(|| format!("{path:?} {what}"));
    };
    match digits(name) {
        None => Some(format!("{path:?} is no address of a file below assets/, <name>-<digits>.<extension>")),
        Some(digits) if file.sha256.to_string().starts_with(digits) => None,
        Some(digits) => Some(format!("{path:?}: {digits} is not the beginning of its hash {}", file.sha256)),
    }
}

/// The digits in `<name>-<digits>.<extension>`.
fn digits(file: &str) -> Option<&str> {
    let (stem, extension) = file.rsplit_once('.')?;
    let (name, digits) = stem.rsplit_once('-')?;
    let named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    let lower = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let extended = !extension.is_empty() && extension.bytes().all(lower);
    let hexadecimal =
        digits.len() == DIGITS && digits.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    (named && extended && hexadecimal).then_some(digits)
}

/// `<language>/<page>`, or `<language>/votes/*/<page>`.
fn is_shell(path: &str) -> bool {
    let Some((language, page)) = path.split_once('/') else { return false };
    let page = page.strip_prefix("votes/*/").unwrap_or(page);
    language.len() == 2 && language.bytes().all(|b| b.is_ascii_lowercase()) && Id::new(page).is_ok()
}
