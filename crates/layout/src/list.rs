//! A province's list: many projects in one table, set as the one table it is.

use std::collections::{BTreeMap, BTreeSet};

use model::{FormCell, FormGrid, Role, Submission};

use crate::above;
use crate::printed::Sheet;
use crate::source;

/// Runs of forms that were read from one table.
pub(crate) fn groups(submission: &Submission) -> Vec<Vec<usize>> {
    let table = |form: usize| match &submission.forms[form].grids[..] {
        [grid] => Some((grid.table, &grid.within, grid.columns)),
        _ => None,
    };
    let all: Vec<usize> = (0..submission.forms.len()).collect();
    let shared = all.chunk_by(|left, right| table(*left).is_some() && table(*left) == table(*right));
    shared.filter(|group| group.len() > 1).map(<[usize]>::to_vec).collect()
}

/// Whether forms are the rows of one list: its headings stand once over all of them.
pub(crate) fn is_list(submission: &Submission, group: &[usize]) -> bool {
    let headings = |form: usize| -> BTreeSet<(u32, u32)> {
        let cells = submission.forms[form].grids.iter().flat_map(|grid| &grid.cells);
        cells.filter(|cell| cell.role == Role::Heading).map(|cell| (cell.row, cell.column)).collect()
    };
    let shares = |pair: &[usize]| !headings(pair[0]).is_disjoint(&headings(pair[1]));
    group.windows(2).all(shares)
}

/// The table that the forms of a group share.
pub(crate) fn sheet(submission: &Submission, group: &[usize]) -> Option<Sheet> {
    let (&first, rest) = group.split_first()?;
    let mut cells: BTreeMap<(u32, u32), FormCell> = BTreeMap::new();
    let mut whole: FormGrid = submission.forms.get(first)?.grids.first()?.clone();
    for form in std::iter::once(&first).chain(rest) {
        let grid = submission.forms.get(*form)?.grids.first()?;
        whole.rows = whole.rows.max(grid.rows);
        for cell in &grid.cells {
            match cells.entry((cell.row, cell.column)) {
                std::collections::btree_map::Entry::Vacant(free) => {
                    free.insert(cell.clone());
                }
                // A heading that all of them share, a value that stands once for several.
                std::collections::btree_map::Entry::Occupied(mut held) => {
                    held.get_mut().at.extend(cell.at.iter().cloned());
                }
            }
        }
    }
    whole.cells = cells.into_values().collect();
    let mut sheet = source::of_grids(submission, std::slice::from_ref(&whole), |sheet| {
        above::complete(sheet, submission, first);
    })?;
    for form in rest {
        let mut other = Sheet::default();
        above::complete(&mut other, submission, *form);
        let new = other.below.into_iter().filter(|line| !sheet.below.contains(line));
        sheet.below.extend(new.collect::<Vec<_>>());
    }
    Some(sheet)
}
