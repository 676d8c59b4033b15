//! Points, scalars, nothing-up-my-sleeve bases, canonical bytes and transcripts
