//! What the words of the profiles say of a heading.

use wording::label::Label;

use super::matrix::Column;
use super::view::View;
use crate::words::{Axis, Entry};

/// What the words say of a heading: of its stacked parts together, of the lowest, or of what gathers parts.
pub(super) fn lookup<'v>(view: &View<'v, '_>, column: &Column, axes: &[Axis]) -> Option<&'v Entry> {
    let find = |cell: usize| axes.iter().find_map(|&axis| view.get(axis, cell));
    let stack = || {
        let bare: Vec<&str> =
            column.cells.iter().map(|&cell| view.sheet.folded(cell).bare.as_str()).collect();
        let bare = bare.join("/");
        let joined = Label { full: bare.clone(), bare, brackets: Vec::new() };
        axes.iter().find_map(|&axis| view.words.get(axis, &joined))
    };
    // 三级指标 over 名称 | 分值: 名称 is what it stands under.
    let general = column.leaf == "名称";
    let above = || {
        // A part the words do not know keeps the meaning of what it stands under where that gathers parts.
        let upper = column.cells.iter().rev().skip(1).find_map(|&cell| find(cell));
        upper.filter(|entry| general || matches!(entry.key.as_str(), "grades" | "likelihood"))
    };
    (column.cells.len() > 1)
        .then(stack)
        .flatten()
        .or_else(|| if general { above() } else { None })
        .or_else(|| column.cells.last().and_then(|&cell| find(cell)))
        .or_else(above)
}
