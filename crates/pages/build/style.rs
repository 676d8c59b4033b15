//! One style sheet of all, in the order of their names.

use crate::files::File;

pub(crate) fn all(files: Vec<File>) -> Vec<u8> {
    files.into_iter().flat_map(|file| file.bytes).collect()
}
