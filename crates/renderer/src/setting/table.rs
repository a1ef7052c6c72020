//! Tables as cells in points.

use layout::{Align, Cell, Face, Table};
use serde_json::{Value, json};

use super::CELL;
use super::fitting::Area;
use super::pieces::{Text, code, label, lines, running};

/// The white around the text of a cell, a side.
pub(super) const INSET: (f64, f64) = (3.0, 4.5);
/// From one line to the next, in em.
pub(super) const PITCH: f64 = 1.42;
/// A row that is lower than this stays whole: 9 cm.
const WHOLE: f64 = 255.0;
/// Running text in cells wider than this, in em, is set flush.
const FLUSH: f64 = 14.0;

/// A cell's text on its lines.
pub(super) struct Filled {
    texts: Vec<Text>,
    /// Lines it takes, estimated.
    pub lines: usize,
    room: f64,
}

/// The text of a cell in a column of so many points.
pub(super) fn fill(cell: &Cell, width: f64, scale: f64) -> Filled {
    let room = (width - 2.0 * INSET.0 - 0.5) / (CELL * scale);
    let unbroken = |text: &str| text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_graphic());
    let texts: Vec<Text> = if cell.face == Face::Text {
        let set = |line: &str| if unbroken(line) { code(line, room) } else { running(line, room) };
        super::lines_of(&cell.text).map(set).collect()
    } else {
        vec![label(&cell.text, room)]
    };
    let count = texts.iter().map(|text| lines(text, room)).sum();
    Filled { texts, lines: count, room }
}

/// The widths of the columns in points.
pub(super) fn sizes(table: &Table, width: f64) -> Vec<f64> {
    table.columns.iter().map(|share| share * width).collect()
}

/// The heights of the rows in points, estimated.
pub(super) fn heights(table: &Table, width: f64, scale: f64) -> Vec<f64> {
    let sizes = sizes(table, width);
    let mut heights = vec![0.0_f64; table.rows.len()];
    let rows = table.rows.iter().enumerate();
    let mut cells: Vec<(usize, &Cell)> =
        rows.flat_map(|(y, row)| row.cells.iter().map(move |cell| (y, cell))).collect();
    // Cells over several rows come last: they stretch what the others left too low.
    cells.sort_by_key(|(_, cell)| cell.row_span);
    for (y, cell) in cells {
        let width = sizes[cell.column..cell.column + cell.column_span].iter().sum();
        let own = height(fill(cell, width, scale).lines, scale)
            + cell
                .tables
                .iter()
                .map(|inner| heights_of(inner, width - 2.0 * INSET.0, scale) + 3.0)
                .sum::<f64>();
        let rows = &mut heights[y..y + cell.row_span];
        let missing = own - rows.iter().sum::<f64>();
        if let Some(last) = rows.last_mut().filter(|_| missing > 0.0) {
            *last += missing;
        }
    }
    heights
}

fn heights_of(table: &Table, width: f64, scale: f64) -> f64 {
    heights(table, width, scale).iter().sum()
}

/// The height of a cell of so many lines.
fn height(lines: usize, scale: f64) -> f64 {
    text_height(lines, scale) + 2.0 * INSET.1 * scale
}

fn text_height(lines: usize, scale: f64) -> f64 {
    CELL * scale * (lines.max(1) as f64 * PITCH - (PITCH - 1.0))
}

/// How high the text of each row is at least: where a label over several rows goes on on another page, it has to find room
/// with （续） in whatever rows come to stand there.
fn least(table: &Table, width: f64, scale: f64, most: usize) -> Vec<f64> {
    let sizes = sizes(table, width);
    let mut least = vec![0.0_f64; table.rows.len()];
    for (y, row) in table.rows.iter().enumerate() {
        for cell in row.cells.iter().filter(|cell| cell.face != Face::Text && cell.row_span > 1) {
            let width = sizes[cell.column..cell.column + cell.column_span].iter().sum();
            let Some(lines) = lines_again(cell, width, scale, most) else { continue };
            let height = text_height(lines, scale);
            least[y..y + cell.row_span].iter_mut().for_each(|own| *own = own.max(height));
        }
    }
    least
}

/// How many lines a label takes with （续）; none where it would take so many that every row had to grow for it.
fn lines_again(cell: &Cell, width: f64, scale: f64, most: usize) -> Option<usize> {
    let again = Cell { text: format!("{}{CONTINUED}", cell.text), ..cell.clone() };
    let lines = fill(&again, width, scale).lines;
    (lines <= most).then_some(lines)
}

/// How a table stands on its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Whole on one, for sure: no row has to be kept from parting.
    Page,
    /// Perhaps over the end of one.
    Unknown,
    /// On several; the name of the marks in its rows.
    Long(String),
}

/// A table.
pub(super) fn set(table: &Table, width: f64, scale: f64, stand: &Stand) -> Value {
    let sizes = sizes(table, width);
    let heights = heights(table, width, scale);
    let from = table.rows.iter().position(|row| row.heading);
    let head = from
        .map_or(0..0, |from| from..from + table.rows[from..].iter().take_while(|row| row.heading).count());
    let pages = heights.iter().sum::<f64>() / Area::of(width > Area::PORTRAIT.width).height;
    let most = if pages > 2.0 { MOST_LINES_AGAIN + 1 } else { MOST_LINES_AGAIN };
    let mark = match stand {
        Stand::Long(mark) => Some(mark),
        Stand::Page | Stand::Unknown => None,
    };
    let least = if mark.is_some() { least(table, width, scale, most) } else { vec![0.0; table.rows.len()] };
    let set_row = |y: usize| {
        // The first cell of its own row holds it together, and is where its page is looked for.
        let cells = table.rows[y].cells.iter().enumerate().filter(|(_, cell)| cell.row_span == 1);
        let own = cells.max_by_key(|(_, cell)| (cell.face == Face::Text, cell.text.len())).map(|(at, _)| at);
        let (sizes, heights, least) = (&sizes, &heights, &least);
        table.rows[y].cells.iter().enumerate().map(move |(at, cell)| {
            let width: f64 = sizes[cell.column..cell.column + cell.column_span].iter().sum();
            let row =
                Place { y, own: (own == Some(at)).then_some(least[y]), whole: heights[y] < WHOLE, stand };
            set_cell(cell, &row, width, scale, most)
        })
    };
    let cells = |rows: std::ops::Range<usize>| rows.flat_map(set_row).collect::<Vec<Value>>();
    json!({
        "columns": sizes, "rows": table.rows.len(), "mark": mark,
        "plain": mark.is_none() && table.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.tables.is_empty()),
        "before": cells(0..head.start), "head": cells(head.clone()), "after": cells(head.end..table.rows.len()),
    })
}

/// Where a cell stands.
struct Place<'a> {
    y: usize,
    /// There for the cell that holds its row together: how high that is at least.
    own: Option<f64>,
    /// Whether the row stays whole.
    whole: bool,
    stand: &'a Stand,
}

/// Column, row, columns, rows, kind, alignment, text, what else, if anything: whether it holds its row together, whether that
/// stays whole, whether the text is flush, tables inside. `most` is how many lines a label may take with （续）.
fn set_cell(cell: &Cell, place: &Place<'_>, width: f64, scale: f64, most: usize) -> Value {
    let Place { y, own, whole, stand } = place;
    let filled = fill(cell, width, scale);
    let kind = match cell.face {
        Face::Text => 0,
        Face::Label => 1,
        Face::Heading => 2,
    };
    let flush =
        cell.face == Face::Text && filled.room > FLUSH && filled.lines > 1 && cell.align == Align::Left;
    let align = match cell.align {
        Align::Center => 0,
        Align::Left => 1,
        Align::Right => 2,
    };
    let text = match &filled.texts[..] {
        [] => json!(""),
        [only] => json!(only),
        several => json!({ "l": several }),
    };
    let inner: Vec<Value> =
        cell.tables.iter().map(|inner| set(inner, width - 2.0 * INSET.0, scale, &Stand::Unknown)).collect();
    let lines = text_height(filled.lines, scale);
    let least = own.filter(|least| *whole && lines < *least);
    let is_long = matches!(stand, Stand::Long(_));
    let is_narrow = || cell.row_span > 1 && lines_again(cell, width, scale, most).is_none();
    let again = if !is_long || cell.face == Face::Text || cell.text.ends_with(CONTINUED) || is_narrow() {
        Value::Null
    } else {
        json!(label(&format!("{}{CONTINUED}", cell.text), filled.room))
    };
    let own = own.is_some() && (*whole || is_long) && **stand != Stand::Page;
    let options = if own || flush || is_long || !inner.is_empty() {
        json!({ "own": own, "whole": whole, "flush": flush, "inner": inner, "again": again, "least": least })
    } else {
        Value::Null
    };
    json!([cell.column, y, cell.column_span, cell.row_span, kind, align, text, options])
}

/// A label that takes more lines with （续） is not repeated: each of its rows would have to hold it, and a table of two pages
/// would need a third. In longer tables one more line is no matter.
const MOST_LINES_AGAIN: usize = 2;

/// Behind a label on each further page that its cell goes on.
const CONTINUED: &str = "（续）";
