//! How something stands, in a word, with a mark beside it.

use askama::Template;

/// A word with a mark.
#[derive(Template)]
#[template(source = "<span class=\"tag{{ class }}\">{{ text }}</span>", ext = "html")]
pub(crate) struct Tag {
    class: &'static str,
    text: String,
}

impl askama::filters::HtmlSafe for Tag {}

impl Tag {
    pub(crate) fn quiet(text: String) -> Self {
        Self { class: "", text }
    }

    pub(crate) fn open(text: String) -> Self {
        Self { class: " tag-open", text }
    }

    pub(crate) fn good(text: String) -> Self {
        Self { class: " tag-good", text }
    }

    pub(crate) fn bad(text: String) -> Self {
        Self { class: " tag-bad", text }
    }
}
