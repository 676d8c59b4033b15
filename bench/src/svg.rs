//! A drawing: rectangles, lines, dots and words, in colours that change with the reader's light or dark screen.

use std::fmt::Write;

/// A colour by what it is for; the style sheet says how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Words.
    Strong,
    /// Words that matter less.
    Faint,
    /// Rules and ticks.
    Rule,
    /// Somebody else's.
    Peer,
    /// Ours.
    Plain,
    /// Ours at its best.
    Best,
    /// What nobody can pass.
    Limit,
}

/// Where words stand to their point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// They begin there.
    Start,
    /// It is their middle.
    Middle,
    /// They end there.
    End,
}

const STYLE: &str = "\
text{font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue','DejaVu Sans',sans-serif;stroke:none}\
.paper{fill:#fff;stroke:#d8dee4}\
.strong{--c:#1f2328}.faint{--c:#59636e}.rule{--c:#d8dee4}.peer{--c:#9a6700}.plain{--c:#54aeff}.best{--c:#0969da}.limit{--c:#818b98}\
@media(prefers-color-scheme:dark){\
.paper{fill:#0d1117;stroke:#30363d}\
.strong{--c:#f0f6fc}.faint{--c:#9198a1}.rule{--c:#30363d}.peer{--c:#d29922}.plain{--c:#1f6feb}.best{--c:#79c0ff}.limit{--c:#656c76}}\
.fill{fill:var(--c)}.line{stroke:var(--c);fill:none}.bold{font-weight:600}";

impl Ink {
    fn class(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Faint => "faint",
            Self::Rule => "rule",
            Self::Peer => "peer",
            Self::Plain => "plain",
            Self::Best => "best",
            Self::Limit => "limit",
        }
    }
}

/// A drawing in the making; lengths in its own units.
#[derive(Clone, Debug)]
pub struct Drawing {
    width: f64,
    height: f64,
    told: String,
    body: String,
}

impl Drawing {
    /// An empty sheet. `told` is what it shows, for whoever does not see it.
    pub fn new(width: f64, height: f64, told: &str) -> Self {
        Self { width, height, told: escape(told), body: String::new() }
    }

    /// Words.
    pub fn text(&mut self, x: f64, y: f64, size: f64, side: Side, ink: Ink, text: &str) {
        self.words(x, y, size, side, ink, "", text);
    }

    /// Bold words.
    pub fn bold(&mut self, x: f64, y: f64, size: f64, side: Side, ink: Ink, text: &str) {
        self.words(x, y, size, side, ink, " bold", text);
    }

    #[allow(clippy::too_many_arguments, reason = "where, how and what")]
    fn words(&mut self, x: f64, y: f64, size: f64, side: Side, ink: Ink, more: &str, text: &str) {
        let anchor = match side {
            Side::Start => "start",
            Side::Middle => "middle",
            Side::End => "end",
        };
        let (ink, text) = (ink.class(), escape(text));
        self.put(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" class=\"{ink} fill{more}\">{text}</text>"
        ));
    }

    /// A bar.
    pub fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, ink: Ink) {
        let ink = ink.class();
        self.put(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"2\" class=\"{ink} fill\"/>"
        ));
    }

    /// The outline of a bar, dashed.
    pub fn outline(&mut self, x: f64, y: f64, width: f64, height: f64, ink: Ink) {
        let ink = ink.class();
        self.put(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"2\" class=\"{ink} line\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"/>"
        ));
    }

    /// A line from point to point; `dash` is empty or as SVG has it.
    pub fn line(&mut self, points: &[(f64, f64)], width: f64, dash: &str, ink: Ink) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
        let (points, ink) = (points.join(" "), ink.class());
        self.put(format_args!(
            "<polyline points=\"{points}\" class=\"{ink} line\" stroke-width=\"{width}\"{dash}/>"
        ));
    }

    /// A dot.
    pub fn dot(&mut self, x: f64, y: f64, radius: f64, ink: Ink) {
        let ink = ink.class();
        self.put(format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" class=\"{ink} fill\"/>"));
    }

    /// A ring, the paper's colour within.
    pub fn ring(&mut self, x: f64, y: f64, radius: f64, ink: Ink) {
        let ink = ink.class();
        self.put(format_args!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" class=\"paper\" style=\"stroke:none\"/>"
        ));
        self.put(format_args!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" class=\"{ink} line\" stroke-width=\"2\"/>"
        ));
    }

    /// The file.
    pub fn finish(self) -> String {
        let Self { width, height, told, body } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{told}\">\n\
             <title>{told}</title>\n<style>{STYLE}</style>\n\
             <rect x=\"0.5\" y=\"0.5\" width=\"{:.1}\" height=\"{:.1}\" rx=\"8\" class=\"paper\"/>\n{body}</svg>\n",
            width - 1.0,
            height - 1.0
        )
    }

    fn put(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = writeln!(self.body, "{what}");
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_break_out_of_the_drawing() {
        let mut drawing = Drawing::new(10.0, 10.0, "a \"<b>\" & c");
        drawing.text(1.0, 2.0, 12.0, Side::Start, Ink::Strong, "</text><script>");
        let file = drawing.finish();
        assert!(
            file.contains("a &quot;&lt;b&gt;&quot; &amp; c") && file.contains("&lt;/text&gt;&lt;script&gt;")
        );
        assert!(!file.contains("<script>") && file.starts_with("<svg ") && file.ends_with("</svg>\n"));
    }
}
