//! Reads, typesets and writes, a file a worker; tells in order.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use model::Submission;
use word::WordError;

#[cfg(feature = "parquet")]
use super::data::Held;
use super::gather::{Gathering, Handed, Key};
use super::isolated::{Isolation, Processes};
use super::manifest::{Manifest, Record};
use super::{Input, Inputs, Observer, Plan, Report, Search, Status, Summary, Target};
use super::{guarded, in_order, naming, ours};
use crate::files::{self, Protected};
use crate::{Error, Options, read};

/// Converts files, folders and patterns as the plan says. An input that fails is reported; the rest is done.
///
/// # Errors
/// Only when nothing can be done at all: the output folder cannot be made, or holds a manifest that cannot be written.
pub fn run(paths: &[PathBuf], plan: &Plan, observer: &mut dyn Observer) -> Result<Summary, Error> {
    let mut search = Search::default();
    search.output.clone_from(&plan.output);
    search.all_formats = plan.all_formats;
    let inputs = Inputs::find(paths, &search);
    for (path, reason) in &inputs.passed_over {
        observer.passed_over(path, reason);
    }
    let mut gathering = Gathering::new(plan, paths)?;
    let work = Work::new(&inputs, plan, &gathering)?;
    let tasks = tasks(inputs);
    observer.begin(tasks.len());

    let mut summary = Summary::default();
    let mut first: HashMap<String, PathBuf> = HashMap::new();
    let mut lost = None;
    let mut ungathered = None;
    in_order(
        &tasks,
        plan.jobs,
        |task| work.convert(task),
        |task, done| {
            let Done { mut report, record, handed } = done.unwrap_or_else(|error| match error {
                // The files behind the link are there by another way.
                Error::In { error, .. } if matches!(*error, Error::LinkLoop) => {
                    Report::new(task.path()).skip(error.to_string()).into()
                }
                error => Report::failed(task.path(), error).into(),
            });
            let key =
                Key { path: Work::key(task, record.as_ref()), by: &work.by, certain: task.is_certain() };
            let gather = |report: &Report| {
                if let Err(error) = gathering.take(report, &key, handed) {
                    ungathered.get_or_insert(error);
                }
            };
            if task.is_passed_over(&report) {
                gather(&report);
                return observer.passed_over(&report.path, report.reason.as_deref().unwrap_or_default());
            }
            if !report.sha256.is_empty() {
                match first.get(&report.sha256) {
                    Some(earlier) => report.duplicate_of = Some(earlier.clone()),
                    None => drop(first.insert(report.sha256.clone(), report.path.clone())),
                }
            }
            if report.duplicate_of.is_some() && report.status == Status::Converted {
                report.status = Status::Duplicate;
            }
            if let (Some(manifest), Some(record)) = (&work.manifest, record)
                && let Err(error) = manifest.finish(record)
            {
                lost.get_or_insert(error);
            }
            // After its line in the manifest: what the data set holds, the manifest knows.
            gather(&report);
            summary.count(&report);
            observer.report(&report);
        },
    );
    let gathered = ungathered.map_or_else(|| gathering.close(&work.protected), Err);
    let closed = work.manifest.map_or(Ok(()), Manifest::close);
    gathered?;
    match (lost, closed) {
        (None, Ok(())) => Ok(summary),
        (Some(error), _) | (None, Err(error)) => {
            Err(Error::Unwritable(error).of(plan.output.clone().unwrap_or_default().join(".jixiao")))
        }
    }
}

/// An input and what its outputs are called, or why there is none.
enum Task {
    Input { input: Input, stem: PathBuf },
    Missing { path: PathBuf, error: Mutex<Option<Error>> },
}

impl Task {
    fn path(&self) -> &Path {
        match self {
            Self::Input { input, .. } => &input.path,
            Self::Missing { path, .. } => path,
        }
    }

    /// Whether it was to be a document.
    fn is_certain(&self) -> bool {
        matches!(self, Self::Input { input, .. } if input.is_certain())
    }

    /// Whether it was only looked into: a text or a page in a folder that is no document.
    fn is_passed_over(&self, report: &Report) -> bool {
        report.status == Status::Skipped
            && report.sha256.is_empty()
            && matches!(self, Self::Input { input, .. } if !input.certain)
    }
}

fn tasks(inputs: Inputs) -> Vec<Task> {
    let found: Vec<&Input> = inputs.found().collect();
    let mut stems = naming::stems(&found).into_iter();
    let task = |input: Result<Input, Error>| match input {
        Ok(input) => Task::Input { input, stem: stems.next().unwrap_or_default() },
        Err(error) => {
            let path = error.path().map(Path::to_path_buf).unwrap_or_default();
            Task::Missing { path, error: Mutex::new(Some(error)) }
        }
    };
    inputs.list.into_iter().map(task).collect()
}

/// An input done: what to tell, and the line of the manifest.
struct Done {
    report: Report,
    record: Option<Record>,
    handed: Option<Handed>,
}

impl From<Report> for Done {
    fn from(report: Report) -> Self {
        Self { report, record: None, handed: None }
    }
}

/// Reads files here, or in processes of their own.
pub struct Reader<'a> {
    options: &'a Options,
    processes: Option<Processes<'a>>,
}

impl<'a> Reader<'a> {
    /// A reader for any number of files and threads.
    pub fn new(options: &'a Options, isolation: Option<&'a Isolation>) -> Self {
        Self { options, processes: isolation.map(Processes::new) }
    }

    /// [`read`], where a panic, and with isolation the end of a process, is an error like others.
    pub fn read(&self, bytes: &[u8], name: &str) -> Result<Submission, Error> {
        match &self.processes {
            Some(processes) => processes.read(bytes, name),
            None => guarded(|| read(bytes, name, self.options)),
        }
    }
}

/// What all workers share.
struct Work<'a> {
    plan: &'a Plan,
    reader: Reader<'a>,
    targets: Vec<Target>,
    folder: PathBuf,
    protected: Protected,
    manifest: Option<Manifest>,
    options: String,
    profiles: String,
    /// Both, and the version: what rows were made by.
    by: String,
    #[cfg(feature = "parquet")]
    held: Option<Held>,
}

impl<'a> Work<'a> {
    #[cfg_attr(
        not(feature = "parquet"),
        expect(unused_variables, reason = "only the data set stands already")
    )]
    fn new(inputs: &Inputs, plan: &'a Plan, gathering: &Gathering<'_>) -> Result<Self, Error> {
        let (options, profiles) = (plan.fingerprint(), plan.options.profiles_id());
        let mut targets = plan.each_target();
        targets.retain(|target| !plan.gathers(*target));
        Ok(Self {
            plan,
            reader: Reader::new(&plan.options, plan.isolation.as_ref()),
            targets,
            folder: plan.output.clone().unwrap_or_default(),
            protected: Protected::new(inputs.found().map(|input| &input.path)),
            manifest: plan.output.as_deref().map(Manifest::open).transpose()?,
            by: format!("{} {profiles} {options}", env!("CARGO_PKG_VERSION")),
            options,
            profiles,
            #[cfg(feature = "parquet")]
            held: gathering.held(),
        })
    }

    fn convert(&self, task: &Task) -> Result<Done, Error> {
        let (input, stem) = match task {
            Task::Input { input, stem } => (input, stem),
            Task::Missing { error, .. } => {
                let error = error.lock().unwrap_or_else(PoisonError::into_inner).take();
                return Err(error.unwrap_or(Error::NotFound));
            }
        };
        let limits = &self.plan.options.reading.limits;
        let bytes = match input.read(limits.file_bytes) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Report::failed(&input.path, error).into()),
        };
        let mut record = self.record(input, stem, &bytes);
        let mut report = Report::new(&input.path);
        report.sha256.clone_from(&record.sha256);
        if self.plan.resume && self.stands(&record) {
            report.outputs = record.outputs.iter().map(|output| self.folder.join(output)).collect();
            return Ok(report.skip("unchanged since it was converted (未变化)").into());
        }
        let submission = match self.reader.read(&bytes, &input.name()) {
            Ok(submission) => submission,
            // In a folder a file that is no document is nobody's failure.
            Err(error) if error.id() == WordError::NOT_A_DOCUMENT && input.below.is_some() => {
                report.sha256.clear();
                return Ok(report.skip(error.to_string()).into());
            }
            Err(error) => {
                report.fail(error);
                record.outputs.clear();
                "failed".clone_into(&mut record.status);
                return Ok(Done { report, record: Some(record), handed: None });
            }
        };
        drop(bytes);
        report.count(&submission);
        let mut refused = self.claim(&record)?;
        record.outputs.clear();
        for target in &self.targets {
            let written = match target.write(&submission, self.plan) {
                Ok(written) => written,
                Err(error) => {
                    report.fail(error);
                    continue;
                }
            };
            report.add_notes(written.notes);
            for (ending, bytes) in target.endings().iter().zip(&written.files) {
                let name = output(stem, ending);
                let written = match refused.remove(&name) {
                    Some(error) => Err(error),
                    None => self.put(&name, bytes),
                };
                match written {
                    Ok(path) => {
                        report.outputs.push(path);
                        record.outputs.push(name);
                    }
                    Err(error) => report.fail(error.of(&input.path)),
                }
            }
        }
        let status = if report.errors.is_empty() { "converted" } else { "failed" };
        status.clone_into(&mut record.status);
        Ok(Done { report, record: Some(record), handed: Handed::new(submission, self.plan) })
    }

    /// Whether everything that is to be made of an input stands.
    fn stands(&self, record: &Record) -> bool {
        // A file of all documents needs each of them.
        if self.plan.together.is_some() {
            return false;
        }
        #[cfg(feature = "parquet")]
        if self.held.as_ref().is_some_and(|held| !held.holds(&record.input, &record.sha256, &self.by)) {
            return false;
        }
        self.manifest.as_ref().is_some_and(|manifest| manifest.stands(record))
    }

    /// The full path of an input, by which its rows are known.
    fn key(task: &Task, record: Option<&Record>) -> String {
        record.map_or_else(|| full_path(task.path()), |record| record.input.clone())
    }

    /// What the manifest will say when all goes well.
    fn record(&self, input: &Input, stem: &Path, bytes: &[u8]) -> Record {
        let endings = self.targets.iter().flat_map(|target| target.endings());
        Record {
            input: full_path(&input.path),
            sha256: super::sha256(bytes),
            jixiao: env!("CARGO_PKG_VERSION").to_owned(),
            profiles: self.profiles.clone(),
            options: self.options.clone(),
            outputs: endings.map(|ending| output(stem, ending)).collect(),
            status: String::new(),
        }
    }

    /// Says in the manifest whose the outputs will be. Refused are those of another input, and files that jixiao did not
    /// make.
    fn claim(&self, record: &Record) -> Result<HashMap<String, Error>, Error> {
        let refused = |output: &str, owner: Option<&str>| {
            let path = self.folder.join(output);
            match owner {
                _ if self.plan.force => None,
                Some(owner) if owner == record.input => None,
                Some(owner) => Some(Error::OutputOfAnother { owner: owner.into() }.of(path)),
                None if self.protected.holds(&path) => None, // `put` looks at its bytes
                None if path.is_file() && !ours::is_ours(&path) => Some(Error::OutputIsForeign.of(path)),
                None => None,
            }
        };
        if let Some(manifest) = &self.manifest {
            return manifest
                .claim(record, refused)
                .map_err(|error| Error::Unwritable(error).of(&self.folder));
        }
        let outputs = record.outputs.iter();
        Ok(outputs.filter_map(|output| Some((output.clone(), refused(output, None)?))).collect())
    }

    /// Writes one output, never over an input. The JSON of a canonical JSON in the same folder is that file already.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Error> {
        let path = self.folder.join(name);
        if self.protected.holds(&path) && std::fs::read(&path).is_ok_and(|there| there == bytes) {
            return Ok(path);
        }
        match &self.manifest {
            Some(manifest) => files::write_by_way_of(&manifest.tmp(), &path, bytes, &self.protected)?,
            None => files::write_whole(&path, bytes, &self.protected)?,
        }
        Ok(path)
    }
}

/// A path as the file system names it; that of a file that is not there as it would be called.
pub fn full_path(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "-".to_owned();
    }
    let path =
        path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_path_buf());
    path.display().to_string()
}

/// `民政局/目标` and `json` → `民政局/目标.json`, with `/` on every system.
fn output(stem: &Path, ending: &str) -> String {
    let parts: Vec<_> = stem.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    format!("{}.{ending}", parts.join("/"))
}
