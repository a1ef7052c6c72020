//! MON-LIKELY 不能确定完成却没有说明原因 | Doubtful completion without a reason
//!
//! **查什么。** 完成目标可能性不是“确定能”（有可能、不可能），而该行没有原因说明；填“确定能”而全年预计完成情况达不到指标值。
//!
//! **为什么。** 监控是为了纠偏，可能完不成的要说明原因和措施。
//!
//! **例子。** 有可能，偏差原因各栏都空着。
//!
//! 改法：填写偏差原因和纠偏措施。
//!
//! **What.** 完成目标可能性 other than 确定能 (有可能, 不可能, 完全不可能), and no 偏差原因 in the row of a form that
//! has a column for it.
//!
//! **Why.** Monitoring serves correction: a row that may fail needs its reason and what is done about it.
//!
//! **Example.** 有可能, and all columns of 偏差原因分析 blank.

use model::{Form, FormKind, Indicator, Pointer};
use wording::blank::{is_nothing, is_unfilled};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::reached::reached;
use crate::sheet::Row;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets().filter(|sheet| sheet.form.kind == FormKind::ProjectMonitoring) {
        for row in sheet.rows() {
            if let Some(claim) = contradicted(&row) {
                out.add(vec![row.at.key("expected"), row.at.key("likelihood")], claim);
            }
            let Some((likelihood, at)) = doubt(&row) else { continue };
            if !explained(row.indicator, sheet.form) {
                out.add(vec![at], format!("{} 完成目标可能性为“{likelihood}”，未说明原因", row.label()));
            }
        }
    }
}

/// 确定能 beside a forecast that misses the target.
fn contradicted(row: &Row<'_>) -> Option<String> {
    let (target, expected) = (row.target()?, row.indicator.expected.as_ref()?);
    let sure = row
        .indicator
        .likelihood
        .as_deref()
        .is_some_and(|text| text.contains("确定能") && !text.contains('不'));
    (sure && reached(row, target, expected) == Some(false)).then(|| {
        format!(
            "{} 目标 {}，全年预计 {}，达不到目标，完成可能性却填“确定能”",
            row.label(),
            target.text,
            expected.text
        )
    })
}

/// The answer that is not 确定能, as a text, or as a mark in a column of its own.
fn doubt<'a>(row: &Row<'a>) -> Option<(&'a str, Pointer)> {
    let doubtful = |text: &&str| DOUBT.iter().any(|word| text.contains(word)) && !text.contains("确定能");
    let written = row.indicator.likelihood.as_deref().map(str::trim).filter(doubtful);
    written.map(|text| (text, row.at.key("likelihood"))).or_else(|| {
        let marked =
            row.indicator.fields.iter().find(|(label, mark)| doubtful(&label.as_str()) && !is_unfilled(mark));
        marked.map(|(label, _)| (label.rsplit('/').next().unwrap_or(label), row.at.key("fields").key(label)))
    })
}

const DOUBT: &[&str] = &["有可能", "不可能", "不能", "可能完成"];

/// A reason in the column for it, or a mark in one of the columns 经费保障, 制度保障, 人员保障 …, else in a row for all
/// indicators (偏差或不能完成目标原因分析). A form that asks for none needs none.
fn explained(row: &Indicator, form: &Form) -> bool {
    let said = |text: &&String| !is_nothing(text);
    let reason =
        |label: &str| ["原因", "保障", "备注", "措施", "说明"].iter().any(|word| label.contains(word));
    let own =
        row.fields.iter().filter(|(label, _)| reason(label)).map(|(_, text)| text).chain(&row.deviation);
    let below = form.fields.iter().filter(|(label, _)| label.contains("原因")).map(|(_, text)| text);
    let cells: Vec<&String> = own.chain(below).collect();
    cells.is_empty() || cells.iter().any(said)
}
