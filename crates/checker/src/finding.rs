//! What a rule says, and where.

use std::collections::HashSet;

use model::{Place, Places, Pointer, Submission};
use serde::Serialize;

use crate::Rule;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 提示: worth a look.
    #[default]
    Info,
    /// 提醒: probably wrong.
    Warning,
    /// 错误: contradicts itself or a rule of the forms.
    Error,
}

impl Severity {
    /// As a clerk reads it.
    pub fn chinese(self) -> &'static str {
        match self {
            Self::Info => "提示",
            Self::Warning => "提醒",
            Self::Error => "错误",
        }
    }

    /// As the JSON writes it: `info`, `warning`, `error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    fn softer(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Info => Self::Info,
        }
    }
}

impl std::str::FromStr for Severity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Info, Self::Warning, Self::Error]
            .into_iter()
            .find(|severity| severity.name() == text)
            .ok_or_else(|| format!("`{text}` is not a severity: info, warning or error"))
    }
}

/// Whether a rule is sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 问题: the rule is broken.
    Finding,
    /// 待定: the document does not say enough; a person has to look. Never of severity `error`.
    Undecided,
    /// 未读懂: a document or table was not understood, so nothing was checked in it.
    Unread,
}

/// One finding, as `jixiao check --format json` writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file's name.
    pub file: String,
    /// The rule's id: `AMT-SUM`.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Whether the rule is sure.
    pub outcome: Outcome,
    /// What is wrong, in Chinese, with the values.
    pub message: String,
    /// The values it speaks of, the one to correct first.
    pub at: Vec<Pointer>,
    /// Where those values stand in the document, as far as it is known.
    pub places: Vec<Place>,
}

/// Collects what the rules say.
pub(crate) struct Findings<'a> {
    submission: &'a Submission,
    places: Places<'a>,
    /// Values that were read with doubt: what rests on them is for a person to decide.
    doubtful: HashSet<&'a str>,
    rule: Option<&'static Rule>,
    list: Vec<Finding>,
}

impl<'a> Findings<'a> {
    pub(crate) fn new(submission: &'a Submission) -> Self {
        let readings = submission.forms.iter().filter_map(|form| form.reading.as_ref());
        let doubtful = readings.flat_map(|reading| &reading.doubtful).map(Pointer::as_str).collect();
        Self { submission, places: Places::new(submission), doubtful, rule: None, list: Vec::new() }
    }

    /// What follows is said by `rule`.
    pub(crate) fn of(&mut self, rule: &'static Rule) {
        self.rule = Some(rule);
    }

    /// The rule is broken at these values.
    pub(crate) fn add(&mut self, at: impl Into<Vec<Pointer>>, message: impl Into<String>) {
        let severity = self.rule.map_or(Severity::Info, |rule| rule.severity);
        self.push(severity, Outcome::Finding, at.into(), message.into());
    }

    /// The same, but lighter than the rule's default.
    pub(crate) fn add_as(
        &mut self,
        severity: Severity,
        at: impl Into<Vec<Pointer>>,
        message: impl Into<String>,
    ) {
        self.push(severity, Outcome::Finding, at.into(), message.into());
    }

    /// A person has to look. One step lighter than the rule, so that it is never an error.
    pub(crate) fn undecided(&mut self, at: impl Into<Vec<Pointer>>, message: impl Into<String>) {
        let severity = self.rule.map_or(Severity::Info, |rule| rule.severity.softer());
        self.push(severity, Outcome::Undecided, at.into(), message.into());
    }

    /// Nothing could be checked, since this was not understood.
    pub(crate) fn unread(&mut self, at: impl Into<Vec<Pointer>>, message: impl Into<String>) {
        let severity = self.rule.map_or(Severity::Info, |rule| rule.severity);
        self.push(severity, Outcome::Unread, at.into(), message.into());
    }

    /// Whether a value, or what it stands in, was read with doubt.
    fn is_doubtful(&self, pointer: &Pointer) -> bool {
        let mut prefix = pointer.as_str();
        while !self.doubtful.contains(prefix) {
            match prefix.rsplit_once('/') {
                Some((parent, _)) if !parent.is_empty() => prefix = parent,
                _ => return false,
            }
        }
        true
    }

    fn push(&mut self, severity: Severity, outcome: Outcome, at: Vec<Pointer>, message: String) {
        let Some(rule) = self.rule else { return };
        let doubt = outcome == Outcome::Finding && at.iter().any(|pointer| self.is_doubtful(pointer));
        let (severity, outcome, message) = if doubt {
            let message = format!("{message}（所据的值读取存疑，请对照原文核对）");
            (severity.softer(), Outcome::Undecided, message)
        } else {
            (severity, outcome, message)
        };
        let mut places: Vec<Place> = Vec::new();
        for place in at.iter().filter_map(|pointer| self.places.of(pointer)) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let file = self.submission.source.file.clone();
        self.list.push(Finding { file, rule: rule.id, severity, outcome, message, at, places });
    }

    /// Findings by the place of their first value; those without a place keep the rules' order, at the end.
    pub(crate) fn in_document_order(mut self) -> Vec<Finding> {
        let places = self.places;
        let rank = |finding: &Finding| finding.at.first().and_then(|pointer| places.rank(pointer));
        self.list.sort_by_key(|finding| rank(finding).unwrap_or(usize::MAX));
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undecided_is_never_an_error() {
        assert_eq!(Severity::Error.softer(), Severity::Warning);
        assert_eq!(Severity::Info.softer(), Severity::Info);
    }
}
