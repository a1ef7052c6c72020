//! VAL-PLACEHOLDER 指标值未填或为占位符 | The value is blank or a placeholder
//!
//! **查什么。** 有名称的指标，指标值为空、为短横线，或还留着 *、_、XX、××、待定，或只有符号和单位（≥　人次）。决策、过程、管理类的行，名称还没填的空行（指标3：、……），以及两期表中填在另一期的，不算。
//!
//! **为什么。** 系统不接受 *、_、-；XX是模板留下的。
//!
//! **例子。** 培训人次 ≥XX人次。
//!
//! 改法：填写实际指标值；不适用的指标整行删去。
//!
//! **What.** A named indicator whose target is empty, a dash, `*`, `_`, still holds XX or ××, says 待定, or is a sign and a unit without a number.
//!
//! **Why.** The system refuses `*`, `_` and `-` in a value; XX is left over from a template. In a form with two sides
//! the other side may be meant: such a row is left alone.
//!
//! **Example.** 培训人次 ≥XX人次.

use crate::sheet::{Row, blank};
use model::Level1;
use wording::blank::is_nothing;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::text::has_any;
use crate::value::is_left_open;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let rows: Vec<Row<'_>> = sheet.rows().collect();
        // A list of names without any value has its values elsewhere.
        if !rows.iter().any(|row| row.target().is_some_and(|target| !blank(target))) {
            continue;
        }
        for row in rows.iter().filter(|row| !is_nothing(row.name()) && !is_managed(row)) {
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

/// Whether a row is of decision, process or management: its answer stands in the score and the standard.
fn is_managed(row: &Row<'_>) -> bool {
    const WORDS: &[&str] = &["决策", "过程", "管理", "投入", "立项", "组织实施", "预算执行"];
    let managed = matches!(
        row.level1(),
        Some(
            Level1::Decision
                | Level1::Process
                | Level1::Input
                | Level1::BudgetExecution
                | Level1::DeptManagement
        )
    );
    managed || row.indicator.levels().into_iter().flatten().any(|level| has_any(level.label, WORDS))
}
