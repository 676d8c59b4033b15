//! People: logging in, and what follows from it (spec 10.7).
