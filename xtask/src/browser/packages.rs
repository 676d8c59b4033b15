//! The two packages of npm's that the tests in a browser need, in `target/browser`: exactly those that `package-lock.json` names.

use std::{fs, path::Path};

use crate::command::{Words, command, root, run, stdout};

/// Where they go, below the root, and where the tests write.
pub(super) const FOLDER: &str = "target/browser";
const SOURCE: &str = "tests/browser";
const LISTS: [&str; 2] = ["package.json", "package-lock.json"];
/// Of Node: 18.19 is the first whose tests can be run so.
const LEAST: u32 = 18;

/// Brings them, unless they are there.
pub(super) fn bring() -> Result<(), Words> {
    node()?;
    let (folder, source) = (root().join(FOLDER), root().join(SOURCE));
    if is_there(&folder, &source) {
        return Ok(());
    }
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for list in LISTS {
        fs::copy(source.join(list), folder.join(list)).map_err(|error| format!("{list}: {error}"))?;
    }
    let mut npm = command("npm ci --no-audit --no-fund --ignore-scripts");
    run(npm.current_dir(&folder)).map_err(|error| {
        // So that it is not taken for done.
        let _ = fs::remove_file(folder.join(LISTS[1]));
        format!(
            "{error}; the tests in a browser need npm (`apt-get install npm`), and the network the first time"
        )
    })
}

fn is_there(folder: &Path, source: &Path) -> bool {
    let same = |list: &str| fs::read(folder.join(list)).ok() == fs::read(source.join(list)).ok();
    folder.join("node_modules/.package-lock.json").exists() && LISTS.iter().all(|list| same(list))
}

fn node() -> Result<(), Words> {
    let missing = |error| format!("{error}; the tests in a browser need it: `apt-get install nodejs npm`");
    let version = stdout(&mut command("node --version")).map_err(missing)?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    match major {
        Some(major) if major >= LEAST => Ok(()),
        _ => Err(format!("node {} is too old: the tests in a browser need {LEAST} or newer", version.trim())),
    }
}
