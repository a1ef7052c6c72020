//! The data set: documents as tables, one schema a table.
//!
//! ```
//! use jixiao::data::{DataSet, Table};
//!
//! let page = "<html><body><table><tr><td>项目名称</td><td>河道清淤</td></tr></table></body></html>";
//! let mut data = DataSet::new();
//! data.read(page.as_bytes(), "2024/目标.doc", &jixiao::Options::default());
//! data.read(b"%PDF-1.7", "2024/扫描.doc", &jixiao::Options::default());
//! let batches = data.finish()?;
//! let rows = |table| batches.iter().find(|(of, _)| *of == table).map_or(0, |(_, batch)| batch.num_rows());
//! assert_eq!((rows(Table::Documents), rows(Table::Failures)), (1, 1));
//! # Ok::<(), jixiao::Error>(())
//! ```

use std::path::Path;

use columns::{Failure, Origin, Tables};
use model::Submission;

use crate::batch::guarded;
use crate::{CheckConfig, Error, Finding, Options, Outcome, read};

pub use crate::batch::sha256;
pub use columns::{RecordBatch, SCHEMA, SchemaRef, Table, describe, schema};

/// Documents and failures, gathered as tables.
#[derive(Default)]
pub struct DataSet {
    tables: Tables,
}

impl DataSet {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads and checks a file and adds what came of it: a document, or a failure. `path` is its key; its last part is
    /// the file's name.
    pub fn read(&mut self, bytes: &[u8], path: &str, options: &Options) {
        let sha256 = sha256(bytes);
        match Checked::read(bytes, name(path), options) {
            Ok(checked) => self.add(&checked, path, &sha256, None),
            Err(error) => self.failure(path, &sha256, &error),
        }
    }

    /// Adds a document. `sha256` is that of its bytes, `duplicate_of` the path of an earlier one of the same bytes.
    pub fn add(&mut self, checked: &Checked, path: &str, sha256: &str, duplicate_of: Option<&str>) {
        let mut origin = Origin::new(path, sha256);
        origin.duplicate_of = duplicate_of;
        let findings: Vec<columns::Finding<'_>> = checked.findings.iter().map(finding).collect();
        self.tables.document(&checked.submission, &origin, &findings);
    }

    /// Adds a file that could not be read.
    pub fn failure(&mut self, path: &str, sha256: &str, error: &Error) {
        self.tables.failure(&Failure {
            path,
            file: name(path),
            sha256,
            id: error.id(),
            message: &error.alone(),
            part: error.part(),
            place: error.place().as_deref(),
        });
    }

    /// About how much memory the rows take.
    pub fn bytes(&self) -> usize {
        self.tables.bytes()
    }

    /// The rows so far of every table that has some; then it is empty again.
    ///
    /// # Errors
    ///
    /// Only by a fault of the program.
    pub fn finish(&mut self) -> Result<Vec<(Table, RecordBatch)>, Error> {
        self.tables.finish().map_err(|error| Error::Panicked(error.to_string()))
    }
}

/// A document and what the checks found in it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The document.
    pub(crate) submission: Submission,
    findings: Vec<Finding>,
}

impl Checked {
    /// Reads and checks a file, on any thread.
    ///
    /// # Errors
    ///
    /// As [`read`]; a panic is an error too.
    pub fn read(bytes: &[u8], name: &str, options: &Options) -> Result<Self, Error> {
        guarded(|| Ok(Self::of(read(bytes, name, options)?)))
    }

    /// Checks what was read before.
    pub fn of(submission: Submission) -> Self {
        let findings = checker::check(&submission, &CheckConfig::default());
        Self { submission, findings }
    }

    /// About how much memory it takes.
    pub fn weight(&self) -> usize {
        crate::batch::weight::of(&self.submission)
    }
}

fn finding(finding: &Finding) -> columns::Finding<'_> {
    columns::Finding {
        rule: finding.rule,
        severity: finding.severity.name(),
        outcome: outcome(finding.outcome),
        message: &finding.message,
        at: &finding.at,
        place: finding.places.first(),
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Finding => "finding",
        Outcome::Undecided => "undecided",
        Outcome::Unread => "unread",
    }
}

/// The last part of a path or an address.
fn name(path: &str) -> &str {
    Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or(path)
}
