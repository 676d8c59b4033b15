//! `ostrakon election new`: description → manifest, keys, record.

use super::description::{Basis, Description, Offices, build};
use super::valid;
use crate::clock;
use crate::error::{Advise, At, CliError, Outcome};
use crate::record_dir::{LOG_KEY, ORGANISER_KEY, REGISTRAR_KEY, Writer, private_of};
use crate::words::shorten;
use crate::{files, keys};
use ostrakon_charter::Charter;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{ElectionManifest, Plan, problems};
use ostrakon_group::Bytes32;
use ostrakon_tlog::ed25519::SecretKey;
use std::path::{Path, PathBuf};

/// Makes an election: manifest, keys and a record that begins with them.
///
/// Reads a description in TOML (below) and the charter it names; refuses what the protocol refuses. Writes the
/// record directory (manifest, charter, signed checkpoint) and, in the private directory, the keys of organiser, registrar and
/// log (mode 0600). Whoever has the private directory can sign for the election: keep it, and keep a copy.
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

Next: give the record directory to the trustees, who begin with `ostrakon trustee commit`.

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
    let made = make(&description, &basis, &folder, &args.out, &private)?;
    warn_past(&made.manifest);
    let concerned = basis.state().and_then(|state| valid::concerned(&made.manifest, state));
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

/// Makes keys and record, or nothing.
pub(crate) fn make(
    text: &Description,
    basis: &Basis,
    folder: &Path,
    out: &Path,
    private: &Path,
) -> Outcome<Made> {
    files::refuse_used(out)?;
    files::refuse_used(private)?;
    let keys = [(); 3].map(|()| SecretKey::generate(&mut rand_core::OsRng));
    let [organiser, registrar, log] = keys.each_ref().map(keys::public);
    let manifest = build(text, Offices { organiser, registrar, log }, basis, folder)?;
    let plan = Plan::new(manifest.clone()).at("the description")?;
    let place = text.charter.as_ref().map_or("the register's charter".into(), |p| p.display().to_string());
    let parsed = Charter::parse(&basis.charter).at(place).next("`ostrakon charter check` helps")?;
    let mut problems = all_problems(&plan, &parsed);
    let invalid = basis.state().filter(|_| !basis.lets_invalid);
    problems.extend(invalid.iter().flat_map(|state| valid::broken_rules(&manifest, state)));
    refuse_problems(&problems)?;
    store(private, &keys)?;
    files::folder(out)?;
    let signed = SignedDocument::sign(Document::Manifest(Box::new(manifest.clone())), &keys[0]);
    let register = basis.register().map(|copy| &copy.files);
    Writer::create(out, private, &signed, &basis.charter, register)?;
    Ok(Made { manifest, election: plan.election() })
}

fn warn_past(manifest: &ElectionManifest) {
    let now = clock::system();
    for (what, time) in [("opens", manifest.opens), ("closes", manifest.closes)] {
        if time < now {
            eprintln!("WARNING: the vote {what} at {}, which is past.", clock::show(time));
        }
    }
}

fn store(private: &Path, keys: &[SecretKey; 3]) -> Outcome {
    files::private_folder(private)?;
    let names = [(ORGANISER_KEY, "organiser"), (REGISTRAR_KEY, "registrar"), (LOG_KEY, "log")];
    let mut pairs = names.iter().zip(keys);
    pairs.try_for_each(|((file, role), key)| keys::store(&private.join(file), role, key))
}

/// What a maker of a manifest should know (spec 1.2).
pub(crate) fn advice(manifest: &ElectionManifest) -> Vec<String> {
    let (n, t, q) = (manifest.trustee_count(), usize::from(manifest.threshold), manifest.sign_off_quorum());
    let missing = n.saturating_sub(q);
    let mut lines = vec![format!(
        "{n} trustees, threshold {t}: {t} of them decrypt, {q} must sign off the board first, so {missing} may be missing at the tally."
    )];
    if n == 1 {
        lines.push(
            "WARNING: the only trustee alone can read every vote, and alone can block the tally.".into(),
        );
        return lines;
    }
    if t == 1 {
        lines.push(
            "WARNING: with threshold 1 each trustee alone can read every vote; the manifest says so.".into(),
        );
    }
    if n + 2 < 3 * t {
        let who = if t == 2 { "one trustee alone".into() } else { format!("{} trustees together", t - 1) };
        let enough = 3 * t - 2;
        lines.push(format!(
            "WARNING: {who} could block the tally; with {enough} trustees or more it could not happen."
        ));
    }
    if manifest.witnesses.required > 0 {
        lines.push("WARNING: witnesses are required, and these commands do not collect cosignatures: add them to the checkpoint yourself.".into());
    }
    lines
}

/// What the protocol refuses, and what people would regret; times and keys as people write them.
fn all_problems(plan: &Plan, charter: &Charter) -> Vec<String> {
    let manifest = plan.manifest();
    let mut found = people(manifest);
    if manifest.opens >= manifest.closes {
        let [opens, closes] = [manifest.opens, manifest.closes].map(clock::show);
        found.push(format!("it opens at {opens} and closes at {closes}"));
    }
    // These two are said above, in more helpful words.
    let said = |p: &String| p.starts_with("opens at ") || p.starts_with("one key is listed twice as ");
    let others = problems(plan, Some(charter)).into_iter().filter(|p| !said(p));
    found.extend(others.map(|problem| shorten(&problem, 200)));
    found
}

/// One key for two people, or two people of one name.
fn people(manifest: &ElectionManifest) -> Vec<String> {
    let lists = [
        ("trustee", &manifest.trustees),
        ("officer", &manifest.certifiers.officers),
        ("witness", &manifest.witnesses.keys),
    ];
    let mut found = Vec::new();
    for (role, list) in lists {
        for (index, person) in list.iter().enumerate() {
            let before = &list[..index];
            let name = shorten(&person.name, 60);
            if let Some(other) = before.iter().find(|b| b.key == person.key) {
                found.push(format!(
                    "{role} {name} has the key of {}: {}",
                    shorten(&other.name, 60),
                    person.key
                ));
            }
            if role != "witness" && before.iter().any(|b| b.name == person.name) {
                found.push(format!("two of role {role} are called {name}: nobody could tell them apart"));
            }
        }
    }
    found
}

fn refuse_problems(problems: &[String]) -> Outcome {
    match problems.len() {
        0 => Ok(()),
        n => {
            let list = problems.iter().map(|p| format!("\n  - {p}")).collect::<String>();
            Err(CliError::new(format!(
                "the description has {n} problem{}:{list}",
                if n == 1 { "" } else { "s" }
            )))
        }
    }
}
