//! Which rules run, what their findings weigh, and what they ask for: the table `[check]` of `jixiao.toml`.

mod read;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::regime::RegimeSetting;
use crate::threshold::{Threshold, WordList};
use crate::{Finding, Rule, Severity, rules};

/// Which rules run, what their findings weigh, and what they ask for. The default is every rule as its page says.
///
/// A name in `select` and `ignore` is a rule's id (`AMT-SUM`) or a family (`AMT`), in any case.
///
/// ```
/// let config: checker::Config = toml::from_str(r#"
///     fail-on = "warning"
///     ignore = ["TEXT"]
///     baseline = "accepted.jsonl"
///
///     [REQ-N]
///     severity = "info"
///     most = 15
///
///     [VAL-VAGUE]
///     vague = ["左右", "-基本"]
/// "#)?;
/// assert_eq!(config.ignore, ["TEXT"]);
/// let error = toml::from_str::<checker::Config>("[REQ-NN]\nmost = 15").unwrap_err();
/// assert!(error.to_string().contains("REQ-NN"));
/// # Ok::<(), toml::de::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "read::Written")]
pub struct Config {
    /// Only these; empty for all.
    pub select: Vec<String>,
    /// None of these; wins over `select`.
    pub ignore: Vec<String>,
    /// Nothing lighter than this.
    pub min_severity: Severity,
    /// Which findings make a run fail.
    pub fail_on: FailOn,
    /// The file of accepted findings, as `jixiao.toml` writes it; [`crate::Baseline`] reads its text.
    pub baseline: Option<String>,
    /// The settings of single rules, by id.
    pub rules: BTreeMap<String, RuleConfig>,
}

/// The settings of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleConfig {
    /// Instead of the weight that its page says.
    pub severity: Option<Severity>,
    /// Its thresholds, by key.
    pub thresholds: BTreeMap<String, Decimal>,
    /// Words more, and less with a `-` in front, of its lists, by key.
    pub words: BTreeMap<String, Vec<String>>,
    /// What forms of some years and provinces need; of REQ-L2 alone.
    pub(crate) regimes: Vec<RegimeSetting>,
}

/// Which findings make a run fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Any finding.
    #[default]
    Info,
    /// Warnings and errors.
    Warning,
    /// Errors.
    Error,
    /// None: a run fails only where a file cannot be read.
    Never,
}

impl FailOn {
    /// Whether one of the findings makes a run fail. What was not understood always does: it was not checked.
    pub fn fails(self, findings: &[Finding]) -> bool {
        let least = match self {
            Self::Info => Severity::Info,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
            Self::Never => return false,
        };
        let unread = |finding: &Finding| finding.outcome == crate::Outcome::Unread;
        findings.iter().any(|finding| finding.severity >= least || unread(finding))
    }
}

impl Config {
    /// Whether a rule runs.
    pub fn wants(&self, rule: &Rule) -> bool {
        let named = |names: &[String]| names.iter().any(|name| names_rule(name, rule.id));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }

    /// The names that name no rule: a slip of the user, who would otherwise see nothing and think all is well.
    pub fn unknown(&self) -> Vec<&str> {
        let known = |name: &str| rules().iter().any(|rule| names_rule(name, rule.id));
        self.select.iter().chain(&self.ignore).map(String::as_str).filter(|name| !known(name)).collect()
    }

    /// What the findings of a rule weigh.
    pub(crate) fn severity(&self, rule: &Rule) -> Severity {
        self.rules.get(rule.id).and_then(|own| own.severity).unwrap_or(rule.severity)
    }

    /// A threshold of a rule.
    pub(crate) fn threshold(&self, rule: &Rule, threshold: &Threshold) -> Decimal {
        let own = self.rules.get(rule.id).and_then(|own| own.thresholds.get(threshold.key));
        own.copied().unwrap_or(threshold.default)
    }

    /// A list of words of a rule.
    pub(crate) fn words(&self, rule: &Rule, list: &WordList) -> Vec<&str> {
        list.with(self.rules.get(rule.id).and_then(|own| own.words.get(list.key)).map_or(&[], Vec::as_slice))
    }

    /// What forms of some years and provinces need, the first that fits counting.
    pub(crate) fn regimes(&self) -> &[RegimeSetting] {
        self.rules.get("REQ-L2").map_or(&[], |own| &own.regimes)
    }
}

fn names_rule(name: &str, id: &str) -> bool {
    let name = name.trim();
    let Some(head) = id.get(..name.len()) else { return false };
    !name.is_empty()
        && head.eq_ignore_ascii_case(name)
        && (head.len() == id.len() || id[head.len()..].starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_names_its_rules_and_no_others() {
        assert!(names_rule("amt", "AMT-SUM"));
        assert!(names_rule("AMT-SUM", "AMT-SUM"));
        assert!(names_rule("IND-NAME", "IND-NAME-DESC"));
        assert!(!names_rule("IND-CA", "IND-CAT"));
        assert!(!names_rule("IND-CAT-VALUE", "IND-CAT"));
        assert!(!names_rule("", "IND-CAT"));
        assert!(!names_rule("金额", "AMT-SUM"));
    }

    #[test]
    fn a_misspelt_rule_is_told() {
        let config = Config { select: vec!["AMT".into(), "AMTSUM".into()], ..Config::default() };
        assert_eq!(config.unknown(), ["AMTSUM"]);
    }

    #[test]
    fn what_makes_a_run_fail() {
        let finding = |severity, outcome| Finding {
            file: String::new(),
            rule: "AMT-SUM",
            severity,
            outcome,
            message: String::new(),
            at: Vec::new(),
            places: Vec::new(),
        };
        let warning = [finding(Severity::Warning, crate::Outcome::Finding)];
        assert!(FailOn::Info.fails(&warning) && FailOn::Warning.fails(&warning));
        assert!(!FailOn::Error.fails(&warning) && !FailOn::Never.fails(&warning));
        let unread = [finding(Severity::Warning, crate::Outcome::Unread)];
        assert!(FailOn::Error.fails(&unread), "what was not read was not checked");
        assert!(!FailOn::Info.fails(&[]));
    }
}
