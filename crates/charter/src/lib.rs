//! An organisation's voting rules as data: thresholds, seats, verdicts over counts
