//! From slot totals to what the charter judges.

use crate::setup::ContestPlan;
use ostrakon_charter::ContestCount;

/// Totals by option; `None` if the slots' totals cannot come from ballots of this weight.
pub fn contest_count(plan: &ContestPlan, slots: &[u64], weight: u64) -> Option<ContestCount> {
    let totals = plan.form.totals(slots, weight)?;
    let ids = plan.contest.options.iter().map(|o| o.id.clone());
    Some(ContestCount {
        contest: plan.contest.id.clone(),
        total_weight: weight,
        options: ids.zip(totals.options).collect(),
        none: totals.none,
        blank: totals.blank,
    })
}
