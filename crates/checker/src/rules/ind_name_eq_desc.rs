//! IND-NAME-EQ-DESC 指标描述照抄名称 | The description repeats the name
//!
//! **查什么。** 指标描述与三级指标一字不差，一张表有三条以上。每张表只说一次。
//!
//! **为什么。** 描述应说明谁的、什么的、怎么算，照抄等于没写。
//!
//! **例子。** 到会客商人数／到会客商人数，整张表如此。
//!
//! 改法：在描述中写明统计对象、范围和计算方法。
//!
//! **What.** 绩效指标描述 is letter for letter the 三级指标. Said once per form.
//!
//! **Why.** The description has to say whose, of what, and how it is counted; a copy says nothing. One copied row among
//! many may be enough said in the name: only a form with at least three of them is told.
//!
//! **Example.** 到会客商人数 / 到会客商人数, and so on down the table.

use wording::fold::squeeze;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::Row;
use crate::threshold::Threshold;

const LEAST: Threshold = Threshold::whole("least", 3, "至少几条照抄才提出");
pub(super) const THRESHOLDS: &[Threshold] = &[LEAST];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let copied =
            |row: &Row<'_>| !row.name().is_empty() && squeeze(row.name()) == squeeze(row.description());
        let rows: Vec<Row<'_>> = sheet.rows().filter(copied).collect();
        if rows.len() >= out.most(&LEAST) {
            let at: Vec<_> = rows.iter().map(|row| row.at.key("description")).collect();
            out.add(at, format!("{}条指标的描述与名称完全相同，没有说明统计口径", rows.len()));
        }
    }
}
