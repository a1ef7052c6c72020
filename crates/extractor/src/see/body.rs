//! What stands below headings.

/// Rows below headings, by column, and what is known of the block's head.
pub(super) struct Body {
    /// For each row the cells by column.
    pub rows: Vec<Vec<Vec<usize>>>,
}

impl Body {
    /// The cells with text that stand in a column.
    pub(super) fn column(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let mut last = None;
        self.rows.iter().flat_map(move |row| row[at].iter().copied()).filter(move |&cell| {
            // A merged cell counts once.
            let new = last != Some(cell);
            last = Some(cell);
            new
        })
    }
}
