//! The floors of the house: imports go down only.

use crate::{
    command::Words,
    imports::{Import, Workspace, built_with},
};

/// Every library and program, and the floor it stands on.
const FLOORS: &[(&str, u8)] = &[
    // For tests alone, at every floor.
    ("ostrakon-postgres", 0),
    ("ostrakon-python", 0),
    ("ostrakon-s3", 1),
    ("ostrakon-arith", 0),
    ("ostrakon-group", 0),
    ("ostrakon-proofs", 1),
    ("ostrakon-tlog", 1),
    ("ostrakon-charter", 1),
    ("ostrakon-circuits", 2),
    ("ostrakon-election", 3),
    ("ostrakon-register", 4),
    ("ostrakon-description", 5),
    ("ostrakon-verify", 5),
    ("ostrakon-voter", 5),
    ("ostrakon-trustee", 5),
    ("ostrakon-national", 6),
    ("ostrakon-store", 6),
    ("ostrakon-witness", 6),
    ("ostrakon-client", 6),
    ("ostrakon-objects", 6),
    ("ostrakon-view", 6),
    ("ostrakon-web", 6),
    ("ostrakon-pages", 6),
    ("ostrakon-service", 7),
    ("ostrakon-py", 7),
    ("ostrakon-cli", 8),
];

/// Packages beside the house: they may look into every floor and into one another, and nobody else into them.
const BESIDE: &[&str] =
    &["ostrakon-tests", "ostrakon-fuzz", "ostrakon-fuzz-service", "ostrakon-bench", "ostrakon-xtask"];

/// The package that strangers run: it stays small enough to read.
const VERIFIER: &str = "ostrakon-verify";
/// What it is never built with; neither is anything named after one of these.
const NOT_IN_VERIFIER: &[&str] = &["tokio", "axum", "sqlx", "ureq"];

/// Checks the workspace; what holds, in one line, or everything that does not.
pub(crate) fn run() -> Result<String, Words> {
    let workspace = Workspace::read()?;
    let mut faults = homeless(&workspace.packages);
    faults.extend(workspace.imports.iter().filter_map(fault));
    faults.extend(unwanted(&built_with(VERIFIER)?));
    if !faults.is_empty() {
        return Err(faults.join("; "));
    }
    Ok(format!(
        "{} packages, {} imports among them, all downwards; {VERIFIER} is built without {}",
        workspace.packages.len(),
        workspace.imports.len(),
        NOT_IN_VERIFIER.join(", ")
    ))
}

fn floor(package: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == package).map(|&(_, floor)| floor)
}

/// Packages that are nowhere in the tables.
fn homeless(packages: &[String]) -> Vec<Words> {
    let housed = |package: &str| floor(package).is_some() || BESIDE.contains(&package);
    let lost = packages.iter().filter(|package| !housed(package));
    lost.map(|package| format!("{package} stands on no floor: place it in xtask/src/layers.rs")).collect()
}

/// What is wrong with an import, if anything: tests' imports are held to the same rule.
fn fault(Import { from, to, kind }: &Import) -> Option<Words> {
    let beside = |package: &String| BESIDE.contains(&package.as_str());
    if beside(to) && !beside(from) {
        return Some(format!("{from} imports {to} ({kind}), which stands beside the house"));
    }
    match (floor(from)?, floor(to)?) {
        (above, below) if below < above => None,
        (above, below) => Some(format!(
            "{from} on floor {above} imports {to} on floor {below} ({kind}): imports go down only"
        )),
    }
}

/// What the verifier is built with and should not be.
fn unwanted(packages: &[String]) -> Vec<Words> {
    let named = |package: &str, word: &str| {
        package.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let found = packages.iter().filter(|package| NOT_IN_VERIFIER.iter().any(|word| named(package, word)));
    found.map(|package| format!("{VERIFIER} is built with {package}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import(from: &str, to: &str) -> Option<Words> {
        fault(&Import { from: format!("ostrakon-{from}"), to: format!("ostrakon-{to}"), kind: "dev".into() })
    }

    #[test]
    fn imports_go_down_only() {
        assert_eq!(import("proofs", "group"), None);
        assert_eq!(import("cli", "verify"), None);
        assert_eq!(import("tests", "cli"), None);
        assert_eq!(import("bench", "tests"), None);
        assert_eq!(import("fuzz-service", "tests"), None, "both beside the house");
        assert!(
            import("group", "proofs")
                .unwrap()
                .contains("on floor 0 imports ostrakon-proofs on floor 1 (dev)")
        );
        assert!(import("voter", "verify").is_some(), "same floor");
        assert!(import("proofs", "tlog").is_some(), "same floor");
        assert!(import("voter", "tests").unwrap().contains("beside the house"));
    }

    #[test]
    fn a_new_package_must_be_placed() {
        let packages = ["ostrakon-cli", "ostrakon-xtask", "ostrakon-new"].map(str::to_owned);
        assert_eq!(homeless(&packages).len(), 1);
        assert!(homeless(&packages)[0].starts_with("ostrakon-new stands on no floor"));
    }

    #[test]
    fn the_verifier_holds_no_server() {
        let clean = ["merlin", "tokiodine", "sha2"].map(str::to_owned);
        assert!(unwanted(&clean).is_empty());
        let grown = ["tokio", "sqlx-core", "axum"].map(str::to_owned);
        assert_eq!(unwanted(&grown).len(), 3);
    }
}
