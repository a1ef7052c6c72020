//! Rows of cells without spans to a table with spans.

use model::build::{RawCell, RawRow, RawTable};

/// The texts of a row's cells.
pub(super) type Row = Vec<String>;

/// A table, and how much of it was inferred.
#[derive(Debug, Default)]
pub(super) struct Inferred {
    pub(super) table: RawTable,
    /// Rows whose last cell was widened.
    pub(super) widened: usize,
    /// Cells taken to continue the one above.
    pub(super) continued: usize,
    /// Rows put together from two.
    pub(super) joined: usize,
}

/// Infers what the dump does not say. Each cell of a row takes a column from the left, the last one the rest of
/// the row. Empty cells before the first text of a row continue the cells above; an empty cell further right is
/// a value that is missing.
pub(super) fn infer(rows: Vec<Row>) -> Inferred {
    let (rows, joined) = join(rows);
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut inferred = Inferred { joined, ..Inferred::default() };
    // How many cells at the start of the row before may be continued.
    let mut open = 0;
    for (index, row) in rows.into_iter().enumerate() {
        let count = row.len();
        let blanks = row.iter().take_while(|cell| cell.is_empty()).count();
        let continued = if blanks == count { 0 } else { blanks.min(open) };
        let is_header = index == 0 && count == columns && columns > 2;
        // A cell that is widened here, or continued over other columns, is not the cell of one column.
        open = match () {
            () if is_header => 0,
            () if count == columns => count,
            () => count - 1,
        };
        inferred.widened += usize::from(count < columns);
        inferred.continued += continued;
        let cell = |(at, text): (usize, String)| RawCell {
            span: if at + 1 == count { columns - at } else { 1 } as u32,
            continues_above: at < continued,
            starts_below: at >= continued,
            text,
            ..RawCell::default()
        };
        let cells = row.into_iter().enumerate().map(cell).collect();
        inferred.table.rows.push(RawRow { cells, ..RawRow::default() });
    }
    inferred
}

/// Puts together the rows that an empty line inside a cell cut in two: neither part has as many cells as the
/// table's first row and most others, both together have. Empty cells at the end of the first part are lines of
/// the cell before them: a cell with tabs in it starts its lines with a tab too.
fn join(rows: Vec<Row>) -> (Vec<Row>, usize) {
    let Some(usual) = usual_length(&rows) else { return (rows, 0) };
    let mut whole: Vec<Row> = Vec::with_capacity(rows.len());
    let mut joined = 0;
    for row in rows {
        let cut_short = |cut: &Row| cut.len() != usual || cut.iter().any(|cell| cell.ends_with('\t'));
        let fits = |cut: &Row| {
            cut_short(cut) && row.len() < usual && row.first().is_some_and(|cell| !cell.is_empty())
        };
        match whole.last_mut().filter(|cut| fits(cut)).and_then(|cut| lines_of_last(cut, usual, row.len())) {
            Some(cut) => {
                cut.extend(row);
                joined += 1;
            }
            None => whole.push(row),
        }
    }
    (whole, joined)
}

/// The cut row with its trailing empty cells folded into the cell before them, if it then lacks `more` cells.
fn lines_of_last(cut: &mut Row, usual: usize, more: usize) -> Option<&mut Row> {
    let keep = usual.checked_sub(more)?;
    if keep == 0 || keep > cut.len() || cut[keep..].iter().any(|cell| !cell.trim().is_empty()) {
        return None;
    }
    let folded = cut.split_off(keep);
    if let Some(last) = cut.last_mut() {
        last.truncate(last.trim_end_matches('\t').len());
        // The empty line, and one for each cell folded.
        last.extend(std::iter::repeat_n('\n', folded.len() + 1));
    }
    Some(cut)
}

/// The number of cells that the first row and at least half of all rows have, if it is three or more.
fn usual_length(rows: &[Row]) -> Option<usize> {
    let first = rows.first()?.len();
    let same = rows.iter().filter(|row| row.len() == first).count();
    (first > 2 && same * 2 >= rows.len()).then_some(first)
}

#[cfg(test)]
mod tests {
    use model::Limits;
    use pretty_assertions::assert_eq;

    use super::*;
    use model::build as raw;

    /// Row, column, row span, column span, text.
    fn cells(rows: &[&[&str]]) -> Vec<(u32, u32, u32, u32, String)> {
        let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let resolved = raw::grid(infer(rows).table, 1, &Limits::default()).unwrap();
        assert_eq!(resolved.notes, []);
        let cells = resolved.grid.cells.into_iter();
        cells.map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span, cell.text)).collect()
    }

    fn cell(
        row: u32,
        column: u32,
        row_span: u32,
        column_span: u32,
        text: &str,
    ) -> (u32, u32, u32, u32, String) {
        (row, column, row_span, column_span, text.into())
    }

    #[test]
    fn short_rows_end_with_a_wide_cell_and_blank_heads_continue() {
        assert_eq!(
            cells(&[&["单位", "万元"], &["预算", "总额", "5.00", ""], &["", "用途说明"], &["目标", "正文"]]),
            [
                cell(1, 1, 1, 1, "单位"),
                cell(1, 2, 1, 3, "万元"),
                cell(2, 1, 2, 1, "预算"),
                cell(2, 2, 1, 1, "总额"),
                cell(2, 3, 1, 1, "5.00"),
                cell(2, 4, 1, 1, ""),
                cell(3, 2, 1, 3, "用途说明"),
                cell(4, 1, 1, 1, "目标"),
                cell(4, 2, 1, 3, "正文"),
            ]
        );
    }

    #[test]
    fn a_blank_cell_under_a_header_or_a_wide_cell_is_its_own() {
        assert_eq!(
            cells(&[&["一级", "二级", "三级"], &["", "数量", "人次"], &["", "", "次数"], &["", "", ""]]),
            [
                cell(1, 1, 1, 1, "一级"),
                cell(1, 2, 1, 1, "二级"),
                cell(1, 3, 1, 1, "三级"),
                cell(2, 1, 2, 1, ""),
                cell(2, 2, 2, 1, "数量"),
                cell(2, 3, 1, 1, "人次"),
                cell(3, 3, 1, 1, "次数"),
                cell(4, 1, 1, 1, ""),
                cell(4, 2, 1, 1, ""),
                cell(4, 3, 1, 1, ""),
            ]
        );
    }

    #[test]
    fn a_row_cut_by_an_empty_line_inside_a_cell_is_whole_again() {
        let rows: &[&[&str]] = &[
            &["一级", "二级", "三级", "值"],
            &["产出", "数量\t", "", ""],
            &["人次", "≥5"],
            &["", "质量", "率", "98%"],
        ];
        assert_eq!(
            cells(rows)[4..8],
            [
                cell(2, 1, 2, 1, "产出"),
                cell(2, 2, 1, 1, "数量\n\n\n"),
                cell(2, 3, 1, 1, "人次"),
                cell(2, 4, 1, 1, "≥5"),
            ]
        );
    }
}
