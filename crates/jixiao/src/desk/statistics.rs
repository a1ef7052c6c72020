//! Counts by rule, department and weight.

use std::collections::HashMap;
use std::fmt::Write as _;

use checker::{KINDS, rules};
use serde::Serialize;
use wording::terminal::visible;
use wording::width;

use super::{Group, Overview, State};

/// Counts by rule, department and weight.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Statistics {
    /// How many documents were checked, could not be read, were skipped, are copies.
    pub documents: DocumentCount,
    /// Findings by kind, the gravest first.
    pub kinds: Vec<KindCount>,
    /// By rule, the most frequent first.
    pub rules: Vec<RuleCount>,
    /// By department, in the order of the roster and the documents.
    pub departments: Vec<DepartmentCount>,
}

/// What became of the documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DocumentCount {
    /// Read and checked.
    pub checked: usize,
    /// Could not be read.
    pub failed: usize,
    /// Nothing was to be done.
    pub skipped: usize,
    /// Of the same content as an earlier one.
    pub duplicates: usize,
}

/// The findings of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct KindCount {
    /// `error`, `warning`, `info`, `undecided`, `unread`.
    pub kind: &'static str,
    /// How many.
    pub findings: usize,
}

/// The findings of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RuleCount {
    /// The rule's id.
    pub rule: &'static str,
    /// How many findings.
    pub findings: usize,
    /// In how many documents.
    pub documents: usize,
}

/// The findings of a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DepartmentCount {
    /// Its name; empty for documents of nobody known.
    pub name: String,
    /// How many documents it handed in; 0 for one of the roster that has not.
    pub documents: usize,
    /// How many findings.
    pub findings: usize,
    /// How many of them are errors.
    pub errors: usize,
}

impl Statistics {
    /// Counts. The overview has to hold what was found ([`Desk::keep`](super::Desk::keep)).
    pub fn of(overview: &Overview) -> Self {
        let state = |state| overview.in_state(state);
        Self {
            documents: DocumentCount {
                checked: state(State::Checked),
                failed: state(State::Failed),
                skipped: state(State::Skipped),
                duplicates: overview.duplicates(),
            },
            kinds: KINDS.iter().map(|(kind, _)| KindCount { kind, findings: overview.count(kind) }).collect(),
            rules: by_rule(overview),
            departments: overview.groups().iter().map(|group| by_department(overview, group)).collect(),
        }
    }

    /// The counts as text.
    pub fn to_text(&self) -> String {
        let documents = self.documents;
        let mut text = format!(
            "文件  已检查 {}  未能读取 {}  跳过 {}  重复 {}\n",
            documents.checked, documents.failed, documents.skipped, documents.duplicates
        );
        for count in &self.kinds {
            let label = KINDS.iter().find(|(kind, _)| *kind == count.kind).map_or("", |(_, label)| label);
            let _ = writeln!(text, "{} {:>7}", padded(label, 8), count.findings);
        }
        let _ = writeln!(text, "\n{} {:>7} {:>7}  {}", padded("规则", 20), "问题", "文件", "名称");
        for count in &self.rules {
            let title = rules().iter().find(|rule| rule.id == count.rule).map_or("", |rule| rule.chinese);
            let _ = writeln!(
                text,
                "{} {:>7} {:>9}  {title}",
                padded(count.rule, 20),
                count.findings,
                count.documents
            );
        }
        let _ = writeln!(text, "\n{} {:>7} {:>7} {:>7}", padded("单位", 40), "文件", "问题", "错误");
        for count in &self.departments {
            let name = if count.name.is_empty() { "未注明单位" } else { &count.name };
            let missing = if count.documents == 0 { "  未报送" } else { "" };
            let _ = writeln!(
                text,
                "{} {:>7} {:>9} {:>9}{missing}",
                padded(&visible(name), 40),
                count.documents,
                count.findings,
                count.errors
            );
        }
        text
    }
}

fn by_rule(overview: &Overview) -> Vec<RuleCount> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for document in &overview.documents {
        let mut here: HashMap<&str, usize> = HashMap::new();
        for item in document.sheet.iter().flat_map(|sheet| sheet.items()) {
            *here.entry(item.rule).or_default() += 1;
        }
        for (rule, findings) in here {
            let count = counts.entry(rule).or_default();
            *count = (count.0 + findings, count.1 + 1);
        }
    }
    let known = rules().iter().filter_map(|rule| {
        let (findings, documents) = *counts.get(rule.id)?;
        Some(RuleCount { rule: rule.id, findings, documents })
    });
    let mut list: Vec<RuleCount> = known.collect();
    // Among as many, the order of the rules.
    list.sort_by_key(|count| std::cmp::Reverse(count.findings));
    list
}

fn by_department(overview: &Overview, group: &Group<'_>) -> DepartmentCount {
    let documents = || group.documents.iter().map(|index| &overview.documents[*index]);
    DepartmentCount {
        name: group.name.clone(),
        documents: group.documents.len(),
        findings: documents().map(super::Checked::problems).sum(),
        errors: documents().map(|document| document.count("error")).sum(),
    }
}

/// A text as wide as so many characters of half width, and at least a blank wider than itself.
fn padded(text: &str, halves: usize) -> String {
    let missing = halves.saturating_sub(width::halves(text));
    format!("{text}{}", " ".repeat(missing))
}
