//! The charter of every forged election: a body for each roll, a vote for each ballot type and rule.

pub(super) const CHARTER: &str = r#"
[[body]]
id = "membership"
name = "Members"
clause = "C-1"

[[body]]
id = "committee"
name = "Committee"
clause = "C-2"

[[vote]]
id = "motion"
name = "Simple majority"
clause = "C-3"
ballot = "motion"
rule = "majority"
threshold = "1/2"
strict = true

[[vote]]
id = "election"
name = "Election of one"
clause = "C-4"
ballot = "choice"
rule = "most-votes"
tie = "fresh-vote"

[[vote]]
id = "election-by-lot"
name = "Election of one, ties by lot"
clause = "C-5"
ballot = "choice"
rule = "most-votes"
tie = "lot"

[[vote]]
id = "approval"
name = "Approval"
clause = "C-6"
ballot = "approval"
rule = "most-votes"
tie = "fresh-vote"

[[vote]]
id = "board"
name = "A board of three, one at least new, ties by lot"
clause = "C-7"
ballot = "approval"
rule = "most-votes"
tie = "lot"
seats = 3
quota_flag = "new"
quota_seats = 1

[[vote]]
id = "score"
name = "Score"
clause = "C-8"
ballot = "score"
rule = "most-votes"
tie = "fresh-vote"

[[vote]]
id = "star"
name = "Score, then a runoff"
clause = "C-9"
ballot = "score"
rule = "star"
tie = "fresh-vote"

[[vote]]
id = "cumulative"
name = "Points shared out"
clause = "C-10"
ballot = "cumulative"
rule = "most-votes"
tie = "fresh-vote"

[[vote]]
id = "borda"
name = "Borda count"
clause = "C-11"
ballot = "ranking"
rule = "most-votes"
tie = "fresh-vote"
points = "borda"

[[vote]]
id = "places"
name = "Points for places"
clause = "C-12"
ballot = "ranking"
rule = "most-votes"
tie = "fresh-vote"

[[vote]]
id = "copeland"
name = "Most duels won"
clause = "C-13"
ballot = "pairwise"
rule = "copeland"
tie = "fresh-vote"

[[vote]]
id = "minimax"
name = "Smallest defeat"
clause = "C-14"
ballot = "pairwise"
rule = "minimax"
strength = "winning-votes"
tie = "fresh-vote"

[[vote]]
id = "schulze"
name = "Strongest paths"
clause = "C-15"
ballot = "pairwise"
rule = "schulze"
strength = "winning-votes"
tie = "fresh-vote"

[[vote]]
id = "schulze-by-lot"
name = "Strongest paths, ties by lot"
clause = "C-16"
ballot = "pairwise"
rule = "schulze"
strength = "margins"
tie = "lot"

[[vote]]
id = "ranked-pairs"
name = "Ranked pairs"
clause = "C-17"
ballot = "pairwise"
rule = "ranked-pairs"
strength = "margins"
tie = "fresh-vote"

[[vote]]
id = "judgment"
name = "Majority judgment"
clause = "C-18"
ballot = "grades"
rule = "majority-judgment"
tie = "fresh-vote"
"#;
