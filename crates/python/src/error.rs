//! Errors as the exceptions of `jixiao._errors`.

use jixiao::Error;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// The exception of an error: the class by its id, the rest as attributes.
pub(crate) fn exception(py: Python<'_>, error: &Error, path: Option<&str>) -> PyErr {
    let path = error.path().map(|path| path.display().to_string()).or_else(|| path.map(str::to_owned));
    let raised = || -> PyResult<PyErr> {
        let class = py.import("jixiao._errors")?.getattr(class(error.id()))?;
        let arguments =
            (error.id(), error.alone(), path.as_deref(), error.part(), error.place(), error.advice());
        Ok(PyErr::from_value(class.call1(arguments)?))
    };
    raised().unwrap_or_else(|broken| broken)
}

/// An error of the package itself, not of a document.
pub(crate) fn fault(error: impl std::fmt::Display) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

fn class(id: &str) -> &'static str {
    match id {
        "file.not-a-document" | "file.unsupported" => "NotADocument",
        "file.encrypted" | "file.pdf-encrypted" => "Encrypted",
        "file.limit" | "file.pdf-data-too-large" | "json.over-limit" => "LimitExceeded",
        "file.damaged" | "file.pdf-damaged" | "json.not-canonical" | "json.no-grid" => "Damaged",
        _ => "JixiaoError",
    }
}
