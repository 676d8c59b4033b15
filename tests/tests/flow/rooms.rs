//! What happens in each room, in the order of the specification.

use ostrakon_charter::{Charter, Judgement, judge};
use ostrakon_circuits::Selection;
use ostrakon_election::board::{CHARTER_PATH, Closing, Head, KEYS_PATH, Log, dealing_path, roll_path};
use ostrakon_election::cast::{DecodedBallot, NO_BALLOT, SealedBallot, Tracker, verify_ballots};
use ostrakon_election::certify::{Certificate, contest_count, verdicts_hash};
use ostrakon_election::decrypt::{
    ContestTotals, ResultDocument, SharedSum, SignOff, VerifiedShare, discrete_logarithm, recombine,
    tallies_hash,
};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::roll::{Credential, PrintedCode, Roll, Voter};
use ostrakon_election::setup::{
    Acknowledgement, ChannelSecret, Commitment, Contest, DealingDocument, ElectionKeys, Envelope,
    FileReference, OpenedRoll, Opening, Plan, SecretDealing, ceremony_hash, round1_hash,
};
use ostrakon_election::tally::{CountedBallots, EncryptedTally};
use ostrakon_group::{Bytes32, Scalar, SecretScalar, sha256};
use ostrakon_tests::forge::{People, Record, Setting, signed_checkpoint};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_verify::{Directory, Options, Outcome, Report, verify};
use ostrakon_voter::Booth;
use rand_core::OsRng;

/// What is published as the election goes on.
#[derive(Default)]
pub(crate) struct Board {
    log: Log,
    record: Record,
}

impl Board {
    fn enter(&mut self, body: Document, key: &SecretKey) -> Bytes32 {
        self.enter_signed(&SignedDocument::sign(body, key))
    }

    fn enter_signed(&mut self, document: &SignedDocument) -> Bytes32 {
        let index = self.log.append(document.encode()).unwrap();
        (*self.log.tree().leaves()[index as usize].as_bytes()).into()
    }
}

/// What each trustee holds after the ceremony: x_{i,1} … x_{i,M+1}.
pub(crate) type TrusteeShares = Vec<Vec<SecretScalar>>;

/// Setup: what is voted on, by whom, under which rules. One contest, one roll.
pub(crate) fn setup_manifest(board: &mut Board, people: &People, contest: &Contest) -> Plan {
    let mut setting = Setting { contests: vec![contest.clone()], ..Setting::default() };
    setting.rolls.truncate(1);
    let charter = setting.charter();
    let manifest = ostrakon_tests::forge::manifest(&setting, people, &charter);
    board.record.files.insert(CHARTER_PATH.into(), charter);
    board.enter(Document::Manifest(Box::new(manifest.clone())), &people.organiser);
    Plan::new(manifest).unwrap()
}

/// Setup: three trustees commit, deal, and acknowledge; any two of them can decrypt, no one alone.
pub(crate) fn setup_ceremony(
    board: &mut Board,
    people: &People,
    plan: &Plan,
) -> (ElectionKeys, TrusteeShares, Bytes32) {
    let (election, columns, rng) = (plan.election(), plan.columns(), &mut OsRng);
    let secrets: Vec<_> = (0..3).map(|_| SecretDealing::draw(2, columns, rng)).collect();
    let channels: Vec<_> = (0..3).map(|_| ChannelSecret::generate(rng)).collect();
    let mut commitments = Vec::new();
    for (trustee, (secret, channel)) in (1..).zip(secrets.iter().zip(&channels)) {
        let dealing = secret.commitment(1, trustee).into();
        let body = Commitment { attempt: 1, channel_key: channel.public(), dealing, election, trustee };
        commitments.push(SignedDocument::unsigned(Document::Commitment(body.clone())).hash());
        board.enter(Document::Commitment(body), &people.trustees[usize::from(trustee) - 1]);
    }
    let round1 = round1_hash(&election, 1, &commitments);

    let (mut dealings, mut hashes, mut received) = (Vec::new(), Vec::new(), Vec::new());
    for (i, secret) in (1..).zip(&secrets) {
        let (dealing, own) = (secret.publish(1, i, &round1, rng), &channels[usize::from(i) - 1]);
        let mut envelopes = Vec::new();
        for (j, channel) in (1..).zip(&channels) {
            let envelope = Envelope { attempt: 1, dealer: i, recipient: j };
            let sealed = envelope.seal(&round1, &secret.shares_for(j), own, &channel.public(), rng).unwrap();
            let opened = envelope.open(&sealed, &round1, columns, channel, &own.public()).unwrap();
            dealing.verify_shares(j, &opened).unwrap();
            received.push(opened);
            envelopes.push(if i == j { [0; 32].into() } else { sha256(&sealed).into() });
        }
        let bytes = dealing.encode();
        let file = FileReference { sha256: sha256(&bytes).into(), size: bytes.len() as u64 };
        let body =
            DealingDocument { attempt: 1, election, envelopes, file, round: round1.into(), trustee: i };
        hashes.push(SignedDocument::unsigned(Document::Dealing(body.clone())).hash());
        board.record.files.insert(dealing_path(1, i), bytes);
        board.enter(Document::Dealing(body), &people.trustees[usize::from(i) - 1]);
        dealing.verify_possession(&round1).unwrap();
        dealings.push(dealing);
    }

    let keys = ElectionKeys::from_dealings(&dealings);
    keys.check().unwrap();
    board.record.files.insert(KEYS_PATH.into(), keys.encode());
    let ceremony = ceremony_hash(&round1, &hashes).into();
    for trustee in 1..=3 {
        let body = Acknowledgement { attempt: 1, ceremony, election, keys: keys.hash().into(), trustee };
        board.enter(Document::Acknowledgement(body), &people.trustees[usize::from(trustee) - 1]);
    }
    // x_{j,s} is the sum of what trustee j was dealt.
    let sum = |j: usize, s: usize| {
        SecretScalar::new((0..3).map(|i| received[3 * i + j][s].expose()).sum::<Scalar>())
    };
    let shares = (0..3).map(|j| (0..columns).map(|s| sum(j, s)).collect()).collect();
    (keys, shares, ceremony)
}

/// Roll: codes are printed and handed out; the authority lists a key of each, the member alone can use it.
pub(crate) fn roll_of_printed_codes(
    board: &mut Board,
    people: &People,
    plan: &Plan,
) -> (Roll, Vec<Credential>) {
    let (election, name) = (plan.election(), plan.manifest().rolls[0].id.clone());
    let (mut listed, mut credentials) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let code = PrintedCode::generate(&mut OsRng);
        let (master, chain) = PrintedCode::parse(&code.expose().to_lowercase()).unwrap().derive().unwrap();
        let key = chain.list(&master.public(), &election, name.as_str()).unwrap();
        listed.push(Voter { key, weight: 1 });
        credentials.push(master.credential(&chain, &election, name.as_str()).unwrap());
        assert_eq!(credentials.last().map(Credential::key), Some(key));
    }
    let roll = Roll::new(listed).unwrap();
    board.record.files.insert(roll_path(0), roll.encode());
    board.enter(Document::Roll(roll.document(election, name)), &people.registrar);
    (roll, credentials)
}

fn root(roll: &Roll) -> [u8; 32] {
    Roll::root_of_file(&roll.encode())
}

pub(crate) fn open(
    board: &mut Board,
    people: &People,
    plan: &Plan,
    roll: &Roll,
    keys: &ElectionKeys,
    ceremony: &Bytes32,
) {
    let rolls = vec![OpenedRoll { root: root(roll).into(), roll: plan.manifest().rolls[0].id.clone() }];
    let (election, time) = (plan.election(), plan.manifest().opens);
    let body = Opening { ceremony: *ceremony, election, keys: keys.hash().into(), rolls, time };
    board.enter(Document::Opening(body), &people.organiser);
}

/// Cast: five vote; the first tests the booth before, and votes again later. What counts has been proved.
pub(crate) fn cast(
    board: &mut Board,
    plan: &Plan,
    roll: &Roll,
    keys: &ElectionKeys,
    voters: &[Credential],
    ballots: &[(usize, Selection)],
) -> CountedBallots {
    let booth = Booth::new(plan, 0, &root(roll), keys.slots(), &keys.hash()).unwrap();
    test_the_booth(&booth, plan, keys, &voters[0], &ballots[0].1);
    let mut last = vec![NO_BALLOT; voters.len()];
    let mut on_the_board = Vec::new();
    for (voter, answer) in ballots {
        let (own, last) = (&voters[*voter], &mut last[*voter]);
        let encrypted = booth.encrypt(std::slice::from_ref(answer), own, &mut OsRng).unwrap();
        let tracker = encrypted.tracker();
        let sealed = encrypted.seal(own, last, &mut OsRng).unwrap();
        board.log.append(sealed.bytes().to_vec()).unwrap();
        *last = sealed.leaf();
        let found = DecodedBallot::decode(sealed.bytes(), 0, booth.relation()).unwrap();
        assert_eq!(
            tracker_of(plan, &found),
            tracker,
            "the second device finds the member's ballot by its key"
        );
        on_the_board.push(found);
    }
    let verdicts = verify_ballots(booth.relation(), on_the_board, &mut OsRng).unwrap();
    let mut counted = CountedBallots::default();
    verdicts.into_iter().for_each(|ballot| counted.add(ballot.expect("an honest ballot"), 1));
    counted
}

/// A voter who is not sure of the device has it open what it encrypted, and starts again.
fn test_the_booth(
    booth: &Booth<'_>,
    plan: &Plan,
    keys: &ElectionKeys,
    voter: &Credential,
    answer: &Selection,
) {
    let encrypted = booth.encrypt(std::slice::from_ref(answer), voter, &mut OsRng).unwrap();
    let taken_down = encrypted.tracker();
    let shown = encrypted.open().check(plan, keys.slots(), &taken_down).unwrap();
    assert_eq!(shown, [(plan.contests()[0].contest.id.clone(), answer.clone())]);
}

fn tracker_of(plan: &Plan, ballot: &DecodedBallot) -> Tracker {
    Tracker::new(&plan.election(), 0, &ballot.claim.statement.ciphertexts)
}

/// Board: the vote is closed; from here on the ballots are what they are.
pub(crate) fn close(board: &mut Board, people: &People, plan: &Plan) -> Head {
    let body = Closing { ballots: 6, election: plan.election(), time: plan.manifest().closes };
    board.enter(Document::Closing(body), &people.organiser);
    board.log.head()
}

/// Tally: of each member the last ballot counts; the encryptions are added up, nothing is opened.
pub(crate) fn tally(
    board: &mut Board,
    people: &People,
    plan: &Plan,
    counted: &CountedBallots,
    closing: Head,
) -> EncryptedTally {
    let contest = &plan.contests()[0];
    let tally = counted.tally(0, contest.circuit.slots().len(), 3);
    assert_eq!((counted.ballots(), tally.counted(), tally.too_few()), (6, 5, false));
    let time = plan.manifest().closes + plan.manifest().objection_seconds;
    let body = tally.document(plan.election(), contest.contest.id.clone(), closing, time);
    let leaf = board.enter(Document::Tally(body), &people.organiser);
    let (election, tallies) = (plan.election(), tallies_hash(&[leaf.0]));
    for (trustee, key) in (1..).zip(&people.trustees) {
        board.enter(Document::SignOff(SignOff { closing, election, tallies, trustee }), key);
    }
    tally
}

/// Decrypt: two trustees give shares of the sums, each proved; the third is not needed.
pub(crate) fn decrypt(
    board: &mut Board,
    people: &People,
    plan: &Plan,
    keys: &ElectionKeys,
    shares: &TrusteeShares,
    tally: &EncryptedTally,
    closing: Head,
) -> Vec<u64> {
    let (election, contest) = (plan.election(), plan.contests()[0].contest.id.clone());
    let (slots, bound) = (tally.b().len(), tally.weight() * plan.contests()[0].circuit.maximum());
    let sum = SharedSum { election: &election, root: &closing.root, contest: &contest, a: tally.a() };
    let mut verified: Vec<VerifiedShare> = Vec::new();
    for trustee in [1, 3] {
        let place = usize::from(trustee) - 1;
        let document = sum.share(trustee, &shares[place][..slots], &mut OsRng).unwrap();
        verified.push(sum.verify(&document, &keys.verification(trustee).unwrap()[..slots]).unwrap());
        board.enter(Document::Share(document), &people.trustees[place]);
    }
    let points = recombine(tally.b(), &verified.iter().collect::<Vec<_>>());
    let totals: Vec<u64> = points.iter().map(|p| discrete_logarithm(p, bound).unwrap()).collect();
    let stated = ContestTotals { contest, too_few: false, totals: totals.clone(), trustees: vec![1, 3] };
    board.enter(Document::Result(ResultDocument { contests: vec![stated], election }), &people.organiser);
    totals
}

/// Certify: the charter says what the totals mean; two officers sign.
pub(crate) fn certify(board: &mut Board, people: &People, plan: &Plan, totals: &[u64], weight: u64) {
    let charter = Charter::parse(&board.record.files[CHARTER_PATH]).unwrap();
    let count = contest_count(&plan.contests()[0], totals, weight).unwrap();
    let Judgement::Final(verdict) =
        judge(charter.vote(&plan.contests()[0].contest.vote).unwrap(), &count).unwrap()
    else {
        unreachable!("nothing is tied")
    };
    let (head, election) = (board.log.head(), plan.election());
    let result = SealedBallot::from_bytes(board.log.entries().last().unwrap().clone()).leaf().into();
    let (report, verdicts) = (Report::certified_hash(), verdicts_hash(&[verdict]));
    let certificate = Certificate { election, head, report, result, verdicts };
    let mut document = SignedDocument::unsigned(Document::Certificate(certificate));
    people.officers.iter().for_each(|officer| document.add_signature(officer));
    board.enter_signed(&document);
}

/// Verify: anybody, from the published files alone.
pub(crate) fn verify_what_was_published(board: &mut Board, people: &People, plan: &Plan) -> Outcome {
    let checkpoint = signed_checkpoint(&plan.manifest().log.origin, board.log.head().into(), &people.log);
    board.record.files.extend(board.log.files_since(0));
    board.record.files.insert("checkpoint".into(), checkpoint.encode().into_bytes());
    let directory = tempfile::tempdir().unwrap();
    board.record.write(directory.path());
    let report = verify(&Directory::new(directory.path()), &Options::default(), &()).report;
    assert!(report.passed(), "{report}");
    report.outcomes()[0].clone()
}
