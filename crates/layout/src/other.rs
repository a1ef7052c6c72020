//! Tables no form claimed: as the document has them, with columns as wide as their contents ask.

use model::{Cell as GridCell, Grid, Limits, Pointer};
use wording::width;

use crate::LayoutError;
use crate::measures::page::PORTRAIT;
use crate::measures::table::{CAPTION, HEADING_ROWS, UNIT};
use crate::printed::{Align, Block, Cell, Face, Line, OtherTable, Paragraph, Row, Table};
use crate::ranked::Ranked;
use crate::widths::{self, Wish};

/// A grid as a table. The nesting has been read from JSON, so it is bounded here.
pub(crate) fn table(
    grid: &Grid,
    pointer: &Pointer,
    limits: &Limits,
    depth: usize,
) -> Result<Table, LayoutError> {
    if depth > limits.table_depth {
        return Err(LayoutError::TooDeep { what: "tables", max: limits.table_depth });
    }
    let (table, rows, columns) = (grid.table, grid.rows, grid.columns);
    if grid.columns as usize > limits.columns || grid.cover(limits).is_none() {
        return Err(LayoutError::BrokenGrid { table, rows, columns });
    }
    let heading = heading_rows(grid);
    let edges = widths::edges(&wishes(grid, heading), columns as usize, PORTRAIT);
    let mut out = Table {
        columns: edges.windows(2).map(|pair| pair[1] - pair[0]).collect(),
        declared: grid.header_rows as usize,
        rows: (0..rows).map(|row| Row { heading: row < heading, cells: Vec::new() }).collect(),
    };
    for (index, cell) in grid.cells.iter().enumerate() {
        let at = pointer.key("cells").index(index);
        let nested =
            cell.tables.iter().enumerate().map(|(number, inner)| {
                self::table(inner, &at.key("tables").index(number), limits, depth + 1)
            });
        let is_heading = cell.row <= heading;
        out.rows[cell.row as usize - 1].cells.push(Cell {
            column: cell.column as usize - 1,
            column_span: cell.column_span as usize,
            row_span: cell.row_span as usize,
            text: cell.text.clone(),
            face: if is_heading && !cell.text.is_empty() { Face::Heading } else { Face::Text },
            align: if is_heading { Align::Center } else { align(&cell.text) },
            tables: nested.collect::<Result<_, _>>()?,
            at: vec![at.key("text")],
        });
    }
    out.rows.iter_mut().for_each(|row| row.cells.sort_by_key(|cell| cell.column));
    Ok(out)
}

/// Rows that head the columns: those that the document declares, else the first, with what it spans, when it has a word
/// for every column and no number.
fn heading_rows(grid: &Grid) -> u32 {
    let within = |rows: u32| {
        let inside = |cell: &&GridCell| cell.row <= rows;
        rows < grid.rows && grid.cells.iter().filter(inside).all(|cell| cell.row - 1 + cell.row_span <= rows)
    };
    if grid.header_rows > 0 {
        return if within(grid.header_rows) { grid.header_rows } else { 0 };
    }
    let first = || grid.cells.iter().filter(|cell| cell.row == 1);
    let rows = first().map(|cell| cell.row_span).max().unwrap_or(0);
    let head = grid.cells.iter().filter(|cell| cell.row <= rows);
    let says_words =
        |cell: &GridCell| cell.tables.is_empty() && !cell.text.trim().is_empty() && !is_number(&cell.text);
    let covered: u32 = first().map(|cell| cell.column_span).sum();
    let heads = rows <= HEADING_ROWS
        && within(rows)
        && first().count() > 1
        && covered == grid.columns
        && head.into_iter().all(says_words);
    if heads { rows } else { 0 }
}

fn wishes(grid: &Grid, heading: u32) -> Vec<Wish<'_>> {
    fn wish(cell: &GridCell, heading: u32) -> Wish<'_> {
        Wish {
            row: cell.row as usize - 1,
            rows: cell.row_span as usize,
            from: cell.column as usize - 1,
            to: (cell.column + cell.column_span) as usize - 1,
            text: &cell.text,
            label: cell.row <= heading,
        }
    }
    grid.cells.iter().filter(|cell| !cell.text.is_empty()).map(|cell| wish(cell, heading)).collect()
}

/// Numbers stand under each other, texts begin at the left.
fn align(text: &str) -> Align {
    if is_number(text) { Align::Right } else { Align::Left }
}

/// A number as tables write it: `-1,200.50`, `98.5%`.
pub(crate) fn is_number(text: &str) -> bool {
    let text = text.trim();
    let digits = text.trim_start_matches(['-', '−', '+']).trim_end_matches(['%', '％']);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '，'))
}

/// The blocks, with the lines right over a table that name it and say its unit made part of it:
/// `“三公”经费预算表`, `单位：万元`.
pub(crate) fn with_captions(blocks: Vec<Ranked>) -> Vec<Ranked> {
    let mut out: Vec<Ranked> = Vec::new();
    for (rank, block) in blocks {
        let Block::Table(table) = block else {
            out.push((rank, block));
            continue;
        };
        let mut table = table;
        caption(&mut out, &mut table);
        out.push((rank, Block::Table(table)));
    }
    out
}

fn caption(before: &mut Vec<Ranked>, table: &mut OtherTable) {
    let line = |from_end: usize| match before.iter().nth_back(from_end) {
        Some((_, Block::Paragraph(paragraph))) if !paragraph.text.contains('\n') => Some(&*paragraph.text),
        _ => None,
    };
    let unit = usize::from(line(0).is_some_and(is_unit_line));
    let year = usize::from(line(unit).is_some_and(is_year_line));
    let title = usize::from(line(unit + year).is_some_and(is_caption));
    // 2024年度 alone is no caption.
    let titles = if title == 1 { title + year } else { 0 };
    let mut taken = before.split_off(before.len() - unit - titles).into_iter();
    let of = |(_, block): Ranked| match block {
        Block::Paragraph(Paragraph { text, at, .. }) => Some(Line { text, at }),
        Block::Heading(_) | Block::Table(_) | Block::Contents(_) => None,
    };
    table.title = taken.by_ref().take(titles).filter_map(of).collect();
    table.line = taken.filter_map(of).collect();
}

/// `单位：万元`, `金额单位：万元`, `编制单位：某局　单位：万元`.
fn is_unit_line(text: &str) -> bool {
    let text = text.trim();
    let unit = text.rsplit_once("单位").map(|(_, unit)| unit.trim_start());
    let unit = unit.and_then(|unit| unit.strip_prefix(['：', ':'])).map(str::trim);
    width::ems(text) < CAPTION && unit.is_some_and(|unit| unit.ends_with('元') && width::ems(unit) <= UNIT)
}

/// `（2024年度）`.
fn is_year_line(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    text.ends_with("年度") && width::ems(text) <= 8 || text.ends_with('年') && width::ems(text) <= 5
}

/// `2024年“三公”经费预算表`: a short line that calls itself a table.
fn is_caption(text: &str) -> bool {
    let text = text.trim();
    let named =
        text.trim_end_matches(|c: char| "（）()0-9０１２３４５６７８９一二三四五六七八九十".contains(c));
    let numbered = text.strip_prefix("附表").or(text.strip_prefix('表'));
    let numbered = numbered.is_some_and(|rest| rest.trim_start().starts_with(wording::heading::is_counting));
    width::ems(text) <= CAPTION
        && !text.ends_with(['。', '；', '：', ':', '，', ';'])
        && (numbered || named.ends_with(['表', '单']) && !named.contains(['。', '；', '：', ':']))
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;
    use crate::narrative;

    fn grid(rows: &[&[&str]]) -> Grid {
        let cells = rows.iter().zip(1..).flat_map(|(texts, row)| {
            texts.iter().zip(1..).map(move |(text, column)| GridCell {
                row,
                column,
                row_span: 1,
                column_span: 1,
                text: (*text).to_owned(),
                automatic: Vec::new(),
                stored: None,
                tables: Vec::new(),
            })
        });
        let columns = rows[0].len() as u32;
        Grid {
            table: 1,
            rows: rows.len() as u32,
            columns,
            header_rows: 0,
            widths: Vec::new(),
            cells: cells.collect(),
        }
    }

    #[test]
    fn the_first_row_heads_its_columns_when_it_has_a_word_for_each() {
        assert_eq!(heading_rows(&grid(&[&["项目", "金额"], &["合计", "12.5"]])), 1);
        assert_eq!(heading_rows(&grid(&[&["合计", "12.5"], &["其他", "3"]])), 0);
        assert_eq!(heading_rows(&grid(&[&["项目", ""], &["合计", "12.5"]])), 0);
        assert_eq!(heading_rows(&grid(&[&["项目", "金额"]])), 0);
    }

    #[test]
    fn numbers_stand_right_and_words_left() {
        let pointer = Pointer::root().key("tables").index(0);
        let grid = grid(&[&["项目", "金额"], &["合计", "-1,200.5"], &["其他", "约3"]]);
        let table = table(&grid, &pointer, &Limits::default(), 1).unwrap();
        let aligns: Vec<Align> = table.rows.iter().map(|row| row.cells[1].align).collect();
        assert_eq!(aligns, [Align::Center, Align::Right, Align::Left]);
        assert_eq!(table.rows[1].cells[0].at, [Pointer::from("/tables/0/cells/2/text")]);
    }

    #[test]
    fn lines_that_name_a_table_stand_over_it() {
        let taken = |lines: &[&str]| {
            let pointer = |index| Pointer::root().key("outline").index(0).key("paragraphs").index(index);
            let mut blocks: Vec<Ranked> = lines
                .iter()
                .enumerate()
                .map(|(i, text)| (Some(i), Block::Paragraph(narrative::paragraph(text, pointer(i)))))
                .collect();
            blocks.push((Some(9), Block::Table(OtherTable::default())));
            let (kept, table) = match with_captions(blocks).split_last() {
                Some(((_, Block::Table(table)), before)) => (before.len(), table.clone()),
                _ => panic!("the table is last"),
            };
            (kept, table.title.len(), table.line.len())
        };
        assert_eq!(taken(&["正文。", "“三公”经费预算表", "单位：万元"]), (1, 1, 1));
        assert_eq!(taken(&["正文。", "2024年收支总表", "（2024年度）", "金额单位：万元"]), (1, 2, 1));
        assert_eq!(taken(&["正文。", "单位：万元"]), (1, 0, 1));
        assert_eq!(taken(&["表1 收入情况"]), (0, 1, 0));
        assert_eq!(taken(&["收支情况见下表：", "2024年"]), (2, 0, 0));
        assert_eq!(taken(&["各单位：请填下表"]), (1, 0, 0));
    }
}
