//! Findings that were looked at and accepted: they are not told again.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::Finding;

/// Accepted findings, read from JSON lines `{"path","rule","at","text"}`. `text` is the finding's message, which holds the
/// values it speaks of: when one of them changes, the finding is told again.
///
/// ```
/// use checker::Baseline;
///
/// let accepted = r#"{"path":"民政局/目标.docx","rule":"AMT-SUM","at":"/forms/0/funds/0/budget","text":"预算数 5.00 万元 ≠ 财政资金 4.00 万元"}"#;
/// let baseline: Baseline = accepted.parse()?;
/// assert_eq!(baseline.len(), 1);
/// assert!("{\"path\": 5}".parse::<Baseline>().unwrap_err().contains("line 1"));
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    accepted: HashSet<Accepted>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accepted {
    path: String,
    rule: String,
    at: String,
    text: String,
}

impl Accepted {
    fn new(path: &str, finding: &Finding) -> Self {
        let at = finding.at.first().map(|at| at.as_str().to_owned()).unwrap_or_default();
        // A folder on Windows writes its paths the other way round.
        let path = path.replace('\\', "/");
        Self { path, rule: finding.rule.to_owned(), at, text: finding.message.clone() }
    }
}

impl std::str::FromStr for Baseline {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let read = |(index, line): (usize, &str)| {
            serde_json::from_str(line).map_err(|error| format!("line {}: {error}", index + 1))
        };
        lines.map(read).collect::<Result<_, _>>().map(|accepted| Self { accepted })
    }
}

impl Baseline {
    /// How many findings are accepted.
    pub fn len(&self) -> usize {
        self.accepted.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.accepted.is_empty()
    }

    /// Takes out the findings of a document that stand in the baseline under its path.
    pub fn retain(&self, path: &str, findings: &mut Vec<Finding>) {
        findings.retain(|finding| !self.accepts(path, finding));
    }

    /// Whether a finding of the document at `path` stands in the baseline.
    pub fn accepts(&self, path: &str, finding: &Finding) -> bool {
        !self.accepted.is_empty() && self.accepted.contains(&Accepted::new(path, finding))
    }

    /// The line of a finding, as a baseline holds it, without its line end.
    pub fn line(path: &str, finding: &Finding) -> String {
        serde_json::to_string(&Accepted::new(path, finding)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use model::Pointer;

    use super::*;
    use crate::{Outcome, Severity};

    fn finding(message: &str) -> Finding {
        Finding {
            file: "目标.docx".to_owned(),
            rule: "AMT-SUM",
            severity: Severity::Error,
            outcome: Outcome::Finding,
            message: message.to_owned(),
            at: vec![Pointer::root().key("forms").index(0)],
            places: Vec::new(),
        }
    }

    #[test]
    fn what_was_accepted_is_not_told_until_a_value_changes() {
        let line = Baseline::line("民政局\\目标.docx", &finding("5.00 ≠ 4.00"));
        let baseline: Baseline = format!("{line}\n\n").parse().unwrap();
        let mut findings = vec![finding("5.00 ≠ 4.00"), finding("5.00 ≠ 3.00")];
        baseline.retain("民政局/目标.docx", &mut findings);
        assert_eq!(findings, [finding("5.00 ≠ 3.00")]);
        baseline.retain("教育局/目标.docx", &mut findings);
        assert_eq!(findings.len(), 1, "another document's");
    }
}
