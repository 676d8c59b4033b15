use super::*;
use fluent_syntax_check::variables;
use std::collections::BTreeMap;

/// Messages of a language with their variables, read with as little as will do.
mod fluent_syntax_check {
    use std::collections::BTreeSet;

    /// Names after `$` in a source.
    pub(super) fn variables(source: &str) -> BTreeSet<String> {
        let names = source.split('$').skip(1).map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            rest[..end.unwrap_or(rest.len())].to_owned()
        });
        names.collect()
    }
}

/// Every message's source by page and id. A message begins at the edge, and goes on indented.
fn messages(language: Language) -> BTreeMap<(String, String), String> {
    let mut all = BTreeMap::new();
    for (_, page, source) in WORDS.iter().filter(|(code, ..)| *code == language.code()) {
        let mut id = String::new();
        for line in source.lines() {
            if let Some((name, _)) =
                line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                id = name.trim().to_owned();
                assert!(!all.contains_key(&((*page).to_owned(), id.clone())), "{id} is there twice");
            }
            *all.entry(((*page).to_owned(), id.clone())).or_insert_with(String::new) += line;
        }
    }
    all.retain(|(_, id), _| !id.is_empty());
    all
}

#[test]
fn both_languages_say_the_same() {
    let [english, german] = Language::ALL.map(messages);
    let keys = |all: &BTreeMap<(String, String), String>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&english), keys(&german));
    for (key, source) in &english {
        assert_eq!(variables(source), variables(&german[key]), "{key:?}");
    }
    assert!(english.len() > 20);
}

#[test]
fn a_message_has_one_name_everywhere() {
    let all = messages(Language::En);
    let mut ids: Vec<_> = all.keys().map(|(_, id)| id).collect();
    ids.sort();
    let before = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), before);
}

#[test]
fn numbers_are_grouped() {
    for (language, text) in [(Language::En, "1,234,567"), (Language::De, "1.234.567")] {
        assert_eq!(Words::of(language).number(1_234_567_u64), text);
    }
    assert_eq!(Words::of(Language::En).number(999_u64), "999");
    assert_eq!(grouped("1000", ","), "1,000");
}
