//! Two documents, or two folders of them, compared: paths in, differences out.

use std::path::{Path, PathBuf};

use differ::{FailedDocument, Filed, FolderDiff, ReadingError, Side};
use word::WordError;

use crate::batch::{Input, Inputs, Search, guarded, in_order};
use crate::{Diff, DiffOptions, Error, Options, Submission};

/// What was compared with what.
#[derive(Debug)]
pub struct Comparison {
    /// The differences.
    pub differences: Differences,
    /// Every file that was read, or could not be: none of them may be written to.
    pub inputs: Vec<PathBuf>,
}

/// The differences of two documents or two folders.
#[derive(Debug)]
pub enum Differences {
    /// Of two documents.
    Documents(Box<Diff>),
    /// Of two folders.
    Folders(Box<FolderDiff>),
}

impl Differences {
    /// Whether both sides say the same, as far as they could be read.
    pub fn is_same(&self) -> bool {
        match self {
            Self::Documents(diff) => diff.is_same(),
            Self::Folders(diff) => diff.is_same(),
        }
    }

    /// Whether a file could not be read.
    pub fn is_incomplete(&self) -> bool {
        matches!(self, Self::Folders(diff) if !diff.failed.is_empty())
    }
}

/// Compares two files, or two folders with `jobs` threads (0: as many as there are cores). In folders a file that cannot
/// be read does not stop the others: it is listed.
///
/// # Errors
///
/// When one of two files cannot be read, or a folder holds nothing to be read.
pub fn compare(
    old: &Path,
    new: &Path,
    options: &Options,
    how: &DiffOptions,
    jobs: usize,
) -> Result<Comparison, Error> {
    if old.is_dir() || new.is_dir() {
        return folders(old, new, options, how, jobs);
    }
    let (mut before, mut after) = (read(&Input::new(old), options)?, read(&Input::new(new), options)?);
    before.year = before.year.or(year(how, Side::Old));
    after.year = after.year.or(year(how, Side::New));
    let mut diff = differ::diff(&before, &after, how);
    diff.old.path = Some(old.display().to_string());
    diff.new.path = Some(new.display().to_string());
    Ok(Comparison {
        differences: Differences::Documents(Box::new(diff)),
        inputs: vec![old.to_owned(), new.to_owned()],
    })
}

fn folders(
    old: &Path,
    new: &Path,
    options: &Options,
    how: &DiffOptions,
    jobs: usize,
) -> Result<Comparison, Error> {
    let mut failed = Vec::new();
    let mut inputs = Vec::new();
    let mut side = |path: &Path, side: Side| -> Result<Vec<Filed>, Error> {
        let (mut filed, lost, found) = folder(path, side, options, jobs)?;
        filed.iter_mut().for_each(|filed| {
            filed.submission.year = filed.submission.year.or(year(how, side));
        });
        failed.extend(lost);
        inputs.extend(found);
        Ok(filed)
    };
    let (before, after) = (side(old, Side::Old)?, side(new, Side::New)?);
    let pairing = differ::pair_documents(&before, &after, &failed, how);
    let mut diffs = Vec::with_capacity(pairing.pairs.len());
    let mut broken = None;
    in_order(
        &pairing.pairs,
        jobs,
        |pair| Ok(differ::diff_pair(&before, &after, pair, how)),
        |_, diff| match diff {
            Ok(diff) => diffs.push(diff),
            Err(error) => broken = Some(error),
        },
    );
    if let Some(error) = broken {
        return Err(error);
    }
    let diff = differ::folder(&before, &after, failed, pairing, diffs);
    Ok(Comparison { differences: Differences::Folders(Box::new(diff)), inputs })
}

/// The budget year that is set for the documents of a side.
fn year(how: &DiffOptions, side: Side) -> Option<u16> {
    how.years.map(|(old, new)| if side == Side::Old { old } else { new })
}

type Folder = (Vec<Filed>, Vec<FailedDocument>, Vec<PathBuf>);

/// The documents of a folder, or one document: those that were read, those that could not be, and all paths.
fn folder(path: &Path, side: Side, options: &Options, jobs: usize) -> Result<Folder, Error> {
    let (mut failed, mut list) = (Vec::new(), Vec::new());
    for input in Inputs::find(&[path.to_owned()], &Search::default()).list {
        match input {
            Ok(input) => list.push(input),
            // A folder that is missing or empty is no side of a comparison.
            Err(error) if error.path().is_none_or(|there| there == path) => return Err(error),
            Err(error) => failed.push(lost(path, side, error.path().unwrap_or(path), &error)),
        }
    }
    let mut filed = Vec::new();
    in_order(
        &list,
        jobs,
        |input| read(input, options).map(slim),
        |input, result| match result {
            Ok(submission) => filed.push(Filed {
                path: input.path.display().to_string(),
                below: below(path, &input.path),
                submission,
            }),
            // What only may have been a document, by its name, is nobody's.
            Err(error) if error.id() == WordError::NOT_A_DOCUMENT && !input.certain => {}
            Err(error) => failed.push(lost(path, side, &input.path, &error)),
        },
    );
    Ok((filed, failed, list.into_iter().map(|input| input.path).collect()))
}

fn lost(folder: &Path, side: Side, path: &Path, error: &Error) -> FailedDocument {
    FailedDocument {
        side,
        path: path.display().to_string(),
        below: below(folder, path),
        error: ReadingError { id: error.id().to_owned(), message: error.to_string() },
        counterpart: None,
    }
}

/// The path below the folder, with `/` on every system; the name of a file that was given by itself.
fn below(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).ok().filter(|below| !below.as_os_str().is_empty());
    let below = below.or_else(|| path.file_name().map(Path::new)).unwrap_or(path);
    below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn read(input: &Input, options: &Options) -> Result<Submission, Error> {
    let bytes = input.read(options.reading.limits.file_bytes)?;
    guarded(|| crate::read(&bytes, &input.name(), options)).map_err(|error| error.of(&input.path))
}

/// Without what no comparison looks at: ten thousand documents are held at once.
#[must_use]
pub fn slim(mut submission: Submission) -> Submission {
    for form in &mut submission.forms {
        form.grids = Vec::new();
        form.reading = None;
    }
    submission.notes = Vec::new();
    submission
}
