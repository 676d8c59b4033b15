//! What kind of ballot a contest takes, as the manifest says it (spec 3.2).

use super::Contest;
use crate::document::{Fault, Members, Read, Tree, lone_word, record, tagged, variant};
use ostrakon_charter::{BallotKind, Points, Rule, Vote};
use ostrakon_circuits::{
    Approval, BallotForm, Choice, Constraint, Cumulative, Extras, FormError, Grades, Motion, Order, Pairwise,
    Ranking, Score,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The ballot types. All but a motion may offer "none of these" and blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum BallotType {
    /// For, against, abstain.
    Motion {},
    /// One of the options.
    Choice {
        /// Is blank an answer?
        blank: bool,
        /// Is "none of these" an answer?
        none: bool,
    },
    /// Several options.
    Approval {
        /// Is blank an answer?
        blank: bool,
        /// How many of some options.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        constraints: Vec<OptionConstraint>,
        /// With constraints: positions of options that keep to them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        example: Vec<u32>,
        /// At most this many.
        max: u32,
        /// At least this many.
        min: u32,
        /// Is "none of these" an answer?
        none: bool,
    },
    /// A score for each option.
    Score {
        /// Is blank an answer?
        blank: bool,
        /// The highest score.
        max: u64,
        /// Is "none of these" an answer?
        none: bool,
        /// Are options compared by their scores too?
        pairs: bool,
    },
    /// Points shared out.
    Cumulative {
        /// Is blank an answer?
        blank: bool,
        /// At most so many in all.
        budget: u64,
        /// At most so many an option.
        each: u64,
        /// At least so many in all.
        min: u64,
        /// Is "none of these" an answer?
        none: bool,
    },
    /// Places with points.
    Ranking {
        /// Is blank an answer?
        blank: bool,
        /// At least so many places are filled.
        min: u32,
        /// Is "none of these" an answer?
        none: bool,
        /// Of the places, the first first.
        points: Vec<u64>,
    },
    /// An order, compared two by two.
    Pairwise {
        /// Is blank an answer?
        blank: bool,
        /// Is "none of these" an answer?
        none: bool,
        /// What it may look like.
        order: OrderType,
    },
    /// A grade for each option.
    Grades {
        /// Is blank an answer?
        blank: bool,
        /// Their names, the lowest first.
        grades: Vec<String>,
        /// Is "none of these" an answer?
        none: bool,
    },
}

/// How many of some options may be marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionConstraint {
    /// At most this many of them.
    pub max: u32,
    /// At least this many of them.
    pub min: u32,
    /// Their positions in the contest, from 0, ascending.
    pub options: Vec<u32>,
}

record!(OptionConstraint { max, min, options });

/// What an order may look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderType {
    /// Every option, no ties.
    Complete,
    /// Some options, no ties.
    Partial,
    /// Options may share places.
    Ties,
}

impl Read for OrderType {
    fn read(tree: Tree) -> Result<Self, Fault> {
        Ok([Self::Complete, Self::Partial, Self::Ties][lone_word(tree, &["complete", "partial", "ties"])?])
    }
}

const KINDS: &[&str] =
    &["motion", "choice", "approval", "score", "cumulative", "ranking", "pairwise", "grades"];

/// One kind's members, as [`record`] reads a record's.
macro_rules! kind {
    ($rest:ident, $name:ident { $($member:ident $(= $default:ident)?),* }) => {{
        let (what, names) = (concat!("struct variant BallotType::", stringify!($name)), &[$(stringify!($member)),*]);
        #[allow(unused_mut, reason = "a motion has no member")]
        let mut members = Members::open($rest, what, names)?;
        let read = Self::$name { $($member: record!(@ members $($default)?)),* };
        members.close().map(|()| read)
    }};
}

impl Read for BallotType {
    fn read(tree: Tree) -> Result<Self, Fault> {
        let (tag, rest) = tagged(tree, "internally tagged enum BallotType")?;
        match variant(tag, KINDS)? {
            0 => kind!(rest, Motion {}),
            1 => kind!(rest, Choice { blank, none }),
            2 => kind!(rest, Approval { blank, constraints = default, example = default, max, min, none }),
            3 => kind!(rest, Score { blank, max, none, pairs }),
            4 => kind!(rest, Cumulative { blank, budget, each, min, none }),
            5 => kind!(rest, Ranking { blank, min, none, points }),
            6 => kind!(rest, Pairwise { blank, none, order }),
            _ => kind!(rest, Grades { blank, grades, none }),
        }
    }
}

impl BallotType {
    /// The charter's word for it.
    pub fn kind(&self) -> BallotKind {
        match self {
            Self::Motion {} => BallotKind::Motion,
            Self::Choice { .. } => BallotKind::Choice,
            Self::Approval { .. } => BallotKind::Approval,
            Self::Score { .. } => BallotKind::Score,
            Self::Cumulative { .. } => BallotKind::Cumulative,
            Self::Ranking { .. } => BallotKind::Ranking,
            Self::Pairwise { .. } => BallotKind::Pairwise,
            Self::Grades { .. } => BallotKind::Grades,
        }
    }

    /// The extra answers that it offers.
    pub fn extras(&self) -> Extras {
        match *self {
            Self::Motion {} => Extras::default(),
            Self::Choice { blank, none }
            | Self::Approval { blank, none, .. }
            | Self::Score { blank, none, .. }
            | Self::Cumulative { blank, none, .. }
            | Self::Ranking { blank, none, .. }
            | Self::Pairwise { blank, none, .. }
            | Self::Grades { blank, none, .. } => Extras { none, blank },
        }
    }

    /// The form of a ballot with so many options.
    pub fn form(&self, options: usize) -> Result<Arc<dyn BallotForm + Send + Sync>, FormError> {
        let extras = self.extras();
        Ok(match self {
            Self::Motion {} => Arc::new(Motion::new(options)?),
            Self::Choice { .. } => Arc::new(Choice::new(options, extras)?),
            Self::Approval { constraints, example, max, min, .. } => {
                let plain = Approval::new(options, *min as usize, *max as usize, extras)?;
                Arc::new(constrained(plain, constraints, example)?)
            }
            Self::Score { max, pairs, .. } => Arc::new(Score::new(options, *max, *pairs, extras)?),
            Self::Cumulative { budget, each, min, .. } => {
                Arc::new(Cumulative::new(options, *min, *each, *budget, extras)?)
            }
            Self::Ranking { min, points, .. } => {
                Arc::new(Ranking::new(options, *min as usize, points.clone(), extras)?)
            }
            Self::Pairwise { order, .. } => Arc::new(Pairwise::new(options, order.order(), extras)?),
            Self::Grades { grades, .. } => Arc::new(Grades::new(options, grades, extras)?),
        })
    }
}

impl OrderType {
    fn order(self) -> Order {
        match self {
            Self::Complete => Order::Complete,
            Self::Partial => Order::Partial,
            Self::Ties => Order::Ties,
        }
    }
}

fn constrained(
    form: Approval,
    constraints: &[OptionConstraint],
    example: &[u32],
) -> Result<Approval, FormError> {
    if constraints.is_empty() && example.is_empty() {
        return Ok(form);
    }
    let positions = |list: &[u32]| list.iter().map(|option| *option as usize).collect::<Vec<_>>();
    let constraints = constraints.iter().map(|q| Constraint {
        options: positions(&q.options),
        min: q.min as usize,
        max: q.max as usize,
    });
    form.constrained(constraints.collect(), &positions(example))
}

/// Why a contest's ballot is not the one that the charter's vote takes (spec 7.1); `None` if it is.
pub(super) fn mismatch(contest: &Contest, vote: &Vote) -> Option<String> {
    let (kind, name) = (contest.ballot.kind(), &contest.vote);
    if vote.ballot() != kind {
        return Some(format!(
            "the charter's vote {name} takes a ballot of type {}, not {kind}",
            vote.ballot()
        ));
    }
    match (&contest.ballot, vote.rule(), vote.points()) {
        (BallotType::Score { pairs: false, .. }, Rule::Star { .. }, _) => {
            Some(format!("the charter's vote {name} needs scores that are compared too: pairs must be true"))
        }
        (BallotType::Ranking { points, .. }, _, Some(Points::Borda)) => {
            let borda = |place| Points::Borda.of_place(place, contest.options.len());
            let differ = points.iter().enumerate().any(|(place, points)| *points != borda(place));
            differ.then(|| format!("the charter's vote {name} takes Borda's points: one less than there are options, and so on down"))
        }
        _ => None,
    }
}
