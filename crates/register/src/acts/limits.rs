//! Limits of acts that their form does not say by itself (spec 0.8, `spec/encoding.md`).

/// 10000-01-01T00:00:00Z: times of acts and of meetings are before it.
pub const YEAR_10000: u64 = 253_402_300_800;
