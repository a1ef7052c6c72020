//! PDFs that carry their own data: written, and read back.

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
    let set = renderer.pdf(submission, options)?;
    Ok(model::Noted { value: pdf::seal(set.value)?, notes: set.notes })
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
