//! Every page, in every state and language.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

#[path = "../examples/gallery/data/mod.rs"]
mod data;

use data::Sample;
use ostrakon_pages::{Language, WEB_MISSING, asset, assets, site};
use std::collections::BTreeSet;
use std::path::Path;

fn all(added: &'static str) -> Vec<(String, Language, String)> {
    let of = |language| {
        let pages = Sample { added }.pages(language);
        pages.into_iter().map(move |(name, page)| (name, language, page))
    };
    Language::ALL.into_iter().flat_map(of).collect()
}

#[test]
fn every_page_is_whole_in_both_languages() {
    for (name, language, page) in all("") {
        let code = language.code();
        assert!(page.starts_with("<!doctype html>"), "{name}: {page}");
        assert!(page.trim_end().ends_with("</html>"), "{name}");
        assert!(page.contains(&format!("<html lang=\"{code}\"")), "{name}");
        assert_eq!(page.matches("<h1").count(), 1, "{name} has one h1");
        assert!(page.contains("<main id=\"main\"") && page.contains("href=\"#main\""), "{name}");
        assert!(!page.contains(" style=") && !page.contains("<style"), "{name}: the policy forbids it");
        assert!(
            page.matches("<script").count() == page.matches("<script type=\"module\" src=\"/assets/").count()
        );
        for kind in ["src=\"\"", "href=\"\""] {
            assert!(!page.contains(kind), "{name}: an asset is not there");
        }
    }
}

/// What people wrote is text, whatever it looks like.
#[test]
fn hostile_text_stays_text() {
    const HOSTILE: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&{{7*7}}\u{202e}txt";
    let mut seen = 0;
    for (name, _, page) in all(HOSTILE) {
        for broken in ["<script>", "<img src=x", "\"'>", "'><"] {
            assert!(!page.contains(broken), "{name}: {broken} in {page}");
        }
        assert_eq!(
            page.matches('\u{202e}').count(),
            turned(&page),
            "{name}: a text that turns is not kept apart"
        );
        seen += page.matches("&#60;script&#62;alert(1)").count();
    }
    assert!(seen > 400, "{seen}");
}

/// How often a text that changes the direction stands where that ends with it: in an element that isolates, or in an attribute or title.
fn turned(page: &str) -> usize {
    let apart = page.split("<bdi").skip(1).map(|rest| rest.split("</bdi>").next().unwrap_or_default());
    let titles = page.split("<title>").skip(1).map(|rest| rest.split("</title>").next().unwrap_or_default());
    let labels = page.split("=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    apart.chain(titles).chain(labels).map(|text| text.matches('\u{202e}').count()).sum()
}

/// What a template or a source says by name, there is: else the name would stand there.
#[test]
fn no_page_shows_a_name_of_a_message() {
    let ids: BTreeSet<String> = messages().into_iter().collect();
    assert!(ids.len() > 200);
    for (name, _, page) in all("") {
        for text in page.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text.trim()) {
            let prefix = text.split('-').next().unwrap_or_default();
            let looks = is_id(text) && ids.iter().any(|id| id.split('-').next() == Some(prefix));
            assert!(!looks || text.contains("member"), "{name} says {text:?}");
        }
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = String::new();
    ["src", "templates", "scripts"].iter().for_each(|folder| collect(&own.join(folder), &mut sources));
    for call in ["say(\"", "count(\"", "with(\""] {
        for id in sources.split(call).skip(1).filter_map(|rest| rest.split('"').next()).filter(|id| is_id(id))
        {
            assert!(ids.contains(id) || id.ends_with('-'), "{id} is said and is nowhere");
        }
    }
}

/// Every message's name.
fn messages() -> Vec<String> {
    let mut sources = String::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("words/en"), &mut sources);
    let id = |line: &str| Some(line.split_once('=')?.0.trim().to_owned());
    let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    sources.lines().filter(begins).filter_map(id).collect()
}

fn is_id(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn collect(folder: &Path, sources: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => collect(&path, sources),
            false => *sources += &(std::fs::read_to_string(&path).unwrap() + "\n"),
        }
    }
}

/// A first page is light: without the web bundle under 100 KB, styles, scripts and icons with it.
#[test]
fn the_first_page_is_light() {
    let page = Sample { added: "" }.home().render(Language::En);
    let fetched = ostrakon_pages::assets().iter().filter(|asset| page.contains(asset.path));
    let bytes = page.len() + fetched.map(|asset| asset.bytes.len()).sum::<usize>();
    assert!(bytes < 100_000, "{bytes}");
    assert!(page.contains(asset("style/all.css").unwrap()));
}

/// One file with everything in it: it names nothing that would have to be fetched, and stands on the list like every other.
#[test]
fn the_offline_booth_names_nothing_and_is_listed() {
    let booth = assets().iter().find(|asset| asset.name == "offline/booth.html");
    assert_eq!(booth.is_none(), WEB_MISSING, "only without the web bundle there is none");
    let Some(booth) = booth else { return };
    let page = str::from_utf8(booth.bytes).unwrap();
    for tag in ["<script", "<style", "<link", "<img", "<meta http-equiv"] {
        assert_eq!(page.matches(tag).count(), 1, "{tag}");
    }
    let (head, script) = page.split_once("<script type=\"module\">").unwrap();
    assert!(head.find("http-equiv").unwrap() < head.find("<style>").unwrap(), "its policy stands first");
    assert!(!page.contains("/assets/") && !head.contains("src=\"/") && !head.contains("{{"));
    assert!(!script.lines().any(|line| line.starts_with("import ") || line.starts_with("export ")));
    assert!(script.contains("Seal this ballot") && script.contains("Diesen Stimmzettel versiegeln"));
    assert!(
        site()
            .iter()
            .any(|file| file.path == booth.path.trim_start_matches('/') && file.sha256.0 == booth.sha256)
    );
}
