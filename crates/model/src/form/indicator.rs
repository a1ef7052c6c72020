//! 绩效指标 and the levels they stand under.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Term;
use crate::fields::{self, Measure, Record, columns};
use crate::found::Found;
use crate::{Level1, Level2, LevelId, Quantity};

/// A level of the taxonomy: canonical id beside the label as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Level<Id> {
    /// `output`, `output.quantity`, …; `null` for a label the taxonomy does not know.
    pub id: Option<Id>,
    /// The label as written.
    #[serde(default)]
    pub label: String,
    /// Points in brackets behind the label: 产出指标(50分).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Quantity>,
}

impl<Id> Level<Id> {
    /// A level without points.
    pub fn new(id: Option<Id>, label: impl Into<String>) -> Self {
        Self { id, label: label.into(), weight: None }
    }
}

impl<Id: LevelId> Record for Level<Id> {
    fn fields() -> Vec<(&'static str, &'static str)> {
        vec![("id", "编号"), ("label", "名称"), ("weight", "分值")]
    }

    fn field(&self, key: &str) -> Option<Found<'_>> {
        match key {
            "id" => self.id.as_ref().map(|id| Found::Text(id.id())),
            "label" => Some(Found::Text(&self.label)),
            "weight" => fields::quantity(self.weight.as_ref()),
            _ => None,
        }
    }
}

/// A level of either kind, for what treats both alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnyLevel<'a> {
    /// Its key in the JSON: `level1` or `level2`.
    pub key: &'static str,
    /// Its id; `None` for a label the taxonomy does not know.
    pub id: Option<&'a str>,
    /// Its label as written.
    pub label: &'a str,
    /// Its points.
    pub weight: Option<&'a Quantity>,
}

impl<'a, Id: LevelId> From<&'a Level<Id>> for AnyLevel<'a> {
    fn from(level: &'a Level<Id>) -> Self {
        Self {
            key: Id::KEY,
            id: level.id.as_ref().map(LevelId::id),
            label: &level.label,
            weight: level.weight.as_ref(),
        }
    }
}

impl Indicator {
    /// Both levels, the first first.
    pub fn levels(&self) -> [Option<AnyLevel<'_>>; 2] {
        [self.level1.as_ref().map(Into::into), self.level2.as_ref().map(Into::into)]
    }
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
    pub level1: Option<Level<Level1>>,
    /// 二级指标.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level2: Option<Level<Level2>>,
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
    #[serde(
        default,
        deserialize_with = "crate::json::unique::map",
        skip_serializing_if = "IndexMap::is_empty"
    )]
    pub grades: IndexMap<String, Quantity>,
    /// Other columns of the row.
    #[serde(
        default,
        deserialize_with = "crate::json::unique::map",
        skip_serializing_if = "IndexMap::is_empty"
    )]
    pub fields: IndexMap<String, String>,
}

columns! {
    /// The columns of an indicator that hold words.
    pub enum IndicatorText of Indicator: String {
        Name = name "三级指标",
        Description = description "绩效指标描述",
        Deviation = deviation "偏差原因分析及改进措施",
        Likelihood = likelihood "完成目标可能性",
        Basis = basis "指标值确定依据",
        Standard = standard "评（扣）分标准",
        Explanation = explanation "指标解释",
        Source = source "数据来源",
    }
}

columns! {
    /// The columns of an indicator that hold values.
    pub enum IndicatorValue of Indicator: Quantity {
        Target = target "指标值",
        Actual = actual "实际完成值",
        Expected = expected "全年预计完成情况",
        Weight = weight "分值",
        Score = score "得分",
    }
}

impl IndicatorValue {
    /// What its numbers measure; `None` where that is the indicator's own.
    pub fn measure(self) -> Option<Measure> {
        match self {
            Self::Target | Self::Actual | Self::Expected => None,
            Self::Weight => Some(Measure::Weight),
            Self::Score => Some(Measure::Score),
        }
    }
}

impl Record for Indicator {
    fn fields() -> Vec<(&'static str, &'static str)> {
        let mut fields =
            vec![("term", "期间"), ("task", "任务"), ("level1", "一级指标"), ("level2", "二级指标")];
        fields.extend(IndicatorText::ALL.iter().map(|column| (column.key(), column.label())));
        fields.extend(IndicatorValue::ALL.iter().map(|column| (column.key(), column.label())));
        fields.extend([("grades", "评价标准"), ("fields", "其他栏")]);
        fields
    }

    fn field(&self, key: &str) -> Option<Found<'_>> {
        match key {
            "term" => self.term.map(|term| Found::Text(term.as_str())),
            "task" => fields::text(self.task.as_ref()),
            "grades" => Some(Found::Grades(&self.grades)),
            "fields" => Some(Found::Fields(&self.fields)),
            _ => match IndicatorText::from_key(key) {
                Some(column) => fields::text(column.of(self)),
                None => fields::quantity(IndicatorValue::from_key(key)?.of(self)),
            },
        }
    }
}
