//! Where everything of a form stands on paper, before any file format.
//!
//! ```text
//! Submission ─source→ Sheet { title, unit line, table }  → PDF · DOCX · XLSX · HTML
//! ```
//!
//! A form that was read from a document keeps its geometry ([`model::FormGrid`]). [`source`] sets it by that: the form's
//! own rows, columns, order and headings. What a cell means decides only how it looks. Texts are taken from the values the
//! cells point to, so that a value changed in the submission changes on paper.
//!
//! A sheet is one table: blocks that only the union grid of Word's table joins (a header block over an indicator block)
//! have columns of their own, as wide as their contents ask.

mod above;
mod blocks;
mod cells;
mod printed;
mod source;
mod widths;

pub use printed::{Align, Cell, Face, Row, Sheet};
pub use source::source;
