//! Values, and the lists and inline tables that hold others.

use super::reader::Reader;
use super::tree::Kind;
use super::{Fault, Value};

impl Reader<'_> {
    /// A value's place in the tree, where no table has it yet.
    pub(super) fn value(&mut self) -> Result<usize, Fault> {
        let line = self.cursor.line;
        let value = match self.cursor.peek() {
            Some(open @ (b'[' | b'{')) => {
                self.depth += 1;
                self.check_depth(self.depth)?;
                self.cursor.at += 1;
                let place = if open == b'[' { self.list(line)? } else { self.inline(line)? };
                self.depth -= 1;
                return Ok(place);
            }
            Some(quote @ (b'"' | b'\'')) => Value::Text(self.cursor.string(quote)?),
            Some(b'+' | b'-' | b'0'..=b'9') => self.cursor.number()?,
            _ => self.word()?,
        };
        Ok(self.tree.add(line, Kind::Plain(value)))
    }

    fn word(&mut self) -> Result<Value, Fault> {
        if self.cursor.word("true") {
            return Ok(Value::Boolean(true));
        }
        if self.cursor.word("false") {
            return Ok(Value::Boolean(false));
        }
        let wanted = "write a value: a string in quotes, a number, true, false, or a list in [ ]";
        self.cursor.special().ok_or_else(|| self.cursor.unexpected(wanted))
    }

    fn list(&mut self, line: usize) -> Result<usize, Fault> {
        let list = self.tree.add(line, Kind::List);
        loop {
            self.cursor.gap()?;
            if self.cursor.take(b']') {
                return Ok(list);
            }
            let line = self.cursor.line;
            let item = self.value()?;
            self.tree.push(list, item);
            // Other readers name the item's line too.
            self.cursor.gap().map_err(|fault| Fault { line, ..fault })?;
            if !self.cursor.take(b',') && self.cursor.peek() != Some(b']') {
                return Err(self.cursor.unexpected("write `,` or `]` after an item of a list"));
            }
        }
    }

    /// What stands twice is told when all entries have been read.
    fn inline(&mut self, line: usize) -> Result<usize, Fault> {
        let table = self.tree.add(line, Kind::Inline);
        let mut judged = Ok(());
        let mut more = false;
        self.cursor.blank();
        while self.cursor.at_name() {
            let entry = self.entry(table, line)?;
            judged = judged.and(entry);
            more = self.cursor.take(b',');
            if !more {
                break;
            }
            self.cursor.blank();
        }
        judged?;
        if more || !self.cursor.take(b'}') {
            return Err(self.cursor.unexpected("close the table with `}`, with no `,` before it"));
        }
        Ok(table)
    }

    /// An entry of an inline table, and whether the table can have it.
    fn entry(&mut self, table: usize, line: usize) -> Result<Result<(), Fault>, Fault> {
        let name_line = self.cursor.line;
        let names = self.cursor.names()?;
        if let Err(fault) = self.check_depth(names.len()) {
            return Ok(Err(fault));
        }
        let item = self.assigned()?;
        self.cursor.blank();
        Ok(self.tree.put(table, names, name_line, item).map_err(|fault| Fault { line, ..fault }))
    }
}
