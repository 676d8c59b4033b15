//! Many rows in one statement.

/// Rows of one statement. SQLite takes 32,766 values, PostgreSQL 65,535.
pub(super) const ROWS: usize = 512;

/// `($1, $2), ($3, $4), …` after so many values that are bound before.
pub(super) fn values(before: usize, rows: usize, columns: usize) -> String {
    let value = |row: usize, column: usize| format!("${}", before + row * columns + column + 1);
    let row = |row: usize| {
        let all: Vec<String> = (0..columns).map(|column| value(row, column)).collect();
        format!("({})", all.join(", "))
    };
    let all: Vec<String> = (0..rows).map(row).collect();
    all.join(", ")
}

/// `($2, $3, …)`, as many as are asked for, after so many values that are bound before.
pub(super) fn list(before: usize, count: usize) -> String {
    values(before, 1, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_numbered_on() {
        assert_eq!(values(0, 2, 2), "($1, $2), ($3, $4)");
        assert_eq!(list(1, 3), "($2, $3, $4)");
    }
}
