//! The table `[check]` as people write it, and what can be wrong with it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::{Config, FailOn, RuleConfig};
use crate::regime::RegimeSetting;
use crate::{Rule, Severity, rules};

/// `[check]`: its own keys, and a table a rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Written {
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    min_severity: Severity,
    #[serde(default)]
    fail_on: FailOn,
    baseline: Option<String>,
    #[serde(flatten)]
    rules: BTreeMap<String, WrittenRule>,
}

/// `[check.RULE]`.
#[derive(Deserialize)]
struct WrittenRule {
    severity: Option<Severity>,
    #[serde(default)]
    regimes: Vec<RegimeSetting>,
    #[serde(flatten)]
    own: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Whole(i64),
    Broken(f64),
    Words(Vec<String>),
}

impl TryFrom<Written> for Config {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let mut settings = BTreeMap::new();
        for (id, own) in written.rules {
            let Some(rule) = rules().iter().find(|rule| rule.id.eq_ignore_ascii_case(&id)) else {
                return Err(format!("[check.{id}]: no rule has this id; `jixiao explain` lists them"));
            };
            settings.insert(rule.id.to_owned(), of_rule(rule, own)?);
        }
        let config = Self {
            select: written.select,
            ignore: written.ignore,
            min_severity: written.min_severity,
            fail_on: written.fail_on,
            baseline: written.baseline,
            rules: settings,
        };
        match config.unknown().first() {
            Some(name) => Err(format!("[check]: {name} names no rule; `jixiao explain` lists them")),
            None => Ok(config),
        }
    }
}

fn of_rule(rule: &Rule, written: WrittenRule) -> Result<RuleConfig, String> {
    let (mut thresholds, mut words) = (BTreeMap::new(), BTreeMap::new());
    for (key, value) in written.own {
        let is_threshold = rule.thresholds.iter().any(|threshold| threshold.key == key);
        let is_list = rule.words.iter().any(|list| list.key == key);
        let number = match value {
            Value::Words(list) if is_list => {
                words.insert(key, list);
                continue;
            }
            _ if is_list => return Err(format!("[check.{}] {key}: not a list of words", rule.id)),
            _ if !is_threshold => return Err(no_such_key(rule, &key)),
            Value::Whole(number) => Some(Decimal::from(number)),
            Value::Broken(number) => Decimal::try_from(number).ok(),
            Value::Words(_) => None,
        };
        let in_range = number.filter(|number| !number.is_sign_negative());
        let number = in_range.ok_or_else(|| format!("[check.{}] {key}: not a number from 0 on", rule.id))?;
        thresholds.insert(key, number);
    }
    if !written.regimes.is_empty() && rule.id != "REQ-L2" {
        return Err(format!("[check.{}] regimes: only REQ-L2 has regimes", rule.id));
    }
    Ok(RuleConfig { severity: written.severity, thresholds, words, regimes: written.regimes })
}

fn no_such_key(rule: &Rule, key: &str) -> String {
    let known: Vec<&str> = ["severity"]
        .into_iter()
        .chain(rule.thresholds.iter().map(|threshold| threshold.key))
        .chain(rule.words.iter().map(|list| list.key))
        .chain((rule.id == "REQ-L2").then_some("regimes"))
        .collect();
    format!("[check.{}] {key}: this rule has {}", rule.id, known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        toml::from_str::<Config>(text).unwrap_err().to_string()
    }

    #[test]
    fn a_slip_in_the_settings_is_told() {
        assert!(error("select = [\"AMTSUM\"]").contains("AMTSUM names no rule"));
        assert!(error("[AMTSUM]\nseverity = \"info\"").contains("[check.AMTSUM]"));
        assert!(error("[LEN-NAME]\nlongest = 30").contains("this rule has severity, most"));
        assert!(error("[LEN-NAME]\nmost = -1").contains("not a number from 0 on"));
        assert!(error("[VAL-VAGUE]\nvague = 3").contains("not a list of words"));
        assert!(error("[LEN-NAME]\nmost = [\"三十\"]").contains("not a number from 0 on"));
        assert!(error("[VAL-VAGUE]\nwords = [\"左右\"]").contains("this rule has severity, vague"));
        assert!(error("[LEN-NAME]\nregimes = [{ regime = \"2021\" }]").contains("only REQ-L2"));
        assert!(error("fail-on = \"fatal\"").contains("fatal"));
        assert!(error("[LEN-NAME]\nseverity = \"fatal\"").contains("fatal"));
    }

    #[test]
    fn settings_are_read_by_rule() {
        let text =
            "min-severity = \"warning\"\nfail-on = \"never\"\n[len-name]\nmost = 30\nseverity = \"error\"";
        let config: Config = toml::from_str(text).unwrap();
        assert_eq!((config.min_severity, config.fail_on), (Severity::Warning, FailOn::Never));
        let rule = rules().iter().find(|rule| rule.id == "LEN-NAME").unwrap();
        assert_eq!(config.severity(rule), Severity::Error);
        assert_eq!(config.threshold(rule, &rule.thresholds[0]), Decimal::from(30));
    }
}
