//! DOCX: the document as printed, as an editable Word file (ECMA-376-1), its elements in the order that the schema asks for.

mod body;
mod edge;
mod note;
mod note_part;
mod package;
mod paragraph;
mod report;
mod style;
mod table;
mod xml;

use model::{Noted, Submission};

use crate::{ExportError, bounds};
use body::Body;
use note::Notes;
pub use report::{Part, Report, report_docx};
use xml::{around, part};

/// The document as printed, as an editable Word file: cover and contents, narrative, forms with real merged cells and
/// repeated headings, tables no form claimed, footnotes, comments, headers and footers, page numbers. The same submission
/// gives the same bytes.
///
/// A cover or contents that the document did not have are fields, which Word fills in: they are no text of the document,
/// and reading the file gives the submission again. Control characters, which XML 1.0 cannot hold, are written as U+FFFD.
///
/// # Errors
/// When the submission cannot be laid out, or is more than a Word file may hold.
pub fn docx(submission: &Submission, options: &layout::Options) -> Result<Noted<Vec<u8>>, ExportError> {
    bounds::check_word(submission)?;
    let printed = layout::printed(submission, options)?;
    let edges = edge::edges(submission)?;
    let names = edges.iter().map(|(edge, _)| *edge).collect();
    let mut notes = Notes::of(submission);
    let document = part("w:document", |xml| {
        around(xml, "w:body", |xml| {
            notes =
                Body::new(xml, std::mem::take(&mut notes), names).of(submission).document(&printed.value)?;
            Ok(())
        })
    })?;
    let value = package::pack(&document, &notes, edges, &printed.value.title)?;
    Ok(Noted { value, notes: printed.notes })
}
