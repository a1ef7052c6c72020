//! The units, read once from `units.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

/// A unit of the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Canonical spelling.
    pub name: String,
    /// What it measures.
    pub dimension: Dimension,
    /// What it is compared in; its own name when nothing converts it.
    pub base: String,
    /// How many of `base` one of it is, exact.
    pub factor: Decimal,
    /// UCUM code, or the ISO 4217 code of a currency, where sure.
    pub ucum: Option<String>,
    /// UN/ECE Recommendation 20 code, where sure.
    pub rec20: Option<String>,
    /// Stands only behind a slash or 每: 次/月.
    pub denominator: bool,
    /// How it behaves in running prose.
    pub kind: Kind,
}

/// How a unit behaves in running prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A measure, or a classifier that always counts.
    Clear,
    /// 四个一百, 两篇文章: behind a single Chinese digit it may be a figure of speech.
    Vague,
    /// 二级, 第3期: often a number in an order.
    Ordinal,
}

/// What a unit measures. Different dimensions never compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Things, people or events; every classifier is its own base.
    Count,
    /// Parts of a whole, in %.
    Ratio,
    /// Differences of percentages, in 百分点.
    Points,
    /// 倍, 折.
    Multiple,
    /// Money, each currency by itself.
    Money,
    /// Durations; nothing is turned into anything else.
    Time,
    /// 米.
    Length,
    /// 平方米; 亩 stays, since 2000/3 is no finite decimal.
    Area,
    /// 立方米.
    Volume,
    /// 千克.
    Mass,
    /// 千瓦时; 吨标准煤 by itself.
    Energy,
    /// 千瓦.
    Power,
    /// ℃.
    Temperature,
    /// 分贝.
    Sound,
    /// 微克/立方米, 毫克/升.
    Concentration,
    /// GB.
    Data,
    /// 分.
    Score,
    /// Anything else.
    Other,
}

/// The words that multiply a unit, and their powers of ten.
pub const SCALES: &[(&str, u32)] = &[
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("亿", 8),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("万", 4),
    ("千", 3),
    ("百", 2),
];

/// Every unit the program knows, in the order of the data file.
#[must_use]
pub fn units() -> &'static [Unit] {
    &REGISTRY.units
}

/// The longest unit that `text` begins with, and its length in bytes.
#[must_use]
#[inline]
pub fn longest(text: &str) -> Option<(&'static Unit, usize)> {
    let aliases = REGISTRY.aliases.get(&text.chars().next()?)?;
    let (alias, meaning) = aliases.iter().find(|(alias, _)| {
        text.strip_prefix(alias.as_str()).is_some_and(|rest| {
            // `5G` and `4S店` are no grams and no seconds.
            !(alias.ends_with(|c: char| c.is_ascii_alphanumeric())
                && rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        })
    })?;
    Some((REGISTRY.units.get((*meaning)?)?, alias.len()))
}

/// Whether a unit says which and not how many when it stands behind a Chinese numeral: 三级, 二等, 四星, 十四届.
#[must_use]
pub fn is_grade(unit: &str) -> bool {
    REGISTRY.grades.iter().any(|grade| grade == unit)
}

/// Whether `text` begins with a word that only looks like a unit: 次年, 人民, 项目.
#[must_use]
pub fn begins_a_word(text: &str) -> bool {
    let aliases = text.chars().next().and_then(|first| REGISTRY.aliases.get(&first));
    let longest = aliases.and_then(|aliases| aliases.iter().find(|(alias, _)| text.starts_with(alias)));
    matches!(longest, Some((_, None)))
}

/// The unit `text` is, all of it.
#[must_use]
#[inline]
pub fn exactly(text: &str) -> Option<&'static Unit> {
    longest(text).filter(|(_, length)| *length == text.len()).map(|(unit, _)| unit)
}

static REGISTRY: LazyLock<Registry> =
    LazyLock::new(|| Registry::from(toml::from_str::<Data>(include_str!("units.toml")).unwrap_or_default()));

#[derive(Default)]
struct Registry {
    units: Vec<Unit>,
    /// First character → spellings, longest first; a word that only looks like a unit has none.
    aliases: HashMap<char, Vec<(String, Option<usize>)>>,
    /// Units that say which, not how many.
    grades: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    unit: Vec<UnitData>,
    classifiers: Classifiers,
    words: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitData {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    dimension: Dimension,
    base: Option<String>,
    factor: Option<String>,
    ucum: Option<String>,
    rec20: Option<String>,
    #[serde(default)]
    vague: bool,
    #[serde(default)]
    denominator: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Classifiers {
    clear: Vec<String>,
    vague: Vec<String>,
    ordinal: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    none: Vec<String>,
    grades: Vec<String>,
}

impl From<Data> for Registry {
    fn from(data: Data) -> Self {
        let mut registry = Self::default();
        for unit in data.unit {
            let factor =
                unit.factor.map_or(Some(Decimal::ONE), |factor| Decimal::from_str_exact(&factor).ok());
            // A factor that is no number is caught by the test below; the unit then does not convert.
            let base = unit.base.filter(|_| factor.is_some()).unwrap_or_else(|| unit.name.clone());
            let entry = Unit {
                name: unit.name,
                dimension: unit.dimension,
                base,
                factor: factor.unwrap_or(Decimal::ONE),
                ucum: unit.ucum,
                rec20: unit.rec20,
                denominator: unit.denominator,
                kind: if unit.vague { Kind::Vague } else { Kind::Clear },
            };
            registry.add(entry, unit.aliases);
        }
        let Classifiers { clear, vague, ordinal } = data.classifiers;
        for (names, kind) in [(clear, Kind::Clear), (vague, Kind::Vague), (ordinal, Kind::Ordinal)] {
            for name in names {
                let entry = Unit {
                    base: name.clone(),
                    name,
                    dimension: Dimension::Count,
                    factor: Decimal::ONE,
                    ucum: None,
                    rec20: None,
                    denominator: false,
                    kind,
                };
                registry.add(entry, Vec::new());
            }
        }
        registry.grades = data.words.grades;
        for word in data.words.none {
            registry.spell(word, None);
        }
        for spellings in registry.aliases.values_mut() {
            spellings.sort_by_key(|(alias, _)| std::cmp::Reverse(alias.len()));
        }
        registry
    }
}

impl Registry {
    fn add(&mut self, unit: Unit, aliases: Vec<String>) {
        let index = self.units.len();
        for spelling in aliases.into_iter().chain([unit.name.clone()]) {
            self.spell(spelling, Some(index));
        }
        self.units.push(unit);
    }

    fn spell(&mut self, spelling: String, unit: Option<usize>) {
        if let Some(first) = spelling.chars().next() {
            self.aliases.entry(first).or_default().push((spelling, unit));
        }
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;
    use crate::fold::Folded;

    #[test]
    fn the_data_file_is_sound() {
        let data: Data = toml::from_str(include_str!("units.toml")).unwrap();
        let factors: Vec<_> = data.unit.iter().filter_map(|unit| unit.factor.as_deref()).collect();
        assert!(factors.iter().all(|factor| Decimal::from_str_exact(factor).unwrap() > Decimal::ZERO));
        let registry = Registry::from(data);
        assert!(registry.units.len() > 200);
        for unit in &registry.units {
            let base = registry.units.iter().find(|other| other.name == unit.base);
            let base = base.unwrap_or_else(|| panic!("{} converts to an unknown {}", unit.name, unit.base));
            assert_eq!((base.dimension, &base.base), (unit.dimension, &base.name), "{}", unit.name);
        }
        for spellings in registry.aliases.values() {
            for (index, (alias, _)) in spellings.iter().enumerate() {
                assert_eq!(
                    Folded::new(alias).text,
                    *alias,
                    "a spelling the fold would change is never found"
                );
                assert!(spellings[index + 1..].iter().all(|(other, _)| other != alias), "{alias} twice");
            }
        }
    }

    #[test]
    fn the_longest_spelling_wins() {
        for (text, name) in [
            ("个月内", "个月"),
            ("千米", "千米"),
            ("人次以上", "人次"),
            ("m²", "平方米"),
            ("吨标煤", "吨标准煤"),
        ] {
            assert_eq!(longest(text).unwrap().0.name, name);
        }
        assert!(longest("项目").is_none() && longest("次性").is_none());
        assert!(longest("GB5749").is_none() && longest("g2").is_none());
    }
}
