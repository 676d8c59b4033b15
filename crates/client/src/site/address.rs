//! Addresses in pages: which are this site's own.

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Leads {
    /// Somewhere on this site: path and query below the base, without the first `/`.
    Here(String),
    /// To a place in the same page.
    Within,
    /// Away, or to nothing that this audit understands.
    Away,
}

/// Where an address leads from a page of this site. Anything but the plain forms that our pages have counts as away.
pub(super) fn leads(address: &str, page: &str, origin: &str) -> Leads {
    if !address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\') {
        return Leads::Away;
    }
    let address = address.strip_prefix(origin).filter(|rest| rest.starts_with('/')).unwrap_or(address);
    let address = address.split('#').next().unwrap_or_default();
    // Browsers take such parts for ways up, and slashes together for one.
    let path = address.split('?').next().unwrap_or_default();
    let walks = path.contains('%') || path.split('/').any(|part| part == ".." || part == ".");
    if address != "./" && (walks || path.get(1..).is_some_and(|rest| rest.contains("//"))) {
        return Leads::Away;
    }
    let folder = page.rfind('/').map_or("", |at| &page[..=at]);
    match address.as_bytes() {
        [] => Leads::Within,
        [b'/', b'/', ..] => Leads::Away,
        [b'/', rest @ ..] => Leads::Here(String::from_utf8_lossy(rest).into_owned()),
        [b'?', ..] => Leads::Here(format!("{}{address}", page.split('?').next().unwrap_or_default())),
        b"./" => Leads::Here(folder.to_owned()),
        _ => Leads::Away,
    }
}

/// Every file below `/assets/` that a text names, below the base.
pub(super) fn named_assets(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("/assets/").filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let name = |c: char| c.is_ascii_alphanumeric() || "/_-.%".contains(c);
        let end = rest.find(|c| !name(c)).unwrap_or(rest.len());
        // The folder alone is where workers' addresses must begin: it names nothing.
        (end > "assets/".len()).then(|| &rest[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_are_ours() {
        let leads = |address: &str| leads(address, "en/votes/spring/board?entry=3", "https://v.example");
        let here = |path: &str| Leads::Here(path.into());
        assert_eq!(leads("/en/me"), here("en/me"));
        assert_eq!(leads("https://v.example/en/me#x"), here("en/me"));
        assert_eq!(leads("?entry=9"), here("en/votes/spring/board?entry=9"));
        assert_eq!(leads("./"), here("en/votes/spring/"));
        assert_eq!(leads("#main"), Leads::Within);
        for away in [
            "//v.example/x",
            "https://v.example.org/x",
            "https://v.example@w.example/x",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "/\\w.example/x",
            "x.js",
            "../x",
            "/en/../x",
            "/en/./x",
            "/en/%2e%2e/x",
            "/en//x",
            " /x",
        ] {
            assert_eq!(leads(away), Leads::Away, "{away}");
        }
    }

    #[test]
    fn assets_are_found_wherever_they_are_named() {
        let text =
            "a(\"/assets/x-1.js\"), '/assets/y/../z' startsWith(\"/assets/\") https://w.example/assets/q";
        assert_eq!(named_assets(text).collect::<Vec<_>>(), ["assets/x-1.js", "assets/y/../z", "assets/q"]);
    }
}
