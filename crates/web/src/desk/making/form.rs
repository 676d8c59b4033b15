//! What people filled in, and the description that it is. What is not filled in, or no number or key at all, is told here; the rest is judged as a
//! description's.

use crate::Fault;
use ostrakon_charter::{BallotKind, Id, Points, Rule};
use ostrakon_description::{
    AboutText, ConstraintText, ContestText, Kind, OptionText, PointsText, RollText, Wrong,
};
use ostrakon_election::setup::{NamedKey, OrderType};
use ostrakon_group::Bytes32;
use ostrakon_register::State;
use ostrakon_tlog::ed25519::PublicKey;
use serde::Deserialize;

/// A form. Numbers that are not filled in are none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    pub(super) title: String,
    pub(super) slug: String,
    pub(super) opens: Option<u64>,
    pub(super) closes: Option<u64>,
    pub(super) objections: Option<u64>,
    pub(super) meeting: String,
    pub(super) threshold: Option<u16>,
    pub(super) trustees: Vec<Person>,
    pub(super) witnesses: Vec<Person>,
    pub(super) required: Option<u16>,
    pub(super) registrar: String,
    pub(super) tokens: bool,
    pub(super) rolls: Vec<Roll>,
    pub(super) contests: Vec<Question>,
}

/// A name with a public key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    name: String,
    key: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Roll {
    body: String,
    most: Option<u64>,
    weight: Option<u64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    title: String,
    vote: String,
    roll: usize,
    about: Option<AboutText>,
    none: bool,
    blank: bool,
    min: Option<u32>,
    max: Option<u32>,
    budget: Option<u32>,
    each: Option<u32>,
    points: Vec<u32>,
    order: Option<OrderType>,
    grades: Vec<String>,
    limits: Vec<Limit>,
    options: Vec<Choice>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    label: String,
    flags: Vec<String>,
}

/// How many of the options with a flag.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    flag: String,
    min: Option<u32>,
    max: Option<u32>,
}

impl Form {
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        serde_json::from_str(text).map_err(|error| Fault::new("core-stopped", error))
    }

    /// The registrar's public key.
    pub(super) fn registrar(&self) -> Result<Bytes32, Wrong> {
        key(&self.registrar).map_err(|wrong| wrong.field("registrar"))
    }

    pub(super) fn rolls(&self, wrongs: &mut Vec<Wrong>) -> Vec<RollText> {
        let mut names = Names::default();
        let mut all = Vec::new();
        for (place, roll) in self.rolls.iter().enumerate() {
            let at = |wrong: Wrong| wrong.field(format!("rolls/{place}"));
            match (Id::new(roll.body.as_str()), roll.most) {
                (Err(_), _) => wrongs.push(at(missing("body"))),
                (_, None) => wrongs.push(at(missing("most"))),
                (Ok(body), Some(max_size)) => match names.fresh(body.as_str()) {
                    Ok(id) => all.push(RollText { id, body, max_size, max_weight: roll.weight, token: None }),
                    Err(wrong) => wrongs.push(at(wrong)),
                },
            }
        }
        all
    }

    /// The questions, each as far as it is one.
    pub(super) fn questions(&self, rolls: &[RollText], state: &State) -> Vec<Result<ContestText, Wrong>> {
        let mut names = Names::default();
        let one = |(place, question): (usize, &Question)| {
            let text = question.text(rolls, state, &mut names);
            text.map_err(|wrong| wrong.field(format!("contests/{place}")))
        };
        self.contests.iter().enumerate().map(one).collect()
    }
}

impl Question {
    fn text(&self, rolls: &[RollText], state: &State, names: &mut Names) -> Result<ContestText, Wrong> {
        let vote = Id::new(self.vote.as_str()).ok().and_then(|id| state.charter().vote(&id).cloned());
        let vote = vote.ok_or_else(|| missing("vote"))?;
        let roll = rolls.get(self.roll).map(|roll| roll.id.clone()).ok_or_else(|| missing("roll"))?;
        if self.title.trim().is_empty() {
            return Err(missing("title"));
        }
        let points = match (vote.points(), self.points.as_slice()) {
            (Some(Points::Borda), _) | (None, []) => PointsText::Word("borda".into()),
            (_, given) => PointsText::List(given.to_vec()),
        };
        let mut text = ContestText::plain(
            names.fresh(&self.title)?,
            self.title.trim(),
            roll,
            vote.id().clone(),
            kind(vote.ballot()),
        );
        text.options = self.options(vote.ballot())?;
        text.about = self.about.clone();
        (text.none, text.blank) = (self.none, self.blank);
        (text.min, text.max, text.budget, text.each) = (self.min, self.max, self.budget, self.each);
        text.pairs = matches!(vote.rule(), Rule::Star { .. });
        text.points = matches!(vote.ballot(), BallotKind::Ranking).then_some(points);
        text.order = self.order;
        text.grades = self
            .grades
            .iter()
            .map(|grade| grade.trim().to_owned())
            .filter(|grade| !grade.is_empty())
            .collect();
        text.constraints = self.constraints()?;
        Ok(text)
    }

    /// The answers of a motion have the names that they have everywhere.
    fn options(&self, ballot: BallotKind) -> Result<Vec<OptionText>, Wrong> {
        let mut names = Names::default();
        let usual = ["for", "against", "abstain"];
        let usual = if ballot == BallotKind::Motion { &usual[..] } else { &[] };
        let one = |(place, choice): (usize, &Choice)| {
            let at = |wrong: Wrong| wrong.field(format!("options/{place}"));
            if choice.label.trim().is_empty() {
                return Err(at(missing("label")));
            }
            let flags =
                choice.flags.iter().map(|flag| self::flag(flag).map_err(|wrong| at(wrong.field("flags"))));
            Ok(OptionText {
                id: names.fresh(usual.get(place).unwrap_or(&choice.label.as_str())).map_err(at)?,
                label: choice.label.trim().to_owned(),
                flags: flags.collect::<Result<_, _>>()?,
            })
        };
        self.options.iter().enumerate().map(one).collect()
    }

    fn constraints(&self) -> Result<Vec<ConstraintText>, Wrong> {
        let one = |(place, limit): (usize, &Limit)| {
            let flag = self::flag(&limit.flag).map_err(|wrong| wrong.field(format!("limits/{place}")))?;
            let (min, max) = (limit.min.unwrap_or(0), limit.max);
            Ok(ConstraintText { options: Vec::new(), flag: Some(flag), min, max })
        };
        self.limits.iter().enumerate().map(one).collect()
    }
}

/// Nobody filled it in: the page has words for it.
pub(super) fn missing(field: &str) -> Wrong {
    Wrong::new(MISSING).field(field)
}

/// What pages say in their own language.
pub(super) const MISSING: &str = "it is not filled in";
/// The same.
pub(super) const NO_KEY: &str = "64 hexadecimal digits are expected, of an Ed25519 public key";

fn key(text: &str) -> Result<Bytes32, Wrong> {
    let key = Bytes32::parse(text.trim()).filter(|key| PublicKey::from_bytes(&key.0).is_ok());
    key.ok_or_else(|| Wrong::new(if text.trim().is_empty() { MISSING } else { NO_KEY }))
}

/// Those whose names and keys are filled in; of the others what is wrong.
pub(super) fn named(list: &[Person], field: &str, wrongs: &mut Vec<Wrong>) -> Vec<NamedKey> {
    let mut all = Vec::new();
    for (place, person) in list.iter().enumerate() {
        let at = |wrong: Wrong| wrong.field(format!("{field}/{place}"));
        match (person.name.trim(), key(&person.key)) {
            ("", _) => wrongs.push(at(missing("name"))),
            (_, Err(wrong)) => wrongs.push(at(wrong.field("key"))),
            (name, Ok(key)) => all.push(NamedKey { key, name: name.to_owned() }),
        }
    }
    all
}

fn flag(text: &str) -> Result<Id, Wrong> {
    Id::new(text.trim()).map_err(Wrong::new)
}

fn kind(ballot: BallotKind) -> Kind {
    match ballot {
        BallotKind::Motion => Kind::Motion,
        BallotKind::Choice => Kind::Choice,
        BallotKind::Approval => Kind::Approval,
        BallotKind::Score => Kind::Score,
        BallotKind::Cumulative => Kind::Cumulative,
        BallotKind::Ranking => Kind::Ranking,
        BallotKind::Pairwise => Kind::Pairwise,
        BallotKind::Grades => Kind::Grades,
    }
}

/// Names in the record, made of what people wrote: each once.
#[derive(Default)]
struct Names(Vec<Id>);

/// So many letters of a name come of what people wrote.
const LETTERS: usize = 32;

/// So many things may have one name.
const MOST: u32 = 1_000;

impl Names {
    fn fresh(&mut self, words: &str) -> Result<Id, Wrong> {
        let plain = plain(words);
        for number in 1..MOST {
            let name = if number == 1 { plain.clone() } else { format!("{plain}-{number}") };
            let id = Id::new(name).map_err(Wrong::new)?;
            if !self.0.contains(&id) && !["none", "blank"].contains(&id.as_str()) {
                self.0.push(id.clone());
                return Ok(id);
            }
        }
        Err(Wrong::new("too many things have this name"))
    }
}

/// Letters and digits of ASCII, joined by hyphens; German letters as they are written without dots.
fn plain(words: &str) -> String {
    let mut text = String::new();
    for letter in words.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => text += "ae",
            'ö' => text += "oe",
            'ü' => text += "ue",
            'ß' => text += "ss",
            'a'..='z' | '0'..='9' => text.push(letter),
            _ if !text.is_empty() && !text.ends_with('-') => text.push('-'),
            _ => {}
        }
    }
    let text: String = text.chars().take(LETTERS).collect();
    match text.trim_matches('-') {
        "" => "x".to_owned(),
        text => text.to_owned(),
    }
}
