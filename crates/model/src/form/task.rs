//! 年度主要任务, goals and 资金支出计划.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Term;
use crate::Quantity;

/// 任务名称 · 主要内容 · 预算金额.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Task {
    /// 任务名称.
    #[serde(default)]
    pub name: String,
    /// 主要内容.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// 绩效目标 of the task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// 预算金额.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<TaskBudget>,
    /// Other columns of the row.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub fields: IndexMap<String, String>,
}

/// The money of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaskBudget {
    /// 总额.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Quantity>,
    /// 财政拨款.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fiscal: Option<Quantity>,
    /// 其他资金.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<Quantity>,
}

/// A goal text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Goal {
    /// `annual` when the form has one side only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// The label as written; empty where the form has none.
    #[serde(default)]
    pub label: String,
    /// The text; 预期目标 of an evaluation.
    #[serde(default)]
    pub text: String,
    /// 实际完成情况.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
    /// The task (职责活动) it stands beside, where the form has a goal for each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// Points in its head: 绩效目标（20分）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Quantity>,
}

/// One step of 资金支出计划.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScheduleStep {
    /// 3月底.
    #[serde(default)]
    pub label: String,
    /// The month the label names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// Cumulative share of the budget.
    pub share: Quantity,
}
