//! Selections as scripts write them, and why one is refused, in numbers for which the pages have words.

use crate::Fault;
use ostrakon_circuits::{Refusal, Selection};
use ostrakon_election::document::from_json;
use serde::{Deserialize, Serialize};

/// One contest's answer: positions are counted from 0.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Answer {
    Options(Vec<usize>),
    Scores(Vec<u64>),
    Order(Vec<Vec<usize>>),
    Grades(Vec<usize>),
    None,
    Blank,
}

impl Answer {
    /// One a contest, from JSON.
    pub(super) fn parse_all(json: &str) -> Result<Vec<Selection>, Fault> {
        let answers: Vec<Self> =
            from_json(json.as_bytes()).map_err(|error| Fault::new("answer-unread", error))?;
        Ok(answers.into_iter().map(Selection::from).collect())
    }
}

impl From<Answer> for Selection {
    fn from(answer: Answer) -> Self {
        match answer {
            // Scripts give marks in the order in which they were made.
            Answer::Options(mut options) => {
                options.sort_unstable();
                Self::Options(options)
            }
            Answer::Scores(scores) => Self::Scores(scores),
            Answer::Order(groups) => Self::Order(groups),
            Answer::Grades(grades) => Self::Grades(grades),
            Answer::None => Self::None,
            Answer::Blank => Self::Blank,
        }
    }
}

impl From<Selection> for Answer {
    fn from(selection: Selection) -> Self {
        match selection {
            Selection::Options(options) => Self::Options(options),
            Selection::Scores(scores) => Self::Scores(scores),
            Selection::Order(groups) => Self::Order(groups),
            Selection::Grades(grades) => Self::Grades(grades),
            Selection::None => Self::None,
            Selection::Blank => Self::Blank,
        }
    }
}

/// Why an answer is refused.
pub(super) fn refused(contest: &str, refusal: &Refusal) -> Fault {
    numbers(Fault::new(name(refusal), refusal), refusal).about("contest", contest)
}

fn name(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::UnknownOption { .. }
        | Refusal::Repeated { .. }
        | Refusal::Kind(_)
        | Refusal::UnknownGrade { .. }
        | Refusal::NoneNotOffered
        | Refusal::BlankNotOffered => "answer-unread",
        Refusal::ExactlyOne { .. } => "answer-exactly-one",
        Refusal::Between { .. } => "answer-between",
        Refusal::Constraint { .. } => "answer-constraint",
        Refusal::Count { .. } => "answer-each",
        Refusal::TooMuch { .. } => "answer-too-much",
        Refusal::Budget { .. } => "answer-budget",
        Refusal::Ranked { .. } => "answer-ranked",
        Refusal::Tie(_) => "answer-tie",
        Refusal::Gap(_) => "answer-gap",
        Refusal::NothingPreferred => "answer-nothing-preferred",
    }
}

/// The message's variables.
fn numbers(fault: Fault, refusal: &Refusal) -> Fault {
    match refusal {
        Refusal::ExactlyOne { marked } => fault.about("given", marked),
        Refusal::Between { marked, min, max } | Refusal::Ranked { ranked: marked, min, max } => {
            fault.about("given", marked).about("min", min).about("max", max)
        }
        Refusal::Constraint { options, marked, min, max } => {
            let options: Vec<String> = options.iter().map(ToString::to_string).collect();
            fault
                .about("options", options.join(","))
                .about("given", marked)
                .about("min", min)
                .about("max", max)
        }
        Refusal::Count { given, count, .. } => fault.about("given", given).about("count", count),
        Refusal::TooMuch { option, given, max } => {
            fault.about("option", option).about("given", given).about("max", max)
        }
        Refusal::Budget { given, min, budget } => {
            fault.about("given", given).about("min", min).about("max", budget)
        }
        Refusal::Tie(place) | Refusal::Gap(place) => fault.about("place", place),
        _ => fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_as_scripts_write_them() {
        let json =
            r#"[{"options":[2,0]},{"scores":[1,0]},{"order":[[1],[0,2]]},{"grades":[0,5]},"none","blank"]"#;
        let selections = Answer::parse_all(json).expect("answers");
        assert!(selections[0] == Selection::Options(vec![0, 2]));
        assert!(selections[2] == Selection::Order(vec![vec![1], vec![0, 2]]));
        let again: Vec<Answer> = selections.into_iter().map(Answer::from).collect();
        let text = serde_json::to_string(&again).expect("JSON");
        assert_eq!(text, json.replace("[2,0]", "[0,2]"));
        for other in ["", "[{}]", r#"[{"options":[-1]}]"#, r#"["all"]"#, r#"[{"options":[1],"scores":[1]}]"#]
        {
            assert_eq!(Answer::parse_all(other).expect_err("no answers").name, "answer-unread", "{other}");
        }
    }

    #[test]
    fn refusals_carry_what_their_words_need() {
        let refusal = Refusal::Constraint { options: vec![1, 3], marked: 2, min: 0, max: 1 };
        let fault = refused("chair", &refusal);
        assert_eq!((fault.name, fault.about["options"].as_str()), ("answer-constraint", "1,3"));
        assert_eq!((fault.about["max"].as_str(), fault.about["contest"].as_str()), ("1", "chair"));
    }
}
