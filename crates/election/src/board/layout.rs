//! Where a record's side files stand (spec 4.1).

/// The charter.
pub const CHARTER_PATH: &str = "charter.toml";
/// The joint keys.
pub const KEYS_PATH: &str = "setup/keys";

/// What the paths of the register's copy begin with.
pub const REGISTER_FOLDER: &str = "register/";

/// The dealing of `trustee` in `attempt`.
pub fn dealing_path(attempt: u32, trustee: u16) -> String {
    format!("setup/dealing-{attempt}-{trustee}")
}

/// The roll of this index.
pub fn roll_path(index: usize) -> String {
    format!("roll/{index}")
}
