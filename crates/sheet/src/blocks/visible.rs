//! Rows and columns that show: hidden ones are counted out.

use crate::address::Area;
use crate::book::{Columns, Run, Sheet};

/// Which rows and columns of a sheet show, and how wide the columns are.
pub(super) struct Visible {
    rows: Runs,
    columns: Runs,
    widths: Widths,
}

/// Runs in order, and how much is hidden before each.
struct Runs(Vec<(Run, u32)>);

impl Visible {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let columns = sheet.columns.iter().filter(|columns| columns.hidden).map(|columns| columns.run);
        Self {
            rows: Runs::new(sheet.hidden_rows.iter().copied()),
            columns: Runs::new(columns),
            widths: Widths::of(sheet),
        }
    }

    /// A row of the sheet does not show.
    pub(super) fn hides_row(&self, row: u32) -> bool {
        self.rows.hides(row)
    }

    /// The width of some columns of the sheet together, in twips.
    pub(super) fn width(&self, first: u32, last: u32) -> u32 {
        let width = self.widths.before(last + 1).saturating_sub(self.widths.before(first));
        u32::try_from(width).unwrap_or(u32::MAX)
    }

    /// The row of the sheet that is the given one of those that show.
    pub(super) fn row(&self, visible: u32) -> u32 {
        self.rows.whole(visible)
    }

    /// The column of the sheet that is the given one of those that show.
    pub(super) fn column(&self, visible: u32) -> u32 {
        self.columns.whole(visible)
    }

    /// What shows of an area, in rows and columns that show.
    pub(super) fn part(&self, area: &Area) -> Option<Area> {
        let (top, bottom) = self.rows.visible(area.top, area.bottom)?;
        let (left, right) = self.columns.visible(area.left, area.right)?;
        Some(Area { top, left, bottom, right })
    }
}

impl Runs {
    fn new(runs: impl Iterator<Item = Run>) -> Self {
        let mut runs: Vec<Run> = runs.filter(|run| run.first <= run.last).collect();
        runs.sort_by_key(|run| run.first);
        let mut joined: Vec<(Run, u32)> = Vec::new();
        for run in runs {
            match joined.last_mut() {
                Some((last, _)) if run.first <= last.last.saturating_add(1) => {
                    last.last = last.last.max(run.last);
                }
                last => {
                    let before = last.map_or(0, |(last, before)| *before + (last.last - last.first + 1));
                    joined.push((run, before));
                }
            }
        }
        Self(joined)
    }

    fn hides(&self, index: u32) -> bool {
        self.at(index).is_some_and(|(run, _)| run.holds(index))
    }

    /// The last run that begins at or before an index.
    fn at(&self, index: u32) -> Option<&(Run, u32)> {
        self.0.partition_point(|(run, _)| run.first <= index).checked_sub(1).map(|at| &self.0[at])
    }

    /// How many of those before an index show.
    fn before(&self, index: u32) -> u32 {
        let hidden = self.at(index).map_or(0, |(run, before)| before + (index.min(run.last + 1) - run.first));
        index - hidden
    }

    /// The one that is the given one of those that show.
    fn whole(&self, visible: u32) -> u32 {
        // A run counts once as many show before it.
        let count = self.0.partition_point(|(run, before)| run.first - before <= visible);
        let hidden = count.checked_sub(1).map_or(0, |at| {
            let (run, before) = self.0[at];
            before + (run.last - run.first + 1)
        });
        visible + hidden
    }

    /// First and last of a run as they are counted without what is hidden; `None` where all of it is.
    fn visible(&self, first: u32, last: u32) -> Option<(u32, u32)> {
        let (start, end) = (self.before(first), self.before(last.saturating_add(1)));
        (start < end).then(|| (start, end - 1))
    }
}

/// Where columns stand, in twips from the left.
struct Widths {
    /// Runs of columns of one width: the first, what stands before it, and the width of each.
    runs: Vec<(u32, u64, u32)>,
}

impl Widths {
    fn of(sheet: &Sheet) -> Self {
        let usual = sheet.usual_width;
        let mut declared: Vec<&Columns> =
            sheet.columns.iter().filter(|columns| columns.run.first <= columns.run.last).collect();
        declared.sort_by_key(|columns| columns.run.first);
        let mut widths = Self { runs: vec![(0, 0, usual)] };
        let mut next = 0;
        for columns in declared {
            // Of columns that are declared twice the first declaration counts.
            let first = columns.run.first.max(next);
            if first > columns.run.last {
                continue;
            }
            widths.push(first, if columns.hidden { 0 } else { columns.width.unwrap_or(usual) });
            next = columns.run.last.saturating_add(1);
            widths.push(next, usual);
        }
        widths
    }

    fn push(&mut self, first: u32, width: u32) {
        let before = self.before(first);
        self.runs.push((first, before, width));
    }

    /// The width of all columns before one.
    fn before(&self, column: u32) -> u64 {
        let at = self.runs.partition_point(|(first, ..)| *first <= column).saturating_sub(1);
        self.runs.get(at).map_or(0, |(first, before, width)| {
            before + u64::from(column.saturating_sub(*first)) * u64::from(*width)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(first: u32, last: u32) -> Run {
        Run { first, last }
    }

    #[test]
    fn hidden_rows_are_counted_out_and_in_again() {
        let runs = Runs::new([run(5, 6), run(1, 2), run(6, 7)].into_iter());
        assert_eq!((0..=9).map(|row| runs.hides(row)).filter(|hidden| *hidden).count(), 5);
        assert_eq!(runs.visible(0, 0), Some((0, 0)));
        assert_eq!(runs.visible(1, 2), None);
        assert_eq!(runs.visible(2, 3), Some((1, 1)), "what shows of a merge");
        assert_eq!(runs.visible(3, 8), Some((1, 3)));
        assert_eq!([0, 1, 2, 3, 4].map(|visible| runs.whole(visible)), [0, 3, 4, 8, 9]);
        assert_eq!(runs.visible(0, u32::MAX), Some((0, u32::MAX - 6)));
    }

    #[test]
    fn widths_of_columns_add_up() {
        let columns = |first, last, width, hidden| Columns { run: run(first, last), width, hidden };
        let sheet = Sheet {
            usual_width: 1000,
            columns: vec![
                columns(3, 4, Some(500), false),
                columns(1, 1, None, true),
                columns(4, 5, Some(9), false),
            ],
            ..Sheet::default()
        };
        let visible = Visible::of(&sheet);
        assert_eq!((visible.width(0, 0), visible.width(1, 1), visible.width(2, 4)), (1000, 0, 2000));
        assert_eq!(visible.width(0, 6), 1000 + 1000 + 500 + 500 + 9 + 1000);
    }
}
