//! The register of an organisation's public acts (spec chapter 9): what stands, and which votes are valid.

#![forbid(unsafe_code)]
