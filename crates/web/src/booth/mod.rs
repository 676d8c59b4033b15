//! The voter's device in a browser (spec 3.5 to 3.8, 10.4).
//!
//! * `opened`: an election whose setup was judged
//! * `paper`: what is asked, for scripts to draw
//! * `answer`: selections as scripts write them, and why one is refused
//! * `asked`: what a token is asked for with, for module `token`
//! * `session`: from a code to a receipt; one ballot at a time
//! * `second`: the second device
//! * `key`: a member's own key
//! * `kept`: a receipt that was kept, held against what is published
//! * `offline`: a session from a vote file, whose ballot becomes a file
//! * `posting`: a sealed ballot's file, posted; `looked`: what its bytes tell

mod answer;
mod asked;
mod kept;
mod key;
mod looked;
mod offline;
mod opened;
mod paper;
mod posting;
mod second;
mod session;

pub use asked::Asked;
pub use kept::Kept;
pub use key::MemberKey;
pub use opened::Opened;
pub use posting::Posting;
pub use second::SecondDevice;
pub use session::Session;
