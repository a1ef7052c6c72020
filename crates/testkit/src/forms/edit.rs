//! Drawings with one cell changed, as a clerk changes last year's form.

use super::{Drawing, Slot};

impl Drawing {
    /// The texts of all table cells, table by table and row by row.
    pub fn texts(&self) -> Vec<String> {
        let slots = self.tables().flat_map(|table| table.rows.iter().flat_map(|row| &row.cells));
        let text = |slot: &Slot| match slot {
            Slot::Text(text) => Some(text.clone()),
            Slot::Left | Slot::Above => None,
        };
        slots.filter_map(text).collect()
    }

    /// The drawing with another text in one of the cells that [`texts`](Self::texts) lists.
    #[must_use]
    pub fn edited(&self, cell: usize, text: &str) -> Self {
        let mut edited = self.clone();
        let slots =
            edited.tables_mut().flat_map(|table| table.rows.iter_mut().flat_map(|row| &mut row.cells));
        if let Some(slot) = slots.filter(|slot| matches!(slot, Slot::Text(_))).nth(cell) {
            *slot = Slot::Text(text.to_owned());
        }
        edited
    }
}
