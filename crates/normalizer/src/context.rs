//! What a value may take from where it stands, and only with `inferred` said.

use model::{Inferred, Quantity, Value};
use rust_decimal::Decimal;

use crate::grammar::measure::Measure;
use crate::grammar::numeral::SCALES;
use crate::registry::{self, Dimension};
use crate::value;

/// Where a value stands. Everything is optional: without it, nothing is inferred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context<'a> {
    /// The budget year, for dates that say none (6月底前).
    pub year: Option<u16>,
    /// The form's declared currency unit: 万元.
    pub currency_unit: Option<&'a str>,
    /// Canonical id of the first level: `cost`.
    pub level1: Option<&'a str>,
    /// Canonical id of the second level: `output.cost`.
    pub level2: Option<&'a str>,
    /// The indicator's or column's name: 培训合格率.
    pub name: Option<&'a str>,
    /// What kind of cell it is.
    pub role: Role,
}

/// The kinds of cell a value stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// A value by itself.
    #[default]
    Bare,
    /// 预算数, 执行数: money in the form's currency unit.
    Fund,
    /// 指标值, 实际完成值.
    Target,
    /// A step of 资金支出计划（%）.
    Share,
    /// 执行率.
    Rate,
    /// 分值, 权重.
    Weight,
    /// 得分.
    Score,
    /// Running text.
    Prose,
}

impl Context<'_> {
    /// Supplies the unit that the place implies and the text does not say. A written unit always wins.
    pub(crate) fn supply(&self, quantity: &mut Quantity) {
        let (number, unit) = match &quantity.value {
            Value::Number { value, unit, .. } => (value.0, unit.as_deref()),
            Value::Range { high, unit, .. } => (high.0, unit.as_deref()),
            Value::Date { .. } | Value::Text | Value::Blank => return,
        };
        let measure = match unit {
            None => self.for_bare_number(number),
            // Only a scale word alone leaves something to supply.
            Some(unit) if SCALES.iter().any(|(word, _)| *word == unit) => {
                Measure::exactly(unit).and_then(|scale| self.for_scale(scale))
            }
            Some(_) => None,
        };
        if let Some(measure) = measure {
            value::set_measure(&mut quantity.value, &measure);
            quantity.inferred.push(Inferred::Unit);
        }
    }

    fn for_bare_number(&self, number: Decimal) -> Option<Measure> {
        match self.role {
            Role::Fund => self.currency(),
            // 0.25 in a percent column may mean a quarter: only what cannot be a fraction is taken for percent.
            Role::Share | Role::Rate if is_percentage(number) => unit("%"),
            Role::Bare | Role::Target if is_percentage(number) && self.name.is_some_and(names_a_rate) => {
                unit("%")
            }
            Role::Bare | Role::Target => self.name.and_then(counted).and_then(unit),
            _ => None,
        }
    }

    /// 25万 in a cost row is 万元.
    fn for_scale(&self, scale: Measure) -> Option<Measure> {
        let currency = match self.role {
            Role::Fund => self.currency().map_or("元".into(), |currency| currency.base),
            Role::Bare | Role::Target if self.is_cost() => "元".into(),
            _ => return None,
        };
        scale.with_unit(registry::exactly(&currency)?)
    }

    fn currency(&self) -> Option<Measure> {
        Measure::exactly(self.currency_unit?).filter(|measure| measure.dimension == Dimension::Money)
    }

    fn is_cost(&self) -> bool {
        // 免费培训人数 is no cost: what a name counts is said at its end.
        if self.name.is_some_and(|name| names_a_rate(name) || counted(name).is_some()) {
            return false;
        }
        let level = |id: &str| id == "cost" || id == "output.cost" || id.starts_with("cost.");
        self.level1.is_some_and(level)
            || self.level2.is_some_and(level)
            || self.name.is_some_and(|name| {
                ["费", "金额", "资金", "成本", "投资"].iter().any(|word| name.contains(word))
            })
    }
}

fn unit(name: &str) -> Option<Measure> {
    registry::exactly(name).map(Measure::of)
}

/// 0, or from above 1 to 100: between 0 and 1 it may be a fraction, above 100 it is no share.
fn is_percentage(number: Decimal) -> bool {
    number.is_zero() || (number > Decimal::ONE && number <= Decimal::ONE_HUNDRED)
}

/// A name that ends in 率, 度, 比例 or 占比, and in nothing that merely looks so (温度, 频率).
fn names_a_rate(name: &str) -> bool {
    const OTHERS: &[&str] = &[
        "频率",
        "功率",
        "汇率",
        "速率",
        "心率",
        "分辨率",
        "容积率",
        "温度",
        "湿度",
        "长度",
        "高度",
        "宽度",
        "厚度",
        "深度",
        "速度",
        "浓度",
        "强度",
        "密度",
        "硬度",
        "角度",
        "坡度",
        "跨度",
        "额度",
        "精度",
        "亮度",
        "年度",
        "季度",
        "制度",
        "浊度",
        "广度",
        "里程",
        "海拔高度",
    ];
    let name = stem(name);
    ["率", "度", "比例", "占比", "百分比", "比重"].iter().any(|end| name.ends_with(end))
        && !OTHERS.iter().any(|end| name.ends_with(end))
}

/// What a name says it counts: 参训人次, 培训次数, 企业家数.
fn counted(name: &str) -> Option<&'static str> {
    const COUNTED: &[(&str, &str)] = &[
        ("人次数", "人次"),
        ("人次", "人次"),
        ("场次数", "场次"),
        ("场次", "场次"),
        ("户次", "户次"),
        ("次数", "次"),
        ("人数", "人"),
        ("户数", "户"),
        ("家数", "家"),
        ("件数", "件"),
        ("份数", "份"),
        ("册数", "册"),
        ("台数", "台"),
        ("套数", "套"),
        ("辆数", "辆"),
        ("场数", "场"),
        ("期数", "期"),
        ("个数", "个"),
        ("项数", "项"),
        ("天数", "天"),
        ("亩数", "亩"),
        ("吨数", "吨"),
        ("公里数", "公里"),
    ];
    let name = stem(name);
    COUNTED.iter().find(|(end, _)| name.ends_with(end)).map(|(_, unit)| *unit)
}

/// A name without what systems put behind it: 合格率（%）, 满意度指标.
fn stem(name: &str) -> &str {
    let name = name.trim().trim_end_matches("指标").trim_end_matches([':', '：']);
    name.strip_suffix([')', '）'])
        .and_then(|name| name.rsplit_once(['(', '（']))
        .map_or(name, |(name, _)| name)
}
