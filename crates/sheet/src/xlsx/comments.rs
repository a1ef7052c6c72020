//! Comments on cells (§18.7).

use model::build::Body;

use super::strings::RichReader;
use crate::SheetError;
use crate::address;
use crate::book::{Sheet, put_comment};
use crate::xml::{Element, Sink};

/// The comments of a sheet: row, column, text.
#[derive(Debug, Default)]
pub(super) struct Comments {
    found: Vec<(u32, u32, String)>,
    open: Option<(u32, u32, RichReader)>,
}

impl Sink for Comments {
    fn start(&mut self, element: &Element<'_>) -> Result<(), SheetError> {
        if element.name() == b"comment" {
            let place = element.get("ref").and_then(|place| address::place(&place));
            self.open = place.map(|(row, column)| (row, column, RichReader::default()));
        } else if let Some((.., text)) = &mut self.open {
            text.start(element);
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), SheetError> {
        if name == b"comment" {
            if let Some((row, column, mut text)) = self.open.take() {
                self.found.push((row, column, text.take().text));
            }
        } else if let Some((.., text)) = &mut self.open {
            text.end(name);
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), SheetError> {
        if let Some((.., open)) = &mut self.open {
            open.text(text);
        }
        Ok(())
    }
}

impl Comments {
    /// Puts the comments to their cells; one on an empty cell stands beside the document.
    pub(super) fn put(self, sheet: &mut Sheet, body: &mut Body) -> Result<(), SheetError> {
        for (row, column, text) in self.found {
            put_comment(sheet, body, row, column, text)?;
        }
        Ok(())
    }
}
