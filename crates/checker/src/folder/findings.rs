//! Collects what the rules say of several documents.

use model::{Place, Pointer};
use serde::Serialize;

use super::Folder;
use crate::{Config, Finding, Outcome, Rule, Severity};

/// A finding, the document it is told of, and the others it speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Located {
    /// Path of the document; empty for a department that handed nothing in.
    pub path: String,
    /// What was found; its pointers and places are of that document.
    #[serde(flatten)]
    pub finding: Finding,
    /// Paths of the other documents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
}

/// Collects what the rules say.
pub(crate) struct FolderFindings<'a> {
    folder: &'a Folder<'a>,
    config: &'a Config,
    rule: Option<&'static Rule>,
    list: Vec<(usize, Located)>,
}

impl<'a> FolderFindings<'a> {
    pub(crate) fn new(folder: &'a Folder<'a>, config: &'a Config) -> Self {
        Self { folder, config, rule: None, list: Vec::new() }
    }

    /// What follows is said by `rule`.
    pub(crate) fn of(&mut self, rule: &'static Rule) {
        self.rule = Some(rule);
    }

    /// The rule is broken by a document.
    pub(crate) fn add(&mut self, told: Told, message: impl Into<String>) {
        let severity = self.rule.map_or(Severity::Info, |rule| rule.severity);
        self.push(severity, told, message.into());
    }

    /// The same, but lighter than the rule's default.
    pub(crate) fn add_as(&mut self, severity: Severity, told: Told, message: impl Into<String>) {
        self.push(severity, told, message.into());
    }

    fn push(&mut self, severity: Severity, told: Told, message: String) {
        let Some(rule) = self.rule else { return };
        let severity = severity.shifted(rule.severity, self.config.severity(rule));
        let document = told.document.and_then(|index| self.folder.digests.get(index));
        let finding = Finding {
            file: document.map(|digest| digest.file.clone()).unwrap_or_default(),
            rule: rule.id,
            severity,
            outcome: Outcome::Finding,
            message,
            at: told.at.into_iter().collect(),
            places: told.place.into_iter().collect(),
        };
        let path = document.map(|digest| digest.path.clone()).unwrap_or_default();
        let mut others: Vec<String> =
            told.others.iter().map(|index| self.folder.path(*index).to_owned()).collect();
        others.dedup();
        others.retain(|other| *other != path);
        self.list.push((told.document.unwrap_or(usize::MAX), Located { path, finding, others }));
    }

    /// The findings by document; what is of none stands at the end.
    pub(crate) fn in_order(mut self) -> Vec<Located> {
        let least = self.config.min_severity;
        self.list.sort_by_key(|(document, _)| *document);
        self.list
            .into_iter()
            .map(|(_, located)| located)
            .filter(|located| located.finding.severity >= least)
            .collect()
    }
}

/// What a finding is told of.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) document: Option<usize>,
    pub(crate) at: Option<Pointer>,
    pub(crate) place: Option<Place>,
    pub(crate) others: Vec<usize>,
}

impl Told {
    /// Of a whole document.
    pub(crate) fn document(document: usize, others: Vec<usize>) -> Self {
        Self { document: Some(document), at: Some(Pointer::root()), place: None, others }
    }

    /// Of a form.
    pub(crate) fn form((document, form): super::FormOf<'_>, others: Vec<usize>) -> Self {
        Self { document: Some(document), at: Some(form.at.clone()), place: form.place.clone(), others }
    }
}
