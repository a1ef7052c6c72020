//! PDFs and workbooks that carry their own data: written, and read back.

use model::{Limits, Note, Submission};
use pdf::{Carried, PdfError};

use crate::{Error, json};

/// Typesets a submission as a PDF that carries its canonical JSON and the hash of what its pages show.
#[cfg(feature = "pdf")]
pub fn typeset(
    renderer: &renderer::Renderer,
    submission: &Submission,
    options: &renderer::PdfOptions,
) -> Result<model::Noted<Vec<u8>>, Error> {
    let model::Noted { value, notes } = renderer.pdf_and_text(submission, options)?;
    Ok(model::Noted { value: pdf::seal(value.bytes, value.pages.as_deref())?, notes })
}

/// The submission that a PDF carries; `None` for a PDF without one, as another program makes it, and for what only looks
/// like a PDF.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Option<Submission>, Error> {
    let Carried { json, text_hash } = match pdf::carried(bytes, limits) {
        Ok(Some(carried)) => carried,
        Ok(None) | Err(PdfError::Damaged) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut submission = json::within(&json, limits)?;
    let shown = pdf::text_hash(bytes)?;
    if text_hash.is_some_and(|kept| kept != shown) {
        let message = "the pages no longer show what they showed when the PDF was made (页面文字已改动); the data inside are read";
        submission.notes.push(Note::new("file.pdf-text-changed", message));
    }
    Ok(Some(submission))
}

/// What a workbook carries.
pub(crate) enum Workbook {
    /// Nothing: no workbook, or one that another program saved.
    Foreign,
    /// Data that its cells no longer show.
    Edited,
    /// What its cells show.
    Current(Box<Submission>),
}

/// The submission that a workbook of our own carries.
pub(crate) fn in_workbook(bytes: &[u8], limits: &Limits) -> Result<Workbook, Error> {
    Ok(match sheet::carried(bytes, limits)? {
        None => Workbook::Foreign,
        Some(sheet::Carried { is_current: false, .. }) => Workbook::Edited,
        Some(sheet::Carried { json, .. }) => Workbook::Current(Box::new(json::within(&json, limits)?)),
    })
}

/// The note that what a workbook carries was not read.
pub(crate) fn edited() -> Note {
    let message =
        "cells were changed after the workbook was made (单元格已改动); they are read, not the data inside";
    Note::new("file.workbook-edited", message)
}
