//! A row of labels and values: which cell is the label of which.

use wording::label::Label;

use super::Points;
use super::rows::Zone;
use super::view::{Content, View};
use crate::colons;
use crate::weights::KNOWN;
use crate::weights::pair as weights;
use crate::words::{Axis, Entry};

/// What a cell or two of a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// A label and the value beside it.
    Pair { label: usize, value: usize },
    /// Labels and values in one cell, parted by colons.
    Colons(usize),
    /// A label that has no value.
    Label(usize),
    /// A value without a label.
    Loose(usize),
    /// A word over the columns of the rows that follow: 收入 ‖ 支出.
    Head(usize),
}

/// What stands beside a row: the head of the money block, or that of the goals.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside {
    pub funds: bool,
    pub goals: bool,
}

/// Whether a cell numbers a goal of the head beside it, and the other is its text: 目标1 | 建成分馆。
pub(crate) fn is_numbered_goal(view: &View<'_, '_>, label: usize, text: usize) -> bool {
    let numbered = view.words.get(Axis::GoalNumber, view.sheet.folded(label)).is_some();
    numbered
        && matches!(view.content(text), Content::Words | Content::Prose)
        && !view.knows(Axis::Template, text)
}

/// A row as labels and values; beside a head of the money block in the same row, general words are labels.
pub(super) fn of_row(view: &View<'_, '_>, zone: &Zone, cells: &[usize]) -> (Points, Vec<Item>) {
    let first = cells.iter().copied().find(|&cell| !view.blank(cell));
    let money = first.and_then(|cell| view.get(Axis::Head, cell)).is_some_and(|entry| entry.key == "funds")
        || is_money_head(view, cells);
    let goals = zone.heads.last().is_some_and(|&head| {
        view.knows(Axis::Goal, head) || view.get(Axis::Head, head).is_some_and(|entry| entry.key == "goals")
    });
    best(view, cells, Beside { funds: zone.funds || money, goals })
}

/// 本年度资金（万元） | 合计 | 3500: a sum's name with items of its own beside it.
fn is_money_head(view: &View<'_, '_>, cells: &[usize]) -> bool {
    let mut shown = cells.iter().copied().filter(|&cell| !view.blank(cell));
    let (Some(head), Some(item), Some(amount)) = (shown.next(), shown.next(), shown.next()) else {
        return false;
    };
    view.knows(Axis::Fund, head) && view.knows(Axis::Fund, item) && view.content(amount) == Content::Amount
}

/// A row of the money block whose every cell stands over items of its own: 收入 ‖ 支出, 资金来源 ‖ 资金使用.
pub(super) fn over_items(view: &View<'_, '_>, zone: &Zone, row: u32) -> Option<Vec<Item>> {
    let sheet = view.sheet;
    let cells: Vec<usize> =
        sheet.anchored(row).filter(|&cell| sheet.columns(cell).start >= zone.left).collect();
    let over = |&cell: &usize| {
        let columns = sheet.columns(cell);
        let mut below = sheet.anchored(row + 1).filter(|&other| {
            let other = sheet.columns(other);
            columns.start <= other.start && other.end <= columns.end
        });
        let item = below.next().filter(|&first| sheet.columns(first).start == columns.start);
        let item = item.is_some_and(|first| {
            [Axis::Fund, Axis::FundColumn, Axis::Closing].iter().any(|&axis| view.knows(axis, first))
        });
        let parted = below.next().is_some();
        view.names(cell) && sheet.cell(cell).row_span == 1 && item && parted
    };
    let parts = zone.funds && row + 1 < zone.rows.end && cells.len() > 1 && cells.iter().all(over);
    parts.then(|| cells.into_iter().map(Item::Head).collect())
}

/// The best reading of a row's cells (blank ones too, left to right) as labels and values.
pub(super) fn best(view: &View<'_, '_>, cells: &[usize], beside: Beside) -> (Points, Vec<Item>) {
    let funds = beside.funds;
    // From the right: the best reading of the cells from each on.
    let mut points = vec![0; cells.len() + 2];
    let mut choice: Vec<Option<Item>> = vec![None; cells.len()];
    let mut takes = vec![1; cells.len()];
    for at in (0..cells.len()).rev() {
        let cell = cells[at];
        let (mut alone, item) = single(view, cell, funds);
        // 资产配置意向 | 车型 | … | 产地 | …: a word before pairs heads them.
        if at == 0 && cells.len() > 2 && matches!(item, Some(Item::Loose(_))) && view.names(cell) {
            alone = weights::HEAD;
        }
        (points[at], choice[at]) = (alone + points[at + 1], item);
        if let Some(&value) = cells.get(at + 1) {
            let together = pair(view, cell, value, beside) + points[at + 2];
            // Of equals the pair: a label keeps its value.
            if together >= points[at] && !view.blank(cell) {
                points[at] = together;
                choice[at] = Some(Item::Pair { label: cell, value });
                takes[at] = 2;
            }
        }
    }
    let (mut items, mut at) = (Vec::new(), 0);
    while at < cells.len() {
        items.extend(choice[at]);
        at += takes[at];
    }
    (points[0], items)
}

/// Whether a pair of a row is an item of money with its amount.
pub(crate) fn has_money(view: &View<'_, '_>, items: &[Item]) -> bool {
    items.iter().any(|item| match *item {
        Item::Pair { label, value } => {
            let money = view
                .label(label, true)
                .is_some_and(|(axis, _)| matches!(axis, Axis::Fund | Axis::FundColumn));
            money || view.label(label, true).is_none() && view.content(value) == Content::Amount
        }
        Item::Colons(_) | Item::Head(_) => true,
        Item::Label(_) | Item::Loose(_) => false,
    })
}

/// Whether a label is the name of one value of the form, and so never a value: 项目名称.
fn names_value(entry: &Entry) -> bool {
    !matches!(entry.key.as_str(), "" | "unit" | "year" | "purpose")
}

fn single(view: &View<'_, '_>, cell: usize, funds: bool) -> (Points, Option<Item>) {
    if view.blank(cell) {
        return (0, None);
    }
    if has_colons(view, cell, funds) || says_its_goal(view, cell) {
        return (KNOWN, Some(Item::Colons(cell)));
    }
    if view.label(cell, funds).is_some() || ends_in_colon(view, cell) {
        return (weights::LABEL_ALONE, Some(Item::Label(cell)));
    }
    (weights::LOOSE, Some(Item::Loose(cell)))
}

/// 按支出性质分： names what follows, whatever it is, and is no value.
fn ends_in_colon(view: &View<'_, '_>, cell: usize) -> bool {
    view.content(cell) == Content::Words && view.sheet.text(cell).ends_with([':', '：'])
}

/// 预期：…, 实际完成：…: the text of a goal that stands beside, not the value of a label.
fn says_its_goal(view: &View<'_, '_>, cell: usize) -> bool {
    let label = colons::at_colon(view.sheet.text(cell)).map(|(label, _)| Label::new(label));
    label.is_some_and(|label| view.words.get(Axis::GoalColumn, &label).is_some())
}

fn has_colons(view: &View<'_, '_>, cell: usize, funds: bool) -> bool {
    colons::pairs(view.sheet.text(cell), funds, view.words).is_some()
}

/// Whether a cell stands beside more rows than the one at its right, and text stands in those too.
fn heads_rows(view: &View<'_, '_>, label: usize, right: usize) -> bool {
    let sheet = view.sheet;
    let end = sheet.columns(label).end;
    (sheet.below(right)..sheet.below(label))
        .any(|row| sheet.anchored(row).any(|cell| sheet.columns(cell).start >= end))
}

/// Whether a cell holds no digit.
fn is_worded(view: &View<'_, '_>, cell: usize) -> bool {
    !view.sheet.text(cell).contains(|c: char| c.is_numeric())
}

/// What speaks for one cell being the label of the other.
fn pair(view: &View<'_, '_>, label: usize, value: usize, Beside { funds, goals }: Beside) -> Points {
    let known = view.label(label, funds);
    let content = view.content(value);
    if known.is_none() && content == Content::Amount && view.item_behind(label).is_some() {
        return KNOWN + weights::MONEY;
    }
    let mut points = match known {
        Some(_) => KNOWN,
        None if goals && is_numbered_goal(view, label, value) => KNOWN,
        None if view.names(label) && !has_colons(view, label, funds) => weights::UNKNOWN,
        None => return weights::NO_LABEL,
    };
    let goal = known.is_some_and(|(axis, entry)| axis == Axis::Goal || entry.key == "goals");
    if ends_in_colon(view, value) || goal && says_its_goal(view, value) {
        points += weights::NO_LABEL;
    }
    let value_known = view.label(value, funds);
    if content == Content::Words || content == Content::Number {
        // 低 and 备注 head columns and are values as well.
        let heads = |key: &str| !matches!(key, "" | "grades");
        let heading = view.get(Axis::Column, value).is_some_and(|entry| heads(&entry.key))
            && !view.knows(Axis::Level1, value);
        match value_known {
            // 年初预算数 is never a value; 项目支出 may be one.
            Some((Axis::FundColumn | Axis::GoalColumn | Axis::Head, _)) => points += weights::SURE_CLASH,
            // The label again, or 主管部门 beside 实施单位, is nobody's value.
            Some((Axis::Label, entry)) if names_value(entry) => points += weights::SURE_CLASH,
            Some(_) if view.sheet.folded(label).bare == view.sheet.folded(value).bare => {
                points += weights::SURE_CLASH;
            }
            Some(_) => points += weights::CLASH,
            // The name of a column is no goal.
            None if goal && (view.knows(Axis::TaskColumn, value) || view.knows(Axis::ListColumn, value)) => {
                points += weights::SURE_CLASH;
            }
            None if heading => points += weights::SURE_CLASH,
            None if has_colons(view, value, funds) => points += weights::CLASH,
            None => {}
        }
    }
    // A label nobody knows beside several rows heads them.
    if known.is_none() && heads_rows(view, label, value) {
        points += weights::UNKNOWN_OVER_ROWS;
    }
    match known {
        // 项目预算（万元） | 总预算 | 2600: words are no amount.
        Some((Axis::Head, entry))
            if entry.key == "funds" && content == Content::Words && is_worded(view, value) =>
        {
            points += weights::CLASH;
        }
        Some((Axis::Fund | Axis::FundColumn, _)) if content.is_money() || content == Content::Percent => {
            points += weights::MONEY;
        }
        // 预算金额（万元） | 调整前 | 100
        Some((Axis::Fund | Axis::FundColumn, _)) if content == Content::Words && is_worded(view, value) => {
            points += weights::CLASH + weights::NO_MONEY;
        }
        Some((Axis::Fund | Axis::FundColumn, _)) if content != Content::Number => points += weights::NO_MONEY,
        Some((Axis::Goal, _)) if content == Content::Prose => points += weights::PROSE,
        Some((Axis::Step, _)) if !matches!(content, Content::Percent | Content::Amount | Content::Blank) => {
            points += weights::CLASH;
        }
        None if content == Content::Blank => points += weights::BLANK,
        _ => {}
    }
    points
}
