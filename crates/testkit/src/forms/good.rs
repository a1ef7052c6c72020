//! The good documents: forms of every family as offices really draw them, of invented places.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use super::Drawing;

/// One good document.
pub struct Good {
    /// File name without extension.
    pub name: &'static str,
    /// Which family of forms it holds.
    pub family: &'static str,
    /// What is difficult about it.
    pub quirks: &'static str,
    drawing: &'static str,
}

macro_rules! good {
    ($($name:literal: $family:literal, $quirks:literal;)*) => {
        &[$(Good {
            name: $name,
            family: $family,
            quirks: $quirks,
            drawing: include_str!(concat!("good/", $name, ".txt")),
        }),*]
    };
}

/// All good documents.
pub const GOOD: &[Good] = good! {
    "hebei-two-tables-2023": "Hebei project table", "two tables a project; narrative with styled headings; year only in the file name; NBSP and inner spaces in cells";
    "hebei-one-table": "Hebei project table", "one table a project; automatic numbers; labels spaced or one character a line; full-width ％; 9月底";
    "hebei-level3-rows-2024": "Hebei project table", "several level-3 rows under a merged level 2; level 1 left blank; number 一、 automatic; note under the table";
    "hebei-many-in-one": "Hebei project table", "several forms in one table, each with its title row; level 1 repeated in each row";
    "hebei-page-cut": "Hebei project table", "table cut at page ends: with header repeated and levels blank, and without header";
    "central-two-sided": "central application (88号)", "中期 ‖ 年度 on both sides of a row; form over two tables' worth of blocks; [118] code; □/☑; period in the label";
    "central-one-sided": "central application (88号)", "one side; year in Chinese digits; [173]; carry-over";
    "central-frame": "central application (88号)", "form in a 1×1 frame, title and unit in the frame, indicators in a nested table";
    "central-values-below": "central application (88号)", "labels over values; title, unit and year in table rows; table cut without header; note row; attachment line";
    "central-phases": "central application (88号)", "two target columns under one name (实施周期 ‖ 年度); points of level 2 in brackets; 社会、经济、生态 in one row";
    "central-among-budget-tables": "central application (88号)", "unrelated budget tables before and after, naming projects too";
    "shanghai-yuan": "provincial application", "amounts in 元; whole and annual money in label rows; a label's word as value (特定目标类); level 1 blank";
    "jiangsu-half-year": "provincial application", "指标值 in 半年 and 全年; 决策 and 过程 at level 1; header in two rows";
    "hubei-years": "provincial application", "长期 and 年度 indicators in blocks; 指标值 with 前年 · 上年 · 预计当年实现; no level 3";
    "department-tasks": "department whole expenditure", "tasks with money in three columns; 金额合计; level 1 half merged, half blank";
    "department-spending": "department whole expenditure", "基本支出 and 项目支出; department level words; a level the taxonomy does not know; weights";
    "hebei-activity": "Hebei 职责活动", "优 · 良 · 中 · 差 under 评价标准; activities over several indicators; a duty row";
    "evaluation-2020": "self-evaluation", "money grid with weight and score; 预期目标 ‖ 实际完成情况; points in level labels; 总分; note under the table";
    "evaluation-split": "self-evaluation", "code-name cell; sign, value, unit apart; 完成情况 beside the goal; placeholders; closing labels with colons";
    "monitoring-causes": "monitoring", "two-row header; causes and likelihood to be ticked; part of a year in the title line";
    "monitoring-plain": "monitoring", "one row of money without label; levels repeated; labels after the indicators";
    "core-2021": "core table (101号)", "成本 at level 1; 性质 · 数值 · 单位 under 指标值; standard and source; note under the table";
    "split-sichuan": "split columns", "title, year, currency in table rows; project cell code-name; qualitative value";
    "split-beijing": "split columns", "绩效-prefixed columns; labels one character a line; units with codes and level";
    "yunnan-list": "split columns", "flat list of many projects; project cells merged; 元";
    "henan-list": "split columns", "list with codes and money; name and value in one cell";
    "county-2011": "older application", "长期 and 年度 indicators; □/☑; money behind colons; 实施进度计划; no level 3";
    "county-points": "older application", "投入 and 过程 at level 1; points with rules; year from the period";
    "no-form-narrative": "no form", "narrative only, with a table of contents and nested headings";
    "no-form-tables": "no form", "budget tables only, one naming projects and 绩效目标";
};

impl Good {
    /// The drawing.
    pub fn drawing(&self) -> Drawing {
        Drawing::parse(self.drawing)
    }

    /// The name of its Word file.
    pub fn file(&self) -> String {
        format!("{}.docx", self.name)
    }
}

/// Writes the good documents, and the `README.md` that lists family × quirk → fixture.
pub fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for good in GOOD {
        fs::write(folder.join(good.file()), good.drawing().docx())?;
    }
    fs::write(folder.join("README.md"), readme())
}

/// The list of the good documents.
pub fn readme() -> String {
    let mut text = String::from(
        "# Good documents\n\nForms of every family, of invented offices. Drawn in `crates/testkit/src/forms/good/*.txt`, written by\n\
         `cargo run -p jixiao-testkit --bin fixtures`; what must come out of each stands beside it in `*.expected.json`,\n\
         written by hand (`crates/extractor/tests/forms.rs` says how to read it).\n\n\
         | family | quirks | file |\n| --- | --- | --- |\n",
    );
    for good in GOOD {
        let _ = writeln!(text, "| {} | {} | `{}` |", good.family, good.quirks, good.file());
    }
    text
}
