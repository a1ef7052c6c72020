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
    "bare-actuals": "self-evaluation", "completed values are bare numbers: of people, of money, of a rate; one is a date, one a text";
    "class-levels": "provincial transfer", "classes instead of level 1 (产出类指标), a class the taxonomy does not know (保障类指标), cost as level 1";
    "cost-years": "city application", "cost items over years with their basis; the closing 合计 is the budget; standard column; 绩效指标 beside heading and data rows";
    "department-duty-goals": "department whole expenditure", "Hunan: 年度预算申请 by source and by use; 部门职责, 整体目标; outputs and effects in free words";
    "department-amounts-in-labels": "department self-evaluation", "two sides under headings that end in a colon; label and amount in one cell, 其中：…：…";
    "department-evaluation": "department self-evaluation", "the department's money by 基本支出 and 项目支出 with execution; 年度主要目标和成果";
    "department-management-rows": "department whole expenditure", "Sichuan: tasks carried by projects; 年度主要任务 without money; department code-name; points of levels";
    "department-money-side-by-side": "department whole expenditure", "supply and use side by side; tasks with money and expected goal; amounts' unit in the headings";
    "department-task-money": "department whole expenditure", "tasks of unknown words (工作抓手, 量化要求) under a known head; 金额合计; level words of the department frame";
    "department-tasks-projects": "department whole expenditure", "tasks with an unknown column (对应项目) and money at the end; tasks and money share the head's width";
    "evaluation-budget-ab": "self-evaluation", "money in （A） and （B）; points and score of the money; seal and date in the line above; score without weight in the grid";
    "evaluation-merged-columns": "self-evaluation", "the form of 2020 as Word draws it: columns of money, goals and indicators do not fall together; causes over two columns";
    "evaluation-reviewed": "third-party evaluation", "target and completion in one row with three scores (自评分, 复核分, 抽查分); unknown headings carry a score each";
    "functional-codes": "county application", "functional account code and name beside the money: no money, no unit";
    "goal-head-with-points": "project form with points", "the indicators' head is called 年度绩效目标 and has points; a level over both level columns; （0-20）分";
    "goals-with-own-indicators": "project form with points", "three goals of one project, each with points and an indicator block of its own";
    "identity-company": "district application", "区县主管部门 says the department; the code in brackets stands before a company; 项目主管单位 too";
    "identity-department-over-unit": "published application", "预算部门 over 填报单位 with code; report code and date are no names";
    "level2-under-level1": "city application", "level-2 words under the head 一级指标, no level 1; 二级指标 is the indicator; 服务对象 alone as level";
    "list-department-sum": "project list", "begins with the department's sum line; two units; 指标方向性 beside the sign; 万亩, ‰";
    "list-department-sum-merged": "project list", "sum line merged over unit and project; 项目名称 in front of code-name; a heading no profile knows (牵头股室)";
    "list-names-once": "project list", "codes, names and money once over many rows; an unknown column (归口处室) over several rows; 合计 closes the list";
    "list-sign-under-target": "project list", "运算符号 · 绩效指标值 · 度量单位 under one heading; an unknown group (配套文件) over two columns";
    "management-points": "performance evaluation with management points", "项目决策, 项目管理 with points and standards stand before the output rows in the same grid";
    "monitoring-nine-months": "monitoring", "money and indicators to September; cause columns under one head, likelihood ticked; unknown cause column (天气因素)";
    "monitoring-text-likelihood": "monitoring", "one row of money beside its head; likelihood in words; reasons and advice in rows under the grid";
    "monitoring-unknown-block": "monitoring", "a block of unknown words (督查记录) between money and grid stays whole; deviation and likelihood beside it";
    "near-edges": "self-evaluation", "inner borders 9 twips left or right of those of the headings, in money, goals and indicators";
    "notes-under-grid": "provincial application", "其他需要说明事项, a note and signatures in rows under the grid; none is an indicator";
    "plan-by-quarter": "county application", "plan by quarters beside a head of an unknown name would be a matrix; here 资金支出计划 with 第一季度 …; percent sign in the cells";
    "plan-near-edges": "Hebei project table", "the shares of the plan stand 9 twips right of their months; name and value of the grid 8 twips left";
    "public-table-14": "published application", "department and 公开14表 over the table; closing row 合计 with points only";
    "radicals-in-labels": "provincial application", "Kangxi radicals and zero-width signs in labels and headings; spaces of every kind within labels";
    "regions": "provincial transfer", "one target a county beside that of the whole: the counties are headings no profile knows";
    "seal-without-name": "provincial application", "（盖章） where the unit should stand, full-width brackets; report code and date in the line; no unit, no department";
    "sign-in-direction": "project list", "the sign in 指标方向 in words, 正向 · 反向 under 指标性质; unit and value apart";
    "sign-widths": "split columns", "signs in words and of every width in one column; 定性, 正向 and 无 among them";
    "sources-in-a-row": "city evaluation", "sources of money as columns, one row; points without brackets behind the levels; bare completion";
    "template-left-unfilled": "self-evaluation", "the template's own text where a person should have written";
    "twin-headings": "self-evaluation", "the same heading twice (备注, 核实人), and the same label twice: neither overwrites the other";
    "two-projects-one-table": "provincial application", "two projects in one table, each with its title row; an unknown label (结转说明) in one of them";
    "two-row-heads": "self-evaluation", "headings in two rows, the upper grouping only some columns; one group is unknown (责任分工)";
    "unknown-columns": "project form", "two headings no profile knows (考核基准, 责任科长) between known ones; one is empty in some rows";
    "unknown-matrix-equipment": "application with a list of equipment", "a matrix of unknown words (设备清单) between goal and indicators stays whole";
    "unknown-money-columns": "self-evaluation", "columns of the money grid no profile knows (调剂数, 支付方式说明) beside known ones";
    "unknown-money-rows": "self-evaluation", "rows of the money grid no profile knows (彩票返还款, 援疆款): an item without id, each under its own heading; 结余数";
    "unknown-pairs": "county application", "labels no profile knows, alone and two a row, each with its value; one value is empty";
    "values-broken": "self-evaluation", "values broken by a line end or a soft hyphen inside a number";
    "values-hard": "project form", "values as people write them: （含95%）, 种次, 人份, grades and prizes, 三万五, 5000-1万元, an amount with its parts";
    "words-of-provinces": "provincial evaluation", "words of several provinces: 该项目支出上级资金, 本年一般公共预算拨款, 参考分值, 年终完成值, 项目资金预算执行";
    "application-sides": "older application", "labels one character a line, money and period side by side, 立项 block; an unknown block head (资产配置意向) with pairs";
    "department-money-breakdown": "department whole expenditure", "money by personnel, running and project as pairs of labels; period and posts among them";
    "goals-completion-head": "self-evaluation", "年度总体目标完成情况 as head of goal and completion; money head in 万元; （B/A） in the rate";
    "identity-broken-code": "Hebei project table", "the unit's code in full-width digits, broken by a line end inside";
    "indicators-head-late": "city application", "绩效指标 stands beside the data rows only: the headings start a column further left";
    "nested-table-in-grid": "central application (88号)", "a table of its own in a row of the grid; the grid goes on behind it";
    "rows-left-open": "central application (88号)", "rows left as in the template (指标2：, ……) and a name without value; whole ‖ annual";
    "unit-in-label-and-cell": "provincial application", "万元 in the head and in the cells; amounts in a head of an unknown name (资金盘子（万元）)";
    "unknown-matrix-duties": "department whole expenditure", "duties, projects and people in a matrix of unknown words (核心职能, 编外人数) stay whole; totals of it are nobody's budget";
    "whole-beside-annual": "provincial application", "项目总体目标 beside 项目年度目标 is the whole period; money of both periods";
    "levels-across-pairs": "project list", "Henan: levels are headings over columns of their own (三级指标 · 指标值); the unit's sum line in the project columns; 政府预算资金 beside known money";
    "levels-across-cells": "project list", "level-2 words as headings, the cell is the indicator; blank cells are none; 合计 closes the list";
    "money-budget-beside-executed": "self-evaluation", "the form of 2018: 预算数 ‖ 执行数 over the same items twice; an item is one fund";
    "indicators-without-headings": "department whole expenditure", "rows of indicators without headings beside 年度绩效指标; 资金来源 ‖ 资金使用 over items of their own";
    "sections-as-rows": "department whole expenditure", "Jiangxi: rows over all columns head what follows (当年预算情况（万元）); labels and values two a row, whose values are of every kind";
    "level-points-in-columns": "performance evaluation", "points of every level in a column behind it";
    "list-own-columns": "department whole expenditure", "Hunan: one flat row block; money, goal and a heading no profile knows stand left of the levels, once for the department";
    "projects-under-one-title": "provincial application", "two projects in one table under one title, unit line and year";
    "left-blank": "self-evaluation", "a form that nobody filled in is one all the same";
    "policy-terms": "policy", "the term of a policy beside the year: columns of money, goals and values each of both terms";
    "cross-of-texts": "provincial transfer", "texts where names at the left and above cross (资金管理情况) stay whole; the local department over 中央主管部门";
    "goals-in-rows": "self-evaluation", "goals numbered in rows beside their head; 预期：… and 实际完成：… in the cells beside a goal; a general word (金额) with its currency unit";
    "years-under-target": "provincial application", "years as headings below 指标值: each a field of its own, the total is the target of the whole period; a run of years names no budget year";
    "list-units-in-rows": "project list", "rows over all columns (一、…) name the unit of the projects below them";
    "rows-short": "provincial application", "rows lack the cells of their levels: one, or both";
    "levels-as-rows": "provincial application", "no headings over the indicators; first levels are rows over all columns";
    "remarks-alone": "provincial application", "remarks alone in their rows (已经审核) label nothing; an unknown label and its value in one cell";
    "amounts-in-text": "older application", "amounts behind their items in a text, parted by brackets, semicolons and commas; a word for money put together anew (本年度安排)";
    "headings-three-rows": "self-evaluation", "headings in three rows, the first two grouping unknown words; 生态 alone as level";
    "heading-over-two": "transport", "one heading over both levels (绩效指标类别); parts of money nobody knows (其中：港建费)";
    "columns-reversed": "project form", "columns from right to left: points, value and unit stand before the name, the levels last; 时限 and 定性 under 计量单位";
    "department-shares": "department whole expenditure", "Hubei: money with shares and two years before; 收入构成 gathers items; tasks are texts; last years beside the target under 指标值";
    "several-in-a-cell": "project list", "levels are headings over cells of several indicators each, a line an indicator";
    "last-year-beside": "project form", "Daqing: last year's level beside this year's plan; a head over texts with labels of their own; 总预算 beside its head";
    "text-among-amounts": "self-evaluation", "a text under a heading of money (据实结算)";
"years-of-money": "department whole expenditure", "money of three years under years as headings; a sum before its parts in one row; marks of notes behind labels";
    "two-lists-beside": "county application", "one list of indicators in two columns, not two terms; no levels";
    "adjusted": "adjustment", "before and after: amounts beside one label, values in two columns";
    "indicators-in-next-table": "monitoring", "the project in one table, its indicators without levels in the next, words between them";
    "money-under-groups": "provincial application", "sources of money under a group (财政资金 over 小计 · 中央 · 省级), one row of amounts";
    "no-form-lists": "no form", "assets by 数量 and 价值, an appraisal of a company with 经济效益指标, purchases; 单位：万元 beside the office's name";
    "no-form-narrative": "no form", "narrative only, with a table of contents and nested headings";
    "no-form-tables": "no form", "budget tables only, one naming projects and 绩效目标";
    "no-form-staff": "no form", "an appraisal of staff: 考核指标, 权重, 得分 and a name that reads like a level (工作质量)";
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
