//! A national record, cut off at its opening, and the ballots that come after.

use ostrakon_election::board::{Entry, KEYS_PATH, View};
use ostrakon_election::cast::BallotForm;
use ostrakon_election::cast::BallotForms;
use ostrakon_election::roll::Roll;
use ostrakon_election::setup::{ElectionKeys, Plan};
use ostrakon_tlog::bundle::EntryBundle;
use std::error::Error;
use std::path::{Path, PathBuf};

/// Of the record.
const SEED: u64 = 1;

/// Side files: path and bytes.
type Files = Vec<(String, Vec<u8>)>;

/// What is cast, and onto what.
pub(super) struct Setting {
    record: PathBuf,
    /// Everything up to the opening.
    setup: Vec<Vec<u8>>,
    ballots: Vec<Vec<u8>>,
}

impl Setting {
    /// Makes the record, unless it is there from before.
    pub(super) fn make(scratch: &Path, casts: usize) -> Result<Self, Box<dyn Error>> {
        let record = scratch.join(format!("record-{casts}"));
        if !record.join("checkpoint").exists() {
            eprintln!("sealing {casts} ballots …");
            ostrakon_national::make(&record, casts as u64, SEED, &())?;
        }
        let entries = entries(&record)?;
        let is_ballot = |entry: &Vec<u8>| entry.starts_with(b"OB");
        let opening = entries.iter().position(is_ballot).ok_or("the record has no ballots")?;
        let ballots = entries[opening..].iter().filter(|e| is_ballot(e)).take(casts).cloned().collect();
        Ok(Self { record, setup: entries[..opening].to_vec(), ballots })
    }

    /// A directory on the disk that is measured.
    pub(super) fn scratch(&self) -> &Path {
        self.record.parent().unwrap_or(Path::new("."))
    }

    pub(super) fn setup(&self) -> &[Vec<u8>] {
        &self.setup
    }

    pub(super) fn ballots(&self) -> &[Vec<u8>] {
        &self.ballots
    }

    /// Side files of the setup: (path, bytes).
    pub(super) fn files(&self) -> Result<Files, Box<dyn Error>> {
        let mut files = vec![("charter.toml".to_owned(), std::fs::read(self.record.join("charter.toml"))?)];
        for folder in ["setup", "roll"] {
            for entry in std::fs::read_dir(self.record.join(folder))? {
                let entry = entry?;
                let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
                files.push((path, std::fs::read(entry.path())?));
            }
        }
        Ok(files)
    }

    /// The seed of the log's key.
    pub(super) fn log_key(&self) -> ostrakon_tlog::ed25519::SecretKey {
        ostrakon_national::log_key(SEED)
    }

    /// What a ballot of each roll proves.
    pub(super) fn forms(&self) -> Result<BallotForms, Box<dyn Error>> {
        let entries = self.setup.iter().map(|e| Entry::decode(e)).collect::<Result<Vec<_>, _>>()?;
        let view = View::collect((0..).zip(&entries));
        let plan = Plan::new(view.manifests[0].body.clone())?;
        let opening = &view.openings[0].body;
        let mut keys =
            ElectionKeys::decode_joint(&std::fs::read(self.record.join(KEYS_PATH))?, plan.columns())?;
        keys.pop();
        let form =
            |(index, opened): (usize, &ostrakon_election::setup::OpenedRoll)| -> Result<_, Box<dyn Error>> {
                let relation =
                    plan.relation(index, &opened.root.0, &keys, &opening.keys.0).ok_or("no such roll")?;
                let roll = Roll::decode(&std::fs::read(self.record.join(format!("roll/{index}")))?)?;
                Ok(BallotForm { roll, relation })
            };
        let forms = opening.rolls.iter().enumerate().map(form).collect::<Result<_, _>>()?;
        Ok(BallotForms::new(forms))
    }
}

fn entries(record: &Path) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let checkpoint = std::fs::read_to_string(record.join("checkpoint"))?;
    let size = checkpoint.lines().nth(1).ok_or("no size")?.parse()?;
    let mut all = Vec::new();
    for bundle in EntryBundle::all(size) {
        let bytes = std::fs::read(record.join(bundle.path()))?;
        all.extend(bundle.decode(&bytes)?.into_iter().map(<[u8]>::to_vec));
    }
    Ok(all)
}
