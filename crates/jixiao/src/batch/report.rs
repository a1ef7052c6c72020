//! What became of the inputs.

use std::fmt;
use std::path::{Path, PathBuf};

use model::{Form, Note, Submission};
use serde_json::{Value, json};

use crate::Error;

/// What became of one input.
#[derive(Debug)]
#[non_exhaustive]
pub struct Report {
    /// The input's path as it was given or found.
    pub path: PathBuf,
    /// In a word.
    pub status: Status,
    /// What was written.
    pub outputs: Vec<PathBuf>,
    /// How many forms it has.
    pub forms: usize,
    /// How many indicators they have.
    pub indicators: usize,
    /// What reading and writing had to repair or could not do.
    pub notes: Vec<Note>,
    /// How many values are doubtful.
    pub doubtful: usize,
    /// How many tables look like a form and are none that is known.
    pub unrecognised: usize,
    /// How many forms were not understood whole.
    pub incomplete: usize,
    /// How many texts a page lacks, since no font has their signs.
    pub unprinted: usize,
    /// The earlier input of the same content.
    pub duplicate_of: Option<PathBuf>,
    /// What failed. Each says its file.
    pub errors: Vec<Error>,
    /// Why the input was skipped.
    pub reason: Option<String>,
    /// The SHA-256 of its bytes; empty when they could not be read.
    pub sha256: String,
}

/// What became of an input, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status {
    /// Every output was written.
    Converted,
    /// Every output was written, as it was of an earlier input of the same content.
    Duplicate,
    /// Something failed; other outputs may have been written.
    Failed,
    /// Nothing was to be done.
    Skipped,
}

impl Status {
    /// As programs read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Converted => "converted",
            Self::Duplicate => "duplicate",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }
}

impl Report {
    /// Of an input of which nothing is known yet.
    pub(super) fn new(path: &Path) -> Self {
        Self {
            path: path.to_path_buf(),
            status: Status::Converted,
            outputs: Vec::new(),
            forms: 0,
            indicators: 0,
            notes: Vec::new(),
            doubtful: 0,
            unrecognised: 0,
            incomplete: 0,
            unprinted: 0,
            duplicate_of: None,
            errors: Vec::new(),
            reason: None,
            sha256: String::new(),
        }
    }

    /// Of an input that could not be read.
    pub(super) fn failed(path: &Path, error: Error) -> Self {
        let mut report = Self::new(path);
        report.fail(error);
        report
    }

    /// Something failed.
    pub(super) fn fail(&mut self, error: Error) {
        self.status = Status::Failed;
        self.errors.push(if error.path().is_some() { error } else { error.of(&self.path) });
    }

    /// Nothing was to be done.
    pub(super) fn skip(mut self, reason: impl Into<String>) -> Self {
        self.status = Status::Skipped;
        self.reason = Some(reason.into());
        self
    }

    /// Counts what was read.
    pub(super) fn count(&mut self, submission: &Submission) {
        self.forms = submission.forms.len();
        self.indicators = submission.forms.iter().map(|form| form.indicators.len()).sum();
        let readings = submission.forms.iter().filter_map(|form| form.reading.as_ref());
        self.doubtful = readings.map(|reading| reading.doubtful.len()).sum();
        self.unrecognised = submission.notes.iter().filter(|note| note.id == extractor::UNRECOGNISED).count();
        self.incomplete = submission.forms.iter().filter(|form| !is_whole(form)).count();
        self.notes.clone_from(&submission.notes);
    }

    /// Adds what writing an output had to say.
    pub(super) fn add_notes(&mut self, notes: Vec<Note>) {
        self.unprinted += notes.iter().filter(|note| UNPRINTED.contains(&note.id.as_ref())).count();
        self.notes.extend(notes);
    }

    /// One line for programs, with the keys of the contract.
    pub fn to_json(&self) -> Value {
        let path = |path: &PathBuf| path.display().to_string();
        let error = |error: &Error| json!({ "id": error.id(), "message": error.to_string() });
        json!({
            "file": path(&self.path),
            "path": path(&self.path),
            "status": self.status.name(),
            "forms": self.forms,
            "indicators": self.indicators,
            "notes": self.notes.len(),
            "doubtful": self.doubtful,
            "unrecognised": self.unrecognised,
            "duplicate_of": self.duplicate_of.as_ref().map(path),
            "outputs": self.outputs.iter().map(path).collect::<Vec<_>>(),
            "errors": self.errors.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "error": self.errors.first().map(error),
            "reason": self.reason,
        })
    }
}

/// Notes that say that a page lacks a text.
const UNPRINTED: &[&str] =
    &["render.no-glyph", "render.missing-glyph", "render.private-character", "render.text-missing"];

/// Whether every cell of a form was understood. Who counted no cells, as other programs' JSON, left nothing out.
fn is_whole(form: &Form) -> bool {
    let counted = form.reading.as_ref().is_none_or(|reading| reading.understood >= reading.cells);
    counted && form.tables.is_empty()
}

/// Who is told what becomes of the inputs, in their order, on the calling thread.
pub trait Observer {
    /// The inputs are known.
    fn begin(&mut self, inputs: usize) {
        let _ = inputs;
    }

    /// A file of a folder is no input.
    fn passed_over(&mut self, path: &Path, reason: &str) {
        let _ = (path, reason);
    }

    /// An input is done.
    fn report(&mut self, report: &Report);
}

impl<F: FnMut(&Report)> Observer for F {
    fn report(&mut self, report: &Report) {
        self(report);
    }
}

/// A batch in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Inputs converted whole, duplicates among them.
    pub converted: usize,
    /// Inputs of which something failed.
    pub failed: usize,
    /// Inputs of which nothing was to be done.
    pub skipped: usize,
    /// Inputs of the same content as an earlier one.
    pub duplicates: usize,
    /// Doubtful values.
    pub doubtful: usize,
    /// Tables not recognised.
    pub unrecognised: usize,
    /// Forms not understood whole.
    pub incomplete: usize,
    /// Texts that a page lacks.
    pub unprinted: usize,
}

impl Summary {
    /// A single input in numbers.
    pub fn of(report: &Report) -> Self {
        let mut summary = Self::default();
        summary.count(report);
        summary
    }

    /// Counts one more.
    pub(super) fn count(&mut self, report: &Report) {
        match report.status {
            Status::Converted => self.converted += 1,
            Status::Duplicate => {
                self.converted += 1;
                self.duplicates += 1;
            }
            Status::Failed => self.failed += 1,
            Status::Skipped => self.skipped += 1,
        }
        self.doubtful += report.doubtful;
        self.unrecognised += report.unrecognised;
        self.incomplete += report.incomplete;
        self.unprinted += report.unprinted;
    }

    /// Whether every form was recognised and understood whole, and stands whole on its pages: what `--strict` asks.
    pub fn is_whole(&self) -> bool {
        self.unrecognised == 0 && self.incomplete == 0 && self.unprinted == 0
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "converted 已转换 {}, failed 失败 {}, skipped 跳过 {}, doubtful 存疑 {}",
            self.converted, self.failed, self.skipped, self.doubtful
        )?;
        if self.duplicates > 0 {
            write!(f, ", duplicates 重复 {}", self.duplicates)?;
        }
        if self.unrecognised > 0 {
            write!(f, ", tables not recognised 未识别 {}", self.unrecognised)?;
        }
        if self.incomplete > 0 {
            write!(f, ", forms not understood whole 未读全 {}", self.incomplete)?;
        }
        Ok(())
    }
}
