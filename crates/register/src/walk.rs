//! The acts are gone through, one after another: what each breaks, and what then stands (spec 9.2, 9.8).
//!
//! An act that breaks a rule of 804 to 811 has no effect. One that 802 or 803 faults is judged and has its effect all
//! the same, so that each fault is named once; but `officers` have none without their signatures, and neither has an
//! act that stands twice.

use crate::PostedAct;
use crate::acts::{Act, Founding};
use crate::broken::Broken;
use crate::checks::c802_acts::{self, Before};
use crate::checks::{c803_signatures, c804_charters, c811_dissolution};
use crate::effects::{self, Sources};
use crate::state::{StandingOfficers, State};
use ostrakon_group::Bytes32;
use std::collections::BTreeSet;
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
    officers: Option<Arc<StandingOfficers>>,
    before: Before,
    leaves: BTreeSet<Bytes32>,
    /// Why it is not known what stands.
    unknown: Option<String>,
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
        if let (0, Act::Founding(founding)) = (index, act) {
            self.found(posted, founding);
        }
        let faults = c802_acts::faults(index, act, &self.before);
        faults.into_iter().for_each(|what| self.fault(802, index, what));
        self.before.time = act.time();
        let signed = self.check_signatures(posted);
        if !self.leaves.insert(posted.leaf) {
            return self.fault(802, index, "this act stands twice: its leaf hash would mean both");
        }
        if let Err(broken) = self.judge(posted, signed, sources) {
            self.note(index, broken);
        }
    }

    /// Who keeps the register and who the officers are is known from the founding alone.
    fn found(&mut self, posted: &PostedAct, act: &Founding) {
        self.before.register = Some(posted.act.hash().into());
        self.officers =
            Some(Arc::new(StandingOfficers { officers: act.officers.clone(), quorum: act.quorum }));
        self.founding = Some(act.clone());
    }

    fn check_signatures(&mut self, posted: &PostedAct) -> bool {
        let (Some(founding), Some(officers)) = (&self.founding, &self.officers) else { return false };
        match c803_signatures::judge(&posted.act, founding.keeper, officers) {
            Ok(()) => true,
            Err(what) => {
                self.fault(803, posted.index, what);
                false
            }
        }
    }

    fn judge(&mut self, posted: &PostedAct, signed: bool, sources: Sources<'_>) -> Result<(), Broken> {
        let index = posted.index;
        if let Some(state) = &mut self.state {
            state.advance(index);
            c811_dissolution::goes_on(state)?;
        }
        match &posted.act.body {
            Act::Founding(act) if index == 0 => self.begin(posted, act, sources)?,
            Act::Officers(act) if signed => {
                let officers =
                    Arc::new(StandingOfficers { officers: act.officers.clone(), quorum: act.quorum });
                self.state.iter_mut().for_each(|state| state.replace_officers(Arc::clone(&officers)));
                self.officers = Some(officers);
            }
            _ => match &mut self.state {
                Some(state) if self.unknown.is_none() => effects::apply(state, posted, sources)?,
                _ => {}
            },
        }
        self.advance(index + 1);
        Ok(())
    }

    fn begin(&mut self, posted: &PostedAct, act: &Founding, sources: Sources<'_>) -> Result<(), Broken> {
        let charter = c804_charters::founding(act, sources.files)?;
        let register = posted.act.hash().into();
        let officers = self.officers.clone();
        self.state = officers.map(|officers| State::founded(register, act.clone(), charter, officers));
        Ok(())
    }

    fn note(&mut self, index: u64, broken: Broken) {
        match broken {
            Broken::Rule { check, what } => what.into_iter().for_each(|what| self.fault(check, index, what)),
            Broken::Unknown(why) => self.unknown = Some(format!("act {index}: {why}")),
        }
    }

    fn fault(&mut self, check: u16, index: u64, what: impl Into<String>) {
        self.faults.push(Fault { check, index, what: what.into() });
    }

    /// So many acts are past, whether they could be read or not.
    pub(crate) fn advance(&mut self, size: u64) {
        self.state.iter_mut().for_each(|state| state.advance(size));
    }

    /// The time of the last act.
    pub(crate) fn time(&self) -> u64 {
        self.before.time
    }

    /// Is it known what stands, and if not, why?
    pub(crate) fn complete(&self) -> Result<(), String> {
        match (&self.unknown, &self.state) {
            (Some(why), _) => Err(why.clone()),
            (None, Some(_)) => Ok(()),
            (None, None) => Err("needs a founding and its charter".into()),
        }
    }
}
