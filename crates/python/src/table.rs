//! A table that any Arrow library takes without copying.

use arrow_array::RecordBatchIterator;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use jixiao::data::{self, RecordBatch};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// One table of the data set. pyarrow, polars, pandas and duckdb take it through `__arrow_c_stream__`.
#[pyclass(frozen, module = "jixiao._native")]
pub(crate) struct Table {
    of: data::Table,
    batches: Vec<RecordBatch>,
}

impl Table {
    pub(crate) fn new(of: data::Table) -> Self {
        Self { of, batches: Vec::new() }
    }

    pub(crate) fn of(&self) -> data::Table {
        self.of
    }

    pub(crate) fn push(&mut self, batch: RecordBatch) {
        self.batches.push(batch);
    }
}

#[pymethods]
impl Table {
    /// Its name: `indicators`.
    #[getter]
    fn name(&self) -> &'static str {
        self.of.name()
    }

    /// The names of its columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        data::schema(self.of).fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        let columns = data::schema(self.of).fields().len();
        format!("<jixiao.Table {}: {} rows, {columns} columns>", self.of, self.__len__())
    }

    /// The Arrow PyCapsule interface. The rows are shared, not copied; a schema asked for is not cast to.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, data::schema(self.of));
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }
}
