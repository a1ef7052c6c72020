//! IND-CAT-VALUE 指标值的单位与指标类别不符 | The unit does not fit the category
//!
//! **查什么。** 指标值的单位与二级指标是否相配。质量：不用单纯的人数、个数；时效：用日期、期限或比率，不用个数、金额；成本：用金额、单位成本或控制率，不用个数；满意度：用比率或分值；数量指标下名称说的是个数而填了比率，为提醒。
//!
//! **为什么。** 88号文、101号文规定了各类指标的含义：500人是数量。数不该发生的事（事故、投诉、差错）是在衡量质量和满意度，可以；中央模板在数量指标下设“……率”，也可以。
//!
//! **例子。** 质量指标 到会客商人数 ≥500人。
//!
//! 改法：把该指标移到相应类别，或换成符合本类别的指标值。
//!
//! **What.** The class of the target's unit against level 2. 质量: no plain counts of people or things. 时效: a date, a duration or a rate, no
//! counts or money. 成本: money, unit cost or a rate of control, no counts. 满意度: a rate or a score. 数量 with a rate is
//! only a warning.
//!
//! **Why.** 88号 and 101号 define the categories: 500人 are a quantity and belong under 数量. Counts of what should not
//! happen (事故, 投诉, 差错 …) measure quality and satisfaction, and are accepted there; so are counts per time in 时效.
//!
//! **Example.** 质量指标 到会客商人数 ≥500人.

use model::{Level1, Level2, Op, Value};

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::measure::{Class, op};
use crate::sheet::Row;
use crate::text::has_any;
use crate::threshold::WordList;

/// What should not happen: counting it measures quality.
const FAULTS: WordList = WordList {
    key: "faults",
    default: &[
        "事故", "投诉", "差错", "错误", "违规", "违法", "违纪", "故障", "缺陷", "隐患", "问题", "事件",
        "返工", "失误", "纠纷", "信访", "超期", "延误", "逾期", "案件", "中断", "表扬", "获奖", "奖", "等级",
        "名次", "排名", "优秀", "示范", "专利", "标准",
    ],
    chinese: "数这些事，衡量的是质量和满意度",
};

pub(super) const WORDS: &[WordList] = &[FAULTS];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let faults = out.words(&FAULTS);
    for row in facts.rows() {
        let Some(target) = row.target() else { continue };
        if let (
            Value::Date { .. },
            Some(Level2::OutputQuantity | Level2::OutputQuality | Level2::OutputCost),
        ) = (&target.value, row.level2())
        {
            let claim = format!("{} 的指标值{}是日期，应放在时效指标", row.label(), quote(&target.text));
            out.add_as(Severity::Warning, vec![row.target_at()], claim);
            continue;
        }
        let Some(class) = Class::of_quantity(target) else { continue };
        let Some((severity, why)) = misfit(&row, class, matches!(op(target), Some(Op::Le | Op::Lt)), &faults)
        else {
            continue;
        };
        out.add_as(
            severity,
            vec![row.target_at()],
            format!("{} 的指标值{}{why}", row.label(), quote(&target.text)),
        );
    }
}

/// The central template itself has rates under 数量指标: 项目完成率.
fn is_rate(name: &str) -> bool {
    let name = name.trim_end_matches("指标").split(['（', '(']).next().unwrap_or_default();
    ["率", "比例", "占比", "比重", "度", "覆盖", "进度"].iter().any(|end| name.ends_with(end))
}

fn is_time(name: &str) -> bool {
    ["时间", "时限", "用时", "工期", "时长"].iter().any(|end| name.trim_end_matches("指标").ends_with(end))
}

fn misfit(row: &Row<'_>, class: Class, upper: bool, faults: &[&str]) -> Option<(Severity, &'static str)> {
    let faults = has_any(row.name(), faults) || has_any(row.description(), faults);
    let things = matches!(class, Class::Person | Class::PersonTime | Class::Count);
    match (row.level1(), row.level2()) {
        (_, Some(Level2::OutputQuality)) if things && !faults && !upper => {
            Some((Severity::Error, "是数量，质量指标应填比率、等级或标准"))
        }
        // A count of what should not happen, or at most so many, may measure time; never what is called one.
        (_, Some(Level2::OutputTimeliness))
            if (things && !faults && (!upper || is_time(row.name()))) || class == Class::Money =>
        {
            Some((Severity::Error, "不是时间，时效指标应填日期、期限或及时率"))
        }
        (Some(Level1::Cost), _) | (_, Some(Level2::OutputCost))
            if things
                && !faults
                && !matches!(row.level2(), Some(Level2::CostSocial | Level2::CostEcological)) =>
        {
            Some((Severity::Error, "不是金额，成本指标应填金额、单位成本或控制率"))
        }
        (Some(Level1::Satisfaction), _) | (_, Some(Level2::SatisfactionBeneficiary))
            if things && !faults && !upper || class == Class::Money =>
        {
            Some((Severity::Error, "不是满意度，满意度指标应填比率或分值"))
        }
        (_, Some(Level2::OutputQuantity)) if class == Class::Ratio && !is_rate(row.name()) => {
            Some((Severity::Warning, "是比率，数量指标应填数量（个、人次、平方米等）"))
        }
        _ => None,
    }
}
