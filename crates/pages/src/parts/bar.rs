//! A bar beside a number: drawn for the eye alone, the number is in the table.

use askama::Template;

/// A share of a whole, in thousandths; a mark where something must be reached.
#[derive(Template)]
#[template(
    source = "<svg class=\"bar{% if chosen %} bar-chosen{% endif %}\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"{{ width }}\" height=\"10\"/>{% if let Some(at) = mark %}<line x1=\"{{ at }}\" x2=\"{{ at }}\" y1=\"0\" y2=\"10\"/>{% endif %}</svg>",
    ext = "html"
)]
pub(crate) struct Bar {
    width: u64,
    chosen: bool,
    mark: Option<u64>,
}

impl askama::filters::HtmlSafe for Bar {}

impl Bar {
    pub(crate) fn new(part: u64, whole: u64, chosen: bool) -> Self {
        Self { width: thousandths(part, whole), chosen, mark: None }
    }

    pub(crate) fn with_mark(mut self, part: Option<u64>, whole: u64) -> Self {
        self.mark = part.map(|part| thousandths(part, whole).clamp(2, 998));
        self
    }
}

fn thousandths(part: u64, whole: u64) -> u64 {
    let share = u128::from(part) * 1_000 / u128::from(whole.max(1));
    u64::try_from(share).unwrap_or(1_000).min(1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stay_within_their_box() {
        assert_eq!([thousandths(1, 4), thousandths(0, 0), thousandths(9, 3)], [250, 0, 1_000]);
        assert_eq!(thousandths(u64::MAX, u64::MAX), 1_000);
    }
}
