//! The languages that everything is said in.

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::En, Self::De];

    /// Its code, which addresses begin with.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// What it calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
        }
    }

    /// Of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The first language of an `Accept-Language` header that there is here, by weight and then by order; else English.
    pub fn accepted(header: &str) -> Self {
        let mut best = (0, Self::default());
        for range in header.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let primary = parts.next().unwrap_or_default().split('-').next().unwrap_or_default();
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1_000, thousandths);
            if let Some(language) = Self::of(&primary.to_ascii_lowercase())
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }
}

/// `0.8` as 800; anything else counts nothing.
fn thousandths(text: &str) -> u32 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if part.len() > 3 || !digits(whole) || !digits(part) {
        return 0;
    }
    let part: u32 = format!("{part:0<3}").parse().unwrap_or(0);
    whole.parse::<u32>().map_or(0, |whole| whole.min(1) * 1_000 + part).min(1_000)
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_language_asked_for_most() {
        for (header, code) in [
            ("", "en"),
            ("de", "de"),
            ("de-AT,de;q=0.9,en;q=0.8", "de"),
            ("en;q=0.5, de;q=0.7", "de"),
            ("fr, nl;q=0.5", "en"),
            ("fr, DE;q=0.1", "de"),
            ("de;q=0, en;q=0", "en"),
            ("de;q=x", "en"),
            ("en-GB,de", "en"),
        ] {
            assert_eq!(Language::accepted(header).code(), code, "{header}");
        }
    }
}
