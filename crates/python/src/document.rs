//! One document, one value: JSON text in, JSON text out.

use jixiao::batch::{Input, guarded};
use jixiao::{CheckConfig, Context, DiffOptions, Options, Submission};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::{exception, fault};

/// A document: a path, or bytes with a name.
#[derive(FromPyObject)]
pub(crate) enum Source<'py> {
    Bytes(Bound<'py, PyBytes>),
    Path(std::path::PathBuf),
}

/// Reads a document, without the interpreter's lock.
fn submission(py: Python<'_>, source: &Source<'_>, name: Option<&str>) -> PyResult<Submission> {
    let options = Options::default();
    match source {
        Source::Bytes(bytes) => {
            let (bytes, name) = (bytes.as_bytes(), name.unwrap_or_default());
            let read = py.detach(|| guarded(|| jixiao::read(bytes, name, &options)));
            read.map_err(|error| exception(py, &error, None))
        }
        Source::Path(path) => {
            let read = py.detach(|| {
                let input = Input::new(path);
                let bytes = input.read(options.reading.limits.file_bytes)?;
                let name = name.map_or_else(|| input.name(), str::to_owned);
                guarded(|| jixiao::read(&bytes, &name, &options)).map_err(|error| error.of(path))
            });
            read.map_err(|error| exception(py, &error, path.to_str()))
        }
    }
}

/// The canonical JSON of a document.
#[pyfunction]
#[pyo3(signature = (source, name=None))]
pub(crate) fn read(py: Python<'_>, source: Source<'_>, name: Option<&str>) -> PyResult<String> {
    let submission = submission(py, &source, name)?;
    py.detach(|| serde_json::to_string(&submission)).map_err(fault)
}

/// The findings in a document, as `jixiao check --format json` prints them.
#[pyfunction]
#[pyo3(signature = (source, name=None, select=Vec::new(), ignore=Vec::new()))]
pub(crate) fn check(
    py: Python<'_>,
    source: Source<'_>,
    name: Option<&str>,
    select: Vec<String>,
    ignore: Vec<String>,
) -> PyResult<String> {
    let submission = submission(py, &source, name)?;
    let config = CheckConfig { select, ignore, ..CheckConfig::default() };
    py.detach(|| serde_json::to_string(&jixiao::check(&submission, &config))).map_err(fault)
}

/// The changes from one document to another, as `jixiao diff --format json` prints them.
#[pyfunction]
#[pyo3(signature = (old, new, old_name=None, new_name=None))]
pub(crate) fn diff(
    py: Python<'_>,
    old: Source<'_>,
    new: Source<'_>,
    old_name: Option<&str>,
    new_name: Option<&str>,
) -> PyResult<String> {
    let (old, new) = (submission(py, &old, old_name)?, submission(py, &new, new_name)?);
    py.detach(|| serde_json::to_string(&jixiao::diff(&old, &new, &DiffOptions::default()))).map_err(fault)
}

/// A value as JSON.
#[pyfunction]
#[pyo3(signature = (text, year=None, level2=None, name=None))]
pub(crate) fn quantity(
    text: &str,
    year: Option<u16>,
    level2: Option<&str>,
    name: Option<&str>,
) -> PyResult<String> {
    let context = Context { year, level2, name, ..Context::default() };
    serde_json::to_string(&jixiao::quantity(text, &context)).map_err(fault)
}

/// The JSON Schema of the canonical JSON.
#[pyfunction]
pub(crate) fn schema() -> String {
    jixiao::schema().to_string()
}

/// The manual page of a rule, a note or an error.
#[pyfunction]
pub(crate) fn explain(id: &str) -> Option<String> {
    jixiao::explain(id)
}
