//! One witness, as it is asked over HTTP (spec 4.6).

use crate::settings::WitnessSettings;
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::note::NoteSignature;
use ostrakon_tlog::witness::{AddCheckpoint, parse_cosignatures, parse_size};
use std::time::Duration;

/// A witness that is asked.
#[derive(Clone)]
pub(crate) struct Witness {
    pub(super) key: WitnessKey,
    pub(super) url: String,
    agent: ureq::Agent,
}

/// What a witness said.
pub(super) enum Reply {
    Cosigned(Vec<NoteSignature>),
    /// It has cosigned this size.
    Has(u64),
    Refused(String),
}

const PATIENCE: Duration = Duration::from_secs(3);
const LONGEST: u64 = 65_536;

impl Witness {
    /// The witnesses of the settings.
    pub(crate) fn all(settings: &[WitnessSettings]) -> Result<Vec<Self>, String> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .build()
            .into();
        let read = |w: &WitnessSettings| {
            let key = WitnessKey::parse(&w.key).map_err(|e| format!("witness {}: {e}", w.key))?;
            Ok(Self { key, url: w.url.trim_end_matches('/').to_owned(), agent: agent.clone() })
        };
        settings.iter().map(read).collect()
    }

    /// Its name.
    pub(super) fn name(&self) -> &str {
        self.key.name().as_str()
    }

    /// Its name and where it is, for people.
    pub(super) fn shown(&self) -> String {
        format!("{} ({})", self.name(), self.url)
    }

    pub(super) fn ask(&self, request: &AddCheckpoint) -> Reply {
        let address = format!("{}/add-checkpoint", self.url);
        let mut response = match self.agent.post(&address).send(request.encode()) {
            Ok(response) => response,
            Err(error) => return Reply::Refused(error.to_string()),
        };
        let status = response.status().as_u16();
        let body = response.body_mut().with_config().limit(LONGEST).read_to_vec().unwrap_or_default();
        match (status, parse_size(&body)) {
            (200, _) => match parse_cosignatures(&body) {
                Ok(lines) => Reply::Cosigned(lines),
                Err(error) => Reply::Refused(error.to_string()),
            },
            (409, Some(size)) => Reply::Has(size),
            (status, _) => Reply::Refused(format!("status {status}")),
        }
    }

    /// The page with the checkpoint that it cosigned last of a log; none if it has no such page.
    ///
    /// # Errors
    /// If it cannot be reached.
    pub(super) fn latest(&self, origin_hash: &str) -> Result<Option<Vec<u8>>, String> {
        let address = format!("{}/logs/{origin_hash}/checkpoint", self.url);
        let mut response = self.agent.get(&address).call().map_err(|e| e.to_string())?;
        let page = response.body_mut().with_config().limit(LONGEST).read_to_vec();
        Ok(page.ok().filter(|_| response.status().as_u16() == 200))
    }
}
