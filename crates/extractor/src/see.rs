//! See, then read: a table as blocks, each cell in exactly one of them.
//!
//! ```text
//! sheet ─view→ cells with content and meanings ─zone→ proposals for each row ─the best→ blocks ─settle→ columns' roles
//! ```
//!
//! Every row has a few readings: labels and values, the headings of a matrix, one more row of the matrix above, a head
//! beside rows of its own, a title, a text. Each gets points for what it explains and loses points for what speaks
//! against it; the best is taken, and how far it leads is the block's margin. A matrix takes as many rows as fit its
//! columns. What the columns of a matrix hold is decided once, from all its rows: first by the words of the headings,
//! then by what stands below them. Linear in rows: a row is looked at with the few rows below it.

mod across;
mod body;
mod fit;
pub(crate) mod heading;
mod headless;
mod listed;
mod lookup;
pub(crate) mod matrix;
mod money;
mod pairs;
mod preamble;
mod roles;
pub(crate) mod rows;
mod score;
pub(crate) mod view;
pub(crate) mod zone;

use std::ops::Range;

pub(crate) use matrix::{Column, Matrix, MatrixKind, Row, RowKind};
pub(crate) use pairs::{Item, has_money, is_numbered_goal};
pub(crate) use preamble::{Line, line, lines};
pub(crate) use view::{Content, View};
pub(crate) use zone::see;

/// Some rows of a table that belong together.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The sheet it stands in.
    pub sheet: usize,
    /// Its rows.
    pub rows: Range<u32>,
    /// What it is.
    pub kind: Kind,
    /// Cells beside its rows that head it, outermost first: 项目资金, 绩效指标.
    pub heads: Vec<usize>,
    /// Whether it stands in the money block.
    pub funds: bool,
    /// Points by which it leads the next best reading of its first row.
    pub margin: i32,
}

/// What a block is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Title, unit line, year.
    Preamble {
        cells: Vec<usize>,
        /// Whether a title is among them.
        title: bool,
    },
    /// A row of labels and values.
    Pairs(Vec<Item>),
    /// Headings over rows.
    Matrix(Box<Matrix>),
    /// A cell alone in its row: a note, prose, a group's name.
    Text(usize),
}

/// Points of a reading of some rows. A known label with its value is worth [`KNOWN`](crate::weights::KNOWN).
pub(crate) type Points = i32;

impl Kind {
    /// As explanations name it.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Preamble { .. } => "preamble",
            Self::Pairs(_) => "pairs",
            Self::Text(_) => "text",
            Self::Matrix(matrix) => match matrix.kind {
                MatrixKind::Indicators => "indicators",
                MatrixKind::Funds => "funds",
                MatrixKind::Tasks => "tasks",
                MatrixKind::Goals => "goals",
                MatrixKind::Plan => "plan",
                MatrixKind::Record => "record",
                MatrixKind::Unknown => "unknown",
            },
        }
    }
}
