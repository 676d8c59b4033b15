//! `ostrakon election new`: description → manifest, keys, record.

use super::description::{Basis, Description, Offices, build};
use super::drafted;
use super::problems::{advice, all_problems, refuse_problems};
use crate::clock;
use crate::error::{Advise, At, CliError, Outcome};
use crate::record_dir::{LOG_KEY, ORGANISER_KEY, REGISTRAR_KEY, Writer, private_of};
use crate::{files, keys};
use ostrakon_charter::Charter;
use ostrakon_description::{broken_rules, concerned};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{ElectionManifest, LogReference, Plan};
use ostrakon_group::Bytes32;
use ostrakon_register::State;
use ostrakon_tlog::ed25519::SecretKey;
use std::path::{Path, PathBuf};

/// Makes an election: manifest, keys and a record that begins with them.
///
/// Reads a description in TOML (below) and the charter it names; refuses what the protocol refuses. Writes the
/// record directory (manifest, charter, signed checkpoint) and, in the private directory, the keys of organiser, registrar and
/// log (mode 0600). Whoever has the private directory can sign for the election: keep it, and keep a copy.
///
/// With --service the log is kept by a service, whose operator has named the organiser's key: it gives the log's name and key and the keys of
/// the rolls' tokens, and takes the manifest. The record directory is then a copy of what it publishes, and all commands of the election work on
/// the service.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLE)]
pub(crate) struct NewArgs {
    /// The description of the election, in TOML.
    #[arg(long, value_name = "FILE")]
    spec: PathBuf,
    /// The record directory to make.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The directory for the keys; `<OUT>-private` unless given.
    #[arg(long, value_name = "DIR")]
    private: Option<PathBuf>,
    #[command(flatten)]
    service: drafted::ServiceArgs,
}

const EXAMPLE: &str = r#"A description:

    title = "Spring election 2026"
    # The log's name, never used for another election:
    origin = "ballots.example.org/2026-spring"
    charter = "charter.toml"         # relative to this file
    opens = 2026-12-01T09:00:00Z
    closes = 2026-12-03T18:00:00Z
    objection_window = "48h"
    threshold = 2                    # trustees needed to decrypt
    officer_quorum = 1

    # 64 hexadecimal digits, or a file that holds them;
    # `ostrakon trustee init --state ada` makes ada/identity.pub
    [[trustee]]
    name = "Ada"
    key = "ada/identity.pub"

    [[trustee]]
    name = "Bohdan"
    key = "bohdan/identity.pub"

    [[trustee]]
    name = "Chiara"
    key = "chiara/identity.pub"

    [[trustee]]
    name = "Dela"
    key = "dela/identity.pub"

    # `ostrakon certify new-key --out olive.key` makes olive.key.pub
    [[officer]]
    name = "Olive"
    key = "olive.key.pub"

    [[roll]]
    id = "members"
    body = "membership"              # a body of the charter
    max_size = 400                   # voters
    # Only if voters have weights: what all weights add up to, at most
    # max_weight = 1000

    [[contest]]
    id = "rule-change"
    title = "Change rule 7"
    roll = "members"
    vote = "motion"                  # a vote of the charter
    ballot = "motion"

    # Other ballots. All of them may offer `none = true` ("none of them" is an
    # answer) and `blank = true`:
    [[contest]]
    id = "chair"
    title = "Chair"
    roll = "members"
    vote = "election"
    ballot = "choice"
    none = true
    options = [{ id = "ben", label = "Ben" }, { id = "cleo", label = "Cleo" }]

    # ballot = "approval"      min, max: how many may be marked; of some options:
    #     constraints = [{ options = ["ben", "cleo"], max = 1 }, { flag = "woman", min = 1 }]
    #     where options say flags = ["woman"]; example = ["ben"] keeps to all of them
    # ballot = "score"         max: the highest score; pairs = true for STAR
    # ballot = "cumulative"    budget: points to share out; each: most for one (else
    #     all of it); min: at least so many (else 1)
    # ballot = "ranking"       points = "borda" or [5, 3, 1]; min: places to fill
    # ballot = "pairwise"      order = "complete", "partial" or "ties"
    # ballot = "grades"        grades = ["poor", "fair", "good"], lowest first

Example:
    ostrakon election new --spec spring.toml --out spring
    ostrakon election new --spec spring.toml --out spring --service https://vote.example.org \
        --slug spring-2026 --organiser-key organiser.key

`ostrakon certify new-key --out organiser.key` makes such a key; the operator of the service names the public one \
beside it. There `origin` is left out: the log is named after the service and the slug.

Next: give the record directory to the trustees, who begin with `ostrakon trustee commit`; from a service they take \
it themselves (`ostrakon mirror`).

With a register (`ostrakon register`), the charter, the officers and their quorum are
those that stand there, and so are left out; `body` of a roll is a body of the register:

    register = "register"            # its directory, copied into the record
    meeting = "agm-2026"             # where the votes are held, if they need one

    [[contest]]
    id = "recall"
    vote = "recall"                  # what such a vote is about:
    about = { holdings = ["chair/p-17"] }       # OFFICE/PERSON, or the act's digits
    # about = { body = "rail" }                 # a body's continuation or last vote
    # about = { meeting = "agm-2026" }          # whose notice is shortened
    # about = { charter = "charter-2.toml" }    # what an amendment puts in force
    # about = { again = { election = "…64 digits…", contest = "chair" } }  # tied there

A vote that would be invalid is refused here, before it is announced. Where the charter makes a
vote private, its title is "sha256:" and the SHA-256 of the question's text in hexadecimal; add
a line of random letters to that text, so that nobody can guess it."#;

/// What was made.
pub(crate) struct Made {
    /// The manifest.
    pub(crate) manifest: ElectionManifest,
    /// Its hash: the election's name.
    pub(crate) election: Bytes32,
}

pub(super) fn run(args: &NewArgs) -> Outcome {
    let folder = args.spec.parent().unwrap_or(Path::new("")).to_owned();
    let text = files::read_text(&args.spec, 1 << 20)?;
    let description = Description::parse(&text).map_err(|e| e.at(args.spec.display()))?;
    let basis = Basis::read(&description, &folder).map_err(|e| e.within(args.spec.display()))?;
    let private = private_of(&args.out, args.private.as_deref());
    files::refuse_inside(&args.out, &private, "record")?;
    let place = Where { folder: &folder, out: &args.out, private: &private };
    let made = match args.service.drafting()? {
        Some(drafting) => drafting.make(&description, &basis, &place)?,
        None => make(&description, &basis, &place)?,
    };
    warn_past(&made.manifest);
    let concerned = basis.state().and_then(|state| warned(&made.manifest, state));
    concerned.iter().for_each(|warning| eprintln!("{warning}"));
    for line in advice(&made.manifest) {
        crate::say::say!("{line}");
    }
    crate::say::say!("The election is {}.", made.election);
    crate::say::say!(
        "Record: {}   keys: {} (keep them, and keep a copy)",
        args.out.display(),
        private.display()
    );
    crate::say::say!("Next: each trustee runs `ostrakon trustee commit` on a copy of the record.");
    Ok(())
}

/// Where an election is made.
#[derive(Clone, Copy)]
pub(crate) struct Where<'a> {
    /// What paths in the description begin at.
    pub(crate) folder: &'a Path,
    /// The record directory.
    pub(crate) out: &'a Path,
    /// The keys' directory.
    pub(crate) private: &'a Path,
}

/// Makes keys and record, or nothing.
pub(crate) fn make(text: &Description, basis: &Basis, place: &Where<'_>) -> Outcome<Made> {
    let Where { folder, out, private } = *place;
    files::refuse_used(out)?;
    files::refuse_used(private)?;
    let keys = [(); 3].map(|()| SecretKey::generate(&mut rand_core::OsRng));
    let [organiser, registrar, log] = keys.each_ref().map(keys::public);
    let unnamed =
        || CliError::new("the log has no name").next("add origin = \"ballots.example.org/2026-spring\"");
    let log = LogReference { key: log, origin: text.origin.clone().ok_or_else(unnamed)? };
    let made = plan(text, Offices { organiser, registrar, log, tokens: Vec::new() }, basis, folder)?;
    let names = [(ORGANISER_KEY, "organiser"), (REGISTRAR_KEY, "registrar"), (LOG_KEY, "log")];
    store(private, names.into_iter().zip(&keys))?;
    files::folder(out)?;
    let signed = made.signed(&keys[0]);
    let register = basis.register().map(|copy| &copy.files);
    Writer::create(out, private, &signed, &basis.charter, register)?;
    Ok(made)
}

/// The manifest, if neither the protocol nor the organisation's rules have anything against it.
pub(super) fn plan(text: &Description, offices: Offices, basis: &Basis, folder: &Path) -> Outcome<Made> {
    let manifest = build(text, offices, basis, folder)?;
    let plan = Plan::new(manifest.clone()).at("the description")?;
    let place = text.charter.as_ref().map_or("the register's charter".into(), |p| p.display().to_string());
    let parsed = Charter::parse(&basis.charter).at(place).next("`ostrakon charter check` helps")?;
    let mut problems = all_problems(&plan, &parsed);
    let invalid = basis.state().filter(|_| !basis.lets_invalid);
    problems.extend(
        invalid.iter().flat_map(|state| broken_rules(&manifest, state)).map(|wrong| wrong.to_string()),
    );
    refuse_problems(&problems)?;
    Ok(Made { manifest, election: plan.election() })
}

impl Made {
    /// The manifest with the organiser's signature.
    pub(super) fn signed(&self, organiser: &SecretKey) -> SignedDocument {
        SignedDocument::sign(Document::Manifest(Box::new(self.manifest.clone())), organiser)
    }
}

/// Officers whom it concerns, where enough are left.
fn warned(manifest: &ElectionManifest, state: &State) -> Option<String> {
    let names = concerned(manifest, state);
    (!names.is_empty()).then(|| {
        format!(
            "WARNING: it concerns {} as a candidate or as who may be recalled: others must certify it.",
            names.join(", ")
        )
    })
}

fn warn_past(manifest: &ElectionManifest) {
    let now = clock::system();
    for (what, time) in [("opens", manifest.opens), ("closes", manifest.closes)] {
        if time < now {
            eprintln!("WARNING: the vote {what} at {}, which is past.", clock::show(time));
        }
    }
}

/// Writes keys into a fresh private directory.
pub(super) fn store<'k>(
    private: &Path,
    keys: impl Iterator<Item = ((&'static str, &'static str), &'k SecretKey)>,
) -> Outcome {
    files::private_folder(private)?;
    let mut keys = keys;
    keys.try_for_each(|((file, role), key)| keys::store(&private.join(file), role, key))
}
