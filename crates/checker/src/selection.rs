//! Which rules run.

use crate::{Rule, Severity, rules};

/// Which rules run, and which findings are worth saying. The default is all.
///
/// A name is a rule's id (`AMT-SUM`) or a family (`AMT`), in any case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these; empty for all.
    pub select: Vec<String>,
    /// None of these; wins over `select`.
    pub ignore: Vec<String>,
    /// Nothing lighter than this.
    pub min_severity: Severity,
}

impl Selection {
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
        let selection = Selection { select: vec!["AMT".into(), "AMTSUM".into()], ..Selection::default() };
        assert_eq!(selection.unknown(), ["AMTSUM"]);
    }
}
