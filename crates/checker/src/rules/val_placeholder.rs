//! VAL-PLACEHOLDER 指标值未填或为占位符 | The value is blank or a placeholder
//!
//! **What.** A named indicator whose target is empty, a dash, `*`, `_`, or still holds XX or ××.
//!
//! **Why.** The system refuses `*`, `_` and `-` in a value; XX is left over from a template. In a form with two sides
//! the other side may be meant: such a row is left alone.
//!
//! **Example.** 培训人次 ≥XX人次.
//!
//! 改法：填写实际指标值；不适用的指标整行删去。

use crate::sheet::{Row, blank};
use wording::blank::{is_left_open, is_nothing};

use crate::facts::Facts;
use crate::finding::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let rows: Vec<Row<'_>> = sheet.rows().collect();
        // A list of names without any value has its values elsewhere.
        if !rows.iter().any(|row| row.target().is_some_and(|target| !blank(target))) {
            continue;
        }
        for row in rows.iter().filter(|row| !is_nothing(row.name())) {
            let Some(target) = row.target() else { continue };
            let text = target.text.trim();
            if is_left_open(text) {
                out.add(vec![row.target_at()], format!("{} 的指标值{}是占位符", row.label(), quote(text)));
            } else if blank(target) && row.indicator.term.is_none() {
                out.add(vec![row.target_at()], format!("{} 的指标值为空", row.label()));
            }
        }
    }
}
