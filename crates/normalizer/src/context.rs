//! What a value may take from where it stands, and only with `inferred` said.

use model::{Inferred, Quantity, Value};
use rust_decimal::Decimal;
use wording::fold::Folded;
use wording::unit::{self, Dimension, SCALES};

use crate::grammar::measure::Measure;
use crate::name::{bracketed, counted, names_a_rate};
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
    /// The target that an actual value stands beside: a bare number has its unit.
    pub target: Option<&'a Quantity>,
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
        if let Some(measure) = self.target_measure() {
            // 0.97 beside ≥95% may be either.
            let fraction = measure.dimension == Dimension::Ratio && number <= Decimal::ONE;
            return (!fraction).then_some(measure);
        }
        let bracketed = || {
            self.name.and_then(bracketed).filter(|measure| {
                measure.dimension != Dimension::Ratio || number.is_zero() || number > Decimal::ONE
            })
        };
        match self.role {
            Role::Fund => self.currency(),
            // 0.25 in a percent column may mean a quarter: only what cannot be a fraction is taken for percent.
            Role::Share | Role::Rate if is_percentage(number) => named("%"),
            Role::Bare | Role::Target => bracketed().or_else(|| {
                let name = self.name?;
                if is_percentage(number) && names_a_rate(name) { named("%") } else { named(counted(name)?) }
            }),
            _ => None,
        }
    }

    /// 25万 in a cost row is 万元.
    fn for_scale(&self, scale: Measure) -> Option<Measure> {
        let bracketed =
            || matches!(self.role, Role::Bare | Role::Target).then(|| bracketed(self.name?)).flatten();
        if let Some(measure) = self.target_measure().or_else(bracketed) {
            return scale.with_unit(measure.unscaled()?);
        }
        let currency = match self.role {
            Role::Fund => self.currency().map_or("元".into(), |currency| currency.base),
            Role::Bare | Role::Target if self.is_cost() => "元".into(),
            _ => return None,
        };
        scale.with_unit(unit::exactly(&currency)?)
    }

    /// The unit of the target, as a number or a range has one.
    fn target_measure(&self) -> Option<Measure> {
        match &self.target?.value {
            Value::Number { unit, .. } | Value::Range { unit, .. } => {
                Measure::exactly(&Folded::new(unit.as_deref()?).text).filter(|measure| !measure.bare)
            }
            Value::Date { .. } | Value::Text | Value::Blank => None,
        }
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

fn named(name: &str) -> Option<Measure> {
    unit::exactly(name).map(Measure::of)
}

/// 0, or from above 1 to 100: between 0 and 1 it may be a fraction, above 100 it is no share.
fn is_percentage(number: Decimal) -> bool {
    number.is_zero() || (number > Decimal::ONE && number <= Decimal::ONE_HUNDRED)
}
