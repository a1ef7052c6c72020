//! Quantities as intervals of comparable numbers, and the classes of their units.

use model::{Op, Open, Quantity, Value};
use rust_decimal::Decimal;
use wording::unit::{self, Dimension};

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// %, ‰, 成.
    Ratio,
    /// 百分点.
    Points,
    /// 元, 万元, 美元.
    Money,
    /// 元/人·月: money per something.
    UnitPrice,
    /// 年, 月, 天, 工作日.
    Time,
    /// 人, 名, 位.
    Person,
    /// 人次.
    PersonTime,
    /// 次, 场, 期.
    Event,
    /// 个, 项, 家, 件, 户, 台, 处 …: things counted.
    Count,
    /// 分.
    Score,
    /// 米, 亩, 吨 …, and every unit not listed.
    Other,
}

impl Class {
    /// The class of a canonical unit; a scale in front of it (万户) does not change it.
    pub(crate) fn of(unit: &str) -> Self {
        if let Some((over, _)) = unit.split_once(['/', '／']).or_else(|| unit.split_once('每')) {
            return if Self::of(over) == Self::Money { Self::UnitPrice } else { Self::Other };
        }
        let bare = unit.trim_start_matches(['百', '千', '万', '亿', '十']);
        match bare {
            "%" | "‰" | "成" => Self::Ratio,
            "百分点" | "个百分点" => Self::Points,
            "元" | "美元" | "欧元" | "日元" | "港元" | "英镑" | "人民币" | "人民币元" | "角" => {
                Self::Money
            }
            "年" | "月" | "个月" | "周" | "天" | "日" | "小时" | "分钟" | "秒" | "季度" | "工作日"
            | "个工作日" => Self::Time,
            "人" | "名" | "位" => Self::Person,
            "人次" => Self::PersonTime,
            "次" | "回" | "场" | "场次" | "期" | "届" | "班次" => Self::Event,
            "分" => Self::Score,
            "个" | "项" | "家" | "件" | "起" | "宗" | "例" | "户" | "台" | "套" | "台（套）" | "辆"
            | "份" | "册" | "本" | "处" | "座" | "条" | "所" | "间" | "块" | "张" | "篇" | "株" | "头"
            | "只" | "种" | "批" | "支" | "部" | "组" => Self::Count,
            _ if unit::exactly(bare).is_some_and(|unit| unit.dimension == Dimension::Count) => Self::Count,
            _ => Self::Other,
        }
    }

    /// The class of a quantity's unit; `None` without one.
    pub(crate) fn of_quantity(quantity: &Quantity) -> Option<Self> {
        unit(quantity).map(Self::of)
    }

    /// A number of people, events or things.
    pub(crate) fn is_count(self) -> bool {
        matches!(self, Self::Person | Self::PersonTime | Self::Event | Self::Count)
    }
}

/// The unit two quantities are compared in: the base unit where there is one.
pub(crate) fn unit(quantity: &Quantity) -> Option<&str> {
    match &quantity.value {
        Value::Number { unit, base, .. } => base.as_ref().map(|base| base.unit.as_str()).or(unit.as_deref()),
        Value::Range { unit, base, .. } => base.as_ref().map(|base| base.unit.as_str()).or(unit.as_deref()),
        Value::Date { .. } | Value::Text | Value::Blank => None,
    }
}

/// The number of a quantity that is one number, in base units where there are any.
pub(crate) fn number(quantity: &Quantity) -> Option<Decimal> {
    match &quantity.value {
        Value::Number { value, base, .. } => Some(base.as_ref().map_or(*value, |base| base.value).0),
        _ => None,
    }
}

/// The number as written.
pub(crate) fn written(quantity: &Quantity) -> Option<Decimal> {
    match &quantity.value {
        Value::Number { value, .. } => Some(value.0),
        _ => None,
    }
}

/// The bound of a quantity that is one number.
pub(crate) fn op(quantity: &Quantity) -> Option<Op> {
    match &quantity.value {
        Value::Number { op, .. } => Some(*op),
        _ => None,
    }
}

/// Amount of money in 元, of one number.
pub(crate) fn yuan(quantity: &Quantity) -> Option<Decimal> {
    (unit(quantity) == Some("元")).then(|| number(quantity)).flatten()
}

/// A quantity's set of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) low: Option<Edge>,
    pub(crate) high: Option<Edge>,
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) value: Decimal,
    pub(crate) inclusive: bool,
}

impl Interval {
    /// `None` for words, dates, blanks, and for about (约), which has no edges.
    pub(crate) fn of(quantity: &Quantity) -> Option<Self> {
        let edge = |value, inclusive| Some(Edge { value, inclusive });
        match &quantity.value {
            Value::Number { op, .. } => {
                let value = number(quantity)?;
                let (low, high) = match op {
                    Op::Eq => (edge(value, true), edge(value, true)),
                    Op::Ge => (edge(value, true), None),
                    Op::Gt => (edge(value, false), None),
                    Op::Le => (None, edge(value, true)),
                    Op::Lt => (None, edge(value, false)),
                    Op::Approx => return None,
                };
                Some(Self { low, high })
            }
            Value::Range { low, high, base, .. } => {
                let (low, high) = base.as_ref().map_or((*low, *high), |base| base.value);
                let open = quantity.detail.open;
                let low = edge(low.0, !matches!(open, Some(Open::Low | Open::Both)));
                Some(Self { low, high: edge(high.0, !matches!(open, Some(Open::High | Open::Both))) })
            }
            Value::Date { .. } | Value::Text | Value::Blank => None,
        }
    }

    /// Whether every number of `self` is one of `other`.
    pub(crate) fn within(self, other: Self) -> bool {
        let low = other.low.is_none_or(|outer| {
            self.low.is_some_and(|inner| {
                inner.value > outer.value
                    || (inner.value == outer.value && (outer.inclusive || !inner.inclusive))
            })
        });
        let high = other.high.is_none_or(|outer| {
            self.high.is_some_and(|inner| {
                inner.value < outer.value
                    || (inner.value == outer.value && (outer.inclusive || !inner.inclusive))
            })
        });
        low && high
    }
}

/// A decimal without needless zeros.
pub(crate) fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

#[cfg(test)]
mod tests {
    use model::{Base, Exact};

    use super::*;

    fn quantity(op: Op, value: i64) -> Quantity {
        let unit = "人".to_owned();
        let base = Some(Base { value: Exact::from(value), unit: unit.clone() });
        Quantity::new("", Value::Number { op, value: value.into(), unit: Some(unit), base })
    }

    fn within(inner: &Quantity, outer: &Quantity) -> bool {
        Interval::of(inner).unwrap().within(Interval::of(outer).unwrap())
    }

    #[test]
    fn bounds_are_sets_of_numbers() {
        assert!(within(&quantity(Op::Eq, 45), &quantity(Op::Ge, 44)), "45人 satisfies ≥44人");
        assert!(within(&quantity(Op::Ge, 150), &quantity(Op::Gt, 100)));
        assert!(within(&quantity(Op::Gt, 100), &quantity(Op::Ge, 100)));
        assert!(!within(&quantity(Op::Ge, 100), &quantity(Op::Gt, 100)), "100 itself is not above 100");
        assert!(!within(&quantity(Op::Ge, 98), &quantity(Op::Eq, 100)));
        assert!(!within(&quantity(Op::Le, 5), &quantity(Op::Ge, 5)));
        assert!(within(&quantity(Op::Lt, 5), &quantity(Op::Le, 5)));
    }

    #[test]
    fn units_fall_into_classes_whatever_their_scale() {
        assert_eq!(Class::of("万户"), Class::Count);
        assert_eq!(Class::of("亿元"), Class::Money);
        assert_eq!(Class::of("元/人·月"), Class::UnitPrice);
        assert_eq!(Class::of("次/月"), Class::Other);
        assert_eq!(Class::of("栋"), Class::Count);
        assert_eq!(Class::of("亩"), Class::Other);
        assert_ne!(Class::of("人"), Class::of("人次"));
    }
}
