//! What organiser and registrar sign, and when they may: one judgement for the command and for the browser. Times are told, there is no clock.

mod ceremony;
mod closing;
mod opening;
mod result;
mod roll;
mod schedule;
mod small;
mod tally;

pub use ceremony::{Unfinished, ceremony, round1};
pub use closing::{ClosingRefusal, closing};
pub use opening::{OpeningRefusal, may_open, opening};
pub use result::{ResultRefusal, contest_totals, may_state_result};
pub use roll::{RollRefusal, due_roll, refuse_shared, within_limits};
pub use schedule::{ScheduleRefusal, check_schedule};
pub use small::{SMALL, SmallRoll, small_roll};
pub use tally::{TallyRefusal, may_tally, tally_documents};
