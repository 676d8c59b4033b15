//! How far a vote is.

/// How far a vote is, as the interface says it too (spec 10.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its name is taken; there is no manifest.
    Draft,
    /// The trustees make the keys.
    Ceremony,
    /// The rolls are to come.
    Rolls,
    /// The opening is to come.
    Ready,
    /// Opened, and before its time.
    Announced,
    /// Ballots are taken.
    Open,
    /// Over, the closing is to come.
    Ended,
    /// Objections are heard.
    Objections,
    /// Tallies are to come.
    Tally,
    /// Sign-offs and shares are to come.
    Decrypt,
    /// The certificate is to come.
    Certify,
    /// Certified.
    Done,
}

/// What of it matters to members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    Coming,
    Open,
    Counting,
    Decided,
}

impl Stage {
    pub(crate) fn phase(self) -> Phase {
        match self {
            Self::Draft | Self::Ceremony | Self::Rolls | Self::Ready | Self::Announced => Phase::Coming,
            Self::Open => Phase::Open,
            Self::Ended | Self::Objections | Self::Tally | Self::Decrypt => Phase::Counting,
            Self::Certify | Self::Done => Phase::Decided,
        }
    }

    /// Its message.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Draft | Self::Ceremony | Self::Rolls | Self::Ready => "stage-prepared",
            Self::Announced => "stage-announced",
            Self::Open => "stage-open",
            Self::Ended => "stage-ended",
            Self::Objections => "stage-objections",
            Self::Tally | Self::Decrypt => "stage-counted",
            Self::Certify => "stage-certify",
            Self::Done => "stage-done",
        }
    }
}
