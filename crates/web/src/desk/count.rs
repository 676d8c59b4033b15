//! Sign-off, shares, lot, erasing (spec 6): each only after the whole record was verified here.

use super::board::Board;
use super::ceremony::{behind, document_to, refused};
use super::leaving::{Leaving, Message};
use super::refusal::{Examined, unsigned};
use super::trustee::{Desk, nobody};
use super::{drawn, json};
use crate::Fault;
use crate::verifier::{Told, progress::Worker, verification};
use ostrakon_charter::MAX_BYTES;
use ostrakon_election::board::CHARTER_PATH;
use ostrakon_trustee::{
    ClosedBoard, Held, LotShareError, ReleaseError, Rules, SignOffError, Trustee, Unpublished,
};
use ostrakon_verify::{Evidence, Progress};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Desk {
    /// Verifies the record, and reads the board that was verified.
    ///
    /// # Errors
    /// If there is none, or the board grew meanwhile.
    pub fn verify(&mut self) -> Result<String, Fault> {
        self.verify_with(&Worker::default())
    }

    /// Signs the board off, by this device's clock (Unix seconds): once, and this one board only.
    ///
    /// # Errors
    /// If checks 101 to 503 did not all pass here, or it is too early.
    pub fn sign_off(&mut self, now: f64) -> Result<(), Fault> {
        if self.seat()?.held() == Held::Shares {
            return Err(refused(&"the ceremony is not completed here: that comes first"));
        }
        let slug = self.slug.clone();
        let (board, trustee, _) = self.at_the_count()?;
        let signed = trustee.sign_off(&board, now as u64).map_err(|error| match error {
            SignOffError::Unknown(unknown) => behind(&unknown),
            SignOffError::Early { earliest, .. } => Fault::new("too-early", error).about("time", earliest),
            other => refused(&other),
        })?;
        self.keep(Leaving::new(signed, move |document| vec![document_to(&slug, "sign-off", document)]));
        Ok(())
    }

    /// Gives the shares of the totals.
    ///
    /// # Errors
    /// Unless enough trustees, this one among them, signed off exactly this board.
    pub fn share(&mut self) -> Result<(), Fault> {
        let slug = self.slug.clone();
        let (board, trustee, _) = self.at_the_count()?;
        let signed = trustee.release(&board, &mut drawn(b"decryption share")?).map_err(release)?;
        let to = move |document| document_to(&slug, "share", document);
        self.keep(Leaving::new(signed, move |documents| documents.into_iter().map(to).collect()));
        Ok(())
    }

    /// Gives the share of the lot that settles a contest.
    ///
    /// # Errors
    /// Unless its totals tie, by this device's own count, and the charter draws lots for it.
    pub fn lot(&mut self, contest: &str) -> Result<(), Fault> {
        let slug = self.slug.clone();
        let charter = self.files.read(CHARTER_PATH, MAX_BYTES as u64).map_err(|error| refused(&error))?;
        let (board, trustee, evidence) = self.at_the_count()?;
        let rules = Rules { charter: &charter, background: &evidence.background };
        let id = contest.parse().map_err(|error| refused(&error))?;
        let signed =
            trustee.draw_lot(&board, rules, &id, &mut drawn(b"lot share")?).map_err(|error| match error {
                LotShareError::NoLot { .. } => Fault::new("no-lot", error),
                LotShareError::Release(inner) => release(inner),
                other => refused(&other),
            })?;
        self.keep(Leaving::new(signed, move |document| vec![document_to(&slug, "lot-share", document)]));
        Ok(())
    }

    /// Erases the key shares, once the certificate is on the board.
    ///
    /// # Errors
    /// Before that.
    pub fn erase(&mut self) -> Result<(), Fault> {
        let entry = self.board.view.certificates.first().map(|certificate| certificate.index);
        let entry = entry.and_then(|index| self.board.entries().get(usize::try_from(index).ok()?).cloned());
        let certificate = entry.ok_or_else(|| refused(&"the election is not certified"))?;
        let trustee = self.trustee.as_mut().ok_or_else(nobody)?;
        let erased = trustee.erase_after_certification(&self.board.plan, &certificate);
        let erased: Unpublished<()> = erased.map_err(|error| refused(&error))?;
        self.keep(Leaving::new(erased, |()| Vec::<Message>::new()));
        Ok(())
    }
}

impl Desk {
    /// As [`Self::verify`], told to anybody.
    ///
    /// # Errors
    /// As [`Self::verify`].
    pub fn verify_with(&mut self, progress: &dyn Progress) -> Result<String, Fault> {
        self.verification = None;
        let (verification, head) = verification(&*self.files, progress)?;
        let told = Told::of(&verification, head)?;
        let refusal = verification.counted().err().map(|refusal| unsigned(&refusal));
        let board = Board::read(&*self.files)?;
        // The same root from the same entries: what was verified is what is signed.
        if verification.evidence.as_ref().is_some_and(|evidence| evidence.head != board.log.head()) {
            return Err(Fault::new("board-grew", "the board grew while it was verified"));
        }
        self.board = board;
        self.verification = Some(verification);
        Ok(json(&Examined { told, refusal }))
    }

    /// The board as it was verified here; check 408 passed, so no objection is founded.
    fn at_the_count(&mut self) -> Result<(ClosedBoard<'_>, &mut Trustee, &Evidence), Fault> {
        let verification = self.verification.as_ref().ok_or_else(|| refused(&"nothing was verified here"))?;
        let evidence = verification.counted().map_err(|refusal| unsigned(&refusal))?;
        let Evidence { plan, keys, tallies, .. } = evidence;
        let board = ClosedBoard::read(plan, self.board.entries(), keys, tallies, false);
        let board = board.map_err(|error| refused(&error))?;
        Ok((board, self.trustee.as_mut().ok_or_else(nobody)?, evidence))
    }
}

fn release(error: ReleaseError) -> Fault {
    match error {
        ReleaseError::Unknown(unknown) => behind(&unknown),
        ReleaseError::TooFewSignOffs { .. } => Fault::new("sign-offs-missing", error),
        ReleaseError::NotOnBoard => Fault::new("sign-off-not-there", error),
        other => refused(&other),
    }
}
