//! Drawings of the figures, from the files that `cargo xtask bench` keeps.

mod growth;
mod speed;

pub use growth::growth;
pub use speed::speed;

/// 1234567 as 1,234,567.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|g| std::str::from_utf8(g).ok()).collect();
    groups.join(",")
}

/// Two digits that say something: 53,127 as 53,000.
fn rounded(number: f64) -> f64 {
    let unit = 10f64.powf(number.abs().log10().floor() - 1.0);
    if unit.is_finite() && unit > 0.0 { (number / unit).round() * unit } else { number }
}

/// A time as people say it.
fn said(seconds: f64) -> String {
    match seconds {
        s if s < 10.0 => format!("{s:.1} s"),
        s if s < 120.0 => format!("{s:.0} s"),
        s if s < 5700.0 => format!("{:.0} min", s / 60.0),
        s => format!("{:.1} h", s / 3600.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_shortly() {
        assert_eq!(grouped(rounded(53_127.0)), "53,000");
        assert_eq!(grouped(rounded(1_187.4)), "1,200");
        assert_eq!(
            [0.25, 42.0, 1_500.0, 6_180.0, 9_000.0].map(said),
            ["0.2 s", "42 s", "25 min", "1.7 h", "2.5 h"]
        );
    }
}
