//! Word files of Chinese budget performance goals (预算绩效目标表) → exact data and publishable documents.
//!
//! ```text
//! bytes ─word→ Document ─extractor→ Submission ─normalizer→ Submission with quantities
//!                                                                │
//!                          ┌──────────────┬──────────────┬───────┴──────┐
//!                       renderer       exporter       checker        differ
//!                         PDF       DOCX·XLSX·CSV     findings       changes
//! ```
//!
//! One call reads: [`read`] takes the bytes of any file jixiao knows, a Word file or its own canonical JSON,
//! and gives a [`Submission`]. What happens in it stands in this file, four lines long.

mod error;
pub mod forms;
mod json;

pub use checker;
pub use differ;
pub use error::Error;
pub use exporter;
pub use extractor::{self, Profiles};
pub use json::{from_json, schema, to_json};
pub use model::{self, Document, Grid, Limits, Noted, Quantity, Submission};
pub use normalizer;
#[cfg(feature = "pdf")]
pub use renderer;
pub use word::{self, ReadOptions, Revisions};

use model::Block;

/// How to read and understand a file.
#[derive(Clone, Debug)]
pub struct Options {
    /// What a file may cost, and which view of tracked changes to read.
    pub reading: ReadOptions,
    /// The forms to recognise.
    pub profiles: Profiles,
}

impl Default for Options {
    /// The built-in profiles, the default limits, revisions accepted.
    fn default() -> Self {
        Self { reading: ReadOptions::default(), profiles: Profiles::builtin() }
    }
}

/// Reads a Word file, or canonical JSON, into a submission with quantities. `name` is the file's name without
/// its folder; it goes into [`model::Source`], and a budget year may be taken from it as a last resort.
pub fn read(bytes: &[u8], name: &str, options: &Options) -> Result<Submission, Error> {
    if json::looks_canonical(bytes) {
        return json::within(bytes, &options.reading.limits);
    }
    let document = document(bytes, name, &options.reading)?;
    let mut submission = extractor::extract(document, &options.profiles);
    normalizer::normalize(&mut submission);
    Ok(submission)
}

/// A Word file as forms are found in it: the prompt of an empty control is nobody's value.
pub(crate) fn document(bytes: &[u8], name: &str, reading: &ReadOptions) -> Result<Noted<Document>, Error> {
    let reading = ReadOptions { prompts: word::Prompts::LeftOut, ..reading.clone() };
    Ok(word::read(bytes, name, &reading)?)
}

/// Every physical table of a Word file, whatever form it is, in document order.
pub fn grids(bytes: &[u8], name: &str, reading: &ReadOptions) -> Result<Noted<Vec<Grid>>, Error> {
    let document = word::read(bytes, name, reading)?;
    let tables = |document: Document| {
        let table = |block| match block {
            Block::Table(grid) => Some(grid),
            Block::Paragraph(_) => None,
        };
        document.blocks.into_iter().filter_map(table).collect()
    };
    Ok(document.map(tables))
}
