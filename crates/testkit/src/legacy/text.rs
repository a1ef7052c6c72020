//! Text dumps.

use super::gb18030;
use crate::fixture::Fixture;

/// Title of the list.
pub const TITLE: &str = "Text dumps of Word files";

/// As Tika writes it: a cell a line, an empty line after each row and another after the table.
const CELL_A_LINE: &str = "\u{FEFF}第一部分\n[bookmark: _Toc1]一、清河市绩效目标\n\
    \t101001清河市教育局本级\n\t单位：万元\n\n\t预算规模\n\t预算数\n\t5.00\n\t其他资金\n\t \n\n\t\n\t用于校舍维修。\n第二段。\n\n\
    \t绩效目标\n\t一是完成维修。\n\n\n \n\
    \t一级指标\n\t二级指标\n\t三级指标\n\t指标值\n\n\t产出指标\n\t数量指标\n\t维修学校\t\n\t\n\n\t≥3所\n\n\
    \t\n\t质量指标\n\t验收合格率\n\t100%\n\n\t\n\t\n\t返工率\n\t\n\n\n\
    \u{C}附件\n";

/// As POI and Word itself write it: a row a line.
const ROW_A_LINE: &str = "云岭县2023年项目支出绩效目标\r\n一、总体目标\t1\r\n二、分项目标\t2\r\n\r\n\
    项目名称\t金额\t备注\r\n防汛经费\t12.50\t\r\n\t3.00\t结转\r\n";

/// Odd dumps, each with a hand-written grid beside it.
pub fn odd() -> Vec<Fixture> {
    vec![
        Fixture::new(
            "cell-a-line.txt",
            "cells that start with a tab: blank heads, a cell of two paragraphs, a row cut by an empty line, a form feed",
            CELL_A_LINE.into(),
        ),
        Fixture::new(
            "row-a-line.txt",
            "rows of tab-separated cells in GB 18030 behind lines of a table of contents",
            gb18030(ROW_A_LINE),
        ),
        Fixture::new(
            "prose.txt",
            "Chinese prose without a table",
            "清河市财政局按照上级部署，认真做好预算绩效管理工作。\n一、总体目标\n".into(),
        ),
    ]
}
