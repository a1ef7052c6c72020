//! BASIS-EMPTY 未填指标值确定依据 | The basis is blank
//!
//! **查什么。** 表有依据一栏，有指标值的行没有填。每张表说一次。
//!
//! **为什么。** 表上要求填的，没有依据就没法判断指标值。101号文模板和河北表都是必填栏。
//!
//! **例子。** 八行有依据，第九行空着。
//!
//! 改法：填写政策文件、行业标准、历史数据、合同或测算依据。
//!
//! **What.** Rows with a target in a form that has a column for the basis, and nothing in it. Said once per form.
//!
//! **Why.** Where the form asks for it, a target without basis cannot be judged. 指标值设定依据 is a required column of 101号's
//! template and of Hebei's table.
//!
//! **Example.** Eight rows with a basis, the ninth blank.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::{Row, blank};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let asked = |row: &Row<'_>| {
            row.indicator.basis.is_some() && row.target().is_some_and(|target| !blank(target))
        };
        let rows: Vec<_> = sheet.rows().filter(|row| asked(row) && row.basis().is_empty()).collect();
        if let Some(first) = rows.first() {
            let claim = format!("{}等{}条指标没有填写指标值确定依据", first.label(), rows.len());
            out.add(rows.iter().map(|row| row.at.key("basis")).collect::<Vec<_>>(), claim);
        }
    }
}
