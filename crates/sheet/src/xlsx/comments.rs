//! Comments on cells (§18.7).

use model::build::Body;
use package::xml::local;
use package::{Sink, Tag};

use super::strings::RichReader;
use crate::SheetError;
use crate::address;
use crate::book::{Sheet, put_comment};

/// The comments of a sheet: row, column, text.
#[derive(Debug, Default)]
pub(super) struct Comments {
    found: Vec<(u32, u32, String)>,
    open: Option<(u32, u32, RichReader)>,
}

impl Sink for Comments {
    type Error = SheetError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, SheetError> {
        if tag.local() == b"comment" {
            let place = tag.attribute("ref").and_then(|place| address::place(&place));
            self.open = place.map(|(row, column)| (row, column, RichReader::default()));
        } else if let Some((.., text)) = &mut self.open {
            text.start(tag);
        }
        Ok(true)
    }

    fn end(&mut self, name: &[u8]) -> Result<(), SheetError> {
        let name = local(name);
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
