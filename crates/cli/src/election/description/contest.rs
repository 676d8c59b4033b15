//! A contest as people describe it, and as the manifest has it.

use super::about::AboutText;
use super::example;
use crate::error::{At, CliError, Outcome};
use crate::paper::plain;
use ostrakon_charter::Id;
use ostrakon_election::setup::{BallotType, Contest, ContestOption, OptionConstraint, OrderType};
use ostrakon_register::State;
use serde::Deserialize;
use std::path::Path;

/// A contest. What a type of ballot has no use for is refused.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContestText {
    pub(crate) id: Id,
    pub(crate) title: String,
    pub(crate) roll: Id,
    pub(crate) vote: Id,
    pub(crate) ballot: Kind,
    /// What in the register it is about.
    pub(crate) about: Option<AboutText>,
    #[serde(default)]
    pub(crate) none: bool,
    #[serde(default)]
    pub(crate) blank: bool,
    /// Marks, points or places at least.
    pub(crate) min: Option<u32>,
    /// Marks at most; the highest score.
    pub(crate) max: Option<u32>,
    /// Compare options by their scores too.
    #[serde(default)]
    pub(crate) pairs: bool,
    /// Points to share out.
    pub(crate) budget: Option<u32>,
    /// Points for one option at most.
    pub(crate) each: Option<u32>,
    /// Of the places.
    pub(crate) points: Option<PointsText>,
    pub(crate) order: Option<OrderType>,
    /// Lowest first.
    #[serde(default)]
    pub(crate) grades: Vec<String>,
    #[serde(default)]
    pub(crate) constraints: Vec<ConstraintText>,
    /// Options that keep to the constraints; searched for if not given.
    #[serde(default)]
    pub(crate) example: Vec<Id>,
    #[serde(default)]
    pub(crate) options: Vec<OptionText>,
}

/// A ballot type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Motion,
    Choice,
    Approval,
    Score,
    Cumulative,
    Ranking,
    Pairwise,
    Grades,
}

/// `"borda"`, or a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(
    untagged,
    expecting = "points: write \"borda\", or whole numbers, the first place first, as [5, 3, 1]"
)]
pub(crate) enum PointsText {
    Word(String),
    List(Vec<u32>),
}

/// How many of some options, or of those with a flag.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConstraintText {
    #[serde(default)]
    pub(crate) options: Vec<Id>,
    pub(crate) flag: Option<Id>,
    #[serde(default)]
    pub(crate) min: u32,
    pub(crate) max: Option<u32>,
}

/// An option.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OptionText {
    pub(crate) id: Id,
    pub(crate) label: String,
    #[serde(default)]
    pub(crate) flags: Vec<Id>,
}

impl ContestText {
    /// A contest of this type with everything else left out.
    pub(crate) fn plain(id: Id, title: &str, roll: Id, vote: Id, ballot: Kind) -> Self {
        Self {
            id,
            title: title.into(),
            roll,
            vote,
            ballot,
            about: None,
            none: false,
            blank: false,
            min: None,
            max: None,
            pairs: false,
            budget: None,
            each: None,
            points: None,
            order: None,
            grades: Vec::new(),
            constraints: Vec::new(),
            example: Vec::new(),
            options: Vec::new(),
        }
    }

    /// What is given beyond what every contest has.
    fn given(&self) -> Vec<&'static str> {
        let given = [
            ("none", self.none),
            ("blank", self.blank),
            ("min", self.min.is_some()),
            ("max", self.max.is_some()),
            ("pairs", self.pairs),
            ("budget", self.budget.is_some()),
            ("each", self.each.is_some()),
            ("points", self.points.is_some()),
            ("order", self.order.is_some()),
            ("grades", !self.grades.is_empty()),
            ("constraints", !self.constraints.is_empty()),
            ("example", !self.example.is_empty()),
        ];
        given.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect()
    }

    /// Position of an option.
    fn position(&self, id: &Id) -> Outcome<u32> {
        let found = self.options.iter().position(|option| option.id == *id);
        let missing = || CliError::new(format!("there is no option {id}"));
        found.and_then(|position| u32::try_from(position).ok()).ok_or_else(missing)
    }
}

impl Kind {
    /// What goes with this type beyond what every contest has.
    fn takes(self) -> &'static [&'static str] {
        match self {
            Self::Motion => &[],
            Self::Choice => &["none", "blank"],
            Self::Approval => &["none", "blank", "min", "max", "constraints", "example"],
            Self::Score => &["none", "blank", "max", "pairs"],
            Self::Cumulative => &["none", "blank", "min", "budget", "each"],
            Self::Ranking => &["none", "blank", "min", "points"],
            Self::Pairwise => &["none", "blank", "order"],
            Self::Grades => &["none", "blank", "grades"],
        }
    }
}

/// The contest of the manifest.
pub(super) fn build(text: &ContestText, state: Option<&State>, folder: &Path) -> Outcome<Contest> {
    let place = format!("contest {}", text.id);
    let surplus: Vec<_> =
        text.given().into_iter().filter(|name| !text.ballot.takes().contains(name)).collect();
    if !surplus.is_empty() {
        let list = surplus.join(", ");
        return Err(CliError::new(format!("{list}: does not go with this type of ballot"))
            .at(place)
            .next("remove it"));
    }
    let about = text.about.as_ref().map(|about| about.build(state, folder)).transpose();
    Ok(Contest {
        about: about.map_err(|error| error.within(format!("{place}: about")))?,
        ballot: ballot(text).map_err(|error| error.within(place.clone()))?,
        id: text.id.clone(),
        options: options(text).at(place)?,
        roll: text.roll.clone(),
        title: text.title.clone(),
        vote: text.vote.clone(),
    })
}

fn ballot(text: &ContestText) -> Outcome<BallotType> {
    let (blank, none) = (text.blank, text.none);
    let all = u32::try_from(text.options.len()).unwrap_or(u32::MAX);
    let least = text.min.unwrap_or(1);
    Ok(match text.ballot {
        Kind::Motion => BallotType::Motion {},
        Kind::Choice => BallotType::Choice { blank, none },
        Kind::Approval => approval(text, text.max.unwrap_or(all), least)?,
        Kind::Score => {
            let max = needed(text.max, "max, the highest score, as max = 10")?;
            BallotType::Score { blank, max: max.into(), none, pairs: text.pairs }
        }
        Kind::Cumulative => {
            let budget = needed(text.budget, "budget, the points to share out, as budget = 12")?;
            let (each, min) = (text.each.unwrap_or(budget).into(), least.into());
            BallotType::Cumulative { blank, budget: budget.into(), each, min, none }
        }
        Kind::Ranking => BallotType::Ranking { blank, min: least, none, points: points(text)? },
        Kind::Pairwise => {
            let order = needed(text.order, "order: \"complete\", \"partial\" or \"ties\"")?;
            BallotType::Pairwise { blank, none, order }
        }
        Kind::Grades => BallotType::Grades { blank, grades: grades(text)?, none },
    })
}

fn needed<T>(given: Option<T>, what: &str) -> Outcome<T> {
    given.ok_or_else(|| CliError::new(format!("it needs {what}")))
}

fn points(text: &ContestText) -> Outcome<Vec<u64>> {
    match &text.points {
        Some(PointsText::List(points)) => Ok(points.iter().map(|p| u64::from(*p)).collect()),
        Some(PointsText::Word(word)) if word == "borda" => Ok((0..text.options.len() as u64).rev().collect()),
        _ => Err(CliError::new("it needs points: \"borda\", or a list, the first place first, as [5, 3, 1]")),
    }
}

/// Grades that people can tell apart when they type them.
fn grades(text: &ContestText) -> Outcome<Vec<String>> {
    if let Some(grade) = text.grades.iter().find(|grade| grade.contains([',', '=', ':'])) {
        return Err(CliError::new(format!("the grade {grade:?} holds a sign that separates answers"))
            .next("leave out commas, colons and equals signs"));
    }
    for (number, grade) in text.grades.iter().enumerate() {
        if let Some(other) = text.grades[..number].iter().find(|other| plain(other) == plain(grade)) {
            return Err(CliError::new(format!("the grades {other:?} and {grade:?} look alike"))
                .next("give each grade a name of its own"));
        }
    }
    Ok(text.grades.clone())
}

fn approval(text: &ContestText, max: u32, min: u32) -> Outcome<BallotType> {
    let constraints = (1..)
        .zip(&text.constraints)
        .map(|(number, q)| constraint(text, q).map_err(|error| error.within(format!("constraint {number}"))))
        .collect::<Outcome<Vec<OptionConstraint>>>()?;
    let mut example = text.example.iter().map(|id| text.position(id)).collect::<Outcome<Vec<u32>>>()?;
    example.sort_unstable();
    if example.is_empty() && !constraints.is_empty() {
        example = example::find(text.options.len(), min, max, &constraints).ok_or_else(|| {
            CliError::new("no marking was found that keeps to all constraints")
                .next("loosen them, or give one: example = [\"…\"]")
        })?;
    }
    Ok(BallotType::Approval { blank: text.blank, constraints, example, max, min, none: text.none })
}

fn constraint(text: &ContestText, q: &ConstraintText) -> Outcome<OptionConstraint> {
    let mut options = q.options.iter().map(|id| text.position(id)).collect::<Outcome<Vec<u32>>>()?;
    if let Some(flag) = &q.flag {
        options.extend((0..).zip(&text.options).filter(|(_, o)| o.flags.contains(flag)).map(|(i, _)| i));
    }
    options.sort_unstable();
    options.dedup();
    let all = u32::try_from(options.len()).unwrap_or(u32::MAX);
    let found = OptionConstraint { max: q.max.unwrap_or(all), min: q.min, options };
    match senseless(q, &found) {
        Some(what) => Err(CliError::new(what)),
        None => Ok(found),
    }
}

/// What is wrong with a constraint, in words.
fn senseless(q: &ConstraintText, found: &OptionConstraint) -> Option<String> {
    let (min, max, all) = (found.min, found.max, found.options.len());
    match &q.flag {
        Some(_) if !q.options.is_empty() => return Some("name options or a flag, not both".into()),
        Some(flag) if all == 0 => return Some(format!("no option has the flag {flag}")),
        None if all == 0 => return Some("name options or a flag".into()),
        _ => {}
    }
    if q.min == 0 && q.max.is_none() {
        return Some("it asks for nothing: give min, max or both".into());
    }
    if min as usize > all {
        return Some(format!("min is {min}, but it is about {all}"));
    }
    (min > max).then(|| format!("min {min} is above max {max}"))
}

/// A motion that names no answers has the usual three.
fn options(text: &ContestText) -> Result<Vec<ContestOption>, ostrakon_charter::IdError> {
    if text.ballot == Kind::Motion && text.options.is_empty() {
        let usual = [("for", "For"), ("against", "Against"), ("abstain", "Abstain")];
        return usual
            .iter()
            .map(|(id, label)| {
                Ok(ContestOption { id: Id::new(*id)?, label: (*label).into(), flags: Vec::new() })
            })
            .collect();
    }
    let option = |o: &OptionText| {
        let mut flags = o.flags.clone();
        flags.sort_unstable();
        ContestOption { id: o.id.clone(), label: o.label.clone(), flags }
    };
    Ok(text.options.iter().map(option).collect())
}
