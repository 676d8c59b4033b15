//! The file: its header, then a line a person.

use super::cells::{self, Cell};
use super::unique::Seen;
use super::{HEADER, Line, MOST_LINES, Refused};
use csv::ByteRecord;
use ostrakon_store::Member;

/// What a file says.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) lines: Vec<Line>,
    pub(crate) refused: Vec<Refused>,
}

/// Where the columns are; the first two are needed.
struct Columns {
    count: usize,
    places: [Option<usize>; HEADER.len()],
}

/// Reads the roll of `body`, and judges every line by itself and against those before it.
pub(crate) fn read(bytes: &[u8], body: &str) -> Sheet {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut records = reader.byte_records();
    let (mut sheet, mut seen) = (Sheet::default(), Seen::default());
    let header = records.next().and_then(Result::ok).unwrap_or_default();
    let columns = match Columns::read(&header) {
        Ok(columns) => columns,
        Err(reason) => return Sheet { lines: Vec::new(), refused: vec![Refused::new(1, reason)] },
    };
    let mut numbers = Numbers { bytes, at: 0, line: 1 };
    for (count, record) in records.enumerate() {
        // A slice is read without errors, and lines of every length are taken.
        let Ok(record) = record else { continue };
        let number = numbers.of(&record);
        if count == MOST_LINES {
            sheet.refused.push(Refused::new(number, format!("is one of more than {MOST_LINES} lines")));
            break;
        }
        let judged = columns.member(&record, body).and_then(|member| seen.judge(number, member));
        match judged {
            Ok(member) => sheet.lines.push(Line { number, member }),
            Err(reason) => sheet.refused.push(Refused::new(number, reason)),
        }
    }
    sheet
}

/// Lines as an editor numbers them: ended by LF, CR or both, empty ones among them.
struct Numbers<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Numbers<'_> {
    /// The line on which a record begins; records come in their order.
    fn of(&mut self, record: &ByteRecord) -> u64 {
        let read = record.position().map_or(0, |position| position.byte());
        let read = usize::try_from(read).unwrap_or(usize::MAX);
        // The reader stops at the first byte of a line's end.
        let ends = |at: &usize| matches!(self.bytes.get(*at), Some(b'\r' | b'\n'));
        let begins = (read..).find(|at| !ends(at)).unwrap_or(read);
        while self.at < begins.min(self.bytes.len()) {
            let both = self.bytes[self.at] == b'\r' && self.bytes.get(self.at + 1) == Some(&b'\n');
            self.line += u64::from(matches!(self.bytes[self.at], b'\r' | b'\n') && !both);
            self.at += 1;
        }
        self.line
    }
}

impl Columns {
    fn read(header: &ByteRecord) -> Cell<Self> {
        let mut places = [None; HEADER.len()];
        for (place, cell) in header.iter().enumerate() {
            let column = HEADER.iter().position(|name| name.as_bytes() == cell);
            let Some(column) = column else {
                let found = String::from_utf8_lossy(cell);
                return Err(format!("the column {found:?} is none of {}", HEADER.join(",")));
            };
            if places[column].replace(place).is_some() {
                return Err(format!("the column {} stands there twice", HEADER[column]));
            }
        }
        if places[0].is_none() || places[2].is_none() {
            return Err("the header needs the columns person and address".into());
        }
        Ok(Self { count: header.len(), places })
    }

    /// The member of a line, or everything that is wrong with it.
    fn member(&self, record: &ByteRecord, body: &str) -> Cell<Member> {
        if record.len() != self.count {
            return Err(format!("has {} cells, where the header has {}", record.len(), self.count));
        }
        let text = |column: usize| {
            let bytes = self.places[column].and_then(|place| record.get(place)).unwrap_or_default();
            cells::text(HEADER[column], bytes)
        };
        let person = text(0).and_then(cells::person);
        let name = text(1).and_then(cells::name);
        let address = text(2).and_then(cells::address);
        let weight = text(3).and_then(cells::weight);
        let own = text(4).and_then(|cell| cells::body(cell, body));
        match (person, name, address, weight, own) {
            (Ok(person), Ok(name), Ok(address), Ok(weight), Ok(())) => Ok(Member {
                person,
                name,
                weight,
                address: address.as_str().to_owned(),
                folded: address.folded().to_owned(),
            }),
            (person, name, address, weight, own) => {
                let all = [person.err(), name.err(), address.err(), weight.err(), own.err()];
                Err(all.into_iter().flatten().collect::<Vec<_>>().join("; "))
            }
        }
    }
}
