//! Sites that a witness compares with their registers, again and again (spec 10.10).

use crate::audit_site::{Judged, judged, shown};
use crate::clock;
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::remote::client;
use ostrakon_client::site::{Alarm, NotTheRegister, Shown};
use ostrakon_client::{Base, Client};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_tlog::key::VerifierKey;
use ostrakon_witness::layout::{Layout, origin_hash};
use ostrakon_witness::notices::Notice;
use ostrakon_witness::witness::Witness;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// The most alarms that the page tells of one site.
const MOST_TOLD: usize = 20;

/// A site that is compared.
pub(super) struct Watched {
    base: Base,
    client: Client,
    /// Of its register's log, which this witness cosigns.
    key: VerifierKey,
    /// Where alarms are kept.
    folder: PathBuf,
}

impl Watched {
    /// The site of a service whose register is one of the witness's logs: what stands in it is then what everybody sees.
    pub(super) fn new(base: Base, witness: &Witness, layout: &Layout) -> Outcome<Self> {
        let origin = format!("{}/register", base.name());
        let seen = witness.seen().into_iter().find(|seen| seen.entry.origin() == origin);
        let none = || {
            CliError::usage(format!("{origin} is none of this witness's logs"))
                .at(&base)
                .next("add the register with `ostrakon witness add-log` first: its list of files is believed under its key alone")
        };
        let key = seen.ok_or_else(none)?.entry.key.verifier_key().clone();
        let folder = layout.sites();
        std::fs::create_dir_all(&folder).at(folder.display())?;
        Ok(Self { client: client(&base)?, base, key, folder })
    }

    /// Compares now and every so often, for as long as the process runs.
    pub(super) fn begin(self, witness: Arc<Witness>, every: Duration) {
        std::thread::spawn(move || {
            loop {
                let notice = self.look(&witness);
                witness.notice(self.base.as_str(), notice);
                std::thread::sleep(every);
            }
        });
    }

    fn look(&self, witness: &Witness) -> Notice {
        let site = self.base.as_str();
        let (alarm, lines) = match self.register(witness) {
            Ok(register) => {
                let judged = judged(&self.client, register, &());
                match judged.alarms().is_empty() {
                    true => {
                        tracing::info!(site, "compared with its register");
                        (false, vec![judged.sum()])
                    }
                    false => (true, self.alarmed(&judged)),
                }
            }
            Err(error) if error.is_alarm() => {
                tracing::error!(site, "ALARM: its register: {error}");
                (true, vec![format!("its register: {error}; {}", error.next())])
            }
            Err(error) => self.not_compared(&error),
        };
        Notice { time: witness.now(), alarm, lines }
    }

    fn not_compared(&self, why: &dyn std::fmt::Display) -> (bool, Vec<String>) {
        tracing::warn!(site = self.base.as_str(), "not compared: {why}");
        (false, vec![format!("NOT COMPARED: {why}")])
    }

    /// The register that the service shows, which must go on with what this witness has cosigned of it.
    fn register(&self, witness: &Witness) -> Result<Shown, NotTheRegister> {
        let held = witness.latest(&origin_hash(self.key.name().as_str()));
        let shown = shown(&self.client, Some(&self.key))?;
        match held {
            Ok(Some(held)) => shown.contains(held.head()).map(|()| shown),
            // What is not known is told by the witness's own page.
            Ok(None) | Err(_) => Ok(shown),
        }
    }

    fn alarmed(&self, judged: &Judged) -> Vec<String> {
        let site = self.base.as_str();
        for alarm in judged.alarms() {
            tracing::error!(site, place = alarm.place, who = alarm.who.join("; "), "ALARM: {}", alarm.what);
        }
        let told = |alarm: &Alarm| format!("{}: {}", alarm.place, alarm.what);
        let mut lines = vec![judged.sum()];
        lines.extend(judged.alarms().iter().take(MOST_TOLD).map(told));
        match self.keep(judged) {
            Ok(path) => lines.push(format!("all of it is kept in {}", path.display())),
            Err(error) => tracing::error!(site, "the alarm is not kept: {error}"),
        }
        lines
    }

    /// Keeps what was found, once for as long as it stays the same.
    fn keep(&self, judged: &Judged) -> Outcome<PathBuf> {
        let text = judged.to_json(&self.base)?;
        let digits: String = Bytes32::from(sha256(text.as_bytes())).to_string().chars().take(16).collect();
        let same = |path: &PathBuf| path.to_string_lossy().ends_with(&format!("-{digits}.json"));
        let kept = std::fs::read_dir(&self.folder).at(self.folder.display())?;
        if let Some(path) = kept.flatten().map(|entry| entry.path()).find(same) {
            return Ok(path);
        }
        let time: String = clock::show(clock::system()).chars().filter(char::is_ascii_alphanumeric).collect();
        let path = self.folder.join(format!("{time}-{digits}.json"));
        files::write(&path, text.as_bytes(), Readers::All)?;
        Ok(path)
    }
}
