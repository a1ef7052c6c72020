//! Reads, typesets and writes, a file a worker; tells in order.

use std::collections::HashMap;
use std::path::PathBuf;

use model::Submission;
use word::WordError;

#[cfg(feature = "parquet")]
use super::data::Held;
use super::folder::{Fingerprint, Folder, full_path, output};
use super::gather::{Gathering, Handed, Key};
use super::isolated::{Isolation, Processes};
use super::manifest::Record;
use super::task::{Task, tasks};
use super::{Inputs, Observer, Plan, Report, Search, Status, Summary, Target};
use super::{guarded, in_order_within};
use crate::files::Protected;
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
    in_order_within(
        &tasks,
        plan.jobs,
        |done: &Done| done.handed.as_ref().map_or(0, Handed::weight),
        |task| work.convert(task),
        |task, done| {
            let Done { mut report, record, handed } = done.unwrap_or_else(|error| match error {
                // The files behind the link are there by another way.
                Error::In { error, .. } if matches!(*error, Error::LinkLoop) => {
                    Report::new(task.path()).skip(error.to_string()).into()
                }
                error => Report::failed(task.path(), error).into(),
            });
            let key = Key {
                path: Work::key(task, record.as_ref()),
                by: work.fingerprint.by(),
                certain: task.is_certain(),
            };
            let gather = |report: &Report| {
                if let Err(error) = gathering.take(report, &key, handed) {
                    ungathered.get_or_insert(error);
                }
            };
            let is_passed_over = report.status == Status::Skipped && report.sha256.is_empty();
            if is_passed_over && task.is_uncertain() {
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
            if let Some(record) = record
                && let Err(error) = work.folder.finish(record)
            {
                lost.get_or_insert(error);
            }
            // After its line in the manifest: what the data set holds, the manifest knows.
            gather(&report);
            summary.count(&report);
            observer.report(&report);
        },
    );
    let gathered = ungathered.map_or_else(|| gathering.close(work.folder.protected()), Err);
    let closed = work.folder.close(lost);
    gathered?;
    closed?;
    Ok(summary)
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
    folder: Folder,
    fingerprint: Fingerprint,
    #[cfg(feature = "parquet")]
    held: Option<Held>,
}

impl<'a> Work<'a> {
    #[cfg_attr(
        not(feature = "parquet"),
        expect(unused_variables, reason = "only the data set stands already")
    )]
    fn new(inputs: &Inputs, plan: &'a Plan, gathering: &Gathering<'_>) -> Result<Self, Error> {
        let mut targets = plan.each_target();
        targets.retain(|target| !plan.gathers(*target));
        let protected = Protected::new(inputs.found().map(|input| &input.path));
        Ok(Self {
            plan,
            reader: Reader::new(&plan.options, plan.isolation.as_ref()),
            targets,
            folder: Folder::open(plan.output.as_deref(), protected, plan.force)?,
            fingerprint: Fingerprint::new(&plan.fingerprint(), &plan.options),
            #[cfg(feature = "parquet")]
            held: gathering.held(),
        })
    }

    fn convert(&self, task: &Task) -> Result<Done, Error> {
        let (input, stem) = task.input()?;
        let limits = &self.plan.options.reading.limits;
        let bytes = match input.read(limits.file_bytes) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Report::failed(&input.path, error).into()),
        };
        let endings = self.targets.iter().flat_map(|target| target.endings());
        let outputs = endings.map(|ending| output(stem, ending)).collect();
        let mut record = self.fingerprint.record(&input.path, super::sha256(&bytes), outputs);
        let mut report = Report::new(&input.path);
        report.sha256.clone_from(&record.sha256);
        if self.plan.resume && self.stands(&record) {
            report.outputs = record.outputs.iter().map(|output| self.folder.path(output)).collect();
            return Ok(report.skip("unchanged since it was converted (未变化)").into());
        }
        let submission = match self.reader.read(&bytes, &input.name()) {
            Ok(submission) => submission,
            // In a folder a file that is no document is nobody's failure.
            Err(error) if error.is_no_failure_in_a_folder() && input.below.is_some() => {
                if error.id() == WordError::NOT_A_DOCUMENT {
                    report.sha256.clear();
                }
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
        let mut refused = self.folder.claim(&record)?;
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
                    None => self.folder.put(&name, bytes),
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
        if self
            .held
            .as_ref()
            .is_some_and(|held| !held.holds(&record.input, &record.sha256, self.fingerprint.by()))
        {
            return false;
        }
        self.folder.stands(record)
    }

    /// The full path of an input, by which its rows are known.
    fn key(task: &Task, record: Option<&Record>) -> String {
        record.map_or_else(|| full_path(task.path()), |record| record.input.clone())
    }
}
