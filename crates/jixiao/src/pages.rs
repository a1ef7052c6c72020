//! PDFs that other programs made: rebuilt from their pages, then understood like any document.

use model::{Document, Limits, Noted, Submission};
use pdf::{PdfError, Rebuilt};

use crate::{Error, Options};

/// The submission on the pages of a PDF; `None` for what only looks like a PDF.
pub(crate) fn read(bytes: &[u8], name: &str, options: &Options) -> Result<Option<Submission>, Error> {
    let limits = &options.reading.limits;
    let Some(Rebuilt { document, boxes }) = rebuilt(bytes, name, limits)? else { return Ok(None) };
    let mut submission = extractor::extract(document, &options.profiles);
    submission.places.values_mut().for_each(|place| boxes.complete(place));
    let places = submission.notes.iter_mut().filter_map(|note| note.place.as_mut());
    places.for_each(|place| boxes.complete(place));
    normalizer::normalize_within(&mut submission, limits);
    Ok(Some(submission))
}

/// The document on the pages of a PDF; `None` for what only looks like a PDF.
pub(crate) fn document(bytes: &[u8], name: &str, limits: &Limits) -> Result<Option<Noted<Document>>, Error> {
    Ok(rebuilt(bytes, name, limits)?.map(|rebuilt| rebuilt.document))
}

fn rebuilt(bytes: &[u8], name: &str, limits: &Limits) -> Result<Option<Rebuilt>, Error> {
    match pdf::rebuild(bytes, name, limits) {
        Ok(rebuilt) => Ok(Some(rebuilt)),
        Err(PdfError::Damaged) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
