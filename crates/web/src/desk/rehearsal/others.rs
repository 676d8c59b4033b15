//! The two made-up trustees: they do what comes next, once the real one has.

use super::super::drawn;
use super::house::House;
use super::stopped;
use crate::Fault;
use ostrakon_election::board::{Judged, Next, Round, dealing_path};
use ostrakon_election::setup::{Dealing, ElectionKeys};
use ostrakon_trustee::{
    Ceremony, ClosedBoard, DealingMessages, ThirdRound, Trustee, Unpublished, check_dealing,
};
use std::convert::Infallible;

/// Of a rehearsal nothing is stored.
fn out<T>(message: Unpublished<T>, trustee: &Trustee) -> Result<T, Fault> {
    message.publish(trustee, |_, _| Ok::<(), Infallible>(())).map_err(|error| stopped(&error))
}

impl House {
    /// Everybody else does what they can; nobody goes before the trustee who rehearses.
    pub(super) fn go_on(&mut self) -> Result<(), Fault> {
        loop {
            let next = Next::of(&self.view(), self.plan.manifest(), Judged::default());
            if next.waiting().contains(&1) {
                return Ok(());
            }
            match next {
                Next::Ceremony { round: Round::Commit, .. } => self.commit()?,
                Next::Ceremony { round: Round::Deal, .. } => self.deal()?,
                Next::Ceremony { round: Round::Acknowledge, .. } => self.acknowledge()?,
                Next::Roll { .. } | Next::Open { .. } | Next::Close { .. } | Next::Tally { .. } => {
                    self.vote()?
                }
                Next::SignOff { .. } => self.sign_off()?,
                Next::Share { .. } => self.share()?,
                Next::Result => self.result()?,
                Next::Certify { .. } => self.certify()?,
                Next::Contradicted { .. } | Next::Lot { .. } | Next::Nothing => return Ok(()),
            }
        }
    }

    pub(super) fn ceremony(&self) -> Result<Ceremony, Fault> {
        Ceremony::read(&self.plan, self.log.entries()).map_err(|error| stopped(&error))
    }

    fn commit(&mut self) -> Result<(), Fault> {
        let mut documents = Vec::new();
        let ceremony = self.ceremony()?;
        for trustee in &mut self.others {
            let signed = trustee.commit(&self.plan, &ceremony, &mut drawn(b"commitment")?);
            documents.push(out(signed.map_err(|error| stopped(&error))?, trustee)?);
        }
        documents.iter().try_for_each(|document| self.enter(document))
    }

    fn deal(&mut self) -> Result<(), Fault> {
        let mut dealt: Vec<(u16, DealingMessages)> = Vec::new();
        let ceremony = self.ceremony()?;
        for trustee in &mut self.others {
            let signed = trustee.deal(&self.plan, &ceremony, &mut drawn(b"dealing")?);
            dealt.push((trustee.number(), out(signed.map_err(|error| stopped(&error))?, trustee)?));
        }
        for (from, messages) in dealt {
            self.files.insert(dealing_path(ceremony.attempt(), from), messages.file);
            self.envelopes
                .extend(messages.envelopes.into_iter().map(|(to, envelope)| ((from, to), envelope)));
            self.enter(&messages.document)?;
        }
        Ok(())
    }

    fn acknowledge(&mut self) -> Result<(), Fault> {
        let mut documents = Vec::new();
        let (ceremony, files) = (self.ceremony()?, self.dealing_files());
        let envelopes: Vec<Vec<u8>> = self.envelopes.values().cloned().collect();
        for trustee in &mut self.others {
            let signed = trustee.acknowledge(&self.plan, &ceremony, &files, &envelopes);
            match out(signed.map_err(|error| stopped(&error))?, trustee)? {
                ThirdRound::Acknowledged { document, .. } => documents.push(document),
                ThirdRound::Complained { why, .. } => return Err(stopped(&why)),
            }
        }
        documents.iter().try_for_each(|document| self.enter(document))?;
        let ceremony = self.ceremony()?;
        for trustee in &mut self.others {
            out(trustee.complete(&self.plan, &ceremony).map_err(|error| stopped(&error))?, trustee)?;
        }
        Ok(())
    }

    /// Of the attempt that goes on, by trustee.
    fn dealing_files(&self) -> Vec<Vec<u8>> {
        let attempt = self.view().attempt();
        (1..=3).filter_map(|trustee| self.files.get(&dealing_path(attempt, trustee)).cloned()).collect()
    }

    /// The keys, from the dealings, as every verifier computes them.
    pub(super) fn computed_keys(&self) -> Result<ElectionKeys, Fault> {
        let (ceremony, files) = (self.ceremony()?, self.dealing_files());
        let attempt = ceremony.attempt();
        let commitments = ceremony.commitments(attempt).map_err(|error| stopped(&error))?;
        let mut documents = self.view().dealings;
        documents.retain(|dealing| dealing.body.attempt == attempt);
        documents.sort_by_key(|dealing| dealing.body.trustee);
        let mut dealings: Vec<Dealing> = Vec::new();
        for (document, file) in documents.iter().zip(&files) {
            let checked = check_dealing(&self.plan, &commitments, &document.body, file);
            dealings.push(checked.map_err(|error| stopped(&error))?);
        }
        Ok(ElectionKeys::from_dealings(&dealings))
    }

    fn sign_off(&mut self) -> Result<(), Fault> {
        let documents = self.counted(|trustee, board| {
            let signed = trustee.sign_off(board, u64::MAX).map_err(|error| stopped(&error))?;
            out(signed, trustee).map(|document| vec![document])
        })?;
        documents.iter().try_for_each(|document| self.enter(document))
    }

    fn share(&mut self) -> Result<(), Fault> {
        let documents = self.counted(|trustee, board| {
            let signed = trustee.release(board, &mut drawn(b"decryption share")?);
            out(signed.map_err(|error| stopped(&error))?, trustee)
        })?;
        documents.iter().try_for_each(|document| self.enter(document))
    }

    /// What each of them makes of the closed board.
    fn counted(
        &mut self,
        mut make: impl FnMut(&mut Trustee, &ClosedBoard<'_>) -> Result<Vec<Vec<u8>>, Fault>,
    ) -> Result<Vec<Vec<u8>>, Fault> {
        let keys = self.keys.as_ref().ok_or_else(|| stopped(&"there are no keys"))?;
        let board = ClosedBoard::read(&self.plan, self.log.entries(), keys, &self.tallies, false);
        let board = board.map_err(|error| stopped(&error))?;
        let made: Result<Vec<_>, Fault> =
            self.others.iter_mut().map(|trustee| make(trustee, &board)).collect();
        Ok(made?.into_iter().flatten().collect())
    }
}
