//! Who imports whom in the workspace, as cargo tells it.

use serde_json::Value;

use crate::command::{Words, command, stdout};

/// One package of the workspace importing another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Import {
    /// The package that imports.
    pub(crate) from: String,
    /// The package imported.
    pub(crate) to: String,
    /// `normal`, `dev` or `build`.
    pub(crate) kind: String,
}

/// The packages of the workspace and what they import from each other.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    /// Names, in cargo's order.
    pub(crate) packages: Vec<String>,
    /// All imports, of every kind.
    pub(crate) imports: Vec<Import>,
}

impl Workspace {
    /// Asks cargo.
    pub(crate) fn read() -> Result<Self, Words> {
        let json = stdout(&mut command("cargo metadata --format-version 1 --no-deps"))?;
        let metadata = serde_json::from_str(&json).map_err(|error| format!("cargo metadata: {error}"))?;
        Self::from_metadata(&metadata).ok_or_else(|| "cargo metadata: not of the form known here".into())
    }

    /// A dependency with a path is one of ours.
    fn from_metadata(metadata: &Value) -> Option<Self> {
        let mut workspace = Self::default();
        for package in metadata.get("packages")?.as_array()? {
            let from = package.get("name")?.as_str()?;
            workspace.packages.push(from.to_owned());
            for dependency in package.get("dependencies")?.as_array()? {
                if dependency.get("path").is_some_and(Value::is_string) {
                    workspace.imports.push(import(from, dependency)?);
                }
            }
        }
        Some(workspace)
    }
}

fn import(from: &str, dependency: &Value) -> Option<Import> {
    let to = dependency.get("name")?.as_str()?.to_owned();
    let kind = dependency.get("kind")?.as_str().unwrap_or("normal").to_owned();
    Some(Import { from: from.to_owned(), to, kind })
}

/// Every package that `package` is built with, itself included; those only its tests need are not.
pub(crate) fn built_with(package: &str) -> Result<Vec<String>, Words> {
    let tree = stdout(&mut command(&format!("cargo tree --package {package} --edges normal --prefix none")))?;
    Ok(tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_are_ours() {
        let json = r#"{"packages": [{"name": "a", "dependencies": [
            {"name": "b", "kind": null, "path": "/b"},
            {"name": "c", "kind": "dev", "path": "/c"},
            {"name": "serde", "kind": null}
        ]}]}"#;
        let workspace = Workspace::from_metadata(&serde_json::from_str(json).unwrap()).unwrap();
        let import = |to: &str, kind: &str| Import { from: "a".into(), to: to.into(), kind: kind.into() };
        assert_eq!(workspace.imports, [import("b", "normal"), import("c", "dev")]);
        assert_eq!(workspace.packages, ["a"]);
    }

    #[test]
    fn another_form_is_refused() {
        let json = r#"{"packages": [{"name": "a"}]}"#;
        assert!(Workspace::from_metadata(&serde_json::from_str(json).unwrap()).is_none());
    }
}
