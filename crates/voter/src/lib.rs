//! Holds a credential, seals ballots, checks devices and receipts
