//! The canonical form. A key whose column or cell the form does not have is left out.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Department, Quantity};

/// One form: a project's goals, a department's goals, a self-evaluation or a monitoring sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Form {
    /// What kind of form it is.
    pub kind: FormKind,
    /// The profile that recognised it.
    pub profile: String,
    /// How sure that is, and which profile came next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recognition: Option<Recognition>,
    /// The number in front of the title, as written: `1.`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The title, without its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Budget year (预算年度).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// As declared: 单位：万元, 项目资金（万元）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency_unit: Option<String>,
    /// The unit (单位) the form belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Department>,
    /// The project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<Project>,
    /// The money, a row each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub funds: Vec<Fund>,
    /// 资金用途.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// 资金支出计划.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schedule: Vec<ScheduleStep>,
    /// 年度主要任务, or 职责活动.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// 绩效目标.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Goal>,
    /// 绩效指标, one per level-3 row and side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// The closing row 总分.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<FormTotal>,
    /// Every other label and its value, in document order.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub fields: IndexMap<String, String>,
    /// The form's own words for what has a key here, layout spaces removed: `"funds.executed": "1-7月执行数"`,
    /// `"indicators.target": "年度指标值（A）"`, `"funds": "项目资金（万元）"`.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub labels: IndexMap<String, String>,
}

/// How well the profile fits the form, in percent of what the profile looks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Recognition {
    /// Score of the profile that was taken, 0–100.
    pub score: u8,
    /// The next best profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<String>,
    /// Its score, 0–100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up_score: Option<u8>,
}

/// The kinds of form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// 项目支出绩效目标表.
    ProjectGoal,
    /// 部门（单位）整体支出绩效目标表.
    DepartmentGoal,
    /// 项目支出绩效自评表.
    ProjectEvaluation,
    /// 项目支出绩效目标执行监控表.
    ProjectMonitoring,
}

/// Which side of a two-sided form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// 中期, 实施期, 长期: the project as a whole.
    Whole,
    /// 年度: the budget year.
    Annual,
}

/// The project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Project {
    /// 项目编码: text, never a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 项目名称.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// One row of the money block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fund {
    /// `total`, `fiscal`, `carryover`, `other`, or a further id; `null` for an unknown label.
    pub item: Option<String>,
    /// The label as written.
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

/// One step of 资金支出计划.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScheduleStep {
    /// 3月底.
    pub label: String,
    /// The month the label names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// Cumulative share of the budget.
    pub share: Quantity,
}

/// 任务名称 · 主要内容 · 预算金额.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Task {
    /// 任务名称.
    pub name: String,
    /// 主要内容.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
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
    /// The label as written.
    pub label: String,
    /// The text; 预期目标 of an evaluation.
    pub text: String,
    /// 实际完成情况.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
    /// The task (职责活动) it stands beside, where the form has a goal for each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
}

/// A level of the taxonomy: canonical id beside the label as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Level {
    /// `output`, `output.quantity`, …; `null` for a label the taxonomy does not know.
    pub id: Option<String>,
    /// The label as written.
    pub label: String,
    /// Points in brackets behind the label: 产出指标(50分).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Quantity>,
}

/// One indicator: one level-3 row, one side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Indicator {
    /// Which side of a two-sided form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// The task (职责活动) it stands beside, where the form has indicators for each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// 一级指标.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level1: Option<Level>,
    /// 二级指标.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level2: Option<Level>,
    /// 三级指标, 指标内容.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 绩效指标描述.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// 指标值.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Quantity>,
    /// 实际完成值.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<Quantity>,
    /// 全年预计完成情况.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Quantity>,
    /// 分值, 权重.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Quantity>,
    /// 得分.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Quantity>,
    /// 偏差原因分析及改进措施.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deviation: Option<String>,
    /// 完成目标可能性.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<String>,
    /// 指标值确定依据.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// 评（扣）分标准.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<String>,
    /// 指标解释, 计算公式.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
    /// 数据来源, 佐证资料.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// 评价标准: label (优 良 中 差) → threshold, in column order.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub grades: IndexMap<String, Quantity>,
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
