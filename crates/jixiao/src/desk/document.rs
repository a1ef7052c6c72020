//! What became of one document on the desk.

use std::path::{Path, PathBuf};

use checker::{Digest, Finding, KINDS, Located, ReturnSheet};
use model::{Department, Submission};

use super::sender::ForSender;
use crate::Error;
use crate::batch::Input;

/// What became of one document.
#[derive(Debug)]
#[non_exhaustive]
pub struct Checked {
    /// Its path as it was given or found.
    pub path: PathBuf,
    /// The same below the folder it was found in; of a file named by itself, its name.
    pub shown: String,
    /// In a word.
    pub state: State,
    /// Whose document it is.
    pub office: Option<Office>,
    /// Its budget year.
    pub year: Option<u16>,
    /// How many forms it has.
    pub forms: usize,
    /// How many tables look like a form and are none that is known.
    pub unrecognised: usize,
    /// What was found; told, it is kept in `sheet` alone.
    pub findings: Vec<Finding>,
    /// How many findings of each of [`KINDS`].
    pub counts: [usize; KINDS.len()],
    /// What was found, as it is returned to the department; empty unless an overview was asked for.
    pub sheet: Option<ReturnSheet>,
    /// The earlier document of the same content.
    pub duplicate_of: Option<PathBuf>,
    /// What failed. Each says its file.
    pub errors: Vec<Error>,
    /// Why it was skipped.
    pub reason: Option<String>,
    /// What was written of it.
    pub outputs: Vec<PathBuf>,
    /// Corrections made in the sender's file, and mechanical findings that were left.
    pub fixed: (usize, usize),
    /// What its outputs are called, without their endings.
    pub(super) stem: PathBuf,
    /// What it shows of itself to the others.
    pub(super) digest: Option<Digest>,
    /// What the sender's own file is to say, kept until all documents are known.
    pub(super) sender: Option<ForSender>,
    /// The SHA-256 of its bytes; empty when they could not be read.
    pub sha256: String,
}

/// What became of a document, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// It was read and checked.
    Checked,
    /// It could not be read.
    Failed,
    /// Nothing was to be done.
    Skipped,
}

impl State {
    /// As programs read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }

    /// As a clerk reads it.
    pub fn chinese(self) -> &'static str {
        match self {
            Self::Checked => "已检查",
            Self::Failed => "未能读取",
            Self::Skipped => "跳过",
        }
    }
}

/// Whose document it is: a department or a unit of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Office {
    /// Its name; the folder's, where the document does not say it.
    pub name: String,
    /// Its code, where the document says it.
    pub code: Option<String>,
    /// The name is that of the folder the document is in.
    pub by_folder: bool,
}

impl Office {
    /// Who handed in a submission, as the document says it, else by the folder it was in.
    pub(super) fn of(submission: Option<&Submission>, input: &Input) -> Option<Self> {
        let said = submission.and_then(said);
        let by = |department: &Department| Self {
            name: department.name.trim().to_owned(),
            code: department.code.clone(),
            by_folder: false,
        };
        said.map(by).or_else(|| {
            let folder = input.below.as_deref().and_then(Path::parent)?.components().next()?;
            let name = folder.as_os_str().to_string_lossy().into_owned();
            Some(Self { name, code: None, by_folder: true })
        })
    }
}

/// The department, or else the unit of the first form that names one.
fn said(submission: &Submission) -> Option<&Department> {
    let named = |department: &&Department| !department.name.trim().is_empty();
    let units = submission.forms.iter().filter_map(|form| form.unit.as_ref());
    submission.department.iter().chain(units).find(named)
}

impl Checked {
    /// Of an input of which nothing is known yet.
    pub(super) fn new(path: &Path, below: Option<&Path>) -> Self {
        let shown = below.or_else(|| path.file_name().map(Path::new)).unwrap_or(path);
        Self {
            path: path.to_path_buf(),
            shown: shown.display().to_string(),
            state: State::Checked,
            office: None,
            year: None,
            forms: 0,
            unrecognised: 0,
            findings: Vec::new(),
            counts: [0; KINDS.len()],
            sheet: None,
            duplicate_of: None,
            errors: Vec::new(),
            reason: None,
            outputs: Vec::new(),
            fixed: (0, 0),
            stem: PathBuf::new(),
            digest: None,
            sender: None,
            sha256: String::new(),
        }
    }

    /// It could not be read.
    pub(super) fn failed(mut self, error: Error) -> Self {
        self.state = State::Failed;
        self.fail(error);
        self
    }

    /// Something failed.
    pub(super) fn fail(&mut self, error: Error) {
        self.errors.push(if error.path().is_some() { error } else { error.of(&self.path) });
    }

    /// Nothing was to be done.
    pub(super) fn skipped(mut self, reason: String) -> Self {
        self.state = State::Skipped;
        self.reason = Some(reason);
        self
    }

    /// The folder it is in below the one that was searched, outermost name only.
    pub(super) fn folder(&self) -> Option<&str> {
        self.shown.split_once(['/', '\\']).map(|(folder, _)| folder)
    }

    /// Takes what was found.
    pub(super) fn found(&mut self, findings: Vec<Finding>) {
        for (count, (kind, _)) in self.counts.iter_mut().zip(KINDS) {
            *count = findings.iter().filter(|finding| finding.kind() == kind).count();
        }
        self.findings = findings;
    }

    /// Takes what was found of it among others.
    pub(super) fn found_among(&mut self, found: &[Located]) {
        for (count, (kind, _)) in self.counts.iter_mut().zip(KINDS) {
            *count += found.iter().filter(|located| located.finding.kind() == kind).count();
        }
        if let Some(sheet) = &mut self.sheet {
            sheet.add(found);
        }
        if let Some(sender) = &mut self.sender {
            sender.among.extend_from_slice(found);
        }
    }

    /// How many findings of a kind, as [`Finding::kind`] names it.
    pub fn count(&self, kind: &str) -> usize {
        KINDS.iter().zip(self.counts).find(|((name, _), _)| *name == kind).map_or(0, |(_, count)| count)
    }

    /// How many findings.
    pub fn problems(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Whose document it is, in words; empty when nobody knows.
    pub fn office_name(&self) -> &str {
        self.office.as_ref().map_or("", |office| &office.name)
    }

    /// What is to be said of it beside its findings: that it is broken, a copy, not recognised.
    pub fn remark(&self) -> String {
        let mut remarks = Vec::new();
        remarks.extend(self.errors.iter().map(|error| without_path(error).to_string()));
        remarks.extend(self.reason.clone());
        remarks
            .extend(self.duplicate_of.as_ref().map(|earlier| format!("与 {} 内容相同", earlier.display())));
        if self.unrecognised > 0 {
            remarks.push(format!("{} 张表未识别", self.unrecognised));
        }
        if self.state == State::Checked && self.forms == 0 && self.unrecognised == 0 {
            remarks.push("没有绩效目标表".to_owned());
        }
        remarks.join("；")
    }
}

/// An error without the path in front, which stands beside it already.
fn without_path(error: &Error) -> &Error {
    match error {
        Error::In { error, .. } => without_path(error),
        error => error,
    }
}
