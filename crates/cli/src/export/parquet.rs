//! `ostrakon export parquet`: the log as Parquet files.

use crate::error::{CliError, Outcome};
use crate::progress::Bars;
use crate::verify::{inside_record, refuse_other_folders};
use crate::words::amount;
use ostrakon_verify::Directory;
use ostrakon_view::{Size, ViewError, export};
use std::path::PathBuf;

/// Writes all entries that the record's checkpoint covers as Parquet files, for any tool that reads such files.
///
/// A row an entry: its index, its leaf hash, what it is, its size, of a ballot roll, number of contests, credential key and the ballot before it, and the entry's own bytes; no more than the
/// board shows. Every page has a checksum, and every file names the signed checkpoint and the tree hash of every row group, so whoever reads a row group can hash it again (spec 8.10).
/// Votes stay encrypted. Whether ballots are good, `ostrakon verify` says.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon export parquet nation nation-view

and then, for example, with DuckDB: ballots by roll, and credentials that voted again
    SELECT roll, count(*), count(DISTINCT credential) FROM 'nation-view/*.parquet' WHERE kind = 'ballot' GROUP BY roll

Next: `ostrakon export check`, wherever the files were carried to.")]
pub(crate) struct ParquetArgs {
    /// The record directory.
    #[arg(value_name = "RECORD")]
    record: PathBuf,
    /// The directory of the files; it is not there yet, or is empty.
    #[arg(value_name = "DIR")]
    to: PathBuf,
    /// Rows of a row group: 256 to 65536, a power of two. So many entries are held in memory.
    #[arg(long, value_name = "N", default_value_t = Size::default().rows)]
    rows: u64,
    /// Rows of a file, a multiple of that.
    #[arg(long, value_name = "N", default_value_t = Size::default().file)]
    file: u64,
}

pub(super) fn run(args: &ParquetArgs) -> Outcome {
    refuse_other_folders(&args.record)?;
    if inside_record(&args.record, &args.to) {
        return Err(CliError::usage("is inside the record, where no other file may be")
            .at(args.to.display())
            .next("name a directory beside it"));
    }
    let size = Size { rows: args.rows, file: args.file };
    let exported = export(&Directory::new(&args.record), &args.to, size, &Bars::default());
    let exported = exported.map_err(|error| match error {
        ViewError::Size | ViewError::Occupied(_) | ViewError::Nameless(_) => CliError::usage(error),
        _ => CliError::new(error),
    })?;
    let (entries, files) = (amount(exported.entries, "entry"), amount(exported.files, "file"));
    crate::say::say!("{entries} exported into {}: {files}.", args.to.display());
    Ok(())
}
