//! A table drawn into a frame has a blank column between the frame and its first column, and one behind its last: they
//! are padding, and no columns of anybody's.

use super::blocks::PageTable;
use super::lattice::Area;

/// Padding is narrower than this, in points: no column of text is.
const PADDING: f64 = 13.0;

impl PageTable {
    /// The table without the padding of its frame.
    pub(super) fn without_padding(mut self) -> Self {
        while self.drop_column(0) {}
        while self.columns() > 1 && self.drop_column(self.columns() - 1) {}
        self
    }

    fn columns(&self) -> usize {
        self.lattice.across.len().saturating_sub(1)
    }

    /// Drops a column at a side when it is padding.
    fn drop_column(&mut self, column: usize) -> bool {
        let across = &self.lattice.across;
        let (Some(left), Some(right)) = (across.get(column), across.get(column + 1)) else { return false };
        let within = |area: &Area| area.column == column && area.columns == 1;
        let areas = || self.lattice.areas.iter().zip(&self.texts).filter(|(area, _)| within(area));
        let is_padding = self.columns() > 1
            && right - left < PADDING
            && areas().next().is_some()
            && areas().all(|(_, text)| text.text.is_empty());
        if !is_padding {
            return false;
        }
        let (left, right) = (*left, *right);
        let kept: Vec<bool> = self.lattice.areas.iter().map(|area| !within(area)).collect();
        let mut keep = kept.iter();
        self.texts.retain(|_| keep.next().copied().unwrap_or(true));
        let mut keep = kept.iter();
        self.lattice.areas.retain(|_| keep.next().copied().unwrap_or(true));
        self.lattice.across.remove(if column == 0 { 0 } else { column + 1 });
        for area in &mut self.lattice.areas {
            if area.column <= column && column < area.column + area.columns {
                area.columns -= 1;
                // The side that was the frame's is now the table's.
                if column == 0 {
                    area.place.x0 = right;
                } else {
                    area.place.x1 = left;
                }
            }
            if area.column > column {
                area.column -= 1;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Rect;

    use super::super::blocks::CellText;
    use super::super::lattice::Lattice;
    use super::*;

    /// A title over a frame's whole width, under it padding, two cells, padding.
    fn framed(padding: f64) -> PageTable {
        let across = vec![0.0, padding, 50.0, 100.0, 100.0 + padding];
        let area = |row: usize, column: usize, columns: usize| Area {
            row,
            column,
            rows: 1,
            columns,
            place: Rect::new(
                across[column],
                row as f64 * 20.0,
                across[column + columns],
                row as f64 * 20.0 + 20.0,
            ),
        };
        let areas = vec![area(0, 0, 4), area(1, 0, 1), area(1, 1, 1), area(1, 2, 1), area(1, 3, 1)];
        let texts = ["绩效目标表", "", "项目名称", "河道清淤", ""];
        let texts = texts.iter().map(|text| CellText { text: (*text).to_owned(), is_full: false }).collect();
        PageTable { lattice: Lattice { across, down: vec![0.0, 20.0, 40.0], areas }, texts, runs_off: false }
    }

    fn cells(table: &PageTable) -> Vec<(usize, usize, usize, &str)> {
        let cells = table.lattice.areas.iter().zip(&table.texts);
        cells.map(|(area, text)| (area.row, area.column, area.columns, text.text.as_str())).collect()
    }

    #[test]
    fn padding_is_no_column_and_a_blank_column_is_one() {
        let table = framed(6.0).without_padding();
        assert_eq!(cells(&table), [(0, 0, 2, "绩效目标表"), (1, 0, 1, "项目名称"), (1, 1, 1, "河道清淤")]);
        assert_eq!(table.lattice.across, [6.0, 50.0, 100.0]);
        assert_eq!((table.lattice.areas[0].place.x0, table.lattice.areas[0].place.x1), (6.0, 100.0));
        assert_eq!(framed(20.0).without_padding(), framed(20.0));
    }
}
