//! The standalone verifier: numbered checks over a published record
