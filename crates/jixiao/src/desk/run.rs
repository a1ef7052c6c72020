//! Reads, checks and writes, a document a worker; tells in order; then writes what is of all of them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use checker::{Digest, Finding, Located, return_sheet};
use model::Submission;
use word::WordError;

use super::closing::Closing;
use super::sender::ForSender;
use super::{Checked, Desk, Office, Overview};
use crate::batch::folder::{Fingerprint, Folder};
use crate::batch::task::{Task, tasks};
use crate::batch::{Inputs, Reader, Search, in_order_within};
use crate::files::Protected;
use crate::{Error, check};

/// About how many bytes a finding takes, with its line in the sheet and as text.
const FINDING: usize = 2048;

/// Who is told what becomes of the documents, in their order, on the calling thread. `T` is what was made of the findings
/// of a document by the worker that checked it.
pub trait DeskObserver<T> {
    /// The documents are known.
    fn begin(&mut self, documents: usize) {
        let _ = documents;
    }

    /// A file of a folder is no document.
    fn passed_over(&mut self, path: &Path, reason: &str) {
        let _ = (path, reason);
    }

    /// A document is done.
    fn checked(&mut self, checked: &Checked, made: Option<T>);

    /// Something could not be written of a document that was told before.
    fn failed(&mut self, error: &Error) {
        let _ = error;
    }

    /// Something was found that only several documents show.
    fn among(&mut self, located: &Located) {
        let _ = located;
    }

    /// All documents are done: further files for the output folder, by their names.
    fn files(&mut self) -> Vec<(String, Vec<u8>)> {
        Vec::new()
    }
}

impl<T, F: FnMut(&Checked, Option<T>)> DeskObserver<T> for F {
    fn checked(&mut self, checked: &Checked, made: Option<T>) {
        self(checked, made);
    }
}

/// Checks files, folders and patterns as the desk says. A document that cannot be read is told; the rest is checked.
/// `make` is called by the worker that checked a document, with its path, and the observer is given what it made; it leaves
/// the submission as it was.
///
/// # Errors
/// Only when nothing can be done at all: the output folder cannot be made, or holds a manifest that cannot be written.
pub fn run<T: Send>(
    paths: &[PathBuf],
    desk: &Desk,
    make: impl Fn(&Path, &mut Submission, &[Finding]) -> T + Sync,
    observer: &mut dyn DeskObserver<T>,
) -> Result<Overview, Error> {
    let mut search = Search::default();
    search.output.clone_from(&desk.output);
    search.all_formats = desk.all_formats;
    let inputs = Inputs::find(paths, &search);
    for (path, reason) in &inputs.passed_over {
        observer.passed_over(path, reason);
    }
    let work = Work::new(&inputs, desk)?;
    let tasks = tasks(inputs);
    observer.begin(tasks.len());
    let mut overview = Overview { roster: desk.roster.clone(), ..Overview::default() };
    let mut first: HashMap<String, PathBuf> = HashMap::new();
    in_order_within(
        &tasks,
        desk.jobs,
        |done: &Done<T>| done.checked.findings.len() * FINDING,
        |task| work.check(task, &make),
        |task, done| {
            let Done { mut checked, made } =
                done.unwrap_or_else(|error| Done::of(missing(task.path(), error)));
            if checked.sha256.is_empty() && checked.reason.is_some() && task.is_uncertain() {
                return observer.passed_over(&checked.path, checked.reason.as_deref().unwrap_or_default());
            }
            if !checked.sha256.is_empty() {
                match first.get(&checked.sha256) {
                    Some(earlier) => checked.duplicate_of = Some(earlier.clone()),
                    None => drop(first.insert(checked.sha256.clone(), checked.path.clone())),
                }
            }
            observer.checked(&checked, made);
            checked.findings = Vec::new();
            overview.documents.push(checked);
        },
    );
    overview.settle_offices();
    overview.look_among(desk, observer);
    if let Some(folder) = &work.folder {
        let closing = Closing { desk, folder, fingerprint: &work.fingerprint };
        let mut failed = |error: &Error| observer.failed(error);
        closing.documents(&mut overview, &mut failed)?;
        closing.write(&mut overview, observer.files())?;
    }
    if let Some(folder) = work.folder {
        folder.close(None)?;
    }
    Ok(overview)
}

/// What cannot be found; a link that leads back is passed by, for the files behind it are there by another way.
fn missing(path: &Path, error: Error) -> Checked {
    let checked = Checked::new(path, None);
    match error {
        Error::In { error, .. } if matches!(*error, Error::LinkLoop) => checked.skipped(error.to_string()),
        error => checked.failed(error),
    }
}

/// A document done: what to tell, and what the worker made of it.
struct Done<T> {
    checked: Checked,
    made: Option<T>,
}

impl<T> Done<T> {
    fn of(checked: Checked) -> Self {
        Self { checked, made: None }
    }
}

/// What all workers share.
struct Work<'a> {
    desk: &'a Desk,
    reader: Reader<'a>,
    folder: Option<Folder>,
    fingerprint: Fingerprint,
}

impl<'a> Work<'a> {
    fn new(inputs: &Inputs, desk: &'a Desk) -> Result<Self, Error> {
        let open = |output: &PathBuf| {
            let protected = Protected::new(inputs.found().map(|input| &input.path));
            Folder::open(Some(output), protected, desk.force)
        };
        let plan = format!("check {:?} {:?} {:?}", desk.sheets, desk.by, desk.options.reading);
        Ok(Self {
            desk,
            reader: Reader::new(&desk.options, desk.isolation.as_ref()),
            folder: desk.output.as_ref().map(open).transpose()?,
            fingerprint: Fingerprint::new(&plan, &desk.options),
        })
    }

    fn check<T>(
        &self,
        task: &Task,
        make: &impl Fn(&Path, &mut Submission, &[Finding]) -> T,
    ) -> Result<Done<T>, Error> {
        let (input, stem) = task.input()?;
        let mut checked = Checked::new(&input.path, input.below.as_deref());
        checked.office = Office::of(None, input);
        let bytes = match input.read(self.desk.options.reading.limits.file_bytes) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Done::of(checked.failed(error))),
        };
        checked.sha256 = crate::batch::sha256(&bytes);
        let mut submission = match self.reader.read(&bytes, &input.name()) {
            Ok(submission) => submission,
            // In a folder a file that is no document is nobody's failure.
            Err(error) if error.is_no_failure_in_a_folder() && input.below.is_some() => {
                if error.id() == WordError::NOT_A_DOCUMENT {
                    checked.sha256.clear();
                }
                return Ok(Done::of(checked.skipped(error.to_string())));
            }
            Err(error) => return Ok(Done::of(checked.failed(error))),
        };
        checked.office = Office::of(Some(&submission), input);
        checked.year = submission.year;
        checked.forms = submission.forms.len();
        checked.unrecognised =
            submission.notes.iter().filter(|note| note.id == extractor::UNRECOGNISED).count();
        let mut findings = check(&submission, &self.desk.config);
        self.desk.baseline.retain(&input.path.display().to_string(), &mut findings);
        let made = Some(make(&input.path, &mut submission, &findings));
        if self.desk.keeps() {
            checked.sheet = Some(return_sheet(&findings, &submission));
        }
        if self.desk.edits() && self.folder.is_some() {
            checked.sender = Some(ForSender::new(bytes, input.is_stdin(), &submission, &findings));
        }
        checked.found(findings);
        checked.stem = stem.to_path_buf();
        checked.digest = Some(Digest::of(&input.path.display().to_string(), &submission));
        Ok(Done { checked, made })
    }
}
