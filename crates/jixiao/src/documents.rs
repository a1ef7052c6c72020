//! Files of every kind as physical documents: which reader takes which, by content.

use model::{Document, Limits, Noted, Submission};
use pdf::{Boxes, PdfError, Rebuilt};
use sheet::Origins;
use word::{Prompts, ReadOptions, WorkbookReader};

use crate::Error;

/// A document, and where its tables and paragraphs stood in the file.
pub(crate) struct Opened {
    pub(crate) document: Noted<Document>,
    pub(crate) stood: Stood,
}

/// What a place of a document is in its file, beside what the place itself says.
pub(crate) enum Stood {
    /// Nothing else: a Word file.
    There,
    /// A cell of a workbook.
    InCells(Origins),
    /// A box on a page.
    OnPages(Boxes),
}

/// Reads a Word file, a spreadsheet or the pages of a PDF as they show.
pub(crate) fn open(bytes: &[u8], name: &str, reading: &ReadOptions) -> Result<Opened, Error> {
    if let Some(Rebuilt { document, boxes }) = rebuilt(bytes, name, &reading.limits)? {
        return Ok(Opened { document, stood: Stood::OnPages(boxes) });
    }
    if sheet::is_spreadsheet(bytes) {
        let sheet::Read { document, origins } = sheet::read(bytes, name, &reading.limits)?;
        return Ok(Opened { document, stood: Stood::InCells(origins) });
    }
    Ok(Opened { document: word::read(bytes, name, &with_workbooks(reading))?, stood: Stood::There })
}

/// Word files as they are read here: a workbook that stands in one is read as workbooks are.
pub(crate) fn with_workbooks(reading: &ReadOptions) -> ReadOptions {
    let workbook: WorkbookReader = |bytes, limits| {
        let read = || sheet::embedded(bytes, limits).map_err(|error| error.to_string());
        sheet::is_spreadsheet(bytes).then(read)
    };
    let own = reading.workbooks;
    reading.clone().with_workbooks(own.unwrap_or(workbook))
}

/// A document as forms are found in it: the prompt of an empty control is nobody's value.
pub(crate) fn open_for_forms(bytes: &[u8], name: &str, reading: &ReadOptions) -> Result<Opened, Error> {
    open(bytes, name, &reading.clone().with_prompts(Prompts::LeftOut))
}

/// The document on the pages of a PDF; `None` for what is none, or only looks like one.
fn rebuilt(bytes: &[u8], name: &str, limits: &Limits) -> Result<Option<Rebuilt>, Error> {
    if !pdf::is_pdf(bytes) {
        return Ok(None);
    }
    match pdf::rebuild(bytes, name, limits) {
        Ok(rebuilt) => Ok(Some(rebuilt)),
        Err(PdfError::Damaged) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Says in every place of a submission what it is in the file.
pub(crate) fn locate(submission: &mut Submission, stood: &Stood) {
    let notes = submission.notes.iter_mut().filter_map(|note| note.place.as_mut());
    let asides = submission.asides.iter_mut().filter_map(|aside| aside.place.as_mut());
    for place in submission.places.values_mut().chain(notes).chain(asides) {
        match stood {
            Stood::There => {}
            Stood::InCells(origins) => origins.locate(place),
            Stood::OnPages(boxes) => boxes.complete(place),
        }
    }
}
