//! What an unknown label or heading probably is.

use wording::label::{self, Label};

use crate::explain::is_short;
use crate::sheet::Sheet;
use crate::weights::scaffold as weights;
use crate::words::{Axis, Vocabulary};

/// A title: a short line that ends as titles of forms do.
pub(super) fn title(text: &str) -> Option<String> {
    const ENDS: &[&str] = &["表", "书", "报告", "单"];
    let folded = Label::new(text);
    let title = folded.bare;
    let long = weights::TITLE.contains(&title.chars().count());
    (long && ENDS.iter().any(|end| title.ends_with(end))).then_some(title)
}

/// Whether a row is the heading of a grid: three short texts or more, none a value, and as many cells below.
pub(super) fn is_heading_row(sheet: &Sheet<'_>, row: u32, words: &Vocabulary) -> bool {
    let cells: Vec<usize> = sheet.anchored(row).collect();
    let short = |&cell: &usize| {
        let text = label::tidy(sheet.text(cell));
        is_short(&text) && !is_value(&text)
    };
    if cells.len() < 3 || !cells.iter().all(short) || cells.iter().any(|&cell| is_level(sheet, cell, words)) {
        return false;
    }
    let below = cells.iter().map(|&cell| sheet.below(cell)).max().unwrap_or(row + 1);
    let under = |cell: &&usize| {
        sheet.row(below).iter().any(|&other| {
            sheet.cell(other).row == below && sheet.overlap(&sheet.columns(**cell), &sheet.columns(other)) > 0
        })
    };
    let labels = cells.iter().filter(|&&cell| words.get(Axis::Label, sheet.folded(cell)).is_some()).count();
    // 项目名称 | 甲 | 实施单位 | 乙 is a row of pairs.
    labels * 2 < cells.len() && below <= sheet.grid.rows && cells.iter().filter(under).count() == cells.len()
}

/// The key that the cells under a heading speak for: levels, signs, numbers, or texts.
pub(super) fn column(sheet: &Sheet<'_>, heading: usize, words: &Vocabulary) -> &'static str {
    let columns = sheet.columns(heading);
    let first = sheet.below(heading);
    let (mut level1, mut level2, mut values, mut signs, mut units, mut texts) = (0, 0, 0, 0, 0, 0);
    for row in first..first.saturating_add(weights::BELOW).min(sheet.grid.rows + 1) {
        let inside = |cell: &usize| sheet.overlap(&sheet.columns(*cell), &columns) > 0;
        let Some(cell) = sheet.anchored(row).find(inside) else { continue };
        let text = label::tidy(sheet.text(cell));
        let label = sheet.folded(cell);
        match () {
            () if words.get(Axis::Level1, label).is_some() => level1 += 1,
            () if words.get(Axis::Level2, label).is_some() => level2 += 1,
            () if is_sign(&text) => signs += 1,
            () if is_value(&text) => values += 1,
            () if text.chars().count() <= weights::LONGEST_MEASURE => units += 1,
            () => texts += 1,
        }
    }
    // The labels of the two levels are alike, so a column of the first has none of the second.
    let counts = [
        (level2, "level2"),
        (level1, "level1"),
        (signs, "sign"),
        (values, "target"),
        (units, "measure"),
        (texts, "name"),
    ];
    let best = counts.iter().max_by_key(|(count, _)| *count);
    best.filter(|(count, _)| *count > 0).map_or("description", |(_, key)| key)
}

/// The key that a label sounds like.
pub(super) fn label(text: &str) -> Option<&'static str> {
    const WORDS: &[(&[&str], &[&str], &str)] = &[
        (&["编码", "代码", "编号"], &["项目"], "project.code"),
        (&["名称"], &["项目", "任务", "专项", "课题", "工程"], "project.name"),
        (&["主管"], &[], "department"),
        (&["承担", "实施", "执行"], &["单位", "部门"], "implementer"),
        (&["单位", "部门"], &["名称", "填报", "申报", "预算"], "unit"),
        (&["期限", "周期", "起止", "时间"], &[], "period"),
        (&["用途"], &[], "purpose"),
        (&["目标", "总要求", "任务要求"], &[], "goal"),
        (&["财政", "拨款"], &[], "fiscal"),
        (&["其他资金", "自筹"], &[], "other"),
        (&["总额", "预算", "总投资", "经费", "资金"], &[], "total"),
        (&["年度"], &[], "year"),
    ];
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    WORDS.iter().find(|(words, with, _)| has(words) && (with.is_empty() || has(with))).map(|(.., key)| *key)
}

/// Whether a cell names a level of the taxonomy.
pub(super) fn is_level(sheet: &Sheet<'_>, cell: usize, words: &Vocabulary) -> bool {
    let label = sheet.folded(cell);
    [Axis::Level1, Axis::Level2].iter().any(|&axis| words.get(axis, label).is_some())
}

/// Numbers, dates and shares hold digits, labels hardly ever do.
pub(super) fn is_value(text: &str) -> bool {
    text.chars().any(|c| wording::fold::character(c).is_ascii_digit())
}

fn is_sign(text: &str) -> bool {
    wording::comparison::exactly(text).is_some() || matches!(text, "定性" | "正向" | "反向")
}
