//! Many documents as tables.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use jixiao::batch::{Input, Inputs, Search, full_path, in_order_within};
use jixiao::data::{self, Checked, DataSet, describe};
use jixiao::{Error, Options};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::error::{exception, fault};
use crate::table::Table;

/// Memory of the rows in one batch of a table.
const BATCH: usize = 64 << 20;

/// Tables being filled, a list of batches each.
struct Filling {
    rows: DataSet,
    tables: Vec<Table>,
}

impl Filling {
    fn new() -> Self {
        Self { rows: DataSet::new(), tables: data::Table::ALL.map(Table::new).into() }
    }

    /// Closes the batches when they are large enough.
    fn settle(&mut self) -> Result<(), Error> {
        if self.rows.bytes() < BATCH { Ok(()) } else { self.close() }
    }

    fn close(&mut self) -> Result<(), Error> {
        for (of, batch) in self.rows.finish()? {
            if let Some(table) = self.tables.iter_mut().find(|table| table.of() == of) {
                table.push(batch);
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<Table>, Error> {
        self.close()?;
        Ok(self.tables)
    }
}

/// Reads files, folders and patterns on `jobs` threads (0: all cores), and gives the tables in the order of [`tables`].
/// A file that fails is a row of `failures`.
#[pyfunction]
#[pyo3(signature = (paths, jobs=0))]
pub(crate) fn read_many(py: Python<'_>, paths: Vec<PathBuf>, jobs: usize) -> PyResult<Vec<Table>> {
    let read = py.detach(|| all(&paths, jobs));
    read.map_err(|error| exception(py, &error, None))
}

fn all(paths: &[PathBuf], jobs: usize) -> Result<Vec<Table>, Error> {
    let options = Options::default();
    let inputs = Inputs::find(paths, &Search::default());
    let tasks: Vec<Mutex<Option<Result<Input, Error>>>> =
        inputs.list.into_iter().map(|input| Mutex::new(Some(input))).collect();
    let mut filling = Filling::new();
    let mut earlier = std::collections::HashMap::new();
    let mut broken = None;
    let work = |task: &Mutex<Option<Result<Input, Error>>>| {
        let input = task.lock().unwrap_or_else(PoisonError::into_inner).take();
        Ok(Done::of(input.unwrap_or(Err(Error::NotFound)), &options))
    };
    in_order_within(&tasks, jobs, Done::weight, work, |_, done| {
        let done = done.unwrap_or_else(Done::from);
        match &done.result {
            Some(Ok(checked)) => {
                let first = earlier.entry(done.sha256.clone()).or_insert_with(|| done.path.clone());
                let duplicate_of = (*first != done.path).then_some(first.as_str());
                filling.rows.add(checked, &done.path, &done.sha256, duplicate_of);
            }
            Some(Err(error)) => filling.rows.failure(&done.path, &done.sha256, error),
            None => {}
        }
        if let Err(error) = filling.settle() {
            broken.get_or_insert(error);
        }
    });
    broken.map_or_else(|| filling.finish(), Err)
}

/// A file that was read; no result for one of a folder that is no document.
struct Done {
    path: String,
    sha256: String,
    result: Option<Result<Checked, Error>>,
}

impl From<Error> for Done {
    fn from(error: Error) -> Self {
        let path = error.path().map(full_path).unwrap_or_default();
        Self { path, sha256: String::new(), result: Some(Err(error)) }
    }
}

impl Done {
    /// About how much memory it takes.
    fn weight(&self) -> usize {
        self.result.as_ref().and_then(|result| result.as_ref().ok()).map_or(0, Checked::weight)
    }

    fn of(input: Result<Input, Error>, options: &Options) -> Self {
        let (path, bytes) = match input.and_then(|input| {
            let bytes = input.read(options.reading.limits.file_bytes)?;
            Ok((input, bytes))
        }) {
            Ok((input, bytes)) => (input, bytes),
            Err(error) => return error.into(),
        };
        let result = match Checked::read(&bytes, &path.name(), options) {
            Err(error) if is_no_document(&error) && !path.is_certain() => None,
            result => Some(result),
        };
        Self { path: full_path(&path.path), sha256: data::sha256(&bytes), result }
    }
}

/// Rows of documents that come one after another, for engines that have their own list of them.
#[pyclass(module = "jixiao._native")]
pub(crate) struct Gatherer {
    rows: DataSet,
    options: Options,
}

#[pymethods]
impl Gatherer {
    #[new]
    #[pyo3(signature = (profiles=None, limits=Vec::new()))]
    fn new(py: Python<'_>, profiles: Option<PathBuf>, limits: Vec<(String, u64)>) -> PyResult<Self> {
        let mut options = Options::default();
        if let Some(folder) = profiles {
            options.add_profiles(&folder).map_err(|error| exception(py, &error, folder.to_str()))?;
        }
        for (name, number) in limits {
            options.reading.limits.set(&name, number).map_err(PyValueError::new_err)?;
        }
        Ok(Self { rows: DataSet::new(), options })
    }

    /// Reads a file and adds its rows; a failure is a row too.
    fn read(&mut self, py: Python<'_>, bytes: &[u8], path: &str) {
        py.detach(|| self.rows.read(bytes, path, &self.options));
    }

    /// The same for a file that may be anything: what is no document has no row.
    fn read_possible(&mut self, py: Python<'_>, bytes: &[u8], path: &str) {
        py.detach(|| {
            let name = path.rsplit('/').next().unwrap_or(path);
            let sha256 = data::sha256(bytes);
            match Checked::read(bytes, name, &self.options) {
                Ok(checked) => self.rows.add(&checked, path, &sha256, None),
                Err(error) if is_no_document(&error) => {}
                Err(error) => self.rows.failure(path, &sha256, &error),
            }
        });
    }

    /// Adds a document that another process read: its JSON, and the SHA-256 of its bytes.
    fn add(&mut self, py: Python<'_>, json: &str, path: &str, sha256: &str) -> PyResult<()> {
        let added = py.detach(|| -> Result<(), serde_json::Error> {
            let checked = Checked::of(serde_json::from_str(json)?);
            self.rows.add(&checked, path, sha256, None);
            Ok(())
        });
        added.map_err(fault)
    }

    /// Adds a file that another process could not read.
    fn fail(&mut self, path: &str, sha256: &str, id: &str, message: String) {
        let known = jixiao::entries().find(|entry| entry.id == id);
        let id = known.map_or("batch.crash", |entry| entry.id);
        self.rows.failure(path, sha256, &Error::Told { id, message });
    }

    /// About how much memory the rows take.
    fn bytes(&self) -> usize {
        self.rows.bytes()
    }

    /// The rows so far of one table; those of the others are dropped.
    fn finish(&mut self, table: &str) -> PyResult<Table> {
        let of: data::Table = table.parse().map_err(PyValueError::new_err)?;
        let mut table = Table::new(of);
        let batches = self.rows.finish().map_err(fault)?;
        batches.into_iter().filter(|(name, _)| *name == of).for_each(|(_, batch)| table.push(batch));
        Ok(table)
    }
}

fn is_no_document(error: &Error) -> bool {
    error.id() == "file.not-a-document"
}

/// The files that paths mean, by their full paths, and whether each must be a document. What leads nowhere is among them.
#[pyfunction]
pub(crate) fn find(py: Python<'_>, paths: Vec<PathBuf>) -> Vec<(String, bool)> {
    let found = py.detach(|| Inputs::find(&paths, &Search::default()));
    let of = |input: Result<Input, Error>| match input {
        Ok(input) => Some((full_path(&input.path), input.is_certain())),
        Err(error) => error.path().map(|path| (full_path(path), true)),
    };
    found.list.into_iter().filter_map(of).collect()
}

/// The names of the tables.
#[pyfunction]
pub(crate) fn tables() -> Vec<&'static str> {
    data::Table::ALL.map(data::Table::name).into()
}

/// The columns of a table as JSON.
#[pyfunction]
pub(crate) fn table_schema(table: &str) -> PyResult<String> {
    let table: data::Table = table.parse().map_err(PyValueError::new_err)?;
    Ok(describe(table).to_string())
}
