//! The rules a form follows: which levels it has to have. By its own content, or by year and province as settings say.

use model::{Form, FormKind, Indicator, Level1, Level2};
use serde::Deserialize;

use crate::province;
use crate::sheet::Sheet;

/// The rules a form follows: they differ in what is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) enum Regime {
    /// Hebei's 项目绩效目标表 with its nine fixed level-2 rows.
    #[serde(rename = "hebei")]
    Hebei,
    /// 财预〔2015〕88号: 产出, 效益, 满意度; cost is a level-2 row under 产出.
    #[serde(rename = "2015")]
    Central2015,
    /// 财预〔2021〕101号: cost stands at level 1.
    #[serde(rename = "2021")]
    Core2021,
    /// The designs of 2011–2014.
    #[serde(rename = "2011")]
    Older,
    /// 自评表, 监控表.
    #[serde(skip)]
    Evaluation,
    /// 部门（单位）整体支出.
    #[serde(skip)]
    Department,
}

/// What project goal forms of some years and provinces need, as `[check.REQ-L2] regimes` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegimeSetting {
    /// First budget year.
    from: Option<u16>,
    /// Last budget year.
    until: Option<u16>,
    /// The province: the first two digits of its division code, or its name (13, 河北).
    province: Option<String>,
    /// The profile that read the form.
    profile: Option<String>,
    /// One of the known sets of needs.
    pub(crate) regime: Option<Regime>,
    /// Ids of levels without which a form is wrong; beside or instead of the regime's.
    #[serde(default, deserialize_with = "ids")]
    pub(crate) require: Vec<LevelId>,
    /// Ids of levels whose absence is only a warning.
    #[serde(default, deserialize_with = "ids")]
    pub(crate) expect: Vec<LevelId>,
}

/// A level of either kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LevelId {
    First(Level1),
    Second(Level2),
}

fn ids<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Vec<LevelId>, D::Error> {
    let ids = Vec::<String>::deserialize(input)?;
    let known = |id: String| {
        let first = Level1::known(&id).map(LevelId::First);
        let found = first.or_else(|| Level2::known(&id).map(LevelId::Second));
        found.ok_or_else(|| {
            serde::de::Error::custom(format!("{id} is no level; as output.quantity, satisfaction"))
        })
    };
    ids.into_iter().map(known).collect()
}

impl RegimeSetting {
    /// Whether it speaks of this form.
    pub(crate) fn fits(&self, sheet: &Sheet<'_>, year: Option<u16>) -> bool {
        let in_time = |from: Option<u16>, until: Option<u16>| match year {
            Some(year) => from.is_none_or(|from| year >= from) && until.is_none_or(|until| year <= until),
            None => from.is_none() && until.is_none(),
        };
        let here = |wanted: &String| province::of(sheet).is_some_and(|own| province::is(own, wanted));
        in_time(self.from, self.until)
            && self.province.as_ref().is_none_or(here)
            && self.profile.as_ref().is_none_or(|profile| sheet.form.profile.starts_with(profile.as_str()))
    }
}

/// The regime a form shows by its own content.
pub(crate) fn of(form: &Form) -> Regime {
    let has = |id: Level1| form.indicators.iter().any(|row| level1(row) == Some(&id));
    match form.kind {
        FormKind::DepartmentGoal => Regime::Department,
        FormKind::ProjectEvaluation | FormKind::ProjectMonitoring => Regime::Evaluation,
        FormKind::ProjectGoal if has(Level1::Cost) => Regime::Core2021,
        FormKind::ProjectGoal if form.profile.starts_with("hebei") => Regime::Hebei,
        FormKind::ProjectGoal
            if has(Level1::Input) || has(Level1::Process) || form.profile.contains("2011") =>
        {
            Regime::Older
        }
        FormKind::ProjectGoal => Regime::Central2015,
    }
}

fn level1(indicator: &Indicator) -> Option<&Level1> {
    indicator.level1.as_ref()?.id.as_ref()
}
