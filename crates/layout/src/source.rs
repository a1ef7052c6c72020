//! A form by its own geometry.

use model::{FormGrid, Submission};

use crate::above;
use crate::blocks::{Block, blocks};
use crate::joined::{join, widths_of};
use crate::measures::page::{LANDSCAPE, PORTRAIT, PORTRAIT_COLUMNS};
use crate::measures::table::LONG;
use crate::nested;
use crate::printed::{Row, Sheet};

/// The form at an index by its own geometry; `None` where it has none, as in JSON that another program made.
pub fn source(submission: &Submission, index: usize) -> Option<Sheet> {
    let form = submission.forms.get(index)?;
    of_grids(submission, &form.grids, |sheet| above::complete(sheet, submission, index))
}

/// Tables of one form, or of several that share one; `complete` adds what stands in paragraphs over and under them.
pub(crate) fn of_grids(
    submission: &Submission,
    grids: &[FormGrid],
    complete: impl FnOnce(&mut Sheet),
) -> Option<Sheet> {
    if grids.is_empty() {
        return None;
    }
    let mut sheet = Sheet::default();
    let mut all: Vec<Block> = Vec::new();
    for grid in grids.iter().filter(|grid| !nested::is_inside(grids, grid)) {
        let cells = nested::cells(submission, grids, grid)?;
        let rest = above::take(&mut sheet, cells);
        all.extend(blocks(rest, &widths_of(grid)));
    }
    complete(&mut sheet);
    sheet.landscape = all.iter().any(|block| block.widest_row() > PORTRAIT_COLUMNS);
    sheet.table = join(&all, if sheet.landscape { LANDSCAPE } else { PORTRAIT });
    repeat_last_heading(&mut sheet.table.rows);
    sheet.table.tiles().then_some(sheet)
}

/// Only the last heading comes again on further pages, and only over a block that may pass one: the heading of the money
/// block would else stand over goals.
pub(crate) fn repeat_last_heading(rows: &mut [Row]) {
    let last = rows.iter().rposition(|row| row.heading).filter(|last| rows.len() - last > LONG);
    let first =
        last.map(|last| rows[..last].iter().rposition(|row| !row.heading).map_or(0, |before| before + 1));
    // A cell that goes on beside the rows below, or comes from those above, cannot come again with the heading.
    let within = |(first, last): &(usize, usize)| {
        let ends = |row: usize| rows[row].cells.iter().map(move |cell| row + cell.row_span);
        (0..*first).flat_map(ends).all(|end| end <= *first)
            && (*first..=*last).flat_map(ends).all(|end| end <= last + 1)
    };
    let first = first.zip(last).filter(within).map(|(first, _)| first);
    for (index, row) in rows.iter_mut().enumerate() {
        row.heading = row.heading && first.is_some_and(|first| index >= first);
    }
}
