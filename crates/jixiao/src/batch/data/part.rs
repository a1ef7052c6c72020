//! One Parquet file: written whole, written anew without some of its rows, known as ours.

use std::collections::HashSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use arrow_array::{Array as _, BooleanArray, RecordBatch, StringArray};
use arrow_schema::SchemaRef;
use arrow_select::filter::filter_record_batch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;

use crate::Error;
use crate::files::folder_of;

/// The key under which a file says that it is ours.
const KEY: &str = "jixiao";

/// Bytes of a row group: what is in memory at once when a file is written or read.
const GROUP: usize = 16 << 20;

/// Rows that are in memory at once when a file is written anew.
const ROWS: usize = 4096;

/// Writes `batches` to `path` by way of a file in `tmp`: on the disk, then renamed.
pub(in crate::batch) fn write(
    path: &Path,
    tmp: &Path,
    schema: &SchemaRef,
    batches: impl IntoIterator<Item = Result<RecordBatch, Error>>,
) -> Result<(), Error> {
    let beside = tmp.join(beside(path));
    let written = write_to(&beside, schema, batches);
    if written.is_err() {
        let _ = fs::remove_file(&beside); // what is left of it says nothing more than the error
    }
    written.map_err(|error| if error.path().is_some() { error } else { error.of(path) })?;
    let folder = folder_of(path);
    let unwritable = |error| Error::Unwritable(error).of(path);
    fs::create_dir_all(folder).and_then(|()| fs::rename(&beside, path)).map_err(unwritable)?;
    // The name is on the disk when its folder is; where folders cannot be synced, the system does it in its time.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// `funds/part-00001.parquet` → `funds-part-00001.parquet`
fn beside(path: &Path) -> PathBuf {
    let table = folder_of(path).file_name().unwrap_or_default().to_string_lossy().into_owned();
    format!("{table}-{}", path.file_name().unwrap_or_default().to_string_lossy()).into()
}

fn write_to(
    path: &Path,
    schema: &SchemaRef,
    batches: impl IntoIterator<Item = Result<RecordBatch, Error>>,
) -> Result<(), Error> {
    let file = File::create(path).map_err(Error::Unwritable)?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(format!("jixiao version {}", env!("CARGO_PKG_VERSION")))
        .set_key_value_metadata(Some(vec![KeyValue::new(KEY.to_owned(), columns::SCHEMA.to_owned())]))
        .build();
    let mut writer =
        ArrowWriter::try_new(file, SchemaRef::clone(schema), Some(properties)).map_err(unwritten)?;
    for batch in batches {
        writer.write(&batch?).map_err(unwritten)?;
        if writer.in_progress_size() >= GROUP {
            writer.flush().map_err(unwritten)?;
        }
    }
    let file = writer.into_inner().map_err(unwritten)?;
    file.sync_all().map_err(Error::Unwritable)
}

/// Writes a file anew without the rows of the documents in `dropped`. `false` when no row would be left: nothing is
/// written then.
pub(super) fn without(old: &Path, new: &Path, tmp: &Path, dropped: &HashSet<&str>) -> Result<bool, Error> {
    let unreadable = |error: ParquetError| unwritten(error).of(old);
    let file = File::open(old).map_err(|error| Error::Unreadable(error).of(old))?;
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).map_err(unreadable)?;
    let schema = SchemaRef::clone(reader.schema());
    let reader = reader.with_batch_size(ROWS).build().map_err(unreadable)?;
    let kept = reader.map(|batch| {
        let batch = batch.map_err(|error| unreadable(error.into()))?;
        keep(&batch, dropped).map_err(|error| unreadable(error.into()))
    });
    let mut kept = kept.filter(|batch| batch.as_ref().map_or(true, |batch| batch.num_rows() > 0)).peekable();
    if kept.peek().is_none() {
        return Ok(false);
    }
    write(new, tmp, &schema, kept)?;
    Ok(true)
}

fn keep(batch: &RecordBatch, dropped: &HashSet<&str>) -> Result<RecordBatch, arrow_schema::ArrowError> {
    let paths = batch.column_by_name("path").and_then(|column| column.as_any().downcast_ref::<StringArray>());
    let Some(paths) = paths else {
        return Err(arrow_schema::ArrowError::SchemaError("no column `path`".to_owned()));
    };
    let kept: BooleanArray =
        paths.iter().map(|path| Some(path.is_none_or(|path| !dropped.contains(path)))).collect();
    filter_record_batch(batch, &kept)
}

/// Whether jixiao wrote a file.
pub(in crate::batch) fn is_ours(path: &Path) -> bool {
    let reader = || ParquetRecordBatchReaderBuilder::try_new(File::open(path).ok()?).ok();
    reader().is_some_and(|reader| {
        let metadata = reader.metadata().file_metadata().key_value_metadata();
        metadata.is_some_and(|pairs| pairs.iter().any(|pair| pair.key == KEY))
    })
}

fn unwritten(error: ParquetError) -> Error {
    let error = match error {
        ParquetError::External(source) => match source.downcast::<std::io::Error>() {
            Ok(error) => *error,
            Err(source) => std::io::Error::other(source),
        },
        error => std::io::Error::other(error),
    };
    Error::Unwritable(error)
}
