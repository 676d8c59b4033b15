//! Approval files: comments that name the options, then `count,approved,approved,…`.

use super::{
    Kind, RealBallots,
    error::{Fault, Located},
    row::{Expansion, Row, check_options},
};

/// Reads an approval file: all comments come before the first row.
pub(super) fn parse(text: &str) -> Result<RealBallots, Located> {
    let lines = || (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty());
    let comments = lines().map_while(|(at, line)| Some((at, line.strip_prefix('#')?.trim())));
    let header = Header::read(comments)?;
    let mut ballots = Expansion::default();
    let mut last = header.last_line;
    for (at, line) in lines().skip_while(|(_, line)| line.starts_with('#')) {
        let mut row = Row::parse(line, header.options.len()).map_err(|fault| fault.at(at))?;
        row.marks.sort_unstable();
        ballots.add(&row).map_err(|fault| fault.at(at))?;
        last = at;
    }
    Ok(RealBallots {
        title: header.title,
        options: header.options,
        seats: None,
        ballots: ballots.finish().map_err(|fault| fault.at(last))?,
        kind: Kind::Approval,
    })
}

/// What the comments say.
#[derive(Default)]
struct Header {
    title: String,
    options: Vec<String>,
    last_line: usize,
}

impl Header {
    fn read<'a>(comments: impl Iterator<Item = (usize, &'a str)>) -> Result<Self, Located> {
        let mut header = Self::default();
        for (at, comment) in comments {
            header.last_line = at;
            if begins_with_number(comment) {
                header.names(comment).map_err(|fault| fault.at(at))?;
            } else if header.title.is_empty() {
                header.title = comment.trim_end_matches('.').to_owned();
            }
        }
        check_options(header.options.len()).map_err(|fault| fault.at(header.last_line))?;
        Ok(header)
    }

    /// Takes `1 Ann 2 Ben …`, numbered on from the names before; a name may be several words, and none of them a number:
    /// `1 Ann 3 Ben` has lost an option.
    fn names(&mut self, comment: &str) -> Result<(), Fault> {
        let before = self.options.len();
        for word in comment.split_whitespace() {
            if word == (self.options.len() + 1).to_string() {
                self.named()?;
                self.options.push(String::new());
            } else if self.options.len() == before {
                return Err(out_of_order(before + 1, word));
            } else if word.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(out_of_order(self.options.len() + 1, word));
            } else if let Some(name) = self.options.last_mut() {
                append(name, word);
            }
        }
        self.named()
    }

    /// The name just read is not empty.
    fn named(&self) -> Result<(), Fault> {
        let unnamed = self.options.last().is_some_and(String::is_empty);
        if unnamed { Err(Fault::NoName(self.options.len())) } else { Ok(()) }
    }
}

fn begins_with_number(comment: &str) -> bool {
    let first = comment.split_whitespace().next().unwrap_or_default();
    !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit())
}

fn out_of_order(expected: usize, word: &str) -> Fault {
    match super::row::number(word) {
        Ok(found) => Fault::OutOfOrder { expected, found },
        Err(fault) => fault,
    }
}

fn append(name: &mut String, word: &str) {
    if !name.is_empty() {
        name.push(' ');
    }
    name.push_str(word);
}
