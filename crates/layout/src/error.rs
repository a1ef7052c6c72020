//! What cannot be laid out.

use thiserror::Error;

/// Why a submission cannot be laid out: possible only for JSON that no reader made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LayoutError {
    /// A table of the JSON is no grid: its cells overlap or leave it.
    #[error("table {table}: its cells overlap or lie outside its {rows} × {columns} grid (表格结构错误)")]
    BrokenGrid {
        /// [`model::Grid::table`].
        table: u32,
        /// [`model::Grid::rows`].
        rows: u32,
        /// [`model::Grid::columns`].
        columns: u32,
    },
    /// Tables or sections are nested deeper than a Word file can be read back.
    #[error("{what} nest deeper than {max} levels (嵌套过深)")]
    TooDeep {
        /// `tables` or `sections`.
        what: &'static str,
        /// The limit.
        max: usize,
    },
}

impl LayoutError {
    /// The id under which [`ERRORS`](crate::ERRORS) says what it means.
    pub fn id(&self) -> &'static str {
        match self {
            Self::BrokenGrid { .. } => "layout.broken-grid",
            Self::TooDeep { .. } => "layout.too-deep",
        }
    }
}
