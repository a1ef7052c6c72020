//! The skeleton of a profile from the labels that stand in a document: what `jixiao forms scaffold` prints.
//!
//! What is guessed is guessed from words and from what stands under a heading; every guess is a line to look at, and
//! the skeleton loads as it stands.

mod guess;
mod write;

use std::ops::Range;

use model::{Document, Noted};
use wording::label;

use crate::explain::is_short;
use crate::lines::{Flow, Line};
use crate::profile::Profiles;
use crate::scene::{self, Rows};
use crate::see::{Block, Kind};
use crate::sheet::Sheet;
use crate::weights::scaffold as weights;
use crate::words::{Axis, Vocabulary};

/// What a skeleton is made of.
#[derive(Debug, Default)]
struct Found {
    title: Option<String>,
    /// Words that some profile knows, with their axis and key.
    known: Vec<(String, Axis, String)>,
    /// Headings of columns that nobody knows, with the key their column looks like.
    columns: Vec<(String, &'static str)>,
    /// Labels of values that nobody knows, with the key they sound like.
    labels: Vec<(String, Option<&'static str>)>,
}

/// A profile called `id` for the forms of a document, as TOML that loads. `None` when no table holds a label.
pub fn scaffold(document: &Noted<Document>, profiles: &Profiles, id: &str) -> Option<String> {
    let lines = Flow::of(&document.value);
    let views = scene::look_at_all(&lines, &profiles.all);
    let mut found = Found::default();
    for (at, line) in lines.lines.iter().enumerate() {
        match line {
            Line::Text { text, .. } if at < weights::LINES && found.title.is_none() => {
                found.title = guess::title(text);
            }
            Line::Table { sheet, .. } => {
                let rows = Rows { sheet: *sheet, rows: 1..lines.sheets[*sheet].grid.rows + 1 };
                let blocks = scene::blocks(&lines, &rows, &views, profiles, None);
                let mut open = vec![*sheet];
                while let Some(sheet) = open.pop() {
                    found.sheet(&lines.sheets[sheet], &matrices(&blocks, sheet), &profiles.all);
                    open.extend(lines.inner[sheet].iter().map(|(_, inner)| *inner));
                }
            }
            Line::Text { .. } | Line::Whole { .. } => {}
        }
    }
    let something = !(found.known.is_empty() && found.columns.is_empty() && found.labels.is_empty());
    something.then(|| write::toml(&found, id))
}

/// The rows of a table that are headings over rows: below the headings stand values and no labels.
fn matrices(blocks: &[Block], sheet: usize) -> Vec<Range<u32>> {
    let matrix = |block: &&Block| block.sheet == sheet && matches!(block.kind, Kind::Matrix(_));
    blocks.iter().filter(matrix).map(|block| block.rows.clone()).collect()
}

impl Found {
    fn sheet(&mut self, sheet: &Sheet<'_>, matrices: &[Range<u32>], words: &Vocabulary) {
        // Cells of the heading row above: as many in a row below are its values.
        let mut headings = usize::MAX;
        for row in 1..=sheet.grid.rows {
            let cells: Vec<usize> = sheet.anchored(row).collect();
            if self.title.is_none() && cells.len() == 1 {
                self.title = guess::title(sheet.text(cells[0]));
            }
            if guess::is_heading_row(sheet, row, words) {
                headings = sheet.row(row).len();
                for &cell in &cells {
                    self.heading(sheet, cell, words);
                }
            } else if sheet.row(row).len() < headings && !matrices.iter().any(|rows| rows.contains(&row)) {
                headings = usize::MAX;
                self.pairs(sheet, &cells, words);
            }
        }
    }

    /// A heading: known, or with what stands in its column.
    fn heading(&mut self, sheet: &Sheet<'_>, cell: usize, words: &Vocabulary) {
        if !self.know(
            sheet,
            cell,
            words,
            &[Axis::Column, Axis::ListColumn, Axis::TaskColumn, Axis::FundColumn, Axis::Head],
        ) {
            let text = word(sheet, cell);
            let new = !self.columns.iter().any(|(known, _)| *known == text);
            if new && self.columns.len() < weights::MOST {
                self.columns.push((text, guess::column(sheet, cell, words)));
            }
        }
    }

    /// A row of labels with their values: a label stands left of its value, or alone in front of a colon.
    fn pairs(&mut self, sheet: &Sheet<'_>, cells: &[usize], words: &Vocabulary) {
        let mut at = 0;
        while let Some(&cell) = cells.get(at) {
            at += 1;
            let known = [
                Axis::Label,
                Axis::Head,
                Axis::Fund,
                Axis::Goal,
                Axis::GoalColumn,
                Axis::Step,
                Axis::Closing,
            ];
            if self.know(sheet, cell, words, &known) {
                continue;
            }
            let Some(&value) = cells.get(at) else { continue };
            // A value of a grid is no label: levels and signs stand there.
            let text = word(sheet, cell);
            let beside = !words.is_label(sheet.folded(value));
            if !beside || !is_short(&text) || guess::is_value(&text) || guess::is_level(sheet, cell, words) {
                continue;
            }
            let even = cells.len().is_multiple_of(2) && !at.is_multiple_of(2);
            if even
                && self.labels.len() < weights::MOST
                && !self.labels.iter().any(|(known, _)| *known == text)
            {
                self.labels.push((text.clone(), guess::label(&text)));
                at += 1;
            }
        }
    }

    fn know(&mut self, sheet: &Sheet<'_>, cell: usize, words: &Vocabulary, axes: &[Axis]) -> bool {
        let label = sheet.folded(cell);
        let Some((axis, entry)) = axes.iter().find_map(|&axis| Some((axis, words.get(axis, label)?))) else {
            return false;
        };
        let text = word(sheet, cell);
        if self.known.len() < weights::MOST && !self.known.iter().any(|(known, ..)| *known == text) {
            self.known.push((text, axis, entry.key.clone()));
        }
        true
    }
}

/// A label as a profile would write it: without brackets, colon and number in front where something is left.
fn word(sheet: &Sheet<'_>, cell: usize) -> String {
    let bare = &sheet.folded(cell).bare;
    if bare.is_empty() { label::tidy(sheet.text(cell)) } else { bare.clone() }
}
