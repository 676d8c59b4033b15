//! Counts, places and linear forms of a relation, laid out flat.

use crate::ballot::Relation;
use crate::circuit::Circuit;

/// One term of ⟨y, M·f⟩ + ⟨ω, L·f⟩: `coefficient` · challenge number `challenge` · f of the bit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub(super) challenge: usize,
    pub(super) coefficient: i64,
}

/// What is fixed for all ballots of a relation without numbers.
///
/// The short challenges are counted through: δ, then θ of every contest, then y, then ω.
pub(super) struct Shape<'a> {
    pub(super) relation: &'a Relation,
    /// Points of a ballot.
    pub(super) points: usize,
    /// Scalars of a ballot: N + C + 2.
    pub(super) responses: usize,
    /// Short challenges.
    pub(super) challenges: usize,
    /// N.
    pub(super) bits: usize,
    /// C.
    pub(super) contests: usize,
    /// (m_c, where the contest's A is among the points, where its y begin), contest by contest.
    pub(super) slots: Vec<(usize, usize, usize)>,
    /// Bit by bit.
    pub(super) forms: Vec<Vec<Term>>,
    /// Of every rule whose constant is not 0: what multiplies its challenge in ⟨ω, c⟩.
    pub(super) constants: Vec<Term>,
}

impl<'a> Shape<'a> {
    /// `None` with numbers, and with a weight past what a term holds.
    pub(super) fn of(relation: &'a Relation) -> Option<Self> {
        if relation.numbers() > 0 {
            return None;
        }
        let (bits, contests) = (relation.bits(), relation.contests());
        let mut shape = Self {
            relation,
            points: 1 + relation.ciphertext_points() + 3,
            responses: bits + contests + 2,
            challenges: 1 + contests,
            bits,
            contests,
            slots: Vec::with_capacity(contests),
            forms: vec![Vec::new(); bits],
            constants: Vec::new(),
        };
        shape.add_slots(relation.circuits())?;
        shape.add_rules(relation.circuits());
        Some(shape)
    }

    fn add_slots(&mut self, circuits: &[Circuit]) -> Option<()> {
        let (mut bit, mut point) = (0, 1);
        for circuit in circuits {
            self.slots.push((circuit.slots().len(), point, self.challenges));
            for slot in circuit.slots() {
                for (variable, weight) in slot {
                    let coefficient = i64::try_from(*weight).ok()?;
                    self.add_term(bit + *variable as usize, coefficient);
                }
                self.challenges += 1;
            }
            bit += circuit.bits();
            point += 1 + circuit.slots().len();
        }
        Some(())
    }

    fn add_rules(&mut self, circuits: &[Circuit]) {
        let mut bit = 0;
        for circuit in circuits {
            for rule in circuit.rules() {
                rule.terms.iter().for_each(|(variable, c)| self.add_term(bit + *variable as usize, *c));
                if rule.constant != 0 {
                    self.constants.push(Term { challenge: self.challenges, coefficient: rule.constant });
                }
                self.challenges += 1;
            }
            bit += circuit.bits();
        }
    }

    fn add_term(&mut self, bit: usize, coefficient: i64) {
        self.forms[bit].push(Term { challenge: self.challenges, coefficient });
    }

    /// Where a contest's A is among a ballot's points.
    pub(super) fn ciphertext(&self, contest: usize) -> usize {
        self.slots[contest].1
    }

    /// Where U₁ is; U₀ and T follow.
    pub(super) fn commitments(&self) -> usize {
        self.points - 3
    }

    /// Bytes from A_1 to the end.
    pub(super) fn bytes(&self) -> usize {
        32 * (self.points - 1 + self.responses)
    }
}
