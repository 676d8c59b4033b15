//! Modules put together as one, for a file that loads nothing: each becomes a function that is called once, after those that it names.
//!
//! Only the forms that our modules have are understood, each beginning its line: `import { a, b as c } from "./x.js";`, `import * as x from`,
//! `import "./x.js";`, `export` before `function`, `async function`, `class` or `const`, and `export { a, b as c };`. Whatever else begins so is an
//! error, and so is a circle, a name that is not exported, `import()` and `import.meta`, since it would mean something else here.

use crate::scripts::{in_comment, resolve};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// What no module's own names may contain.
const OWN: &str = "module$";
/// What would end a script in a page, or is not the same in one.
const NEVER: [&str; 5] = ["</script", "<!--", "import(", "import.meta", OWN];
/// What a declaration that is exported begins with.
const DECLARED: [&str; 4] = ["function ", "async function ", "class ", "const "];

/// Modules that are put together.
struct Bundle<'a> {
    files: &'a BTreeMap<String, String>,
    /// What each module that was written exports, with its number.
    written: BTreeMap<String, (usize, BTreeSet<String>)>,
    text: String,
}

/// The modules that a first one needs, as the text of one.
pub(crate) fn bundle(files: &BTreeMap<String, String>, entry: &str) -> Result<String, String> {
    let mut bundle = Bundle { files, written: BTreeMap::new(), text: String::new() };
    bundle.add(entry, &mut Vec::new())?;
    Ok(bundle.text)
}

impl Bundle<'_> {
    fn add(&mut self, name: &str, asking: &mut Vec<String>) -> Result<(), String> {
        if asking.iter().any(|above| above == name) {
            return Err(format!("{} name each other in a circle", asking.join(", ")));
        }
        if self.written.contains_key(name) {
            return Ok(());
        }
        let files = self.files;
        let text = files
            .get(name)
            .ok_or_else(|| format!("{}: names {name}, which is not there", asking.join(", ")))?;
        asking.push(name.to_owned());
        let (mut own, mut exports) = (String::new(), BTreeMap::new());
        for (number, line) in text.lines().enumerate() {
            let fail = |why: &str| format!("{name}, line {}: {why}: {line}", number + 1);
            if let Some(import) = line.strip_prefix("import") {
                own += &self.import(name, import, asking).map_err(|why| fail(&why))?;
            } else if let Some(export) = line.strip_prefix("export") {
                own += export_of(export, &mut exports).map_err(|why| fail(&why))?;
            } else {
                plain(line).map_err(|why| fail(&why))?;
                own += line;
            }
            own.push('\n');
        }
        asking.pop();
        self.write(name, &own, &exports);
        Ok(())
    }

    /// What stands in place of an import.
    fn import(&mut self, from: &str, import: &str, asking: &mut Vec<String>) -> Result<String, String> {
        let import =
            import.strip_prefix(' ').and_then(|i| i.strip_suffix(";")).ok_or("not a form of import")?;
        let (names, path) =
            import.rsplit_once(" from ").map_or((None, import), |(names, path)| (Some(names), path));
        let path =
            path.strip_prefix('"').and_then(|path| path.strip_suffix('"')).ok_or("not a form of import")?;
        let named = resolve(from, path);
        self.add(&named, asking)?;
        let (number, exported) = self.written.get(&named).ok_or("not written")?;
        let module = format!("{OWN}{number}");
        let Some(names) = names else { return Ok(String::new()) };
        if let Some(all) = names.strip_prefix("* as ") {
            return Ok(format!("const {all} = {module};"));
        }
        let pairs = pairs(names)?;
        if let Some((missing, _)) = pairs.iter().find(|(name, _)| !exported.contains(*name)) {
            return Err(format!("{named} exports no {missing}"));
        }
        let pairs: Vec<String> = pairs.iter().map(|(name, here)| format!("{name}: {here}")).collect();
        Ok(format!("const {{ {} }} = {module};", pairs.join(", ")))
    }

    fn write(&mut self, name: &str, own: &str, exports: &BTreeMap<String, String>) {
        let number = self.written.len();
        let given: Vec<String> = exports.iter().map(|(name, here)| format!("{name}: {here}")).collect();
        let _ = write!(
            self.text,
            "// {name}\nconst {OWN}{number} = (() => {{\n{own}return {{ {} }};\n}})();\n",
            given.join(", ")
        );
        self.written.insert(name.to_owned(), (number, exports.keys().cloned().collect()));
    }
}

/// What stands in place of an export; under which name what is exported is noted.
fn export_of<'a>(export: &'a str, exports: &mut BTreeMap<String, String>) -> Result<&'a str, String> {
    let export = export.strip_prefix(' ').ok_or("not a form of export")?;
    if let Some(list) = export.strip_suffix(";").filter(|list| list.starts_with('{')) {
        for (here, name) in pairs(list)? {
            exports.insert(name.to_owned(), here.to_owned());
        }
        return Ok("");
    }
    let rest = DECLARED.iter().find_map(|form| export.strip_prefix(form)).ok_or("not a form of export")?;
    let name = rest.split(|c: char| !is_name(c)).next().filter(|name| !name.is_empty());
    let name = name.ok_or("no name is exported")?;
    plain(export)?;
    exports.insert(name.to_owned(), name.to_owned());
    Ok(export)
}

/// `{ a, b as c }` as pairs of names.
fn pairs(list: &str) -> Result<Vec<(&str, &str)>, String> {
    let inner =
        list.strip_prefix("{ ").and_then(|list| list.strip_suffix(" }")).ok_or("not a list of names")?;
    inner
        .split(", ")
        .map(|part| {
            let (one, other) = part.split_once(" as ").unwrap_or((part, part));
            let named = [one, other].iter().all(|name| !name.is_empty() && name.chars().all(is_name));
            named.then_some((one, other)).ok_or_else(|| format!("not a name: {part}"))
        })
        .collect()
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// A line that is neither import nor export.
fn plain(line: &str) -> Result<(), String> {
    let found = NEVER.iter().find(|never| line.contains(*never));
    match found {
        Some(never) if !(in_comment(line) && never.starts_with("import")) => Err(format!("has {never}")),
        _ => Ok(()),
    }
}
