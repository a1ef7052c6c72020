//! Whether what was done meets what was asked, and whether a shortfall was explained.

use model::{Op, Quantity, Value};
use wording::blank::is_nothing;
use wording::direction::less_is_better;
use wording::fold::squeeze;

use crate::measure::{Interval, op, unit};
use crate::sheet::Row;
use crate::text::has_any;

/// What says of a result that it was not reached, or not whole.
const SHORT: &[&str] = &[
    "未完成",
    "未达",
    "未实现",
    "未按时",
    "未按期",
    "未及时",
    "未开展",
    "未启动",
    "未实施",
    "未落实",
    "没有完成",
    "没完成",
    "没有达",
    "不达标",
    "不合格",
    "不及时",
    "部分完成",
    "部分达成",
    "部分达标",
    "部分实现",
    "延期",
    "滞后",
    "推迟",
    "逾期",
    "超期",
];
/// All that is said of a result that was reached: 已完成, 达成预期指标.
const DONE: &[&str] = &[
    "完成",
    "按时完成",
    "按期完成",
    "全部完成",
    "达成",
    "达标",
    "达到",
    "实现",
    "达成预期",
    "达成预期指标",
    "达成预期目标",
    "达成年度指标",
    "达成目标",
    "达到预期",
    "达到预期目标",
    "达到目标",
    "完成目标",
    "实现目标",
    "全部达成",
    "全部达标",
];

/// Whether an actual value meets the target of its row; `None` when they do not compare.
pub(crate) fn reached(row: &Row<'_>, target: &Quantity, actual: &Quantity) -> Option<bool> {
    if let Some(said) = said(target, actual) {
        return Some(said);
    }
    if let (Value::Date { op: Op::Le, date }, Value::Date { date: done, .. }) = (&target.value, &actual.value)
    {
        return Some(done <= date);
    }
    if let (Value::Date { op: Op::Le, date }, Some(month)) = (&target.value, month(&actual.text)) {
        return Some(month <= date.month());
    }
    if unit(target) != unit(actual) || target.detail.change != actual.detail.change {
        return None;
    }
    let (mut wanted, got) = (Interval::of(target)?, Interval::of(actual)?);
    if op(target) == Some(Op::Eq) {
        if row.is_cost() || less_is_better(row.name()) {
            wanted.low = None;
        } else {
            wanted.high = None;
        }
    }
    // More than the bound said as a bound: 完成 ≥95% for ≥90% is met by what is known.
    Some(got.within(wanted))
}

/// What words say: 按时完成 done as 按时完成, 已完成, 部分达成. Other words are for a person to judge.
fn said(target: &Quantity, actual: &Quantity) -> Option<bool> {
    if !matches!(actual.value, Value::Text) {
        return None;
    }
    let (asked, done) = (squeeze(&target.text), squeeze(&actual.text));
    let plain = done.trim_start_matches(['已', '均']).trim_end_matches(['。', '；', '了']);
    if matches!(target.value, Value::Text) && asked == done {
        Some(true)
    } else if has_any(&done, SHORT) && !asked.contains("未") {
        Some(false)
    } else {
        DONE.contains(&plain).then_some(true)
    }
}

/// The month that is all a text says: 9月, 9月底.
fn month(text: &str) -> Option<u8> {
    let text = squeeze(text);
    let (month, rest) = text.split_once('月')?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    matches!(rest, "" | "底" | "初" | "中旬" | "上旬" | "下旬" | "份" | "底前" | "完成" | "底完成" | "份完成")
        .then_some(month)
}

/// Whether a cell for the reason of a deviation gives one. 无偏差 beside a result that differs is none.
pub(crate) fn explains(reason: &str) -> bool {
    const NONE: &[&str] =
        &["无偏差", "没有偏差", "未偏差", "无差异", "无原因", "不存在偏差", "正常", "暂无", "同上"];
    let plain = squeeze(reason);
    !is_nothing(reason) && !NONE.contains(&plain.trim_end_matches(['。', '；']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_alone_is_one() {
        assert_eq!(month("9月"), Some(9));
        assert_eq!(month("12 月底"), Some(12));
        assert_eq!(month("9月完成验收，10月付款"), None);
        assert_eq!(month("13月"), None);
    }

    #[test]
    fn a_reason_says_why() {
        assert!(explains("部分学员请假"));
        for none in ["", "—", "无", "无偏差", "无偏差。"] {
            assert!(!explains(none), "{none}");
        }
    }
}
