//! A page as blocks: its tables with the text of their cells, and the paragraphs between them.

use kurbo::Rect;

use super::lattice::Lattice;
use super::lines::{Line, begins_an_item, between, lines, paragraphs};
use super::page::{Char, Page};
use super::rules::rulings;

/// Word's cells keep text this far off their borders, at most; the text itself says how far.
const MOST_PADDING: f64 = 8.0;
/// A frame around this part of the page is drawn around everything, and is no table.
const FRAME: f64 = 0.6;
/// A table that comes this close to the edge of the page goes on beyond it.
const EDGE: f64 = 1.5;
/// A line whose start stands in by so many characters begins a paragraph.
const INDENT: f64 = 1.2;
/// So do lines further apart than those of a paragraph, in line heights of the text.
const LEADING: f64 = 2.6;

/// A block of a page, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PageBlock {
    Paragraph { text: String, place: Rect },
    Table(PageTable),
}

/// A table of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PageTable {
    pub(crate) lattice: Lattice,
    /// The text of each area.
    pub(crate) texts: Vec<CellText>,
    /// It runs off the page, and what stands there is not drawn.
    pub(crate) runs_off: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CellText {
    pub(crate) text: String,
    /// Its last line is so full that the text may go on.
    pub(crate) is_full: bool,
}

impl PageBlock {
    pub(crate) fn place(&self) -> Rect {
        match self {
            Self::Paragraph { place, .. } => *place,
            Self::Table(table) => table.lattice.place(),
        }
    }
}

/// The blocks of a page from top to bottom; `None` when a table has more fields than `most`.
pub(crate) fn blocks(page: &Page, most: usize) -> Option<Vec<PageBlock>> {
    let mut lattices = Vec::new();
    for ruling in rulings(&page.strokes) {
        lattices.push(Lattice::of(&ruling, most)?);
    }
    let whole = page.width * page.height;
    lattices.retain(|lattice| lattice.areas.len() > 1 || lattice.place().area() < FRAME * whole);
    let mut cells: Vec<Vec<Vec<Char>>> =
        lattices.iter().map(|lattice| vec![Vec::new(); lattice.areas.len()]).collect();
    let mut free = Vec::new();
    for char in &page.chars {
        let middle = char.middle();
        let found =
            lattices.iter().zip(&mut cells).find_map(|(lattice, cells)| cells.get_mut(lattice.at(middle)?));
        found.unwrap_or(&mut free).push(*char);
    }
    let mut blocks = between_tables(lines(free), &lattices);
    for (lattice, cells) in lattices.into_iter().zip(cells) {
        let texts =
            lattice.areas.iter().zip(cells).map(|(area, chars)| cell_text(chars, area.place)).collect();
        let place = lattice.place();
        let runs_off = place.x1 > page.width - EDGE || place.x0 < EDGE;
        let table = PageTable { lattice, texts, runs_off };
        blocks.push(PageBlock::Table(table.without_padding()));
    }
    blocks.sort_by(|a, b| a.place().y0.total_cmp(&b.place().y0));
    Some(blocks)
}

fn cell_text(chars: Vec<Char>, place: Rect) -> CellText {
    let lines = lines(chars);
    let padding = lines
        .iter()
        .map(|line| (line.left - place.x0).min(place.x1 - line.right))
        .fold(MOST_PADDING, f64::min)
        .max(0.0);
    let width = place.width() - 2.0 * padding;
    let is_full = lines.last().is_some_and(|line| width - (line.right - line.left) < 1.5 * line.size);
    CellText { text: paragraphs(&lines, width), is_full }
}

/// Lines outside tables as paragraphs. Lines with a table between them are never one.
fn between_tables(lines: Vec<Line>, tables: &[Lattice]) -> Vec<PageBlock> {
    // How wide the text is set: as its longest line, as the tables.
    let sides = lines.iter().map(|line| (line.left, line.right));
    let sides = sides.chain(tables.iter().map(|table| (table.place().x0, table.place().x1)));
    let (left, right) = sides.fold((f64::INFINITY, f64::NEG_INFINITY), |(left, right), side| {
        (left.min(side.0), right.max(side.1))
    });
    let mut blocks: Vec<PageBlock> = Vec::new();
    let mut last: Option<Line> = None;
    for line in lines {
        let place = Rect::new(line.left, line.top(), line.right, line.base + 0.2 * line.size);
        let goes_on = last.as_ref().is_some_and(|last| {
            !last.is_broken_by_hand(&line, right - left)
                && line.left - left < INDENT * line.size
                && line.base - last.base < LEADING * line.size
                && (line.size - last.size).abs() < 0.15 * line.size
                && !tables.iter().any(|table| (last.base..line.base).contains(&table.place().y0))
                && !begins_an_item(&last.text, &line.text)
        });
        match blocks.last_mut() {
            Some(PageBlock::Paragraph { text, place: whole }) if goes_on => {
                // A break between digits is the typesetter's here: paragraphs hold no lines of their own.
                text.push_str(between(text, &line.text).trim_end_matches('\n'));
                text.push_str(&line.text);
                *whole = whole.union(place);
            }
            _ => blocks.push(PageBlock::Paragraph { text: line.text.clone(), place }),
        }
        last = Some(line);
    }
    blocks
}
