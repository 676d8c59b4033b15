//! Ranking files: `options,seats`, rows `count,first,second,…`, the options' names, the ward.
//!
//! The form of the Scottish cast vote records. Every line may end in commas, and a ward whose name holds
//! something beyond plain words is quoted twice over.

use super::{
    Kind, RealBallots,
    error::{Fault, Located},
    row::{Expansion, Row, check_options, number},
};

/// Whether `line` reads `options,seats`.
pub(super) fn is_header(line: &str) -> bool {
    let fields: Vec<_> = line.trim_end_matches(',').split(',').map(str::trim).collect();
    let digits = |field: &&str| !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit());
    fields.len() == 2 && fields.iter().all(digits)
}

/// Reads a ranking file, whose first line [`is_header`].
pub(super) fn parse(text: &str) -> Result<RealBallots, Located> {
    let mut lines = (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty());
    let (first, header) = lines.next().unwrap_or((1, ""));
    let mut reader = Reader::new(header).map_err(|fault| fault.at(first))?;
    let mut last = first;
    for (at, line) in lines {
        reader.line(line).map_err(|fault| fault.at(at))?;
        last = at;
    }
    reader.finish().map_err(|fault| fault.at(last))
}

/// A ranking file read so far.
struct Reader {
    options: usize,
    seats: u32,
    ballots: Expansion,
    names: Vec<String>,
    ward: Option<String>,
}

impl Reader {
    fn new(header: &str) -> Result<Self, Fault> {
        let (options, seats) = header.trim_end_matches(',').split_once(',').unwrap_or((header, ""));
        let options = number(options.trim())?;
        let seats = number(seats.trim())?;
        check_options(options)?;
        if seats == 0 || usize::try_from(seats).is_ok_and(|seats| seats > options) {
            return Err(Fault::Seats { seats, options });
        }
        Ok(Self { options, seats, ballots: Expansion::default(), names: Vec::new(), ward: None })
    }

    fn line(&mut self, line: &str) -> Result<(), Fault> {
        if self.ward.is_some() {
            return Err(Fault::AfterTheEnd);
        }
        match line.strip_prefix('"') {
            None if self.names.is_empty() => self.ballots.add(&Row::parse(line, self.options)?),
            None => Err(Fault::LateRow),
            Some(_) if self.names.len() == self.options => self.ward(line),
            Some(_) => self.candidate(line),
        }
    }

    fn candidate(&mut self, line: &str) -> Result<(), Fault> {
        let expected = self.names.len() + 1;
        let (found, name) = candidate(line)?;
        if found != expected {
            return Err(Fault::OutOfOrder { expected, found });
        }
        self.names.push(name);
        Ok(())
    }

    fn ward(&mut self, line: &str) -> Result<(), Fault> {
        if let Ok((found, _)) = candidate(line) {
            return Err(Fault::UnknownOption { number: found, options: self.options });
        }
        let ward = line.trim_end_matches(',').trim_matches('"').trim();
        if ward.is_empty() {
            return Err(Fault::NoTitle);
        }
        self.ward = Some(ward.to_owned());
        Ok(())
    }

    fn finish(self) -> Result<RealBallots, Fault> {
        let ballots = self.ballots.finish()?;
        match self.names.len() {
            0 => return Err(Fault::NoCandidates),
            named if named < self.options => {
                return Err(Fault::MissingNames { named, options: self.options });
            }
            _ => {}
        }
        let title = self.ward.ok_or(Fault::NoTitle)?;
        Ok(RealBallots { title, options: self.names, seats: Some(self.seats), ballots, kind: Kind::Ranking })
    }
}

/// Reads `"Candidate 1","Ann Other","Party (P)",` as the number 1 and the name `Ann Other (P)`.
fn candidate(line: &str) -> Result<(usize, String), Fault> {
    let inner = line.trim_end_matches(',').strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let fields: Vec<_> = inner.unwrap_or_default().split("\",\"").map(unquoted).collect();
    let [label, name, party] = fields.as_slice() else { return Err(Fault::NotACandidate) };
    let number = number(label.strip_prefix("Candidate ").ok_or(Fault::NotACandidate)?)?;
    if name.is_empty() {
        return Err(Fault::NoName(number));
    }
    Ok((number, with_party(name, party)))
}

/// A field's text: doubled quotes stand for one.
fn unquoted(field: &str) -> String {
    field.trim().replace("\"\"", "\"")
}

/// The name and the party's short form, which the file gives in brackets.
fn with_party(name: &str, party: &str) -> String {
    let short =
        party.strip_suffix(')').and_then(|party| party.rsplit_once('(')).map_or(party, |(_, short)| short);
    if short.is_empty() { name.to_owned() } else { format!("{name} ({short})") }
}
