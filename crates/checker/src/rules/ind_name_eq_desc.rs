//! IND-NAME-EQ-DESC 指标描述照抄名称 | The description repeats the name
//!
//! **What.** 绩效指标描述 is letter for letter the 三级指标. Said once per form.
//!
//! **Why.** The description has to say whose, of what, and how it is counted; a copy says nothing. One copied row among
//! many may be enough said in the name: only a form with at least three of them is told.
//!
//! **Example.** 到会客商人数 / 到会客商人数, and so on down the table.
//!
//! 改法：在描述中写明统计对象、范围和计算方法。

use wording::fold::squeeze;

use crate::sheet::Row;
use crate::facts::Facts;
use crate::finding::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let copied =
            |row: &Row<'_>| !row.name().is_empty() && squeeze(row.name()) == squeeze(row.description());
        let rows: Vec<Row<'_>> = sheet.rows().filter(copied).collect();
        if rows.len() >= 3 {
            let at: Vec<_> = rows.iter().map(|row| row.at.key("description")).collect();
            out.add(at, format!("{}条指标的描述与名称完全相同，没有说明统计口径", rows.len()));
        }
    }
}
