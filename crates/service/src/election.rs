//! One election that the service carries: its log, and what follows from what stands on it.

use crate::board::{Ledger, LedgerError};
use crate::cast::{Clerk, read_forms};
use crate::clock::Clock;
use ostrakon_election::board::View;
use ostrakon_election::roll::TokenKey;
use ostrakon_election::setup::Plan;
use std::sync::{Arc, OnceLock};

/// An election; drafted first, then with a manifest, then opened.
pub(crate) struct Election {
    pub(crate) slug: String,
    pub(crate) ledger: Arc<Ledger>,
    plan: OnceLock<Arc<Plan>>,
    tokens: OnceLock<Vec<Option<TokenKey>>>,
    clerk: OnceLock<Clerk>,
}

impl Election {
    pub(crate) fn new(slug: String, ledger: Ledger) -> Self {
        Self {
            slug,
            ledger: Arc::new(ledger),
            plan: OnceLock::new(),
            tokens: OnceLock::new(),
            clerk: OnceLock::new(),
        }
    }

    /// The manifest, compiled; none of a draft.
    pub(crate) fn plan(&self) -> Option<&Arc<Plan>> {
        self.plan.get()
    }

    /// The clerk of an opened vote.
    pub(crate) fn clerk(&self) -> Option<&Clerk> {
        self.clerk.get()
    }

    /// The keys of tokens, one a roll where the manifest has them.
    pub(crate) fn token_key(&self, roll: usize) -> Option<&TokenKey> {
        self.tokens.get()?.get(roll)?.as_ref()
    }

    /// Takes up what the board has become: the manifest, the opening.
    pub(crate) async fn advance(&self, view: &View, clock: &Clock) -> Result<(), LedgerError> {
        let fault = |e: &dyn std::fmt::Display| LedgerError::Entry(e.to_string());
        if let (None, Some(manifest)) = (self.plan.get(), view.manifests.first()) {
            let plan = Plan::new(manifest.body.clone()).map_err(|e| fault(&e))?;
            let key =
                |roll: &ostrakon_election::setup::RollPlan| roll.token.as_ref().map(|t| t.key()).transpose();
            let tokens =
                plan.manifest().rolls.iter().map(key).collect::<Result<_, _>>().map_err(|e| fault(&e))?;
            let _ = self.tokens.set(tokens);
            let _ = self.plan.set(Arc::new(plan));
        }
        let (Some(plan), None) = (self.plan.get(), self.clerk.get()) else { return Ok(()) };
        let forms = read_forms(plan, view, self.ledger.publisher.folder()).map_err(|e| fault(&e))?;
        if let Some(forms) = forms {
            let manifest = Arc::new(plan.manifest().clone());
            let clerk = Clerk::start(self.ledger.clone(), manifest, forms, clock.clone()).await?;
            let _ = self.clerk.set(clerk);
        }
        Ok(())
    }
}
