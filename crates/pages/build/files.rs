//! Files of a folder, in the order of their names.

use std::fs;
use std::path::Path;

/// A file, by its path with `/` below this package.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// All files below a folder of this package; cargo looks at the folder from now on.
pub(crate) fn below(own: &Path, folder: &str) -> Result<Vec<File>, String> {
    let path = own.join(folder);
    println!("cargo::rerun-if-changed={}", path.display());
    all(&path, folder)
}

/// All files below a folder, under names that begin with `prefix`. A folder that is not there has none.
pub(crate) fn all(folder: &Path, prefix: &str) -> Result<Vec<File>, String> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let fail = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        let Some(last) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let name = format!("{prefix}/{last}");
        match path.is_dir() {
            true => files.extend(all(&path, &name)?),
            false => files.push(File { name, bytes: fs::read(&path).map_err(fail)? }),
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
