//! The definition of a table row ([MS-DOC] 2.6.3): where its cells stand and which are merged.

use crate::edges::{Align, Set};
use compound::le::{i16_at, u8_at, u16_at};

use super::sprm::{self, Sprm};

/// Word's own bound on the cells of a row ([MS-DOC] 2.4.3).
const MAX_CELLS: usize = 63;
/// Bytes of a TC80 ([MS-DOC] 2.9.305) and of the TC of Word 6.
const TC80: usize = 20;
const TC_WORD_6: usize = 10;
/// The table style Table Normal, which a row has that names none ([MS-DOC] 2.6.3, sprmTIstd).
const TABLE_NORMAL: i32 = 11;

/// Properties of which each difference separates two touching tables ([MS-DOC] 2.4.3). sprmTFBiDi stands for
/// sprmTFBiDi90 as well.
const IDENTITY: [u16; 11] = [
    sprm::T_ISTD,
    sprm::T_IPGP,
    sprm::T_F_BIDI,
    sprm::T_PC,
    sprm::T_F_NO_ALLOW_OVERLAP,
    sprm::T_DXA_ABS,
    sprm::T_DYA_ABS,
    sprm::T_DXA_FROM_TEXT,
    sprm::T_DYA_FROM_TEXT,
    sprm::T_DXA_FROM_TEXT_RIGHT,
    sprm::T_DYA_FROM_TEXT_BOTTOM,
];

/// How a cell takes part in a vertical merge (vertMerge of TCGRF, [MS-DOC] 2.9.317).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Vertical {
    #[default]
    None,
    Continue,
    Restart,
}

/// A cell as its row defines it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CellDefinition {
    /// Twips from its left edge to its right edge.
    width: i32,
    /// horzMerge of TCGRF; see [`RowDefinition::continues_left`].
    horizontal: u16,
    pub(super) vertical: Vertical,
}

/// A row as its row end mark defines it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowDefinition {
    /// Twips from the margin to the first edge.
    left: i32,
    gap_half: i32,
    pub(super) cells: Vec<CellDefinition>,
    /// The row repeats as header.
    pub(super) header: bool,
    /// How it is set between the margins.
    pub(super) set: Set,
    identity: [i32; IDENTITY.len()],
}

impl Default for RowDefinition {
    fn default() -> Self {
        let mut identity = [0; IDENTITY.len()];
        identity[0] = TABLE_NORMAL;
        Self { left: 0, gap_half: 0, cells: Vec::new(), header: false, set: Set::default(), identity }
    }
}

impl RowDefinition {
    /// The edges of the cells from left to right, one more than cells.
    pub(super) fn edges(&self) -> Vec<i32> {
        let mut edges = Vec::with_capacity(self.cells.len() + 1);
        edges.push(self.left);
        edges.extend(self.cells.iter().scan(self.left, |edge, cell| {
            *edge += cell.width;
            Some(*edge)
        }));
        edges
    }

    /// Which cells continue the one to their left.
    ///
    /// The published values of horzMerge are 1 for a continuation and 2 or 3 for a start ([MS-DOC] 2.9.317);
    /// the Word 97 documentation and the files of that time have them the other way round (bit 0 fFirstMerged,
    /// bit 1 fMerged). What both agree on decides: a merge starts where flags start or the first flag comes
    /// again, and the cells flagged otherwise continue it.
    pub(super) fn continues_left(&self) -> Vec<bool> {
        let mut start = 0;
        let continues = |cell: &CellDefinition| {
            if cell.horizontal == 0 || start == 0 || cell.horizontal == start {
                start = cell.horizontal;
                return false;
            }
            true
        };
        self.cells.iter().map(continues).collect()
    }

    /// A style that is none of a table counts as Table Normal ([MS-DOC] 2.6.3, sprmTIstd).
    pub(super) fn settle_style(&mut self, is_table: impl Fn(u16) -> bool) {
        if !is_table(self.identity[0] as u16) {
            self.identity[0] = TABLE_NORMAL;
        }
    }

    /// Whether two rows that touch belong to the same table.
    pub(super) fn is_like(&self, next: &Self) -> bool {
        self.identity == next.identity
    }

    /// Applies a modifier of the table group; those that touch neither geometry nor identity change nothing.
    pub(super) fn apply(&mut self, sprm: Sprm<'_>) {
        match sprm.code {
            // 97 layout: the origin less the gap is the first edge ([MS-DOC] 2.6.3).
            sprm::T_DXA_LEFT => self.left = i32::from(sprm.i16()) - self.gap_half,
            sprm::T_DXA_GAP_HALF => {
                let gap_half = i32::from(sprm.i16());
                self.left += self.gap_half - gap_half;
                self.gap_half = gap_half;
            }
            sprm::T_JC | sprm::T_JC_90 => {
                self.set.align = match sprm.u16() {
                    1 => Align::Center,
                    2 => Align::Right,
                    _ => Align::Left,
                }
            }
            sprm::T_WIDTH_BEFORE => self.set.before = width(sprm),
            sprm::T_WIDTH_AFTER => self.set.after = width(sprm),
            sprm::T_TABLE_HEADER => self.header = sprm.u8() != 0,
            sprm::T_DEF_TABLE => self.define(sprm.operand, TC80),
            sprm::T_DEF_TABLE_10 => self.define(sprm.operand, TC_WORD_6),
            sprm::T_INSERT => self.insert(sprm),
            sprm::T_DELETE => {
                let range = self.range(sprm);
                self.cells.drain(range);
            }
            sprm::T_DXA_COL => {
                let width = i32::from(u16_at(sprm.operand, 2).unwrap_or(0));
                self.each(sprm, |cell| cell.width = width);
            }
            sprm::T_MERGE => {
                self.each(sprm, |cell| cell.horizontal = 1);
                let first = self.range(sprm).start;
                if let Some(cell) = self.cells.get_mut(first) {
                    cell.horizontal = 2;
                }
            }
            sprm::T_SPLIT => self.each(sprm, |cell| cell.horizontal = 0),
            sprm::T_VERT_MERGE => {
                if let Some(cell) = self.cells.get_mut(usize::from(sprm.u8())) {
                    cell.vertical = vertical(u16::from(u8_at(sprm.operand, 1).unwrap_or(0)));
                }
            }
            code => self.identify(if code == sprm::T_F_BIDI_90 { sprm::T_F_BIDI } else { code }, sprm),
        }
    }

    /// `TDefTableOperand` ([MS-DOC] 2.9.321): count, edges, then as many cell definitions as there are.
    fn define(&mut self, operand: &[u8], tc: usize) {
        let count = usize::from(u8_at(operand, 0).unwrap_or(0)).min(MAX_CELLS);
        let edge = |index: usize| i16_at(operand, 1 + 2 * index).map(i32::from);
        let Some(left) = edge(0) else { return };
        self.left = left;
        self.cells.clear();
        let mut reached = left;
        for index in 0..count {
            let flags = u16_at(operand, 1 + 2 * (count + 1) + tc * index).unwrap_or(0);
            // Edges that fall back make a cell without width, not one that runs backwards.
            let right = edge(index + 1).unwrap_or(reached).max(reached);
            let cell = CellDefinition {
                width: right - reached,
                horizontal: flags & 3,
                vertical: if tc == TC80 { vertical(flags >> 5 & 3) } else { Vertical::None },
            };
            self.cells.push(cell);
            reached = right;
        }
    }

    /// `TInsertOperand` ([MS-DOC] 2.9.324): cells of one width, put before a cell or behind the last.
    fn insert(&mut self, sprm: Sprm<'_>) {
        let at = usize::from(sprm.u8()).min(self.cells.len());
        let wanted = usize::from(u8_at(sprm.operand, 1).unwrap_or(0));
        let count = wanted.min(MAX_CELLS - self.cells.len().min(MAX_CELLS));
        let width = i32::from(u16_at(sprm.operand, 2).unwrap_or(0));
        let cell = CellDefinition { width, ..CellDefinition::default() };
        self.cells.splice(at..at, std::iter::repeat_n(cell, count));
    }

    /// `ItcFirstLim` ([MS-DOC] 2.9.128): the first cell and the one behind the last, kept inside the row.
    fn range(&self, sprm: Sprm<'_>) -> std::ops::Range<usize> {
        let end = usize::from(u8_at(sprm.operand, 1).unwrap_or(0)).min(self.cells.len());
        usize::from(sprm.u8()).min(end)..end
    }

    fn each(&mut self, sprm: Sprm<'_>, change: impl FnMut(&mut CellDefinition)) {
        let range = self.range(sprm);
        self.cells[range].iter_mut().for_each(change);
    }

    fn identify(&mut self, code: u16, sprm: Sprm<'_>) {
        if let Some(index) = IDENTITY.iter().position(|own| *own == code) {
            self.identity[index] = match sprm.operand.len() {
                1 => i32::from(sprm.u8()),
                2 => i32::from(sprm.i16()),
                _ => sprm.i32(),
            };
        }
    }
}

/// `FtsWWidth_Table` ([MS-DOC] 2.9.105) in twips; other units need the width of the page.
fn width(sprm: Sprm<'_>) -> i32 {
    const TWIPS: u8 = 3;
    let width = i16_at(sprm.operand, 1).filter(|_| sprm.u8() == TWIPS).unwrap_or(0);
    i32::from(width.max(0))
}

fn vertical(value: u16) -> Vertical {
    match value {
        0 => Vertical::None,
        1 => Vertical::Continue,
        _ => Vertical::Restart,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sprm::Sprms;
    use super::*;

    fn row(bytes: &[u8]) -> RowDefinition {
        let mut row = RowDefinition::default();
        Sprms(bytes).for_each(|sprm| row.apply(sprm));
        row
    }

    /// Two cells: edges -108, 1000, 3000; the second starts a vertical merge.
    const TWO: &[u8] = &[
        0x08, 0xD6, 0x30, 0x00, 2, 0x94, 0xFF, 0xE8, 0x03, 0xB8, 0x0B, //
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, //
        0x60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    #[test]
    fn a_definition_gives_edges_and_merges() {
        let row = row(TWO);
        assert_eq!(row.edges(), [-108, 1000, 3000]);
        assert_eq!(row.cells[0].vertical, Vertical::None);
        assert_eq!(row.cells[1].vertical, Vertical::Restart);
    }

    #[test]
    fn cell_definitions_that_are_missing_are_plain() {
        let row = row(&[0x08, 0xD6, 0x08, 0x00, 2, 0, 0, 0xE8, 0x03, 0xB8, 0x0B]);
        assert_eq!(row.edges(), [0, 1000, 3000]);
        assert_eq!(row.cells[1].vertical, Vertical::None);
    }

    #[test]
    fn modifiers_act_in_order() {
        let mut bytes = TWO.to_vec();
        bytes.extend([0x21, 0x76, 1, 2, 0xF4, 0x01]); // two cells of 500 before cell 1
        bytes.extend([0x23, 0x76, 0, 1, 0x64, 0x00]); // cell 0 becomes 100 wide
        bytes.extend([0x22, 0x56, 2, 3]); // the second inserted cell goes
        bytes.extend([0x2B, 0xD6, 2, 1, 1]); // the other continues the row above
        let row = row(&bytes);
        assert_eq!(row.edges(), [-108, -8, 492, 2492]);
        assert_eq!(row.cells[1].vertical, Vertical::Continue);
        assert_eq!(row.cells[2].vertical, Vertical::Restart);
    }

    #[test]
    fn a_row_can_be_made_of_inserted_cells_alone() {
        let row = row(&[0x01, 0x96, 0x64, 0, 0x02, 0x96, 0x6C, 0, 0x21, 0x76, 0, 3, 0xE8, 0x03]);
        assert_eq!(row.edges(), [-8, 992, 1992, 2992]);
    }

    #[test]
    fn merge_then_split_leaves_what_the_last_one_says() {
        let mut bytes = vec![0x21, 0x76, 0, 4, 0xE8, 0x03];
        bytes.extend([0x24, 0x56, 0, 4]);
        bytes.extend([0x25, 0x56, 3, 4]);
        assert_eq!(row(&bytes).continues_left(), [false, true, true, false]);
    }

    #[test]
    fn both_readings_of_the_horizontal_flags_give_the_same_cells() {
        let cells = |flags: &[u16]| RowDefinition {
            cells: flags
                .iter()
                .map(|&horizontal| CellDefinition { horizontal, ..Default::default() })
                .collect(),
            ..Default::default()
        };
        let expected = [false, false, true, true, false, true];
        assert_eq!(cells(&[0, 2, 1, 1, 2, 1]).continues_left(), expected);
        assert_eq!(cells(&[0, 1, 2, 2, 1, 2]).continues_left(), expected);
    }

    #[test]
    fn ranges_outside_the_row_do_no_harm() {
        let mut bytes = TWO.to_vec();
        bytes.extend([
            0x22, 0x56, 200, 100, 0x24, 0x56, 9, 255, 0x2B, 0xD6, 2, 77, 3, 0x21, 0x76, 255, 255, 1, 0,
        ]);
        assert_eq!(row(&bytes).cells.len(), 63);
    }
}
