//! The definition of a row.

use super::sprm;

/// How a cell is merged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// horzMerge: 1 continues, 2 starts.
    pub horizontal: u16,
    /// vertMerge: 1 continues, 3 starts.
    pub vertical: u16,
}

/// A row: the edges of its cells and how they are merged.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Edges in twips, one more than cells.
    pub edges: Vec<i16>,
    /// Merges by cell; missing ones are none.
    pub merges: Vec<Merge>,
    /// The row repeats as header.
    pub header: bool,
    /// Modifiers behind the definition.
    pub more: Vec<u8>,
}

impl Row {
    /// A row without merges.
    pub fn new(edges: &[i16]) -> Self {
        Self { edges: edges.to_vec(), ..Self::default() }
    }

    /// A row of `cells` cells of one width.
    pub fn even(cells: i16, width: i16) -> Self {
        Self::new(&(0..=cells).map(|cell| cell * width).collect::<Vec<i16>>())
    }

    /// The same row, its cells merged vertically: 0, 1 (continues) or 3 (starts).
    #[must_use]
    pub fn vertical(mut self, flags: &[u16]) -> Self {
        self.merges = flags.iter().map(|&vertical| Merge { horizontal: 0, vertical }).collect();
        self
    }

    /// The same row, its cells merged horizontally: 0, 1 (continues) or 2 (starts).
    #[must_use]
    pub fn horizontal(mut self, flags: &[u16]) -> Self {
        self.merges = flags.iter().map(|&horizontal| Merge { horizontal, vertical: 0 }).collect();
        self
    }

    /// The same row with modifiers behind its definition.
    #[must_use]
    pub fn then(mut self, code: u16, operand: &[u8]) -> Self {
        self.more.extend(sprm(code, operand));
        self
    }

    /// `sprmTDefTable` ([MS-DOC] 2.9.321), the header flag, and what follows.
    pub fn modifiers(&self) -> Vec<u8> {
        let cells = self.edges.len().saturating_sub(1);
        let mut operand = vec![cells as u8];
        operand.extend(self.edges.iter().flat_map(|edge| edge.to_le_bytes()));
        for merge in &self.merges {
            let mut tc = [0; 20];
            tc[..2].copy_from_slice(&(merge.horizontal | merge.vertical << 5).to_le_bytes());
            operand.extend(tc);
        }
        let length = (operand.len() + 1) as u16;
        let mut modifiers = sprm(0xD608, &[&length.to_le_bytes()[..], &operand].concat());
        if self.header {
            modifiers.extend(sprm(0x3404, &[1]));
        }
        modifiers.extend(&self.more);
        modifiers
    }
}
