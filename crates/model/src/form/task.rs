//! 年度主要任务, goals and 资金支出计划.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Term;
use crate::Quantity;
use crate::fields::{self, Record, columns};
use crate::found::Found;

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
    #[serde(
        default,
        deserialize_with = "crate::json::unique::map",
        skip_serializing_if = "IndexMap::is_empty"
    )]
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

columns! {
    /// The sums of a task.
    pub enum TaskSum of TaskBudget: Quantity {
        Total = total "总额",
        Fiscal = fiscal "财政拨款",
        Other = other "其他资金",
    }
}

columns! {
    /// The columns of a task that hold words, beside its name.
    pub enum TaskText of Task: String {
        Content = content "主要内容",
        Goal = goal "绩效目标",
    }
}

columns! {
    /// What a goal of an evaluation says beside its text.
    pub enum GoalText of Goal: String {
        Actual = actual "实际完成情况",
    }
}

impl Task {
    /// One of its sums.
    pub fn sum(&self, sum: TaskSum) -> Option<&Quantity> {
        sum.of(self.budget.as_ref()?)
    }
}

impl Record for Task {
    fn fields() -> Vec<(&'static str, &'static str)> {
        let mut fields = vec![("name", "任务名称")];
        fields.extend(TaskText::ALL.iter().map(|column| (column.key(), column.label())));
        fields.extend([("budget", "预算金额"), ("fields", "其他栏")]);
        fields
    }

    fn field(&self, key: &str) -> Option<Found<'_>> {
        match key {
            "name" => Some(Found::Text(&self.name)),
            "fields" => Some(Found::Fields(&self.fields)),
            _ => fields::text(TaskText::from_key(key)?.of(self)),
        }
    }
}

impl Record for TaskBudget {
    fn fields() -> Vec<(&'static str, &'static str)> {
        TaskSum::ALL.iter().map(|sum| (sum.key(), sum.label())).collect()
    }

    fn field(&self, key: &str) -> Option<Found<'_>> {
        fields::quantity(TaskSum::from_key(key)?.of(self))
    }
}

impl Record for Goal {
    fn fields() -> Vec<(&'static str, &'static str)> {
        let mut fields = vec![("term", "期间"), ("label", "名称"), ("text", "绩效目标")];
        fields.extend(GoalText::ALL.iter().map(|column| (column.key(), column.label())));
        fields.extend([("task", "任务"), ("weight", "分值")]);
        fields
    }

    fn field(&self, key: &str) -> Option<Found<'_>> {
        match key {
            "term" => self.term.map(|term| Found::Text(term.as_str())),
            "label" => Some(Found::Text(&self.label)),
            "text" => Some(Found::Text(&self.text)),
            "task" => fields::text(self.task.as_ref()),
            "weight" => fields::quantity(self.weight.as_ref()),
            _ => fields::text(GoalText::from_key(key)?.of(self)),
        }
    }
}

impl Record for ScheduleStep {
    fn fields() -> Vec<(&'static str, &'static str)> {
        vec![("label", "名称"), ("month", "月份"), ("share", "资金支出计划")]
    }

    fn field(&self, key: &str) -> Option<Found<'_>> {
        match key {
            "label" => Some(Found::Text(&self.label)),
            "month" => self.month.map(|month| Found::Number(month.into())),
            "share" => Some(Found::Quantity(&self.share)),
            _ => None,
        }
    }
}
