//! Submission to Word, Excel and CSV.

mod bounds;
mod characters;
mod delimited;
mod entries;
mod error;
mod made;
mod sheet;
mod table;
mod word_file;
mod workbook;

pub use delimited::{CsvOptions, Encoding, Formulas, csv};
pub use entries::ERRORS;
pub use error::ExportError;
pub use made::{is_our_csv, is_ours};
pub use table::Table;
pub use word_file::{docx, docx_within};
pub use workbook::{xlsx, xlsx_many};
