//! The real ballots and the charter, inside the program, so that it needs nothing else.

use crate::ballots::{self, RealBallots};
use crate::error::{At, Outcome};
use std::borrow::Cow;

/// A charter that decides.
#[derive(Clone, Debug)]
pub(super) struct Charter {
    /// Where it is in the project.
    pub(super) path: &'static str,
    /// Whose it is, in words.
    pub(super) whose: &'static str,
    pub(super) bytes: Cow<'static, [u8]>,
}

/// That of the elections that the program brings.
pub(super) const ISN: Charter = Charter {
    path: "charters/isn-2013.toml",
    whose: "that of the International Socialist Network",
    bytes: Cow::Borrowed(include_bytes!("../../../../charters/isn-2013.toml")),
};

/// That of files that are cast as any type of ballot.
pub(super) const EVERY_METHOD: Charter = Charter {
    path: "charters/every-method.toml",
    whose: "one that has a vote for every method",
    bytes: Cow::Borrowed(include_bytes!("../../../../charters/every-method.toml")),
};

const FRENCH: (&str, &[u8]) = (
    "french-approval-2002-gy-les-nonains.csv",
    include_bytes!("../../../../data/french-approval-2002-gy-les-nonains.csv"),
);

macro_rules! ward {
    ($name:literal, $file:literal) => {
        ($name, $file, include_bytes!(concat!("../../../../data/scottish-council/", $file)))
    };
}

/// Name, file, bytes.
const WARDS: [(&str, &str, &[u8]); 6] = [
    ward!("eilean_siar_2022_ward3", "3_cands-eilean_siar_2022_ward3.csv"),
    ward!("orkney_2017_ward5", "5_cands-orkney_2017_ward5.csv"),
    ward!("aberdeen_2017_ward12", "10_cands-aberdeen_2017_ward12.csv"),
    ward!("west_lothian_2022_ward7", "7_cands-west_lothian_2022_ward7.csv"),
    ward!("glasgow_2012_ward5", "14_cands-glasgow_2012_ward5.csv"),
    ward!("east_lothian_2017_ward1", "9_cands-east_lothian_2017_ward1.csv"),
];

/// The names that `--ward` takes, smallest ward first.
pub(super) fn ward_names() -> Vec<&'static str> {
    WARDS.iter().map(|(name, _, _)| *name).collect()
}

/// The French approval ballots.
pub(super) fn french() -> Outcome<RealBallots> {
    ballots::parse(FRENCH.1, FRENCH.0).at("the ballots of Gy-les-Nonains")
}

/// The ballots of a ward.
pub(super) fn ward(name: &str) -> Outcome<RealBallots> {
    let (_, file, bytes) = WARDS.iter().find(|(n, _, _)| *n == name).unwrap_or(&WARDS[0]);
    ballots::parse(bytes, file).at("the ballots of the ward")
}
