//! What labels mean: the words of a profile, looked up after folding.

use std::collections::HashMap;

use serde::Deserialize;
use wording::label::{self, Label};

use crate::composed;
pub(crate) use crate::meaning::Entry;
use crate::points;

/// All words of a profile, or what profiles share: the entries of each axis.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    sections: [Vec<Entry>; AXES],
}

impl Words {
    /// Adds a meaning to an axis.
    pub(crate) fn push(&mut self, axis: Axis, entry: Entry) {
        self.sections[axis as usize].push(entry);
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.sections.iter().all(Vec::is_empty)
    }

    /// Words that stand twice in one section with two meanings, told for people.
    pub(crate) fn twice(&self) -> Vec<String> {
        let mut told = Vec::new();
        for entries in &self.sections {
            let mut meanings: HashMap<String, &Entry> = HashMap::new();
            for entry in entries {
                for name in &entry.names {
                    let before = meanings.insert(label::fold(name), entry);
                    let other =
                        before.filter(|before| (&before.key, before.term) != (&entry.key, entry.term));
                    if let Some(before) = other {
                        told.push(format!(
                            "「{name}」 has two meanings (一词两义), `{}` and `{}`; the latter counts",
                            before.key, entry.key
                        ));
                    }
                }
            }
        }
        told
    }
}

/// Lists the axes once: what each is, its name, its section in a profile.
macro_rules! axes {
    ($($(#[$doc:meta])* $axis:ident $section:literal)*) => {
        /// Where a word is looked up: the same word means different things in different positions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
        pub(crate) enum Axis {
            $($(#[$doc])* #[serde(rename = $section)] $axis,)*
        }

        /// How many axes there are.
        pub(crate) const AXES: usize = [$($section),*].len();

        impl Axis {
            /// All axes, in their order.
            pub(crate) const ALL: [Self; AXES] = [$(Self::$axis),*];

            /// Its section in a profile: `[[words.label]]`.
            pub(crate) fn section(self) -> &'static str {
                match self {
                    $(Self::$axis => $section,)*
                }
            }
        }
    };
}

axes! {
    /// Label of a value.
    Label "label"
    /// Head of a block of rows.
    Head "head"
    /// Row of the money block.
    Fund "fund"
    /// Column of the money block.
    FundColumn "fund_column"
    /// Label of a goal text.
    Goal "goal"
    /// Column of a goal.
    GoalColumn "goal_column"
    /// Column of the indicator grid.
    Column "column"
    /// Column of the task list.
    TaskColumn "task_column"
    /// Column of a list of many projects, beside those of the indicator grid.
    ListColumn "list_column"
    /// Step of 资金支出计划.
    Step "step"
    /// Closing row.
    Closing "closing"
    /// Note under a table.
    Note "note"
    /// 一级指标.
    Level1 "level1"
    /// 二级指标.
    Level2 "level2"
    /// What stands in a sign column: ≥, 大于等于; key `sign`, or `kind` for 定性, 正向 and the like, which are no signs.
    Comparison "comparison"
    /// What says that there is nothing: —, 无.
    Placeholder "placeholder"
    /// What a blank form has in its cells: 指标1：, ……, （200字以内）. The last that counts for the cells of a table.
    Template "template"
    /// What numbers a goal: 目标1.
    GoalNumber "goal_number"
    /// What a heading says that is over what was reached: 完成, 成果.
    Reached "reached"
    /// What a unit's name ends in: 局, 委员会.
    UnitEnd "unit_end"
    /// What stands in a unit's place and is no unit: （盖章）, 公开14表.
    NoName "no_name"
    /// A line that says that a table goes on: 续表.
    Continued "continued"
    /// The line over a table of contents.
    Contents "contents"
    /// What the title on a cover is about: 绩效, 预算.
    Cover "cover"
    /// What a table that is about performance says somewhere: 绩效, 指标值.
    Subject "subject"
    /// What a unit's name ends in that is no department: 公司.
    NoDepartment "no_department"
    /// What counts something else than money: 人数, 分值.
    NoMoney "no_money"
}

impl Axis {
    /// Axes that count for the cells of a table.
    pub(crate) const CELLS: &[Self] = Self::ALL.split_at(Self::Template as usize + 1).0;

    /// Axes on which the heading of a column can be known.
    pub(crate) const HEADINGS: [Axis; 8] = [
        Self::Column,
        Self::FundColumn,
        Self::TaskColumn,
        Self::ListColumn,
        Self::GoalColumn,
        Self::Step,
        Self::Goal,
        Self::Label,
    ];
}

/// The words of one axis.
#[derive(Clone, Debug, Default)]
struct Lexicon {
    entries: Vec<Entry>,
    exact: HashMap<String, usize>,
    patterns: Vec<Pattern>,
}

/// A name with a run of anything in it.
#[derive(Clone, Debug)]
struct Pattern {
    name: String,
    /// The longest part that must stand in a text as it is: most texts are ruled out by it.
    part: String,
    /// The characters of that part.
    characters: Characters,
    entry: usize,
}

/// Which characters a text has, as far as 64 bits tell them apart: most parts are in no text, and are not looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Characters(u64);

impl Characters {
    fn of(text: &str) -> Self {
        Self(text.chars().fold(0, |set, character| set | 1 << (u32::from(character) % 64)))
    }

    fn hold(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }
}

/// The words of a profile and of what all profiles share.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    axes: [Lexicon; AXES],
}

impl Lexicon {
    fn add(&mut self, entries: &[Entry], shorten: fn(&str) -> &str) {
        for entry in entries {
            let index = self.entries.len();
            self.entries.push(entry.clone());
            for name in &entry.names {
                let name = label::fold(name);
                let name = shorten(&name).to_owned();
                if label::is_pattern(&name) {
                    // The later words stand in front: a profile overrides what all share.
                    let part =
                        name.split(['*', '#']).max_by_key(|part| part.len()).unwrap_or_default().to_owned();
                    let characters = Characters::of(&part);
                    self.patterns.insert(0, Pattern { name, part, characters, entry: index });
                } else {
                    self.exact.insert(name, index);
                }
            }
        }
    }

    fn get(&self, label: &Label, shorten: fn(&str) -> &str) -> Option<&Entry> {
        let full = shorten(label.full.trim_end_matches(':'));
        let bare = shorten(&label.bare);
        if bare.is_empty() {
            return None;
        }
        let exact = self.exact.get(full).or_else(|| self.exact.get(bare)).copied();
        let pattern = |texts: [&str; 2]| {
            let texts = texts.map(|text| (text, Characters::of(text)));
            let fits = |pattern: &&Pattern| {
                let matches = |(text, characters): &(&str, Characters)| {
                    characters.hold(pattern.characters)
                        && text.contains(&pattern.part)
                        && label::matches(&pattern.name, text)
                };
                texts.iter().any(matches)
            };
            self.patterns.iter().find(fits).map(|pattern| pattern.entry)
        };
        let stem = || {
            let stem = points::stem(label)?;
            let stem = shorten(&stem);
            if stem.is_empty() {
                None
            } else {
                self.exact.get(stem).copied().or_else(|| pattern([stem, stem]))
            }
        };
        exact.or_else(|| pattern([bare, full])).or_else(stem).map(|index| &self.entries[index])
    }
}

impl Vocabulary {
    /// Adds words; where two say the same word, the later one counts.
    pub(crate) fn add(&mut self, words: &Words) {
        for (lexicon, (entries, axis)) in self.axes.iter_mut().zip(words.sections.iter().zip(Axis::ALL)) {
            lexicon.add(entries, shortener(axis));
        }
    }

    /// What a label means on one axis. A text longer than any label means nothing.
    pub(crate) fn get(&self, axis: Axis, label: &Label) -> Option<&Entry> {
        self.axes[axis as usize].get(label, shortener(axis))
    }

    /// What a label means as an item of money, also when it is put together of known parts.
    pub(crate) fn money(&self, label: &Label) -> Option<&Entry> {
        self.get(Axis::Fund, label).or_else(|| composed::money(label))
    }

    /// Whether a text is a label of the form: anything that names a value, a block or a column.
    pub(crate) fn is_label(&self, label: &Label) -> bool {
        use Axis::{Column, Fund, FundColumn, Goal, GoalColumn, Head, Label, Step, TaskColumn};
        [Label, Head, Fund, FundColumn, Goal, GoalColumn, Column, TaskColumn, Step]
            .iter()
            .any(|&axis| self.get(axis, label).is_some())
    }
}

/// Levels are looked up without the word they end in: 数量指标 = 数量 = 数量目标.
fn shortener(axis: Axis) -> fn(&str) -> &str {
    fn level(text: &str) -> &str {
        ["指标", "目标"]
            .iter()
            .find_map(|end| text.strip_suffix(end))
            .filter(|rest| !rest.is_empty())
            .unwrap_or(text)
    }
    fn whole(text: &str) -> &str {
        text
    }
    if matches!(axis, Axis::Level1 | Axis::Level2) { level } else { whole }
}
