//! What the user decides.

use serde::Deserialize;
use wording::fold::letters;

use crate::weights;

/// How to compare.
#[derive(Clone, Debug)]
pub struct DiffOptions {
    /// Pairs of projects below this confidence, 0 to 1, are shown as possible and not asserted.
    pub threshold: f64,
    /// Pairs the user has confirmed.
    pub aliases: Aliases,
    /// Whether forms of different kinds are compared: last year's self-evaluation with this year's goals.
    pub across_kinds: bool,
    /// The budget years of both sides, for documents that do not say theirs.
    pub years: Option<(u16, u16)>,
}

impl Default for DiffOptions {
    /// Threshold 0.6, no aliases, each kind of form with its own.
    fn default() -> Self {
        Self {
            threshold: weights::project::ASSERTED,
            aliases: Aliases::default(),
            across_kinds: false,
            years: None,
        }
    }
}

impl DiffOptions {
    /// The threshold in thousandths.
    pub(crate) fn least(&self) -> u32 {
        (self.threshold.clamp(0.0, 1.0) * 1000.0).round() as u32
    }
}

/// Pairs of projects the user has confirmed, by code or name (已确认的项目对应关系).
///
/// ```toml
/// [[project]]
/// old = "53092624P004151100017"
/// new = "水库安全运行经费"
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    pairs: Vec<(String, String)>,
}

/// An alias file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("aliases {file}: {message} (项目对应关系文件有误)")]
pub struct AliasError {
    file: String,
    message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    project: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    old: String,
    new: String,
}

impl Aliases {
    /// Reads an alias file. `file` names it in errors, which say line and column.
    pub fn parse(file: &str, toml: &str) -> Result<Self, AliasError> {
        let parsed: File = toml::from_str(toml).map_err(|error| AliasError {
            file: file.to_owned(),
            message: error.to_string().trim().to_owned(),
        })?;
        let mut aliases = Self::default();
        for pair in parsed.project {
            aliases.add(&pair.old, &pair.new);
        }
        Ok(aliases)
    }

    /// Confirms a pair: each side a project code or name.
    pub fn add(&mut self, old: &str, new: &str) {
        self.pairs.push((letters(old), letters(new)));
    }

    /// Whether a pair was confirmed; each side is the project's code and name.
    pub(crate) fn holds(&self, old: [Option<&str>; 2], new: [Option<&str>; 2]) -> bool {
        let is = |side: [Option<&str>; 2], wanted: &str| {
            side.into_iter().flatten().any(|text| letters(text) == wanted)
        };
        self.pairs.iter().any(|(left, right)| is(old, left) && is(new, right))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_hold_by_code_or_name_whatever_the_spaces() {
        let aliases = Aliases::parse("a.toml", "[[project]]\nold = \"甲 项目\"\nnew = \"13P\"\n").unwrap();
        assert!(aliases.holds([None, Some("甲项目")], [Some("13P"), Some("乙")]));
        assert!(!aliases.holds([Some("13P"), None], [None, Some("甲项目")]), "the sides are not exchanged");
    }

    #[test]
    fn a_wrong_alias_file_is_named_with_its_line() {
        let error = Aliases::parse("a.toml", "[[project]]\nold = 1\n").unwrap_err().to_string();
        assert!(error.contains("a.toml") && error.contains("line 2"), "{error}");
    }
}
