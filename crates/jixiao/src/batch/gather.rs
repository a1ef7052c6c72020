//! What is made of all inputs together: one workbook, one pair of CSV files, the data set.

use std::path::{Path, PathBuf};

use exporter::Table;
use model::Submission;
#[cfg(feature = "parquet")]
use word::WordError;

#[cfg(feature = "parquet")]
use super::data::{Checked, DataFolder, Held};
use super::{Plan, Report, Target, ours, weight};
#[cfg(feature = "parquet")]
use super::{Status, full_path};
use crate::Error;
use crate::files::{self, Protected};

/// A document that a worker hands over, with what takes time to make of it.
pub(super) struct Handed {
    submission: Option<Submission>,
    #[cfg(feature = "parquet")]
    checked: Option<Checked>,
}

impl Handed {
    /// What `plan` will need of a document; `None` when nothing is made of all inputs together.
    pub(super) fn new(submission: Submission, plan: &Plan) -> Option<Self> {
        let kept = plan.together.is_some().then(|| submission.clone());
        #[cfg(feature = "parquet")]
        if plan.targets.contains(&Target::Parquet) {
            return Some(Self { submission: kept, checked: Some(Checked::of(submission)) });
        }
        kept.is_some().then(|| Self {
            submission: kept,
            #[cfg(feature = "parquet")]
            checked: None,
        })
    }
}

impl Handed {
    /// About how much memory it takes.
    pub(super) fn weight(&self) -> usize {
        let kept = self.submission.as_ref().map_or(0, weight::of);
        #[cfg(feature = "parquet")]
        let kept = kept + self.checked.as_ref().map_or(0, Checked::weight);
        kept
    }
}

/// An input that is done, as it is known here.
#[cfg_attr(not(feature = "parquet"), expect(dead_code, reason = "only the data set asks"))]
pub(super) struct Key<'a> {
    /// Its full path.
    pub(super) path: String,
    /// Version, profiles and options.
    pub(super) by: &'a str,
    /// Whether it was to be a document by its name.
    pub(super) certain: bool,
}

/// What is made of all inputs together, gathered in their order.
pub(super) struct Gathering<'a> {
    plan: &'a Plan,
    together: Vec<Submission>,
    #[cfg(feature = "parquet")]
    data: Option<DataFolder>,
}

impl<'a> Gathering<'a> {
    /// Opens what there is. `paths` are those of the run.
    #[cfg_attr(not(feature = "parquet"), expect(unused_variables, reason = "only the data set asks"))]
    pub(super) fn new(plan: &'a Plan, paths: &[PathBuf]) -> Result<Self, Error> {
        let wanted = plan.targets.contains(&Target::Parquet);
        #[cfg(not(feature = "parquet"))]
        if wanted {
            return Err(Error::NoParquet);
        }
        #[cfg(feature = "parquet")]
        let folder = plan.output.as_deref().unwrap_or(Path::new("."));
        Ok(Self {
            plan,
            together: Vec::new(),
            #[cfg(feature = "parquet")]
            data: wanted.then(|| DataFolder::open(folder, paths)).transpose()?,
        })
    }

    /// What of the data set stands; `None` when none is wanted.
    #[cfg(feature = "parquet")]
    pub(super) fn held(&self) -> Option<Held> {
        self.data.as_ref().map(DataFolder::held)
    }

    /// Takes an input that is done.
    #[cfg_attr(not(feature = "parquet"), expect(unused_variables, reason = "only the data set asks"))]
    pub(super) fn take(
        &mut self,
        report: &Report,
        key: &Key<'_>,
        handed: Option<Handed>,
    ) -> Result<(), Error> {
        let Some(handed) = handed else {
            #[cfg(feature = "parquet")]
            return self.without_document(report, key);
            #[cfg(not(feature = "parquet"))]
            return Ok(());
        };
        self.together.extend(handed.submission);
        #[cfg(feature = "parquet")]
        if let (Some(data), Some(checked)) = (&mut self.data, &handed.checked) {
            let duplicate_of = report.duplicate_of.as_deref().map(full_path);
            data.document(checked, &key.path, &report.sha256, key.by, duplicate_of.as_deref())?;
        }
        Ok(())
    }

    #[cfg(feature = "parquet")]
    fn without_document(&mut self, report: &Report, key: &Key<'_>) -> Result<(), Error> {
        let Some(data) = &mut self.data else { return Ok(()) };
        match (report.status, report.errors.first()) {
            (Status::Failed, Some(error)) => data.failure(&key.path, &report.sha256, key.by, error),
            // Unchanged, it keeps its rows.
            (Status::Skipped, _) if !report.sha256.is_empty() => Ok(()),
            // Nobody's failure, but whoever counts files wants to find each.
            (Status::Skipped, _) if key.certain => {
                let message = report.reason.clone().unwrap_or_default();
                let error = Error::Told { id: WordError::NOT_A_DOCUMENT, message };
                data.failure(&key.path, "", key.by, &error)
            }
            _ => {
                data.nothing(&key.path);
                Ok(())
            }
        }
    }

    /// Writes what was gathered.
    pub(super) fn close(self, protected: &Protected) -> Result<(), Error> {
        #[cfg(feature = "parquet")]
        if let Some(data) = self.data {
            data.close()?;
        }
        let Some(file) = &self.plan.together else { return Ok(()) };
        let submissions: Vec<&Submission> = self.together.iter().collect();
        for (path, bytes) in written(self.plan, file, &submissions)? {
            let is_foreign = path.is_file() && !protected.holds(&path) && !ours::is_ours(&path);
            if is_foreign && !self.plan.force {
                return Err(Error::OutputIsForeign.of(path));
            }
            files::write_whole(&path, &bytes, protected)?;
        }
        Ok(())
    }
}

/// The files that hold all documents.
fn written(plan: &Plan, file: &Path, submissions: &[&Submission]) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let mut files = Vec::new();
    if plan.targets.contains(&Target::Xlsx) {
        files.push((file.with_extension("xlsx"), exporter::xlsx_many(submissions, &plan.layout())?));
    }
    if plan.targets.contains(&Target::Csv) {
        for (table, ending) in [(Table::Indicators, "indicators.csv"), (Table::Funds, "funds.csv")] {
            files.push((file.with_extension(ending), exporter::csv(submissions, table, &plan.csv)?));
        }
    }
    Ok(files)
}
