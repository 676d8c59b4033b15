//! Everything that can be changed of a document, one thing at a time.

use super::super::tree::Tree;
use std::fmt::Write;

/// As JSON.
pub(super) fn print(tree: &Tree, out: &mut String) {
    let quoted = |text: &str| serde_json::to_string(text).expect("a text");
    let _ = match tree {
        Tree::Null => write!(out, "null"),
        Tree::Truth(truth) => write!(out, "{truth}"),
        Tree::Unsigned(number) => write!(out, "{number}"),
        Tree::Negative(number) => write!(out, "{number}"),
        Tree::Double(number) => write!(out, "{number}"),
        Tree::Text(text) => write!(out, "{}", quoted(text)),
        Tree::List(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                print(item, out);
            }
            write!(out, "]")
        }
        Tree::Members(members) => {
            out.push('{');
            for (place, (name, value)) in members.iter().enumerate() {
                let _ = write!(out, "{}{}:", if place > 0 { "," } else { "" }, quoted(name));
                print(value, out);
            }
            write!(out, "}}")
        }
    };
}

/// What may stand in a tree's place.
fn instead(tree: &Tree) -> Vec<Tree> {
    let mut all: Vec<Tree> = ODD.iter().map(|text| serde_json::from_str(text).expect("JSON")).collect();
    match tree {
        Tree::Members(members) => all.extend(reshaped(members)),
        Tree::Text(text) => {
            all.push(Tree::Text(format!("{text}x")));
            for inside in [Tree::Null, Tree::Unsigned(1), Tree::Members(Vec::new()), Tree::List(Vec::new())] {
                all.push(Tree::Members(vec![(text.clone(), inside.clone())]));
                all.push(Tree::Members(vec![(text.clone(), inside.clone()), ("x".into(), inside)]));
            }
        }
        Tree::List(items) => {
            all.push(Tree::List([items.as_slice(), items].concat()));
            all.push(Tree::List(items.iter().skip(1).cloned().collect()));
        }
        _ => {}
    }
    all
}

const ODD: [&str; 17] = [
    "null",
    "true",
    "0",
    "1",
    "7",
    "8",
    "-1",
    "-0",
    "1.5",
    "65536",
    "4294967296",
    "18446744073709551615",
    "1e30",
    r#""""#,
    r#""x""#,
    "[]",
    "{}",
];

/// An object without a member, with one twice, with another; in another order; as a list.
fn reshaped(members: &[(String, Tree)]) -> Vec<Tree> {
    let mut all = Vec::new();
    for place in 0..members.len() {
        let mut less = members.to_vec();
        let (name, value) = less.remove(place);
        all.push(Tree::Members(less.clone()));
        less.push((format!("{name}_"), value.clone()));
        all.push(Tree::Members(less.clone()));
        all.push(Tree::Members([members, &[(name, value)]].concat()));
        less.rotate_left(place);
        all.push(Tree::Members(less.into_iter().rev().collect()));
    }
    let mut values: Vec<Tree> = members.iter().map(|(_, value)| value.clone()).collect();
    // A list has the type first.
    if let Some(place) = members.iter().position(|(name, _)| name == "type") {
        let tag = values.remove(place);
        values.insert(0, tag);
    }
    all.push(Tree::List(values.clone()));
    values.push(Tree::Null);
    all.push(Tree::List(values.clone()));
    values.truncate(values.len() - 2);
    all.push(Tree::List(values));
    all
}

/// Every tree with one of its values changed.
pub(super) fn changed(tree: &Tree, each: &mut dyn FnMut(Tree)) {
    instead(tree).into_iter().for_each(&mut *each);
    match tree {
        Tree::List(items) => {
            for (place, item) in items.iter().enumerate() {
                changed(item, &mut |new| {
                    let mut items = items.clone();
                    items[place] = new;
                    each(Tree::List(items));
                });
            }
        }
        Tree::Members(members) => {
            for (place, (_, value)) in members.iter().enumerate() {
                changed(value, &mut |new| {
                    let mut members = members.clone();
                    members[place].1 = new;
                    each(Tree::Members(members));
                });
            }
        }
        _ => {}
    }
}
