//! An act that breaks a rule: by which check, and what is wrong.

/// Why an act has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It breaks the rule of this check.
    Rule {
        /// Which check owns the rule.
        check: u16,
        /// What is wrong, in sentences.
        what: Vec<String>,
    },
    /// What it does cannot be known: a file is missing, which is another check's finding.
    Unknown(String),
}

impl Broken {
    /// Broken, if anything was found.
    pub(crate) fn unless_empty(check: u16, what: Vec<String>) -> Result<(), Self> {
        if what.is_empty() { Ok(()) } else { Err(Self::Rule { check, what }) }
    }

    /// Broken by one fault.
    pub(crate) fn by(check: u16, what: impl Into<String>) -> Self {
        Self::Rule { check, what: vec![what.into()] }
    }
}
