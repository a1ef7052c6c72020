//! The money block: a row each, and the form's closing row.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Term;
use crate::fields::{self, Measure, Record, columns};
use crate::found::Found;
use crate::{FundItem, Quantity};

/// One row of the money block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fund {
    /// Which line it is; `null` for an unknown label.
    #[serde(default)]
    pub item: Option<FundItem>,
    /// The label as written.
    #[serde(default)]
    pub label: String,
    /// Which side of a two-sided form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// 年初预算数.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initial: Option<Quantity>,
    /// 预算数, 全年预算数.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Quantity>,
    /// 全年执行数, 1-N月执行数.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub executed: Option<Quantity>,
    /// 全年预计执行数.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Quantity>,
    /// 结余数.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance: Option<Quantity>,
    /// 分值.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Quantity>,
    /// 执行率.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Quantity>,
    /// 得分.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Quantity>,
    /// Other columns of the row.
    #[serde(
        default,
        deserialize_with = "crate::json::unique::map",
        skip_serializing_if = "IndexMap::is_empty"
    )]
    pub fields: IndexMap<String, String>,
}

/// The closing row 总分.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FormTotal {
    /// 分值.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Quantity>,
    /// 得分.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Quantity>,
}

columns! {
    /// The columns of the money block.
    pub enum FundColumn of Fund: Quantity {
        Initial = initial "年初预算数",
        Budget = budget "全年预算数",
        Executed = executed "全年执行数",
        Expected = expected "全年预计执行数",
        Balance = balance "结余数",
        Weight = weight "分值",
        Rate = rate "执行率",
        Score = score "得分",
    }
}

impl FundColumn {
    /// What its numbers measure.
    pub fn measure(self) -> Measure {
        match self {
            Self::Initial | Self::Budget | Self::Executed | Self::Expected | Self::Balance => Measure::Money,
            Self::Weight => Measure::Weight,
            Self::Rate => Measure::Rate,
            Self::Score => Measure::Score,
        }
    }
}

columns! {
    /// The sums of the closing row.
    pub enum TotalColumn of FormTotal: Quantity {
        Weight = weight "分值",
        Score = score "得分",
    }
}

impl Record for Fund {
    fn fields() -> Vec<(&'static str, &'static str)> {
        let mut fields = vec![("item", "资金项"), ("label", "名称"), ("term", "期间")];
        fields.extend(FundColumn::ALL.iter().map(|column| (column.key(), column.label())));
        fields.push(("fields", "其他栏"));
        fields
    }

    fn field(&self, key: &str) -> Option<Found<'_>> {
        match key {
            "item" => self.item.as_ref().map(|item| Found::Text(item.as_str())),
            "label" => Some(Found::Text(&self.label)),
            "term" => self.term.map(|term| Found::Text(term.as_str())),
            "fields" => Some(Found::Fields(&self.fields)),
            _ => fields::quantity(FundColumn::from_key(key)?.of(self)),
        }
    }
}

impl Record for FormTotal {
    fn fields() -> Vec<(&'static str, &'static str)> {
        TotalColumn::ALL.iter().map(|column| (column.key(), column.label())).collect()
    }

    fn field(&self, key: &str) -> Option<Found<'_>> {
        fields::quantity(TotalColumn::from_key(key)?.of(self))
    }
}
