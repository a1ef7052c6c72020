//! Whether the pages of a PDF of ours still say what its data say. Nothing is rendered.

use model::{Limits, Pointer};
use pdf::{Carried, PdfError};

use crate::{Error, json};

/// Texts told; a page that was replaced lacks hundreds.
const TOLD: usize = 20;

/// What was found out about a PDF that carries its data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verified {
    /// Whether the visible text has the hash that was kept; `None` when none was kept.
    pub unchanged: Option<bool>,
    /// Values whose text stands on no page, each with its text; at most twenty.
    pub missing: Vec<(Pointer, String)>,
    /// How many more there are.
    pub more: usize,
}

impl Verified {
    /// Whether the pages show what they showed, and say all that the data say.
    pub fn holds(&self) -> bool {
        self.unchanged == Some(true) && self.missing.is_empty()
    }
}

/// Compares the pages of a PDF with the data it carries: the hash of the visible text, and every text of the data.
/// `None` for a PDF that carries none, and for what is no PDF.
pub fn verify(bytes: &[u8], limits: &Limits) -> Result<Option<Verified>, Error> {
    if !pdf::is_pdf(bytes) {
        return Ok(None);
    }
    let Carried { json, text_hash } = match pdf::carried(bytes, limits) {
        Ok(Some(carried)) => carried,
        Ok(None) | Err(PdfError::Damaged) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let submission = json::within(&json, limits)?;
    let shown = pdf::text_hash(bytes)?;
    let pages = pdf::pages(bytes)?;
    let visible = pages.concat();
    let options = layout::Options { limits: limits.clone(), ..layout::Options::default() };
    let printed = layout::printed(&submission, &options).map_err(exporter::ExportError::from)?.value;
    let absent = layout::absent(&submission, &visible, pages.len(), &printed.left_out(), Some);
    let kept = |(pointer, text): &(&Pointer, &str)| ((*pointer).clone(), (*text).to_owned());
    Ok(Some(Verified {
        unchanged: text_hash.map(|kept| kept == shown),
        missing: absent.iter().take(TOLD).map(kept).collect(),
        more: absent.len().saturating_sub(TOLD),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_carries_nothing_is_not_verified() {
        assert_eq!(verify(b"PK", &Limits::default()).unwrap(), None);
        assert_eq!(verify(b"%PDF-1.7 nothing", &Limits::default()).unwrap(), None);
    }
}
