//! Where the tables and paragraphs of a document stood in their workbook, so that a place can be found there.

use std::collections::BTreeMap;

use model::Place;

use crate::address::written;

/// Where a table of the document stood: its sheet, and which of its rows and columns the grid's are, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TableOrigin {
    pub(crate) sheet: String,
    pub(crate) rows: Vec<u32>,
    pub(crate) columns: Vec<u32>,
}

/// Where each table and paragraph of a document stood in its workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    tables: BTreeMap<u32, TableOrigin>,
    paragraphs: BTreeMap<u32, (String, String)>,
}

impl Origins {
    pub(crate) fn table(&mut self, table: Option<u32>, origin: TableOrigin) {
        if let Some(table) = table {
            self.tables.insert(table, origin);
        }
    }

    pub(crate) fn paragraph(&mut self, paragraph: Option<u32>, sheet: &str, cell: String) {
        if let Some(paragraph) = paragraph {
            self.paragraphs.insert(paragraph, (sheet.to_owned(), cell));
        }
    }

    /// Says in a place of the document, and in those beside it, which cell of the workbook it is: `绩效目标!B7`.
    pub fn locate(&self, place: &mut Place) {
        place.cell = self.cell_of(place);
        for also in &mut place.also {
            self.locate(also);
        }
    }

    fn cell_of(&self, place: &Place) -> Option<String> {
        if place.within.is_some() {
            return None;
        }
        if let Some((sheet, cell)) = place.paragraph.and_then(|paragraph| self.paragraphs.get(&paragraph)) {
            return Some(format!("{sheet}!{cell}"));
        }
        let origin = self.tables.get(&place.table?)?;
        let index = |number: Option<u32>| number.map_or(0, |number| number.saturating_sub(1)) as usize;
        let row = origin.rows.get(index(place.row))?;
        let column = origin.columns.get(index(place.column))?;
        Some(format!("{}!{}", origin.sheet, written(*row, *column)))
    }
}
