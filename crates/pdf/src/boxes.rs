//! Where on the pages the parts of a rebuilt document stand.

use std::collections::HashMap;

use kurbo::Rect;
use model::{Place, PlaceOnPage};

/// Page and box of paragraphs and cells. A cell that a page end parts stands where it begins.
#[derive(Clone, Debug, Default)]
pub struct Boxes {
    paragraphs: HashMap<u32, PlaceOnPage>,
    cells: HashMap<(u32, u32, u32), PlaceOnPage>,
}

impl Boxes {
    pub(crate) fn add(&mut self, place: &Place, page: u32, area: Rect) {
        match (place.table, place.row, place.column, place.paragraph) {
            (Some(table), Some(row), Some(column), _) => {
                self.cells.insert((table, row, column), on_page(page, area));
            }
            (None, _, _, Some(paragraph)) => {
                self.paragraphs.insert(paragraph, on_page(page, area));
            }
            _ => {}
        }
    }

    /// Adds to a place where on the pages it is.
    pub fn complete(&self, place: &mut Place) {
        place.page = match (place.table, place.row, place.column, place.paragraph) {
            (Some(table), Some(row), Some(column), _) => self.cells.get(&(table, row, column)).cloned(),
            (None, _, _, Some(paragraph)) => self.paragraphs.get(&paragraph).cloned(),
            _ => None,
        };
        place.also.iter_mut().for_each(|place| self.complete(place));
    }
}

fn on_page(page: u32, place: Rect) -> PlaceOnPage {
    // Whole points are finer than anybody points at.
    let point = |at: f64| at.round().max(0.0) as u32;
    PlaceOnPage { page, area: [point(place.x0), point(place.y0), point(place.x1), point(place.y1)] }
}
