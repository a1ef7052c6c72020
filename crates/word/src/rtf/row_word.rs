//! Words of row definitions.

use std::rc::Rc;

use super::Reader;
use super::group::Dest;
use super::row::{CellDef, RowDef};
use super::story::Story;
use crate::edges::Align;
use crate::{Revisions, WordError};

/// Words of a row definition after `\trowd`.
const ROW_WORDS: [&str; 17] = [
    "trleft",
    "trhdr",
    "irow",
    "lastrow",
    "clmrg",
    "clvmgf",
    "clvmrg",
    "clins",
    "cldel",
    "cellx",
    "trql",
    "trqc",
    "trqr",
    "trftsWidthB",
    "trwWidthB",
    "trftsWidthA",
    "trwWidthA",
];

impl Reader<'_> {
    /// Words of a row definition, and `\nestrow`.
    pub(super) fn row_word(&mut self, name: &str, number: Option<i32>) -> Result<(), WordError> {
        if name == "nestrow" {
            return self.end_row(self.group.para.depth().max(2));
        }
        let begins = name == "trowd";
        if !begins && !ROW_WORDS.contains(&name) {
            return Ok(());
        }
        let limits = &self.options.limits;
        let nested = self.group.dest == Dest::NestedRow;
        let depth = if nested { self.group.para.depth().max(2) } else { 1 };
        if depth > limits.table_depth {
            return Err(WordError::limit("table_depth", limits.table_depth as u64, "rtf"));
        }
        self.rows.resize_with(self.rows.len().max(depth + 1), Rc::default);
        if begins {
            let before = std::mem::take(&mut self.rows[depth]);
            if nested && std::mem::replace(&mut self.row_begun, true) {
                // `LibreOffice` writes the definition of the outer row before that of the first row inside it.
                self.rows[depth - 1] = before;
            }
            return Ok(());
        }
        let slot = &mut self.rows[depth];
        // A definition that rows were read with is closed: words after them begin another.
        if Rc::strong_count(slot) > 1 {
            *slot = Rc::default();
        }
        let def: &mut RowDef = Rc::make_mut(slot);
        match name {
            "trleft" => def.left = number.unwrap_or(0),
            "trhdr" => def.header = true,
            "irow" => def.first = number == Some(0),
            "lastrow" => def.last = true,
            "trql" => def.align = Align::Left,
            "trqc" => def.align = Align::Center,
            "trqr" => def.align = Align::Right,
            "trftsWidthB" => def.before.unit = number.unwrap_or(0),
            "trwWidthB" => def.before.width = number.unwrap_or(0),
            "trftsWidthA" => def.after.unit = number.unwrap_or(0),
            "trwWidthA" => def.after.width = number.unwrap_or(0),
            "clmrg" => def.next.continues_left = true,
            "clvmgf" => def.next.starts_below = true,
            "clvmrg" => def.next.continues_above = true,
            "clins" => def.next.inserted = true,
            "cldel" => def.next.deleted = true,
            _ => {
                let limit = limits.columns;
                if def.cells.len() >= limit {
                    return Err(WordError::limit("columns", limit as u64, "rtf"));
                }
                let cell = std::mem::take(&mut def.next);
                def.cells.push(CellDef { right: number.unwrap_or(0), ..cell });
            }
        }
        Ok(())
    }

    pub(super) fn end_row(&mut self, depth: usize) -> Result<(), WordError> {
        let of = if self.group.dest == Dest::NestedRow { depth } else { 1 };
        let def = self.rows.get(of).cloned().unwrap_or_default();
        let unseen = |cell: &CellDef| match self.options.revisions {
            Revisions::Accepted => cell.deleted,
            Revisions::Original => cell.inserted,
        };
        let keep = def.cells.is_empty() || !def.cells.iter().all(unseen);
        if self.stories.last().is_some_and(Story::is_open) {
            self.settle_number()?;
        }
        let counting = self.counting_story();
        let mut counts =
            self.stories.get_mut(counting).map(|story| std::mem::take(&mut story.counts)).unwrap_or_default();
        let ended = self.stories.last_mut().map(|story| {
            let lists = (self.lists.lists(), &mut counts);
            story.end_row(depth, def, keep, lists, &mut self.body, &self.options.limits)
        });
        if let Some(story) = self.stories.get_mut(counting) {
            story.counts = counts;
        }
        ended.unwrap_or(Ok(()))
    }
}
