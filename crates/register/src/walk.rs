//! The acts are gone through, one after another: what each breaks, and what then stands (spec 9.2, 9.8).
//!
//! An act that breaks a rule of 9.3 to 9.10 has no effect. What 802, 803 or 811 find keeps no act from having its effect, so that
//! each fault is named once.

use crate::PostedAct;
use crate::acts::{Act, Founding};
use crate::broken::Broken;
use crate::checks::c802_acts::{self, Before};
use crate::checks::{c803_signatures, c804_charters, c811_dissolution};
use crate::effects::{self, Sources};
use crate::state::{StandingOfficers, State};
use std::sync::Arc;

/// What was found on the way, and where it led.
#[derive(Clone, Debug, Default)]
pub(crate) struct Walk {
    /// The first act.
    pub(crate) founding: Option<Founding>,
    /// What stands; nothing without a founding and its charter.
    pub(crate) state: Option<State>,
    /// In the acts' order.
    pub(crate) faults: Vec<Fault>,
    /// A charter that an act names, and that is not there.
    pub(crate) missing: Option<String>,
    officers: Option<Arc<StandingOfficers>>,
    before: Before,
}

/// A rule that an act breaks.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) check: u16,
    pub(crate) index: u64,
    pub(crate) what: String,
}

impl Walk {
    /// The next act.
    pub(crate) fn step(&mut self, posted: &PostedAct, sources: Sources<'_>) {
        let (index, act) = (posted.index, &posted.act.body);
        self.advance(index);
        if let (0, Act::Founding(founding)) = (index, act) {
            self.found(posted, founding);
        }
        self.check_form(posted);
        self.check_signatures(posted);
        if let Some(what) = self.state.as_ref().and_then(c811_dissolution::fault) {
            self.fault(811, index, what);
        }
        if let Err(broken) = self.judge(posted, sources) {
            self.note(index, broken);
        }
        self.advance(index.saturating_add(1));
    }

    /// Who keeps the register and who the officers are is known from the founding alone.
    fn found(&mut self, posted: &PostedAct, act: &Founding) {
        self.before.register = Some(posted.act.hash().into());
        self.officers =
            Some(Arc::new(StandingOfficers { officers: act.officers.clone(), quorum: act.quorum }));
        self.founding = Some(act.clone());
    }

    fn check_form(&mut self, posted: &PostedAct) {
        let (index, act) = (posted.index, &posted.act.body);
        let what = c802_acts::faults(index, act, &self.before);
        what.into_iter().for_each(|what| self.fault(802, index, what));
        self.before.time = self.before.time.max(act.time());
    }

    fn check_signatures(&mut self, posted: &PostedAct) {
        let (Some(founding), Some(officers)) = (&self.founding, &self.officers) else { return };
        if let Err(what) = c803_signatures::judge(&posted.act, founding.keeper, officers) {
            self.fault(803, posted.index, what);
        }
    }

    fn judge(&mut self, posted: &PostedAct, sources: Sources<'_>) -> Result<(), Broken> {
        match (&posted.act.body, &mut self.state) {
            (Act::Founding(act), None) if posted.index == 0 => self.begin(posted, act, sources),
            (Act::Officers(act), state) => {
                let officers = StandingOfficers { officers: act.officers.clone(), quorum: act.quorum };
                let officers = Arc::new(officers);
                state.iter_mut().for_each(|state| state.replace_officers(Arc::clone(&officers)));
                self.officers = Some(officers);
                Ok(())
            }
            (_, Some(state)) => effects::apply(state, posted, sources),
            (_, None) => Ok(()),
        }
    }

    fn begin(&mut self, posted: &PostedAct, act: &Founding, sources: Sources<'_>) -> Result<(), Broken> {
        let (charter, broken) = c804_charters::founding(act, sources.files)?;
        let register = posted.act.hash().into();
        let officers = self.officers.clone();
        self.state = officers.map(|officers| State::founded(register, act.clone(), charter, officers));
        broken
    }

    fn note(&mut self, index: u64, broken: Broken) {
        match broken {
            Broken::Rule { check, what } => what.into_iter().for_each(|what| self.fault(check, index, what)),
            Broken::Unknown(why) => self.missing = Some(format!("act {index}: {why}")),
        }
    }

    fn fault(&mut self, check: u16, index: u64, what: impl Into<String>) {
        self.faults.push(Fault { check, index, what: what.into() });
    }

    /// So many acts are past, whether they could be read or not.
    pub(crate) fn advance(&mut self, size: u64) {
        self.state.iter_mut().for_each(|state| state.advance(size));
    }

    /// The latest time of an act.
    pub(crate) fn time(&self) -> u64 {
        self.before.time
    }

    /// Is it known what stands, and if not, why?
    pub(crate) fn known(&self) -> Result<(), String> {
        match (&self.state, &self.missing) {
            (Some(_), _) => Ok(()),
            (None, Some(why)) => Err(why.clone()),
            (None, None) => Err("needs a founding and its charter".into()),
        }
    }
}
