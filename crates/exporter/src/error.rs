//! What can stop an export.

use thiserror::Error;

/// Why a submission could not be written in a format.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ExportError {
    /// A text is longer than the format lets one cell hold. Cutting it would lose data.
    #[error(
        "{sheet}: the text at {cell} has {chars} characters, a cell holds {max}; export CSV or JSON instead (单元格超长)"
    )]
    CellTooLong {
        /// The sheet.
        sheet: String,
        /// The cell as a spreadsheet names it: `C12`.
        cell: String,
        /// Characters of the text.
        chars: usize,
        /// The format's limit.
        max: usize,
    },
    /// A table has more rows or columns than the format holds.
    #[error("{table}: {what} exceed the {max} the format holds; export fewer documents at once (表格过大)")]
    TableTooLarge {
        /// The sheet or table.
        table: String,
        /// `rows` or `columns`.
        what: &'static str,
        /// The format's limit.
        max: usize,
    },
    /// A character the chosen encoding cannot hold.
    #[error("character U+{:04X} cannot be written in {encoding}; use UTF-8 (字符无法编码)", u32::from(*.character))]
    Unencodable {
        /// The character.
        character: char,
        /// The encoding's name.
        encoding: &'static str,
    },
    /// The submission cannot be laid out.
    #[error(transparent)]
    Layout(#[from] layout::LayoutError),
    /// More than the writer of the format can hold in memory.
    #[error("more than {max} {what}; split the document, or export CSV or JSON (内容过多)")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// The bound.
        max: usize,
    },
    /// The spreadsheet writer refused.
    #[error("the workbook could not be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The CSV writer refused.
    #[error("the CSV could not be written")]
    Csv(#[from] csv::Error),
    /// The package writer refused.
    #[error("the Word package could not be written")]
    Package(#[from] zip::result::ZipError),
    /// Writing to memory failed.
    #[error("the file could not be assembled")]
    Io(#[from] std::io::Error),
}

impl ExportError {
    /// The id under which [`ERRORS`](crate::ERRORS) says what it means.
    pub fn id(&self) -> &'static str {
        match self {
            Self::CellTooLong { .. } => "export.cell-too-long",
            Self::TableTooLarge { .. } => "export.table-too-large",
            Self::Unencodable { .. } => "export.unencodable",
            Self::Layout(error) => error.id(),
            Self::TooLarge { .. } => "export.too-large",
            Self::Workbook(_) | Self::Csv(_) | Self::Package(_) | Self::Io(_) => "export.failed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_millions_of_rows_or_a_full_memory_to_happen_has_its_id() {
        let large = ExportError::TableTooLarge { table: "指标".into(), what: "rows", max: 1_048_576 };
        assert_eq!(large.id(), "export.table-too-large");
        assert_eq!(ExportError::Io(std::io::Error::other("full")).id(), "export.failed");
    }
}
