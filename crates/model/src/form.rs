//! The canonical form. A key whose column or cell the form does not have is left out.

mod fund;
mod geometry;
mod indicator;
mod quantities;
mod task;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use fund::{FormTotal, Fund, FundColumn, TotalColumn};
pub use geometry::{FormCell, FormGrid, Part, Reading, Role};
pub use indicator::{AnyLevel, Indicator, IndicatorText, IndicatorValue, Level};
pub use task::{Goal, GoalText, ScheduleStep, Task, TaskBudget, TaskSum, TaskText};

use crate::{Department, Grid};

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
    #[serde(
        default,
        deserialize_with = "crate::json::unique::map",
        skip_serializing_if = "IndexMap::is_empty"
    )]
    pub fields: IndexMap<String, String>,
    /// The form's own words for what has a key here, layout spaces removed: `"funds.executed": "1-7月执行数"`,
    /// `"indicators.target": "年度指标值（A）"`, `"funds": "项目资金（万元）"`.
    #[serde(
        default,
        deserialize_with = "crate::json::unique::map",
        skip_serializing_if = "IndexMap::is_empty"
    )]
    pub labels: IndexMap<String, String>,
    /// The tables it was read from: where everything stands. Left out by programs that have no paper before them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grids: Vec<FormGrid>,
    /// Parts of the form that were not understood, whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Grid>,
    /// How far the form was understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
}

impl Form {
    /// A form of a kind that holds nothing yet.
    pub fn new(kind: FormKind, profile: impl Into<String>) -> Self {
        Self {
            kind,
            profile: profile.into(),
            recognition: None,
            number: None,
            title: None,
            year: None,
            currency_unit: None,
            unit: None,
            project: None,
            funds: Vec::new(),
            purpose: None,
            schedule: Vec::new(),
            tasks: Vec::new(),
            goals: Vec::new(),
            indicators: Vec::new(),
            total: None,
            fields: IndexMap::new(),
            labels: IndexMap::new(),
            grids: Vec::new(),
            tables: Vec::new(),
            reading: None,
        }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde's signature
fn is_zero(number: &u32) -> bool {
    *number == 0
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

impl FormKind {
    /// Its name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ProjectGoal => "project_goal",
            Self::DepartmentGoal => "department_goal",
            Self::ProjectEvaluation => "project_evaluation",
            Self::ProjectMonitoring => "project_monitoring",
        }
    }
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

impl Term {
    /// Its name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Annual => "annual",
        }
    }
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
