//! Everybody else of a rehearsal: the registrar, the organiser, seven voters, an officer.

use super::super::drawn;
use super::house::{HEARD, House, id};
use super::stopped;
use crate::Fault;
use crate::verifier::verification;
use ostrakon_circuits::Selection;
use ostrakon_election::board::{At, Closing, Head, KEYS_PATH, roll_path};
use ostrakon_election::cast::{DecodedBallot, NO_BALLOT, verify_ballots};
use ostrakon_election::decrypt::{
    ContestTotals, DecryptionShareDocument, LogarithmTable, ResultDocument, SharedSum, VerifiedShare,
    recombine,
};
use ostrakon_election::document::Document;
use ostrakon_election::key_file::public;
use ostrakon_election::roll::{Credential, Roll, Voter};
use ostrakon_election::setup::{ElectionKeys, OpenedRoll, Opening};
use ostrakon_election::tally::CountedBallots;
use ostrakon_group::{Bytes32, SecretScalar};
use ostrakon_verify::{FileEntry, ReadError, RecordFiles};
use ostrakon_voter::Booth;

/// What the voters choose: 4 for, 2 against, 1 abstains.
const CHOICES: [usize; 7] = [0, 0, 1, 0, 2, 1, 0];
/// `min_counted` of the charter.
const FLOOR: u64 = 3;

impl House {
    /// From the rolls to the sums.
    pub(super) fn vote(&mut self) -> Result<(), Fault> {
        let keys = self.computed_keys()?;
        self.files.insert(KEYS_PATH.into(), keys.encode());
        let root = self.roll()?;
        self.open(root, &keys)?;
        let ballots = self.ballots(root, &keys)?;
        ballots.iter().try_for_each(|ballot| self.enter(ballot))?;
        let (election, closes) = (self.plan.election(), self.plan.manifest().closes);
        let closing = Closing { ballots: ballots.len() as u64, election, time: closes };
        self.enter_by(Document::Closing(closing), |house| &house.organiser)?;
        self.tally(&ballots, root, &keys)?;
        self.keys = Some(keys);
        Ok(())
    }

    fn roll(&mut self) -> Result<Bytes32, Fault> {
        let mut rng = drawn(b"rehearsal's voters")?;
        let voter = |_: &usize| Credential::new(SecretScalar::random(&mut rng));
        self.voters = CHOICES.iter().filter_map(voter).collect();
        let voters = self.voters.iter().map(|voter| Voter { key: voter.key(), weight: 1 }).collect();
        let roll = Roll::new(voters).map_err(|error| stopped(&error))?;
        let document = roll.document(self.plan.election(), id("members")?);
        let root = document.root;
        self.files.insert(roll_path(0), roll.encode());
        self.enter_by(Document::Roll(document), |house| &house.registrar)?;
        Ok(root)
    }

    fn open(&mut self, root: Bytes32, keys: &ElectionKeys) -> Result<(), Fault> {
        let acknowledged = self.view().acknowledgements.first().map(|at| at.body.ceremony);
        let opening = Opening {
            ceremony: acknowledged.ok_or_else(|| stopped(&"nobody has acknowledged"))?,
            election: self.plan.election(),
            keys: keys.hash().into(),
            rolls: vec![OpenedRoll { root, roll: id("members")? }],
            time: self.plan.manifest().opens + 1,
        };
        self.enter_by(Document::Opening(opening), |house| &house.organiser)
    }

    fn booth(&self, root: Bytes32, keys: &ElectionKeys) -> Result<Booth<'_>, Fault> {
        Booth::new(&self.plan, 0, &root.0, keys.slots(), &keys.hash()).map_err(|error| stopped(&error))
    }

    fn ballots(&self, root: Bytes32, keys: &ElectionKeys) -> Result<Vec<Vec<u8>>, Fault> {
        let booth = self.booth(root, keys)?;
        let mut rng = drawn(b"rehearsal's ballots")?;
        let mut seal = |(voter, choice): (&Credential, &usize)| {
            let selection = [Selection::Options(vec![*choice])];
            let encrypted = booth.encrypt(&selection, voter, &mut rng).map_err(|error| stopped(&error))?;
            let sealed = encrypted.seal(voter, &NO_BALLOT, &mut rng).map_err(|error| stopped(&error))?;
            Ok(sealed.bytes().to_vec())
        };
        self.voters.iter().zip(&CHOICES).map(&mut seal).collect()
    }

    fn tally(&mut self, ballots: &[Vec<u8>], root: Bytes32, keys: &ElectionKeys) -> Result<(), Fault> {
        let booth = self.booth(root, keys)?;
        let decode = |bytes: &Vec<u8>| DecodedBallot::decode(bytes, 0, booth.relation());
        let decoded: Result<Vec<_>, _> = ballots.iter().map(decode).collect();
        let decoded = decoded.map_err(|error| stopped(&error))?;
        let proved = verify_ballots(booth.relation(), decoded, &mut drawn(b"rehearsal's count")?);
        let mut counted = CountedBallots::default();
        for ballot in proved.map_err(|error| stopped(&error))?.into_iter().flatten() {
            counted.add(ballot, 1);
        }
        let slots = self.plan.contests()[0].circuit.slots().len();
        let tally = counted.tally(0, slots, FLOOR);
        let time = self.plan.manifest().closes + HEARD;
        let document = tally.document(self.plan.election(), id("motion")?, self.log.head(), time);
        self.tallies = vec![tally];
        self.enter_by(Document::Tally(document), |house| &house.organiser)
    }

    /// The totals, from the two lowest shares (spec 6.3).
    pub(super) fn result(&mut self) -> Result<(), Fault> {
        let shares = self.shares()?;
        let used: Vec<&VerifiedShare> = shares.iter().take(2).collect();
        let tally = self.tallies.first().ok_or_else(|| stopped(&"there is no tally"))?;
        let table = LogarithmTable::new(tally.weight() * self.plan.contests()[0].circuit.maximum());
        let points = recombine(tally.b(), &used);
        let totals: Option<Vec<u64>> = points.iter().map(|point| table.find(point)).collect();
        let contests = vec![ContestTotals {
            contest: id("motion")?,
            too_few: false,
            totals: totals.ok_or_else(|| stopped(&"the shares give no totals"))?,
            trustees: used.iter().map(|share| share.trustee()).collect(),
        }];
        let result = ResultDocument { contests, election: self.plan.election() };
        self.enter_by(Document::Result(result), |house| &house.organiser)
    }

    fn shares(&self) -> Result<Vec<VerifiedShare>, Fault> {
        let (view, missing) = (self.view(), || stopped(&"nothing is counted"));
        let (tally, keys) =
            (self.tallies.first().ok_or_else(missing)?, self.keys.as_ref().ok_or_else(missing)?);
        let (election, contest) = (self.plan.election(), id("motion")?);
        let closed = view.closings.first().map_or(0, |closing| closing.index);
        let Head { root, .. } = self.log.head_at(closed + 1).ok_or_else(missing)?;
        let sum = SharedSum { election: &election, root: &root, contest: &contest, a: tally.a() };
        let slots = self.plan.contests()[0].circuit.slots().len();
        let verify = |share: &At<DecryptionShareDocument>| {
            let own = keys.verification(share.body.trustee).and_then(|own| own.get(..slots)).unwrap_or(&[]);
            sum.verify(&share.body, own).map_err(|error| stopped(&error))
        };
        let mut shares = view.shares.iter().map(verify).collect::<Result<Vec<_>, _>>()?;
        shares.sort_by_key(VerifiedShare::trustee);
        Ok(shares)
    }

    /// The officer verifies, and signs.
    pub(super) fn certify(&mut self) -> Result<(), Fault> {
        let (verification, _) = verification(&Own(self), &())?;
        let certificate =
            verification.certificate(&public(&self.officer)).map_err(|error| stopped(&error))?;
        self.enter_by(Document::Certificate(certificate), |house| &house.officer)
    }
}

/// The house's files, for itself.
struct Own<'a>(&'a House);

impl RecordFiles for Own<'_> {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        Err(ReadError::NoListing)
    }

    fn is_listed(&self) -> bool {
        false
    }

    fn read(&self, path: &str, _: u64) -> Result<Vec<u8>, ReadError> {
        self.0.published(path).ok_or(ReadError::Missing)
    }
}
