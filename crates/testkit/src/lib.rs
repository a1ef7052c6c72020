//! For tests only: builds Word files and workbooks from raw parts, keeps the fixtures, reads PDF text back.

pub mod doc;
pub mod docx;
pub mod fixture;
pub mod forms;
pub mod json;
pub mod legacy;
pub mod mutation;
pub mod needs;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod pdf_file;
pub mod registry;
pub mod xlsx;
pub mod zip;
