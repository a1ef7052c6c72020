//! The cells of a form's geometry with their texts.

use std::collections::{HashMap, HashSet};

use model::{FormCell, FormGrid, Limits, Part, Pointer, Role, Submission};

use crate::printed::Table;

/// A cell that says something, or is empty.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    /// Its first row, from 1.
    pub row: u32,
    /// Rows it covers.
    pub row_span: u32,
    /// Its left edge, among the edges of the grid, then of its block.
    pub from: usize,
    /// Its right edge.
    pub to: usize,
    pub role: Role,
    pub text: String,
    pub at: Vec<Pointer>,
    /// Row and column in its grid, which name it as the place of tables inside it.
    pub origin: (u32, u32),
    /// The tables inside it.
    pub tables: Vec<Table>,
    /// What stands on the lines of those tables, behind its text.
    pub inner: String,
}

/// All cells of a grid in row-major order; `None` where one stands outside of it, or the grid is larger than any that was
/// read.
pub(crate) fn placed(submission: &Submission, grid: &FormGrid) -> Option<Vec<Placed>> {
    let positions = (grid.rows as usize).checked_mul(grid.columns as usize)?;
    // Cells that tile cover each position once: more than all there are overlap, and could cost without end.
    let covered = |cell: &FormCell| u64::from(cell.row_span) * u64::from(cell.column_span);
    let area = grid.cells.iter().map(covered).try_fold(0_u64, u64::checked_add)?;
    if positions > Limits::default().cells || area > positions as u64 {
        return None;
    }
    let inside = |from: u32, span: u32, all: u32| {
        from >= 1 && span >= 1 && from.checked_add(span).is_some_and(|end| end <= all.saturating_add(1))
    };
    let mut texts = Texts::new(submission, grid);
    let cells = grid.cells.iter().map(|cell| {
        let fits =
            inside(cell.row, cell.row_span, grid.rows) && inside(cell.column, cell.column_span, grid.columns);
        let text = texts.next(cell);
        fits.then(|| Placed {
            row: cell.row,
            row_span: cell.row_span,
            from: cell.column as usize - 1,
            to: (cell.column + cell.column_span) as usize - 1,
            role: cell.role,
            text,
            at: cell.at.clone(),
            origin: (cell.row, cell.column),
            tables: Vec::new(),
            inner: String::new(),
        })
    });
    let mut cells = cells.collect::<Option<Vec<_>>>()?;
    cells.sort_by_key(|cell| (cell.row, cell.from));
    close_gaps(&mut cells);
    Some(cells)
}

/// Rows that belong to another form of the same table are no rows of this one: its own close up.
fn close_gaps(cells: &mut [Placed]) {
    let (mut end, mut gap) = (1, 0);
    for cell in cells {
        gap += cell.row.saturating_sub(end);
        end = end.max(cell.row + cell.row_span);
        cell.row -= gap;
    }
}

/// What the cells of a grid say, asked in their order.
struct Texts<'a> {
    submission: &'a Submission,
    /// The parts in which values stand in cells of their own.
    parts: HashSet<(&'a Pointer, Part)>,
    /// How many cells of each table kept whole have come.
    kept: HashMap<&'a Pointer, usize>,
}

impl<'a> Texts<'a> {
    fn new(submission: &'a Submission, grid: &'a FormGrid) -> Self {
        let part = |cell: &'a FormCell| Some((cell.at.first()?, cell.part?));
        Self { submission, parts: grid.cells.iter().filter_map(part).collect(), kept: HashMap::new() }
    }

    /// A cell's own text, else that of the value it holds. Of several values the longest is the whole, the others are
    /// parts of it; of equally long ones the first.
    fn next(&mut self, cell: &'a FormCell) -> String {
        let kept = self.of_table(cell);
        if let Some(text) = &cell.text {
            return text.clone();
        }
        let whole =
            cell.at.iter().filter_map(|pointer| self.value(pointer)).rev().max_by_key(|text| text.len());
        match (whole, cell.part) {
            (Some(whole), Some(part)) => self.of_part(whole, cell, part).to_owned(),
            (Some(whole), None) => whole.to_owned(),
            (None, _) => kept.unwrap_or_default().to_owned(),
        }
    }

    /// A level is pointed to as a whole: its cell says its label.
    fn value(&self, pointer: &Pointer) -> Option<&'a str> {
        self.submission.get(pointer).or_else(|| self.submission.get(&pointer.key("label")))?.text()
    }

    /// The cells of a table kept whole come in the order of its own.
    fn of_table(&mut self, cell: &'a FormCell) -> Option<&'a str> {
        let pointer = cell.at.iter().find(|pointer| pointer.as_str().contains("/tables/"))?;
        let count = self.kept.entry(pointer).or_default();
        let index = *count;
        *count += 1;
        self.submission.get(&pointer.key("cells").index(index).key("text"))?.text()
    }

    /// The part of a value that its cell shows: the number's cell also shows what has no cell of its own.
    fn of_part<'t>(&self, text: &'t str, cell: &FormCell, part: Part) -> &'t str {
        let has = |part| cell.at.first().is_some_and(|pointer| self.parts.contains(&(pointer, part)));
        let (start, end) = number(text);
        let (number_from, number_to) =
            (if has(Part::Sign) { start } else { 0 }, if has(Part::Unit) { end } else { text.len() });
        match part {
            Part::Sign => text[..start].trim(),
            Part::Number => text[number_from..number_to].trim(),
            Part::Unit => text[end..].trim(),
        }
    }
}

/// Where the number of a value begins and ends, as the official system prints it (≥98%): what stands before the first
/// digit is the sign, what stands behind the digits the unit. A value without digits is all number.
pub(crate) fn number(text: &str) -> (usize, usize) {
    let digit = |character: char| character.is_ascii_digit() || ('０'..='９').contains(&character);
    let inner = |character: char| digit(character) || ".,．，".contains(character);
    let Some(start) = text.find(digit) else { return (0, text.len()) };
    let end = text[start..].find(|character| !inner(character)).map_or(text.len(), |at| start + at);
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_parts_as_the_official_system_joins_it() {
        for (text, sign, digits, unit) in [
            ("≥98%", "≥", "98", "%"),
            ("小于等于12万元", "小于等于", "12", "万元"),
            ("1,200.50元/人·月", "", "1,200.50", "元/人·月"),
            ("定性", "", "定性", ""),
        ] {
            let (start, end) = number(text);
            assert_eq!([&text[..start], &text[start..end], &text[end..]], [sign, digits, unit]);
        }
    }
}
