//! Profiles: what a kind of form looks like, as data.

mod error;
mod file;
mod keys;

use std::sync::{Arc, LazyLock};

use model::FormKind;
use serde::{Deserialize, Serialize};
use wording::label::{self, Label};

pub use crate::weights::profile::LARGEST as LARGEST_PROFILE;
pub use error::ProfileError;
use file::ProfileFile;
pub(crate) use file::Sign;

use crate::words::{Vocabulary, Words};

const COMMON: &str = include_str!("../../../templates/profiles/common.toml");

/// The profiles that come with the program, in the order in which a tie is decided.
const BUILTIN: [(&str, &str); 9] = [
    ("hebei.toml", include_str!("../../../templates/profiles/hebei.toml")),
    ("central_2015.toml", include_str!("../../../templates/profiles/central_2015.toml")),
    ("evaluation.toml", include_str!("../../../templates/profiles/evaluation.toml")),
    ("monitoring.toml", include_str!("../../../templates/profiles/monitoring.toml")),
    ("department.toml", include_str!("../../../templates/profiles/department.toml")),
    ("hebei_activity.toml", include_str!("../../../templates/profiles/hebei_activity.toml")),
    ("core_2021.toml", include_str!("../../../templates/profiles/core_2021.toml")),
    ("split_columns.toml", include_str!("../../../templates/profiles/split_columns.toml")),
    ("county_2011.toml", include_str!("../../../templates/profiles/county_2011.toml")),
];

/// The forms to recognise. Clones share what they consist of.
#[derive(Clone, Debug)]
pub struct Profiles {
    common: Arc<Words>,
    known: Vec<Arc<Profile>>,
    /// The words of all profiles together, to find forms by before it is known which they are.
    pub(crate) all: Arc<Vocabulary>,
}

/// A profile, as `jixiao forms` lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProfileInfo {
    /// Its id, the `profile` of its forms.
    pub id: String,
    /// The kind of its forms, as the canonical JSON writes it.
    pub kind: String,
    /// Its name, for people.
    pub title: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Profile {
    pub file: ProfileFile,
    pub words: Vocabulary,
    /// The file as it was added.
    source: String,
}

/// Geometry of a form, found without knowing its profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Shape {
    /// Indicators on both sides of one row.
    TwoSided,
    /// A row of steps with shares below: 资金支出计划.
    Schedule,
    /// A list of tasks.
    Tasks,
    /// Columns of grades.
    Grades,
    /// A money block with columns.
    FundGrid,
    /// Sign, value and unit in columns of their own.
    SplitColumns,
    /// A column of values reached.
    Actual,
    /// A column of values expected, or of the likelihood to reach them.
    Forecast,
    /// A column of points reached.
    Score,
    /// 成本指标 in the first level column.
    CostFirst,
    /// No third level: 指标内容 stands behind the second.
    TwoLevels,
    /// Many projects in one table, a column naming them.
    List,
    /// A column that the words name as that of indicators' names.
    Named,
    /// A column that the words name as that of values.
    Valued,
}

impl Shape {
    /// All shapes, for whoever lists them.
    #[cfg(test)]
    const ALL: [Self; 14] = [
        Self::TwoSided,
        Self::Schedule,
        Self::Tasks,
        Self::Grades,
        Self::FundGrid,
        Self::SplitColumns,
        Self::Actual,
        Self::Forecast,
        Self::Score,
        Self::CostFirst,
        Self::TwoLevels,
        Self::List,
        Self::Named,
        Self::Valued,
    ];

    /// As a profile writes it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::TwoSided => "two_sided",
            Self::Schedule => "schedule",
            Self::Tasks => "tasks",
            Self::Grades => "grades",
            Self::FundGrid => "fund_grid",
            Self::SplitColumns => "split_columns",
            Self::Actual => "actual",
            Self::Forecast => "forecast",
            Self::Score => "score",
            Self::CostFirst => "cost_first",
            Self::TwoLevels => "two_levels",
            Self::List => "list",
            Self::Named => "named",
            Self::Valued => "valued",
        }
    }
}

impl Profiles {
    /// The profiles that come with the program: read once, then shared.
    ///
    /// # Panics
    ///
    /// Never: a test reads every built-in profile.
    #[allow(clippy::expect_used)] // compiled-in data, read by a test
    pub fn builtin() -> Self {
        static PROFILES: LazyLock<Profiles> = LazyLock::new(|| {
            let common = Arc::new(file::common("common.toml", COMMON).expect("the shared words are sound"));
            let mut profiles = Profiles { common, known: Vec::new(), all: Arc::default() };
            for (name, text) in BUILTIN {
                profiles.insert(name, text).expect("built-in profiles are sound");
            }
            profiles.join();
            profiles
        });
        PROFILES.clone()
    }

    /// Adds a profile and gives its id; one with the same id is replaced. `file` names it in errors.
    pub fn add(&mut self, file: &str, text: &str) -> Result<String, ProfileError> {
        let id = self.insert(file, text)?;
        self.join();
        Ok(id)
    }

    /// Whether a text is no profile but a copy of the words that all profiles share.
    pub fn is_common(text: &str) -> bool {
        file::common("common.toml", text).is_ok_and(|words| !words.is_empty())
    }

    /// The words to which a profile gives two meanings in one section, told for people; the later one counts.
    pub fn twice(&self, id: &str) -> Vec<String> {
        let known = self.known.iter().find(|profile| profile.file.id == id);
        known.map(|profile| profile.file.words.twice()).unwrap_or_default()
    }

    /// All profiles, in the order in which a tie is decided.
    pub fn list(&self) -> impl Iterator<Item = ProfileInfo> + '_ {
        self.known.iter().map(|profile| ProfileInfo {
            id: profile.file.id.clone(),
            kind: kind_name(profile.file.kind).to_owned(),
            title: profile.file.title.clone(),
        })
    }

    /// The text of a profile's file; `common` gives the words that all profiles share.
    pub fn source(&self, id: &str) -> Option<&str> {
        if id == "common" {
            return Some(COMMON);
        }
        self.known.iter().find(|profile| profile.file.id == id).map(|profile| profile.source.as_str())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Profile> {
        self.known.iter().map(Arc::as_ref)
    }

    /// Whether a text reads like a form's title: `*绩效目标表`.
    pub(crate) fn is_title(&self, label: &Label) -> bool {
        self.known.iter().any(|profile| profile.is_title(label))
    }

    fn insert(&mut self, file: &str, text: &str) -> Result<String, ProfileError> {
        let parsed = file::profile(file, text)?;
        let mut words = Vocabulary::default();
        words.add(&self.common);
        words.add(&parsed.words);
        let id = parsed.id.clone();
        let profile = Arc::new(Profile { file: parsed, words, source: text.to_owned() });
        match self.known.iter_mut().find(|old| old.file.id == profile.file.id) {
            Some(old) => *old = profile,
            // A user's own profile is tried before the built-in ones.
            None if BUILTIN.iter().any(|(name, _)| *name == file) => self.known.push(profile),
            None => self.known.insert(0, profile),
        }
        Ok(id)
    }

    fn join(&mut self) {
        let mut all = Vocabulary::default();
        for profile in self.known.iter().rev() {
            all.add(&profile.file.words);
        }
        // What all profiles share counts first: a province's word must not hide a form of another.
        all.add(&self.common);
        self.all = Arc::new(all);
    }
}

impl Profile {
    pub(crate) fn is_title(&self, label: &Label) -> bool {
        self.file.titles.iter().any(|pattern| label::matches(pattern, &label.bare))
    }
}

/// A kind's name in the canonical JSON.
fn kind_name(kind: FormKind) -> &'static str {
    match kind {
        FormKind::ProjectGoal => "project_goal",
        FormKind::DepartmentGoal => "department_goal",
        FormKind::ProjectEvaluation => "project_evaluation",
        FormKind::ProjectMonitoring => "project_monitoring",
    }
}
