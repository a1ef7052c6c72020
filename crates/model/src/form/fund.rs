//! The money block: a row each, and the form's closing row.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Term;
use crate::Quantity;

/// One row of the money block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fund {
    /// `total`, `fiscal`, `carryover`, `other`, or a further id; `null` for an unknown label.
    #[serde(default)]
    pub item: Option<String>,
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
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
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
