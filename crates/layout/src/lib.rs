//! Where everything of a document stands on paper, before any file format.
//!
//! ```text
//! Submission ─printed→ Printed { parts: cover, contents, text, forms, notes }  → PDF · DOCX · XLSX · HTML
//! ```
//!
//! A form that was read from a document keeps its geometry ([`model::FormGrid`]). [`source`] sets it by that: the form's
//! own rows, columns, order and headings. What a cell means decides only how it looks. Texts are taken from the values the
//! cells point to, so that a value changed in the submission changes on paper. The standard form of a family is data
//! (`templates/layouts/*.toml`); which of both a form gets is a [`Choice`].
//!
//! A sheet is one table: blocks that only the union grid of Word's table joins (a header block over an indicator block)
//! have columns of their own, as wide as their contents ask.

mod above;
mod amounts;
mod blocks;
pub mod breaks;
mod cells;
mod choice;
mod document;
mod entries;
mod error;
mod front;
mod joined;
mod list;
mod measures;
mod narrative;
mod nested;
mod official;
mod order;
mod other;
mod presence;
mod printed;
mod ranked;
mod source;
mod widths;

pub use amounts::{Amounts, grouped};
pub use choice::{Choice, families, family_source};
pub use document::{Options, printed};
pub use entries::{ERRORS, NOTES};
pub use error::LayoutError;
pub use presence::absent;
pub use printed::{
    Align, Block, Cell, Contents, Face, FormPart, Heading, HeadingLook, Line, OtherTable, Paragraph,
    ParagraphLook, Part, Printed, Row, Sheet, Table,
};
pub use source::source;
