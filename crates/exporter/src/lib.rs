//! Submission to Word, Excel and CSV.

mod delimited;
mod error;
mod sheet;
mod table;
mod word_file;
mod workbook;

pub use delimited::{CsvOptions, Encoding, Formulas, csv};
pub use error::ExportError;
pub use table::Table;
pub use word_file::docx;
pub use workbook::{xlsx, xlsx_many};
