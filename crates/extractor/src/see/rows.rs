//! The rows that are looked at.

use std::ops::Range;

use super::view::View;
use crate::profile::Profiles;

/// Some rows of a sheet from a column on, and the heads at their left.
#[derive(Clone, Debug)]
pub(crate) struct Zone {
    pub rows: Range<u32>,
    /// First column.
    pub left: u32,
    /// Cells that head the rows, outermost first.
    pub heads: Vec<usize>,
    /// Whether a head says that the rows are about money.
    pub funds: bool,
    /// A row over all columns that heads the rows: 二、年度重点工作任务.
    pub section: Option<usize>,
}

/// What the rows of a sheet are read against.
pub(crate) struct Scene<'s, 'v, 'a> {
    pub view: &'s View<'v, 'a>,
    pub profiles: &'s Profiles,
    /// The sheet's number.
    pub sheet: usize,
}
