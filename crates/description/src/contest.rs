//! A contest as people describe it, and as the manifest has it.

use crate::about::AboutText;
use crate::example;
use crate::manifest::Source;
use crate::wrong::Wrong;
use ostrakon_charter::Id;
use ostrakon_election::setup::{BallotType, Contest, ContestOption, OptionConstraint, OrderType};
use ostrakon_register::State;
use serde::Deserialize;

/// A contest. What a type of ballot has no use for is refused.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "most members are called what they are")]
pub struct ContestText {
    pub id: Id,
    pub title: String,
    pub roll: Id,
    pub vote: Id,
    pub ballot: Kind,
    /// What in the register it is about.
    pub about: Option<AboutText>,
    #[serde(default)]
    pub none: bool,
    #[serde(default)]
    pub blank: bool,
    /// Marks, points or places at least.
    pub min: Option<u32>,
    /// Marks at most; the highest score.
    pub max: Option<u32>,
    /// Compare options by their scores too.
    #[serde(default)]
    pub pairs: bool,
    /// Points to share out.
    pub budget: Option<u32>,
    /// Points for one option at most.
    pub each: Option<u32>,
    /// Of the places.
    pub points: Option<PointsText>,
    pub order: Option<OrderType>,
    /// Lowest first.
    #[serde(default)]
    pub grades: Vec<String>,
    #[serde(default)]
    pub constraints: Vec<ConstraintText>,
    /// Options that keep to the constraints; searched for if not given.
    #[serde(default)]
    pub example: Vec<Id>,
    #[serde(default)]
    pub options: Vec<OptionText>,
}

/// A ballot type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the types have the names of spec 3.2")]
pub enum Kind {
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
pub enum PointsText {
    /// `"borda"`.
    Word(String),
    /// Of the places, the first first.
    List(Vec<u32>),
}

/// How many of some options, or of those with a flag.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "members are called what they are")]
pub struct ConstraintText {
    #[serde(default)]
    pub options: Vec<Id>,
    pub flag: Option<Id>,
    #[serde(default)]
    pub min: u32,
    pub max: Option<u32>,
}

/// An option.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "members are called what they are")]
pub struct OptionText {
    pub id: Id,
    pub label: String,
    #[serde(default)]
    pub flags: Vec<Id>,
}

impl ContestText {
    /// A contest of this type with everything else left out.
    pub fn plain(id: Id, title: &str, roll: Id, vote: Id, ballot: Kind) -> Self {
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
    fn position(&self, id: &Id) -> Result<u32, Wrong> {
        let found = self.options.iter().position(|option| option.id == *id);
        let missing = || Wrong::new(format!("there is no option {id}"));
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

/// The contest of the manifest; its faults are named from the contest on.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn build(text: &ContestText, state: Option<&State>, charters: Source<'_>) -> Result<Contest, Wrong> {
    let place = format!("contest {}", text.id);
    let surplus: Vec<_> =
        text.given().into_iter().filter(|name| !text.ballot.takes().contains(name)).collect();
    if !surplus.is_empty() {
        let list = surplus.join(", ");
        return Err(Wrong::new(format!("{list}: does not go with this type of ballot"))
            .at(place)
            .field(surplus[0])
            .next("remove it"));
    }
    let about = text.about.as_ref().map(|about| about.build(state, charters)).transpose();
    Ok(Contest {
        about: about.map_err(|error| error.within(format!("{place}: about")).field("about"))?,
        ballot: ballot(text).map_err(|error| error.within(place.clone()))?,
        id: text.id.clone(),
        options: options(text).map_err(|error| Wrong::new(error).at(place).field("options"))?,
        roll: text.roll.clone(),
        title: text.title.clone(),
        vote: text.vote.clone(),
    })
}

fn ballot(text: &ContestText) -> Result<BallotType, Wrong> {
    let (blank, none) = (text.blank, text.none);
    let all = u32::try_from(text.options.len()).unwrap_or(u32::MAX);
    let least = text.min.unwrap_or(1);
    Ok(match text.ballot {
        Kind::Motion => BallotType::Motion {},
        Kind::Choice => BallotType::Choice { blank, none },
        Kind::Approval => approval(text, text.max.unwrap_or(all), least)?,
        Kind::Score => {
            let max = needed("max", text.max, "max, the highest score, as max = 10")?;
            BallotType::Score { blank, max: max.into(), none, pairs: text.pairs }
        }
        Kind::Cumulative => {
            let budget = needed("budget", text.budget, "budget, the points to share out, as budget = 12")?;
            let (each, min) = (text.each.unwrap_or(budget).into(), least.into());
            BallotType::Cumulative { blank, budget: budget.into(), each, min, none }
        }
        Kind::Ranking => BallotType::Ranking {
            blank,
            min: least,
            none,
            points: points(text).map_err(|wrong| wrong.field("points"))?,
        },
        Kind::Pairwise => {
            let order = needed("order", text.order, "order: \"complete\", \"partial\" or \"ties\"")?;
            BallotType::Pairwise { blank, none, order }
        }
        Kind::Grades => {
            BallotType::Grades { blank, grades: grades(text).map_err(|wrong| wrong.field("grades"))?, none }
        }
    })
}

fn needed<T>(field: &str, given: Option<T>, what: &str) -> Result<T, Wrong> {
    given.ok_or_else(|| Wrong::new(format!("it needs {what}")).field(field))
}

fn points(text: &ContestText) -> Result<Vec<u64>, Wrong> {
    match &text.points {
        Some(PointsText::List(points)) => Ok(points.iter().map(|p| u64::from(*p)).collect()),
        Some(PointsText::Word(word)) if word == "borda" => Ok((0..text.options.len() as u64).rev().collect()),
        _ => Err(Wrong::new("it needs points: \"borda\", or a list, the first place first, as [5, 3, 1]")),
    }
}

/// What two grades must not have in common, to be told apart when typed.
pub fn plain_grade(grade: &str) -> String {
    grade.trim().to_lowercase().replace(' ', "-")
}

/// Grades that people can tell apart when they type them.
fn grades(text: &ContestText) -> Result<Vec<String>, Wrong> {
    if let Some(grade) = text.grades.iter().find(|grade| grade.contains([',', '=', ':'])) {
        return Err(Wrong::new(format!("the grade {grade:?} holds a sign that separates answers"))
            .next("leave out commas, colons and equals signs"));
    }
    for (number, grade) in text.grades.iter().enumerate() {
        if let Some(other) =
            text.grades[..number].iter().find(|other| plain_grade(other) == plain_grade(grade))
        {
            return Err(Wrong::new(format!("the grades {other:?} and {grade:?} look alike"))
                .next("give each grade a name of its own"));
        }
    }
    Ok(text.grades.clone())
}

fn approval(text: &ContestText, max: u32, min: u32) -> Result<BallotType, Wrong> {
    let constraints = (1..)
        .zip(&text.constraints)
        .map(|(number, q)| {
            constraint(text, q)
                .map_err(|error| error.within(format!("constraint {number}")).field("constraints"))
        })
        .collect::<Result<Vec<OptionConstraint>, Wrong>>()?;
    let mut example = text.example.iter().map(|id| text.position(id)).collect::<Result<Vec<u32>, Wrong>>()?;
    example.sort_unstable();
    if example.is_empty() && !constraints.is_empty() {
        example = example::find(text.options.len(), min, max, &constraints).ok_or_else(|| {
            Wrong::new("no marking was found that keeps to all constraints")
                .field("constraints")
                .next("loosen them, or give one: example = [\"…\"]")
        })?;
    }
    Ok(BallotType::Approval { blank: text.blank, constraints, example, max, min, none: text.none })
}

fn constraint(text: &ContestText, q: &ConstraintText) -> Result<OptionConstraint, Wrong> {
    let mut options = q.options.iter().map(|id| text.position(id)).collect::<Result<Vec<u32>, Wrong>>()?;
    if let Some(flag) = &q.flag {
        options.extend((0..).zip(&text.options).filter(|(_, o)| o.flags.contains(flag)).map(|(i, _)| i));
    }
    options.sort_unstable();
    options.dedup();
    let all = u32::try_from(options.len()).unwrap_or(u32::MAX);
    let found = OptionConstraint { max: q.max.unwrap_or(all), min: q.min, options };
    match senseless(q, &found) {
        Some(what) => Err(Wrong::new(what)),
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
