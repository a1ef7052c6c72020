//! The native part of the Python package `jixiao`. Documents, findings, changes and quantities go over the border as the
//! JSON text they are everywhere; tables go as Arrow streams, without copying. What Python code calls is `python/jixiao`.

mod document;
mod error;
mod many;
mod table;

use pyo3::prelude::*;

/// `jixiao._native`.
#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use super::document::{check, diff, explain, quantity, read, schema};
    #[pymodule_export]
    use super::many::{Gatherer, find, read_many, table_schema, tables};
    #[pymodule_export]
    use super::table::Table;

    use super::{Bound, PyModule, PyModuleMethods as _, PyResult};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
