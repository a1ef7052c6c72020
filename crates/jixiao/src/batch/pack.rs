//! Many small files as a few large ones: `path`, `sha256`, `bytes` in Parquet, for lakes whose listings and small files
//! cost more than the reading.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{BinaryBuilder, StringBuilder};
use arrow_schema::{DataType, Field, Schema, SchemaRef};

use super::data::part;
use super::{Inputs, Search, sha256};
use crate::{Error, Limits};

/// Bytes of documents in one file of the lake.
const PART: usize = 256 << 20;

/// Bytes of documents in one row group: what a reader has in memory at once.
const GROUP: usize = 16 << 20;

/// What was packed.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Packed {
    /// How many documents.
    pub documents: usize,
    /// The files written.
    pub files: Vec<PathBuf>,
    /// What could not be read, each with its file.
    pub failed: Vec<Error>,
}

/// Packs the documents of a folder into Parquet files `part-00000.parquet` … in `lake`. Every file that a conversion
/// would look into is packed; `path` is its path below `folder`, with `/`. Files of an earlier call are replaced.
///
/// # Errors
///
/// When the lake cannot be written, or holds a file of that name that jixiao did not make.
pub fn pack(folder: &Path, lake: &Path, limits: &Limits) -> Result<Packed, Error> {
    let mut search = Search::default();
    search.output = Some(lake.to_path_buf());
    let inputs = Inputs::find(&[folder.to_path_buf()], &search);
    let tmp = lake.join(".jixiao").join("tmp");
    std::fs::create_dir_all(&tmp).map_err(|error| Error::Unwritable(error).of(&tmp))?;
    let mut packed = Packed::default();
    let mut inputs = inputs.list.into_iter().peekable();
    while inputs.peek().is_some() {
        let path = lake.join(format!("part-{:05}.parquet", packed.files.len()));
        if path.exists() && !part::is_ours(&path) {
            return Err(Error::OutputIsForeign.of(path));
        }
        let mut room = PART;
        let groups = std::iter::from_fn(|| {
            let mut group = Group::default();
            while group.bytes < GROUP.min(room) {
                let Some(input) = inputs.next() else { break };
                let read = input.and_then(|input| {
                    let bytes = input.read(limits.file_bytes)?;
                    Ok((input.below.unwrap_or(input.path), bytes))
                });
                match read {
                    Ok((path, bytes)) => group.add(&path, &bytes),
                    Err(error) => packed.failed.push(error),
                }
            }
            room = room.saturating_sub(group.bytes);
            packed.documents += group.rows;
            (group.rows > 0).then(|| group.finish())
        });
        part::write(&path, &tmp, &schema(), groups)?;
        packed.files.push(path);
    }
    remove_older(lake, packed.files.len())?;
    Ok(packed)
}

/// Takes away the files of an earlier call that had more of them.
fn remove_older(lake: &Path, written: usize) -> Result<(), Error> {
    for number in written.. {
        let path = lake.join(format!("part-{number:05}.parquet"));
        if !path.is_file() || !part::is_ours(&path) {
            break;
        }
        std::fs::remove_file(&path).map_err(|error| Error::Unwritable(error).of(&path))?;
    }
    Ok(())
}

/// The columns of a lake.
fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("path", DataType::Utf8, false),
        Field::new("sha256", DataType::Utf8, false),
        Field::new("bytes", DataType::Binary, false),
    ]))
}

/// Documents that are written together.
#[derive(Default)]
struct Group {
    paths: StringBuilder,
    hashes: StringBuilder,
    contents: BinaryBuilder,
    rows: usize,
    bytes: usize,
}

impl Group {
    fn add(&mut self, path: &Path, bytes: &[u8]) {
        let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        self.paths.append_value(parts.join("/"));
        self.hashes.append_value(sha256(bytes));
        self.contents.append_value(bytes);
        self.rows += 1;
        // An empty file takes room too, so that nobody gathers a million of them.
        self.bytes += bytes.len().max(64);
    }

    fn finish(mut self) -> Result<RecordBatch, Error> {
        let columns: Vec<arrow_array::ArrayRef> = vec![
            Arc::new(self.paths.finish()),
            Arc::new(self.hashes.finish()),
            Arc::new(self.contents.finish()),
        ];
        RecordBatch::try_new(schema(), columns).map_err(|error| Error::Panicked(error.to_string()))
    }
}
