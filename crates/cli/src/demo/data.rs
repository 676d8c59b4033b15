//! The real ballots and the charter, inside the program, so that it needs nothing else.

use crate::ballots::{self, RealBallots};
use crate::error::{At, Outcome};

/// The charter that decides.
pub(super) const CHARTER: &[u8] = include_bytes!("../../../../charters/isn-2013.toml");

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
