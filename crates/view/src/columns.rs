//! Rows as columns, written and read.

use crate::pages::Summed;
use crate::row::{Contests, Row};
use bytes::Bytes;
use ostrakon_tlog::hash::Hash;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::column::reader::get_typed_column_reader;
use parquet::column::writer::{
    ColumnCloseResult, ColumnWriterImpl, get_column_writer, get_typed_column_writer,
};
use parquet::data_type::{
    ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type, Int64Type,
};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterPropertiesPtr;
use parquet::file::reader::RowGroupReader;
use parquet::file::writer::SerializedRowGroupWriter;
use parquet::schema::types::{SchemaDescPtr, Type, TypePtr};
use std::io::Write;
use std::sync::Arc;

/// Names and forms, in the order of the file.
const FORMS: [(&str, Physical, Repetition); 9] = [
    ("index", Physical::INT64, Repetition::REQUIRED),
    ("leaf", Physical::FIXED_LEN_BYTE_ARRAY, Repetition::REQUIRED),
    ("kind", Physical::BYTE_ARRAY, Repetition::REQUIRED),
    ("size", Physical::INT32, Repetition::REQUIRED),
    ("roll", Physical::INT32, Repetition::OPTIONAL),
    ("contests", Physical::INT32, Repetition::OPTIONAL),
    ("credential", Physical::FIXED_LEN_BYTE_ARRAY, Repetition::OPTIONAL),
    ("previous", Physical::FIXED_LEN_BYTE_ARRAY, Repetition::OPTIONAL),
    ("entry", Physical::BYTE_ARRAY, Repetition::REQUIRED),
];
/// Columns whose values repeat.
pub(crate) const REPEATING: [&str; 3] = ["kind", "roll", "contests"];
/// Columns of which nobody asks for a smallest and a largest value.
pub(crate) const RANDOM: [&str; 4] = ["leaf", "credential", "previous", "entry"];

/// The schema of every file.
pub(crate) fn schema() -> Result<TypePtr> {
    let column = |(name, physical, repetition): (&str, Physical, Repetition)| {
        let column = Type::primitive_type_builder(name, physical).with_repetition(repetition);
        let column = if physical == Physical::FIXED_LEN_BYTE_ARRAY { column.with_length(32) } else { column };
        let text = (name == "kind").then_some(LogicalType::String);
        column.with_logical_type(text).build().map(Arc::new)
    };
    let columns = FORMS.into_iter().map(column).collect::<Result<Vec<_>>>()?;
    Type::group_type_builder("ostrakon_view").with_fields(columns).build().map(Arc::new)
}

/// Schema and properties.
type Form<'a> = (&'a SchemaDescPtr, &'a WriterPropertiesPtr);

/// A column of a row group: what is there, and, if it may be missing, where it is.
struct Column<T: DataType> {
    values: Vec<T::T>,
    levels: Vec<i16>,
    place: usize,
}

impl<T: DataType> Column<T> {
    fn new(name: &str) -> Self {
        let place = FORMS.iter().position(|(form, ..)| *form == name).unwrap_or(FORMS.len());
        Self { values: Vec::new(), levels: Vec::new(), place }
    }

    fn push(&mut self, value: Option<T::T>) {
        self.levels.push(value.is_some().into());
        self.values.extend(value);
    }

    /// Its bytes, and what the file says of them.
    fn encode(&self, (schema, properties): Form<'_>) -> Result<(Bytes, ColumnCloseResult)> {
        let mut chunk = Vec::new();
        let pages = Box::new(Summed::new(&mut chunk));
        let column = get_column_writer(schema.column(self.place), properties.clone(), pages);
        let mut column: ColumnWriterImpl<'_, T> = get_typed_column_writer(column);
        column.write_batch(&self.values, Some(&self.levels), None)?;
        let close = column.close()?;
        Ok((chunk.into(), close))
    }

    fn write<W: Write + Send>(
        &self,
        group: &mut SerializedRowGroupWriter<'_, W>,
        form: Form<'_>,
    ) -> Result<()> {
        let (chunk, close) = self.encode(form)?;
        group.append_column(&chunk, close)
    }

    /// Fills an empty one with so many rows.
    fn read(&mut self, group: &dyn RowGroupReader, rows: usize) -> Result<()> {
        let mut column = get_typed_column_reader::<T>(group.get_column_reader(self.place)?);
        let mut read = 0;
        while read < rows {
            let levels = Some(&mut self.levels);
            let (records, ..) = column.read_records(rows - read, levels, None, &mut self.values)?;
            if records == 0 {
                return Err(ParquetError::General(format!("column {} ends too early", FORMS[self.place].0)));
            }
            read += records;
        }
        if FORMS[self.place].2 == Repetition::REQUIRED {
            self.levels = vec![1; rows];
        }
        Ok(())
    }

    /// The first row in which two differ.
    fn differs(&self, other: &Self) -> Option<(usize, &'static str)> {
        let rows = |column: &Self| {
            let mut values = column.values.clone().into_iter();
            column
                .levels
                .iter()
                .map(|level| if *level == 0 { None } else { values.next() })
                .collect::<Vec<_>>()
        };
        if self.levels == other.levels && self.values == other.values {
            return None;
        }
        let (own, others) = (rows(self), rows(other));
        let row = own.iter().zip(&others).position(|(own, other)| own != other);
        Some((row.unwrap_or(own.len().min(others.len())), FORMS[self.place].0))
    }
}

/// A row group.
pub(crate) struct Columns {
    index: Column<Int64Type>,
    leaf: Column<FixedLenByteArrayType>,
    kind: Column<ByteArrayType>,
    size: Column<Int32Type>,
    roll: Column<Int32Type>,
    contests: Column<Int32Type>,
    credential: Column<FixedLenByteArrayType>,
    previous: Column<FixedLenByteArrayType>,
    entry: Column<ByteArrayType>,
    leaves: Vec<Hash>,
}

impl Columns {
    pub(crate) fn new() -> Self {
        Self {
            index: Column::new("index"),
            leaf: Column::new("leaf"),
            kind: Column::new("kind"),
            size: Column::new("size"),
            roll: Column::new("roll"),
            contests: Column::new("contests"),
            credential: Column::new("credential"),
            previous: Column::new("previous"),
            entry: Column::new("entry"),
            leaves: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, index: u64, entry: &[u8], contests: &Contests) {
        let fixed = |hash: [u8; 32]| FixedLenByteArray::from(hash.to_vec());
        let Row { leaf, kind, ballot } = Row::of(entry, contests);
        self.leaves.push(leaf);
        self.index.push(i64::try_from(index).ok());
        self.leaf.push(Some(fixed(*leaf.as_bytes())));
        self.kind.push(Some(kind.into_bytes().into()));
        self.size.push(i32::try_from(entry.len()).ok());
        self.roll.push(ballot.map(|ballot| ballot.roll.into()));
        self.contests.push(ballot.and_then(|ballot| ballot.contests));
        self.credential.push(ballot.map(|ballot| fixed(ballot.credential)));
        self.previous.push(ballot.and_then(|ballot| ballot.previous).map(fixed));
        self.entry.push(Some(entry.to_vec().into()));
    }

    /// Leaf hashes of the entries' bytes.
    pub(crate) fn leaves(&self) -> &[Hash] {
        &self.leaves
    }

    pub(crate) fn write<W: Write + Send>(
        &self,
        group: &mut SerializedRowGroupWriter<'_, W>,
        form: Form<'_>,
    ) -> Result<()> {
        self.index.write(group, form)?;
        self.leaf.write(group, form)?;
        self.kind.write(group, form)?;
        self.size.write(group, form)?;
        self.roll.write(group, form)?;
        self.contests.write(group, form)?;
        self.credential.write(group, form)?;
        self.previous.write(group, form)?;
        self.entry.write(group, form)
    }

    /// As they stand in a file; nothing is hashed.
    pub(crate) fn read(group: &dyn RowGroupReader, rows: usize) -> Result<Self> {
        let mut read = Self::new();
        read.index.read(group, rows)?;
        read.leaf.read(group, rows)?;
        read.kind.read(group, rows)?;
        read.size.read(group, rows)?;
        read.roll.read(group, rows)?;
        read.contests.read(group, rows)?;
        read.credential.read(group, rows)?;
        read.previous.read(group, rows)?;
        read.entry.read(group, rows)?;
        Ok(read)
    }

    /// The entries' bytes.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &[u8]> {
        self.entry.values.iter().map(ByteArray::data)
    }

    /// The first row and column in which it differs from what it should be.
    pub(crate) fn differs(&self, right: &Self) -> Option<(usize, &'static str)> {
        let columns = [
            self.index.differs(&right.index),
            self.leaf.differs(&right.leaf),
            self.kind.differs(&right.kind),
            self.size.differs(&right.size),
            self.roll.differs(&right.roll),
            self.contests.differs(&right.contests),
            self.credential.differs(&right.credential),
            self.previous.differs(&right.previous),
            self.entry.differs(&right.entry),
        ];
        columns.into_iter().flatten().min_by_key(|(row, _)| *row)
    }
}
