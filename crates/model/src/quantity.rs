//! A value as written, and what it means.

mod date;
mod record;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Exact;
pub use date::Date;

/// A value: its text as written (outer white space trimmed) beside what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The text as written, outer white space trimmed.
    pub text: String,
    /// What it means; [`Value::Text`] when it cannot be parsed.
    pub value: Value,
    /// What the text does not say and context supplied.
    pub inferred: Vec<Inferred>,
    /// What the text says beside its number.
    pub detail: Detail,
}

/// What a text says beside its number. Each is a key of its own in JSON, left out when there is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// The number is a change, not a level: 同比增长8%.
    pub change: Option<Change>,
    /// What it is compared with, as written: 同比, 上年.
    pub relative_to: Option<String>,
    /// First day of a period: 2022年第四季度 is `from` 2022-10-01 to its `date` 2022-12-31.
    pub from: Option<Date>,
    /// The comparison of a range or text, whose [`Value`] has none: 约2-3次, 不低于上年. JSON key `op`.
    pub bound: Option<Op>,
    /// Which ends of a range are not included: ≥80%且<90%.
    pub open: Option<Open>,
    /// 1:3, 三分之一: two numbers whose quotient need not be finite.
    pub ratio: Option<(Exact, Exact)>,
    /// The words before the value, as written, that bear no comparison: 合格率98%, 力争完成5次.
    pub before: Option<String>,
    /// The words behind the value, as written: 10个项目, 12月底前完成验收.
    pub behind: Option<String>,
    /// What a reviewer should know about the writing.
    pub flags: Vec<Flag>,
    /// The quantities of a text that holds several, in order: 数量100个，合格率98%.
    pub parts: Vec<Quantity>,
}

/// The direction of a change; the number itself is its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// 增长, 提高, 上升.
    Increase,
    /// 下降, 降低, 减少.
    Decrease,
}

/// The ends of a range that are not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// The lower one.
    Low,
    /// The higher one.
    High,
    /// Both.
    Both,
}

/// What is odd in the writing of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// The comparison is written twice, in agreement: ≥95%以上.
    RedundantOp,
    /// The comparisons written contradict each other, so nothing was read: 不低于≤3.
    ConflictingOp,
    /// A sign stands for another: 〉 for >, a full-width comma between thousands.
    OddSign,
    /// The higher number comes first: 90%-80%.
    ReversedRange,
    /// A date without a year, in a document without one, so nothing was read.
    NoYear,
    /// 一 where others write —.
    OddPlaceholder,
    /// A line end or a soft hyphen stands inside the number: `10⏎0%`. Read as one number; a person should look.
    BrokenNumber,
}

/// What a value means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One number, bounded or exact: `≥150人次`.
    Number {
        /// How the number bounds the value.
        op: Op,
        /// The number as written, digits kept.
        value: Exact,
        /// Canonical unit; `None` when none is written.
        unit: Option<String>,
        /// The comparable form; `None` when there is no unit.
        base: Option<Base<Exact>>,
    },
    /// Two numbers with one unit: `2～3次`.
    Range {
        /// The lower number.
        low: Exact,
        /// The higher number.
        high: Exact,
        /// Canonical unit; `None` when none is written.
        unit: Option<String>,
        /// The comparable form; `None` when there is no unit.
        base: Option<Base<(Exact, Exact)>>,
    },
    /// A date or deadline: `2022年12月底前`.
    Date {
        /// `Le` for a deadline.
        op: Op,
        /// The last day it names.
        date: Date,
    },
    /// Words, or anything the grammar does not cover: the text is whole.
    Text,
    /// Empty, or a placeholder such as `—`.
    Blank,
}

/// A number in the unit everything of its dimension is compared in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base<N> {
    /// The number, exact.
    pub value: N,
    /// The base unit: 元, %, 人次, 米, 平方米, 千克, or the unit as written when nothing converts it.
    pub unit: String,
}

/// How a number bounds a value. 以上, 以下, 以内 include the number; 超过, 不足 exclude it (民法典 §1259).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// =
    Eq,
    /// ≥
    Ge,
    /// >
    Gt,
    /// ≤
    Le,
    /// <
    Lt,
    /// 约, 左右
    Approx,
}

impl Op {
    /// Its name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Eq => "eq",
            Self::Ge => "ge",
            Self::Gt => "gt",
            Self::Le => "le",
            Self::Lt => "lt",
            Self::Approx => "approx",
        }
    }
}

/// What context supplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Inferred {
    /// The unit: 25万 in a cost row is 万元.
    Unit,
    /// The comparison.
    Op,
    /// The year of a date.
    Year,
}

impl Inferred {
    /// Its name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Op => "op",
            Self::Year => "year",
        }
    }
}

impl Value {
    /// The name of its kind in the JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Number { .. } => "number",
            Self::Range { .. } => "range",
            Self::Date { .. } => "date",
            Self::Text => "text",
            Self::Blank => "blank",
        }
    }
}

impl Quantity {
    /// A value with nothing inferred and nothing beside it.
    pub fn new(text: impl Into<String>, value: Value) -> Self {
        Self { text: text.into(), value, inferred: Vec::new(), detail: Detail::default() }
    }

    /// A cell's text before anybody parsed it: `text`, or `blank` when there is nothing.
    pub fn unread(text: &str) -> Self {
        let text = text.trim();
        let value = if text.is_empty() { Value::Blank } else { Value::Text };
        Self::new(text, value)
    }
}
