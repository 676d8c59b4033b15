//! A document: headers and entries, line by line.

use super::Fault;
use super::cursor::Cursor;
use super::tree::Tree;

/// Tables and lists stand in each other no deeper, and a name has no more parts.
pub(super) const MAX_DEPTH: usize = 79;

/// A text that is being read.
pub(super) struct Reader<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) tree: Tree,
    /// In how many lists and inline tables the cursor stands.
    pub(super) depth: usize,
    /// The table that the last header opened.
    table: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { cursor: Cursor::new(text), tree: Tree::new(), depth: 0, table: Tree::ROOT }
    }

    /// Reads it to its end.
    pub(super) fn read(mut self) -> Result<Tree, Fault> {
        loop {
            self.cursor.blank();
            match self.cursor.peek() {
                None => return Ok(self.tree),
                Some(b'#' | b'\n' | b'\r') => self.cursor.line_end()?,
                Some(b'[') => self.header()?,
                Some(_) => self.line()?,
            }
        }
    }

    fn header(&mut self) -> Result<(), Fault> {
        let line = self.cursor.line;
        let list = self.cursor.word("[[");
        let _ = list || self.cursor.take(b'[');
        let names = self.cursor.names()?;
        self.check_depth(names.len())?;
        let end = if list { "]]" } else { "]" };
        if !self.cursor.word(end) {
            return Err(self.cursor.unexpected(&format!("close the header with `{end}`")));
        }
        self.cursor.line_end()?;
        self.table =
            if list { self.tree.open_item(names, line)? } else { self.tree.open_table(names, line)? };
        Ok(())
    }

    fn line(&mut self) -> Result<(), Fault> {
        let line = self.cursor.line;
        let names = self.cursor.names()?;
        self.check_depth(names.len())?;
        let item = self.assigned()?;
        self.cursor.line_end()?;
        self.tree.put(self.table, names, line, item)
    }

    /// The value after a name.
    pub(super) fn assigned(&mut self) -> Result<usize, Fault> {
        if !self.cursor.take(b'=') {
            return Err(self.cursor.unexpected("write `=` and a value after the name"));
        }
        self.cursor.blank();
        self.value()
    }

    pub(super) fn check_depth(&self, depth: usize) -> Result<(), Fault> {
        if depth > MAX_DEPTH { Err(self.too_deep()) } else { Ok(()) }
    }

    pub(super) fn too_deep(&self) -> Fault {
        self.cursor.fault("more than 79 tables or lists stand in each other; take some away")
    }
}
