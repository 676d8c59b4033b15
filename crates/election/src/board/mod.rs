//! Room 4, board: the public record (spec chapter 4).

mod documents;
mod entry;
mod indices;
mod layout;
mod log;
mod next;
mod sides;
mod view;

pub use documents::{Closing, Head, Objection, Schedule};
pub use entry::{Entry, EntryError};
pub use indices::Indices;
pub use layout::{CHARTER_PATH, KEYS_PATH, REGISTER_FOLDER, dealing_path, roll_path};
pub use log::{AppendError, Log};
pub use next::{Judged, Next, Round};
pub use sides::{Side, sides};
pub use view::{At, View};
