//! Submission to Word, HTML, Excel and CSV.

mod bounds;
mod carried;
mod characters;
mod delimited;
mod entries;
mod error;
mod html;
mod listing;
mod made;
mod people;
mod table;
mod word_file;
mod workbook;

pub use delimited::{CsvOptions, Encoding, Formulas, csv, listing_csv};
pub use entries::ERRORS;
pub use error::ExportError;
pub use html::html;
pub use listing::{Column, Entry, Listing, listings_xlsx};
pub use made::{is_our_csv, is_our_html, is_ours};
pub use table::Table;
pub use word_file::{Part, Report, docx, report_docx};
pub use workbook::{xlsx, xlsx_many};
