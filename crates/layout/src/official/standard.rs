//! The standard forms of the families, as data: `templates/layouts/*.toml`.

use std::sync::LazyLock;

use model::{Form, FormKind, Term};
use serde::Deserialize;

/// The standard form of a family.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Standard {
    /// Its name.
    pub id: String,
    /// What it is for, in one line.
    pub about: String,
    /// The title of a form that has none.
    pub title: String,
    /// Whether the paper is turned.
    #[serde(default)]
    pub landscape: bool,
    /// Whether `（2022年度）` stands under a title that does not say the year.
    #[serde(default)]
    pub year: bool,
    /// Which forms it is for; one of these has to hold whole.
    pub when: Vec<When>,
    /// Its blocks, from the top.
    pub blocks: Vec<Block>,
    /// All of it as it is written.
    #[serde(skip)]
    pub source: &'static str,
}

/// What a form has to be and hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct When {
    pub kind: Option<FormKind>,
    /// A part of the profile's id.
    pub profile: Option<String>,
    /// What the form holds.
    #[serde(default)]
    pub has: Vec<Has>,
}

/// What a form may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Has {
    /// 资金支出计划.
    Schedule,
    /// 评价标准: 优 良 中 差.
    Grades,
    /// Indicators that belong to activities.
    Activities,
    /// 评（扣）分标准.
    ScoringRule,
    /// 指标解释 or 数据来源.
    Explanation,
    /// 中期 beside 年度.
    Sides,
}

/// A block of a standard form.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "block", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Block {
    /// 项目编码, 项目名称.
    Project,
    /// Every label without a place of its own.
    Fields,
    /// 项目资金.
    Funds {
        /// The label beside its rows.
        label: String,
        /// Whether the sums stand in one row, 资金用途 under them.
        #[serde(default)]
        across: bool,
        /// Headings that differ from the usual ones, by key.
        #[serde(default)]
        headings: indexmap::IndexMap<String, String>,
    },
    /// 资金用途.
    Purpose {
        /// Its label.
        label: String,
    },
    /// 资金支出计划.
    Schedule {
        /// Its label.
        label: String,
    },
    /// 年度主要任务.
    Tasks {
        /// The label beside its rows.
        label: String,
    },
    /// 绩效目标.
    Goals {
        /// The label beside them where they have a head in common.
        label: String,
        /// Over what was aimed at.
        #[serde(default = "expected")]
        expected: String,
        /// Over what was reached.
        #[serde(default = "actual")]
        actual: String,
    },
    /// 绩效指标.
    Indicators {
        /// How two sides stand.
        #[serde(default)]
        sides: Sides,
        /// The labels of two sides below each other, 中期 first.
        #[serde(default)]
        names: Vec<String>,
        /// The columns.
        columns: Vec<Column>,
    },
    /// 职责活动 with their money and goals beside their indicators.
    Activities {
        /// The columns of the indicators.
        columns: Vec<Column>,
    },
}

fn expected() -> String {
    "预期目标".to_owned()
}

fn actual() -> String {
    "实际完成情况".to_owned()
}

/// How 中期 and 年度 stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Sides {
    /// In one list.
    #[default]
    Together,
    /// One below the other.
    Below,
    /// Beside each other on the same rows.
    Beside,
}

/// A column of indicators.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Column {
    /// What it shows: a key of an indicator, or `sign`, `number`, `measure`, the parts of its target.
    pub key: String,
    /// Its heading.
    pub label: String,
    /// Its width beside the others.
    pub width: u32,
}

macro_rules! sources {
    ($($id:literal),* $(,)?) => {
        [$(include_str!(concat!("../../../../templates/layouts/", $id, ".toml"))),*]
    };
}

/// The sources, the most particular families first.
const SOURCES: [&str; 10] = sources![
    "evaluation",
    "monitoring",
    "activity",
    "department",
    "hebei",
    "county",
    "split",
    "core",
    "two-sided",
    "central",
];

/// All standard forms. A test reads every one of them.
pub(crate) fn all() -> &'static [Standard] {
    static ALL: LazyLock<Vec<Standard>> =
        LazyLock::new(|| SOURCES.iter().filter_map(|source| read(source)).collect());
    &ALL
}

fn read(source: &'static str) -> Option<Standard> {
    let standard: Standard = toml::from_str(source).ok()?;
    Some(Standard { source, ..standard })
}

/// The standard form of a name.
pub(crate) fn named(id: &str) -> Option<&'static Standard> {
    all().iter().find(|standard| standard.id == id)
}

/// The standard form of the family that a form belongs to.
pub(crate) fn of(form: &Form) -> Option<&'static Standard> {
    all().iter().find(|standard| standard.when.iter().any(|when| when.fits(form)))
}

impl When {
    fn fits(&self, form: &Form) -> bool {
        self.kind.is_none_or(|kind| kind == form.kind)
            && self.profile.as_ref().is_none_or(|part| form.profile.contains(part.as_str()))
            && self.has.iter().all(|has| has.in_form(form))
    }
}

impl Has {
    fn in_form(self, form: &Form) -> bool {
        let any = |has: fn(&model::Indicator) -> bool| form.indicators.iter().any(has);
        match self {
            Self::Schedule => !form.schedule.is_empty(),
            Self::Grades => any(|indicator| !indicator.grades.is_empty()),
            Self::Activities => any(|indicator| indicator.task.is_some()),
            Self::ScoringRule => any(|indicator| indicator.standard.is_some()),
            Self::Explanation => {
                any(|indicator| indicator.explanation.is_some() || indicator.source.is_some())
            }
            Self::Sides => {
                let terms = || {
                    let funds = form.funds.iter().map(|fund| fund.term);
                    let goals = form.goals.iter().map(|goal| goal.term);
                    funds.chain(goals).chain(form.indicators.iter().map(|indicator| indicator.term))
                };
                terms().any(|term| term == Some(Term::Whole))
                    && terms().any(|term| term == Some(Term::Annual))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standard_form_is_read() {
        for source in SOURCES {
            let standard: Standard =
                toml::from_str(source).unwrap_or_else(|error| panic!("{error}\n{source}"));
            assert!(!standard.blocks.is_empty() && !standard.about.is_empty());
        }
        assert_eq!(all().len(), SOURCES.len());
    }

    #[test]
    fn the_family_of_a_form_is_what_it_is_and_holds() {
        let id = |form: &Form| of(form).map(|standard| standard.id.as_str());
        let mut form = Form::new(FormKind::ProjectGoal, "central_2015");
        assert_eq!(id(&form), Some("central"));
        form.goals = [Term::Whole, Term::Annual]
            .map(|term| model::Goal { term: Some(term), ..model::Goal::default() })
            .to_vec();
        assert_eq!(id(&form), Some("two-sided"));
        assert_eq!(id(&Form::new(FormKind::ProjectGoal, "hebei")), Some("hebei"));
        assert_eq!(id(&Form::new(FormKind::DepartmentGoal, "department")), Some("department"));
        assert_eq!(id(&Form::new(FormKind::ProjectEvaluation, "hebei")), Some("evaluation"));
    }
}
