//! `cargo xtask wards`: real wards, every ballot, cast in secret and held against a count in the open by Python.

mod compare;
mod play;
mod table;

use crate::command::{Words, command, root, run as run_command};
use play::Played;

/// The wards in the tree, smallest first: name and file.
const WARDS: [(&str, &str); 6] = [
    ("eilean_siar_2022_ward3", "3_cands-eilean_siar_2022_ward3.csv"),
    ("orkney_2017_ward5", "5_cands-orkney_2017_ward5.csv"),
    ("aberdeen_2017_ward12", "10_cands-aberdeen_2017_ward12.csv"),
    ("west_lothian_2022_ward7", "7_cands-west_lothian_2022_ward7.csv"),
    ("glasgow_2012_ward5", "14_cands-glasgow_2012_ward5.csv"),
    ("east_lothian_2017_ward1", "9_cands-east_lothian_2017_ward1.csv"),
];

#[derive(clap::Args)]
pub(crate) struct Options {
    /// As which types of ballot; `ostrakon demo --list` shows them.
    #[arg(long = "type", value_name = "TYPE", default_values = ["pairwise", "borda"])]
    types: Vec<String>,
    /// At most so many ballots of each ward, picked evenly.
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(5..))]
    limit: Option<u32>,
    /// These wards only.
    #[arg(long = "ward", value_name = "NAME", value_parser = clap::builder::PossibleValuesParser::new(WARDS.map(|w| w.0)))]
    wards: Vec<String>,
    /// Has 200 ballots of each verified by the Python reference too, in an election of their own.
    #[arg(long)]
    reference: bool,
}

/// Plays every ward as every type; an error if any figure differs.
pub(crate) fn run(options: &Options) -> Result<(), Words> {
    run_command(&mut command("cargo build --quiet --release --package ostrakon-cli"))?;
    println!("{}", table::head());
    let mut different = 0;
    for (ward, file) in WARDS.iter().filter(|(ward, _)| options.plays(ward)) {
        for ty in &options.types {
            let played = play::play(ward, file, ty, options)?;
            different += u32::from(!played.equal());
            table::rows(ward, ty, &played).iter().for_each(|row| println!("{row}"));
        }
    }
    match different {
        0 => Ok(()),
        n => Err(format!("{n} counts differ, or did not pass")),
    }
}

impl Options {
    fn plays(&self, ward: &str) -> bool {
        self.wards.is_empty() || self.wards.iter().any(|wanted| wanted == ward)
    }
}
