//! Tables that a page end cut: their parts become one again.

use super::blocks::{CellText, PageBlock, PageTable};
use super::lines::between;

/// Edges of columns this far apart, in points, are the same.
const SAME_EDGE: f64 = 4.0;

/// A table that may run over several pages.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    /// Its parts, each with the number of its page from 1 and its first row in the whole.
    pub(crate) parts: Vec<Part>,
    /// Rows that were joined to the one they continue.
    pub(crate) joined_rows: usize,
}

/// The part of a table on one page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) page: u32,
    pub(crate) table: PageTable,
    /// Rows at its top that are no rows of the whole: repeated headings.
    pub(crate) repeated: usize,
    /// Its first row behind those continues the last one of the part before.
    pub(crate) continues_row: bool,
}

impl Table {
    pub(crate) fn new(page: u32, table: PageTable) -> Self {
        Self { parts: vec![Part { page, table, repeated: 0, continues_row: false }], joined_rows: 0 }
    }

    /// Takes the part of the next page, if it is one.
    pub(crate) fn take(&mut self, page: u32, table: PageTable) -> Result<(), PageTable> {
        let (Some(first), Some(last)) = (self.parts.first(), self.parts.last()) else { return Err(table) };
        if !is_wide_alike(&last.table, &table) {
            return Err(table);
        }
        let repeated = repeated_rows(&first.table, &table);
        let continues_row = continues(&last.table, &table, repeated);
        // The same form a second time, not its continuation: it begins as the first one does, and goes on otherwise.
        if repeated == 0 && has_the_same_start(&first.table, &table) {
            return Err(table);
        }
        self.joined_rows += usize::from(continues_row);
        self.parts.push(Part { page, table, repeated, continues_row });
        Ok(())
    }
}

impl PageTable {
    pub(crate) fn rows(&self) -> usize {
        self.lattice.down.len().saturating_sub(1)
    }

    /// The cells of a row, by their edges, with what they hold.
    fn row(&self, row: usize) -> Vec<(f64, f64, &CellText)> {
        let of_row = |(area, _): &(&super::lattice::Area, &CellText)| area.row == row;
        let cells = self.lattice.areas.iter().zip(&self.texts).filter(of_row);
        cells.map(|(area, text)| (area.place.x0, area.place.x1, text)).collect()
    }

    /// The cells that end with the last row.
    fn last_row(&self) -> Vec<(f64, f64, &CellText)> {
        let rows = self.rows();
        let ends = |(area, _): &(&super::lattice::Area, &CellText)| area.row + area.rows == rows;
        let cells = self.lattice.areas.iter().zip(&self.texts).filter(ends);
        cells.map(|(area, text)| (area.place.x0, area.place.x1, text)).collect()
    }
}

/// Parts of one table stand one under the other.
fn is_wide_alike(a: &PageTable, b: &PageTable) -> bool {
    let (a, b) = (a.lattice.place(), b.lattice.place());
    (a.x0 - b.x0).abs() <= SAME_EDGE && (a.x1 - b.x1).abs() <= SAME_EDGE
}

fn is_same_cell(a: &(f64, f64, &CellText), b: &(f64, f64, &CellText)) -> bool {
    (a.0 - b.0).abs() <= SAME_EDGE && (a.1 - b.1).abs() <= SAME_EDGE
}

fn is_same_row(a: &[(f64, f64, &CellText)], b: &[(f64, f64, &CellText)]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same_cell(a, b) && a.2.text == b.2.text)
}

/// Rows at the top of `next` that stand at the top of `first` as well, which says more than a label.
fn repeated_rows(first: &PageTable, next: &PageTable) -> usize {
    let most = first.rows().min(next.rows().saturating_sub(1));
    let same = (0..most).take_while(|&row| is_same_row(&first.row(row), &next.row(row)));
    let rows: Vec<usize> = same.collect();
    let is_heading =
        rows.iter().any(|&row| next.row(row).iter().filter(|cell| !cell.2.text.is_empty()).count() >= 2);
    // Spans of the heading must end with it.
    let ends =
        next.lattice.areas.iter().all(|area| area.row >= rows.len() || area.row + area.rows <= rows.len());
    if is_heading && ends { rows.len() } else { 0 }
}

/// The same labels stand first in both tables, and other values beside them: two forms.
fn has_the_same_start(first: &PageTable, next: &PageTable) -> bool {
    let (a, b) = (first.row(0), next.row(0));
    let label = |cells: &[(f64, f64, &CellText)]| {
        cells.first().map(|cell| cell.2.text.clone()).filter(|text| !text.is_empty())
    };
    label(&a).is_some() && label(&a) == label(&b)
}

/// The first row of `next` is the rest of the last row of `table`: most of it is blank, and what stands there goes on in
/// cells that were full to the brim.
fn continues(table: &PageTable, next: &PageTable, repeated: usize) -> bool {
    let (last, first) = (table.last_row(), next.row(repeated));
    if first.len() < 2
        || first.len() != last.len()
        || !first.iter().zip(&last).all(|(a, b)| is_same_cell(a, b))
    {
        return false;
    }
    let filled = first.iter().zip(&last).filter(|(first, _)| !first.2.text.is_empty());
    let (mut any, mut all_go_on) = (false, true);
    for (_, last) in filled {
        any = true;
        all_go_on &= last.2.is_full && !last.2.text.ends_with(['。', '；', ';']);
    }
    any && all_go_on && first.iter().any(|cell| cell.2.text.is_empty())
}

/// The text of a cell that a page end parted.
pub(crate) fn rejoined(above: &str, below: &str) -> String {
    format!("{above}{}{below}", between(above, below))
}

/// Blocks of all pages in order, tables that page ends cut joined. A line that only says so (`（续）`, `续表`) goes; its
/// text is given back.
pub(crate) fn joined(pages: Vec<Vec<PageBlock>>) -> (Vec<Block>, Vec<String>) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut said = Vec::new();
    for (page, page_blocks) in (1..).zip(pages) {
        let mut is_first = true;
        let mut held: Vec<Block> = Vec::new();
        for block in page_blocks {
            match block {
                PageBlock::Paragraph { text, place } if is_first && says_continued(&text) => {
                    held.push(Block::Paragraph { page, text, place });
                }
                PageBlock::Paragraph { text, place } => {
                    blocks.append(&mut held);
                    is_first = false;
                    blocks.push(Block::Paragraph { page, text, place });
                }
                PageBlock::Table(table) => {
                    let rest = match blocks.last_mut() {
                        Some(Block::Table(open)) if is_first => open.take(page, table).err(),
                        _ => Some(table),
                    };
                    if let Some(table) = rest {
                        blocks.append(&mut held);
                        blocks.push(Block::Table(Table::new(page, table)));
                    } else {
                        said.extend(held.drain(..).filter_map(|block| match block {
                            Block::Paragraph { text, .. } => Some(text),
                            Block::Table(_) => None,
                        }));
                    }
                    is_first = false;
                }
            }
        }
        blocks.append(&mut held);
    }
    (blocks, said)
}

/// A block of the document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    Paragraph { page: u32, text: String, place: kurbo::Rect },
    Table(Table),
}

fn says_continued(text: &str) -> bool {
    let text = text.trim();
    text.ends_with("（续）")
        || text.ends_with("(续)")
        || text.starts_with("续表")
        || text.ends_with("（续表）")
}
