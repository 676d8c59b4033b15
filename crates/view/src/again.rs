//! A file written again from what should stand in it: the same bytes, or it was altered. So nothing stands in a file (an index, a filter, a second dictionary,
//! a word of its own) by which some tool would answer otherwise.

use crate::ViewError;
use crate::check::Part;
use crate::columns::{Columns, schema};
use crate::export::properties;
use parquet::file::properties::WriterPropertiesPtr;
use parquet::file::writer::SerializedFileWriter;
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;
use std::sync::Arc;

/// The writer, over a file that is there.
pub(crate) struct Again {
    name: String,
    properties: WriterPropertiesPtr,
    writer: SerializedFileWriter<Compared>,
}

impl Again {
    pub(crate) fn new(file: &Part, place: &Path) -> Result<Self, ViewError> {
        let name = file.name.clone();
        let there = File::open(place.join(&name)).map_err(ViewError::io(&name))?;
        let properties = properties(&file.whole, file.part);
        let compared = Compared { there: BufReader::new(there), same: 0, differs: false };
        let unwritten = ViewError::unwritten(&file.name);
        let schema = schema().map_err(&unwritten)?;
        let writer = SerializedFileWriter::new(compared, schema, properties.clone()).map_err(&unwritten)?;
        Ok(Self { name, properties, writer })
    }

    pub(crate) fn write(&mut self, columns: &Columns) -> Result<(), ViewError> {
        let unwritten = ViewError::unwritten(&self.name);
        let schema = Arc::new(self.writer.schema_descr().clone());
        let mut rows = self.writer.next_row_group().map_err(&unwritten)?;
        columns.write(&mut rows, (&schema, &self.properties)).map_err(&unwritten)?;
        rows.close().map_err(&unwritten)?;
        Ok(())
    }

    pub(crate) fn close(self) -> Result<(), ViewError> {
        let mut compared = self.writer.into_inner().map_err(ViewError::unwritten(&self.name))?;
        match compared.ends().map_err(ViewError::io(&self.name))? {
            None => Ok(()),
            Some(at) => {
                let what = format!("from byte {at} on it is not what this version of `export` writes");
                Err(ViewError::altered(&self.name, what))
            }
        }
    }
}

/// What is written is held against what is there.
struct Compared {
    there: BufReader<File>,
    same: u64,
    differs: bool,
}

impl Compared {
    /// The first byte that differs; what is longer differs at its end.
    fn ends(&mut self) -> io::Result<Option<u64>> {
        let more = !self.differs && self.there.read(&mut [0])? > 0;
        Ok((self.differs || more).then_some(self.same))
    }
}

impl Write for Compared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut there = vec![0; bytes.len()];
        let mut read = 0;
        while !self.differs && read < bytes.len() {
            let more = self.there.read(&mut there[read..])?;
            let same =
                bytes[read..read + more].iter().zip(&there[read..]).take_while(|(a, b)| a == b).count();
            self.same += same as u64;
            self.differs = more == 0 || same < more;
            read += more;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
