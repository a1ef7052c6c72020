//! IND-NAME-UNIT 指标值的单位与名称不符 | The unit does not fit the name
//!
//! **查什么。** 名称末尾说的是人次、次数、人数、户数、面积、天数……而指标值用了另一类单位；名称末尾是率、比例而指标值是个数、金额。
//!
//! **为什么。** 人与人次、次与家是不同的量，不能换算；单位错了，整条指标就不是名称所说的。
//!
//! **例子。** 培训人次 ≥150人；培训合格率 ≥95个。
//!
//! 改法：统一名称和计量单位。
//!
//! **What.** A name that ends in what it counts (人次, 次数, 人数, 户数, 面积, 天数 …) with a target in a unit of another kind; a rate with a
//! count or an amount.
//!
//! **Why.** People and visits, times and firms do not convert: the row measures something else than it says.
//!
//! **Example.** 培训人次 ≥150人; 合格率 ≥95个.

use model::Inferred;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{Class, unit};

/// What a name says at its end, and the units that measure it.
const COUNTED: &[(&str, &[&str])] = &[
    ("人次数", &["人次"]),
    ("人次", &["人次"]),
    ("场次数", &["场次", "场", "次"]),
    ("场次", &["场次", "场", "次", "期", "批"]),
    ("次数", &["次", "场次", "场", "期", "回", "班次", "批次", "人次", "车次", "架次", "频次", "轮", "遍"]),
    ("人数", &["人", "名", "位", "人次", "户", "学生", "职工"]),
    ("户数", &["户", "家", "人"]),
    ("家数", &["家", "个", "户", "所"]),
    ("天数", &["天", "日", "工作日", "个工作日"]),
    ("里程", &["米", "公里", "千米"]),
    ("长度", &["米", "公里", "千米", "延米"]),
    ("面积", &["平方米", "亩", "公顷", "平方公里", "平方千米"]),
    ("辆数", &["辆", "台"]),
];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target().filter(|target| !target.inferred.contains(&Inferred::Unit)) else {
            continue;
        };
        let (Some(own), Some(class)) = (unit(target), Class::of_quantity(target)) else { continue };
        let name = row.name().trim_end_matches("指标");
        let name = name
            .strip_suffix(['）', ')'])
            .and_then(|name| name.rsplit_once(['（', '(']))
            .map_or(name, |(name, _)| name);
        let bare = own.trim_start_matches(['百', '千', '万', '亿', '十']);
        let counts = COUNTED.iter().find(|(end, _)| name.ends_with(end));
        // A count in per cent is IND-CAT-VALUE's; a scale without a unit that of VAL-UNIT-INCOMPLETE.
        let other = |units: &[&str]| {
            !units.contains(&bare) && !bare.is_empty() && !matches!(class, Class::Ratio | Class::Points)
        };
        let rate = is_rate(name) && (class.is_count() || class == Class::Money);
        let claim = match counts {
            Some((end, units)) if other(units) => {
                format!("{} 说的是“{end}”，指标值{}用了“{bare}”", row.label(), target.text)
            }
            None if rate => format!("{} 是比率，指标值{}用了“{bare}”", row.label(), target.text),
            _ => continue,
        };
        out.add(vec![row.target_at(), row.name_at()], claim);
    }
}

/// A share of a whole. 效率 and 频率 are none.
fn is_rate(name: &str) -> bool {
    let none = ["效率", "频率", "功率", "汇率", "速率", "心率", "容积率", "分辨率"];
    ["率", "比例", "占比", "比重"].iter().any(|end| name.ends_with(end))
        && !none.iter().any(|end| name.ends_with(end))
}
