//! What browsers fetch, embedded. A shell stays the same bytes whatever it is for: it names its script by address, and the script finds
//! everything else in `scripts/lib/assets.js`, which the build writes; so no page needs a table, and none an inline script.

/// A file that browsers fetch. Its address holds a hash of its bytes, so it can be kept for ever.
#[derive(Debug)]
pub struct Asset {
    /// What it is called here: `scripts/booth/main.js`.
    pub name: &'static str,
    /// Where it is served: `/assets/scripts-booth-main-0123456789abcdef.js`.
    pub path: &'static str,
    /// Its media type.
    pub content_type: &'static str,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// What it is.
    pub bytes: &'static [u8],
    /// The same compressed, where that was done while building.
    pub gzip: Option<&'static [u8]>,
}

/// Whether this program was built without the web bundle: then nobody can vote or verify in a browser.
pub const WEB_MISSING: bool = generated::WEB_MISSING;

/// Where the offline booth is served, if it was built: it needs the web bundle.
pub(crate) fn offline_booth() -> Option<&'static str> {
    asset("offline/booth.html")
}

pub(crate) mod generated {
    use super::Asset;
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

/// All of them, in the order of their names.
pub fn assets() -> &'static [Asset] {
    generated::ASSETS
}

/// Where an asset is served, by its name.
pub fn asset(name: &str) -> Option<&'static str> {
    let all = assets();
    all.binary_search_by(|asset| asset.name.cmp(name)).ok().map(|at| all[at].path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_by_name() {
        for there in assets() {
            assert_eq!(asset(there.name), Some(there.path));
        }
        assert_eq!(asset("scripts/nobody.js"), None);
    }

    #[test]
    fn scripts_name_each_other_by_address() {
        let words = assets().iter().find(|asset| asset.name == "scripts/lib/words.js").unwrap();
        let text = str::from_utf8(words.bytes).unwrap();
        assert!(text.contains(asset("scripts/lib/assets.js").unwrap()), "{text}");
        assert!(!text.contains("\"./"), "{text}");
    }
}
