//! Texts that differ in one thing from another.

use super::{MIXED, charters, same};

#[test]
fn charters_are_read_as_serde_reads_them() {
    charters().iter().for_each(|text| same(text));
}

const TEXTS: [&str; 12] = [
    MIXED,
    "a.b = 1\n",
    "[a.b]\n",
    "[[a.b]]\n[a]\n",
    "x = {a.b = 1, a.c = 2}\n",
    "x = 1\nx = 2\n",
    "[a.b]\nx = 1\n[c]\n[a]\nb.y = 2\n",
    "[[a.b]]\nx = 1\n[a]\nb.c.d = 1\nb.x = 2\n[[a.b]]\n[a.b.c]\n",
    "[a.b.c]\n[a]\nb.d.x = 1\n[a.b.d]\n[a.b]\n[a.e]\n",
    "a.b.c = 1\na.b.d = 2\n[a.x]\n[a.b.y]\n[a.b]\n",
    "x = { a = [\n1 # one\n], a.b = 2, a = {}, c = {}, c.d = 1 }\n[x]\n[x.y]\n[[x]]\n",
    "x = [\n{ a = 1 } # one\n, # two\n\"\"\"\\\n  y\"\"\"\n,]\ny = ''\n[[x]]\n",
];

#[test]
fn every_beginning_and_end_is_judged_as_serde_judges_it() {
    for text in TEXTS {
        for (at, _) in text.char_indices() {
            same(&text[..at]);
            same(&text[at..]);
        }
    }
}

#[test]
fn every_line_left_out_or_doubled_or_moved_is_judged_as_serde_judges_it() {
    for text in TEXTS {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for (from, line) in lines.iter().enumerate() {
            let mut rest = lines.clone();
            rest.remove(from);
            same(&rest.concat());
            for to in 0..=rest.len() {
                let mut moved = rest.clone();
                moved.insert(to, line);
                same(&moved.concat());
                let mut doubled = lines.clone();
                doubled.insert(to, line);
                same(&doubled.concat());
            }
        }
    }
}

#[test]
fn every_character_in_every_place_is_judged_as_serde_judges_it() {
    let odd = (0..=0x20).chain([0x22, 0x23, 0x27, 0x2c, 0x2e, 0x5c, 0x5d, 0x7d, 0x7f, 0x80, 0xfeff, 0x1f5f3]);
    for odd in odd.filter_map(char::from_u32) {
        for (at, _) in MIXED.char_indices() {
            same(&format!("{}{odd}{}", &MIXED[..at], &MIXED[at..]));
        }
        let second = MIXED.char_indices().skip(1).map(|(at, _)| at).chain([MIXED.len()]);
        for ((at, _), next) in MIXED.char_indices().zip(second) {
            same(&format!("{}{odd}{}", &MIXED[..at], &MIXED[next..]));
        }
    }
}

#[test]
fn lines_may_end_in_both_ways() {
    for text in TEXTS.into_iter().chain(charters().iter().map(String::as_str)) {
        same(&text.replace('\n', "\r\n"));
        same(&text.replace('\n', "\r"));
        same(&text.replace('\n', "\n\r"));
        same(&text.replace('\n', "\r\r\n"));
    }
}
