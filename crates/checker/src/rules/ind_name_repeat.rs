//! IND-NAME-REPEAT 三级指标照抄二级指标 | Level 3 repeats level 2
//!
//! **查什么。** 三级指标就是二级（或一级）指标的名称，带不带“指标”都算；只说“数量”“质量”“成本”之类也算。
//!
//! **为什么。** 等于没有写出具体指标，是模板留下的行。
//!
//! **例子。** 二级指标 社会效益指标，三级指标 社会效益。
//!
//! 改法：填写具体的三级指标名称。
//!
//! **What.** The 三级指标 is the level-2 label itself, with or without 指标.
//!
//! **Why.** The row names no indicator: 经济效益指标 under 经济效益指标 is a row left as the template had it.
//!
//! **Example.** 二级指标 社会效益指标, 三级指标 社会效益指标.

use model::Level2;
use wording::fold::squeeze;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::Row;
use crate::threshold::WordList;

/// What a name says that says its category alone.
const CATEGORIES: WordList = WordList {
    key: "categories",
    default: &[
        "数量",
        "质量",
        "时效",
        "成本",
        "产出",
        "效益",
        "进度",
        "效果",
        "经济效益",
        "社会效益",
        "生态效益",
        "环境效益",
        "可持续影响",
        "可持续发展",
        "可持续效益",
        "经济成本",
        "社会成本",
        "生态环境成本",
        "产出数量",
        "产出质量",
        "产出时效",
        "产出成本",
        "项目质量",
        "项目时效",
        "项目成本",
        "项目效益",
        "完成数量",
        "完成质量",
        "完成时效",
    ],
    chinese: "只说类别、等于没写的名称",
};

pub(super) const WORDS: &[WordList] = &[CATEGORIES];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let categories = out.words(&CATEGORIES);
    for row in facts.rows().filter(|row| !row.name().is_empty()) {
        // 服务对象满意度 names a measure as it stands.
        if row.level2().is_some_and(|id: &Level2| id.as_str().starts_with("satisfaction")) {
            continue;
        }
        let name = bare(row.name(), &categories);
        if let Some((level, label)) = repeated(&row, &name, &categories) {
            out.add(vec![row.name_at()], format!("三级指标与{level}“{label}”同名，没有写出具体指标"));
        } else if categories.contains(&name.as_str()) {
            out.add(vec![row.name_at()], format!("三级指标“{}”只是指标类别，没有写出具体指标", row.name()));
        }
    }
}

/// The level whose label a name repeats.
fn repeated<'a>(row: &Row<'a>, name: &str, categories: &[&str]) -> Option<(&'static str, &'a str)> {
    let levels = row.indicator.levels().into_iter().zip(["一级指标", "二级指标"]).rev();
    let labels = levels.filter_map(|(level, which)| Some((which, level?.label.trim())));
    labels.into_iter().find(|(_, label)| bare(label, categories) == name)
}

fn bare(text: &str, categories: &[&str]) -> String {
    let text = squeeze(text);
    let text = text.split(['（', '(']).next().unwrap_or_default();
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit());
    // 时效性, 质量目标, 数量方面 say no more.
    let ends = ["指标", "目标", "情况", "方面", "要求"];
    let bare = ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    bare.strip_suffix('性').filter(|bare| categories.contains(bare)).unwrap_or(bare).to_owned()
}
