//! What a rule is, as its own source says it.

use crate::finding::Severity;
use crate::threshold::{Threshold, WordList};

/// A rule: its id, weight and titles; its page is [`explain`]ed.
pub struct Rule {
    /// `AMT-SUM`.
    pub id: &'static str,
    /// The weight of its findings, unless the page says otherwise.
    pub severity: Severity,
    /// The title a clerk reads.
    pub chinese: &'static str,
    /// The title in English.
    pub english: &'static str,
    /// How to put it right, in one Chinese sentence.
    pub remedy: String,
    /// The page below the title line.
    pub page: String,
    /// Its numbers that settings can change.
    pub thresholds: &'static [Threshold],
    /// Its lists of words that settings can change.
    pub words: &'static [WordList],
    /// Whether what it finds in one form is of one cause, a habit of writing, and told as one finding.
    pub(crate) gathered: bool,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rule").field("id", &self.id).field("severity", &self.severity).finish_non_exhaustive()
    }
}

impl Rule {
    /// Reads the page from the rule's own source: its `//!` lines, the first of which is
    /// `ID 中文标题 | English title` and one of which starts with `改法：`.
    pub(crate) fn new(source: &'static str, severity: Severity, thresholds: &'static [Threshold]) -> Self {
        let mut lines = source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim_end);
        let title = lines.next().unwrap_or_default().trim();
        let (head, english) = title.split_once('|').unwrap_or((title, ""));
        let (id, chinese) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
        let body: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        let page = body.join("\n").trim().to_owned();
        let remedy =
            body.iter().skip_while(|line| !line.starts_with("改法：")).take_while(|line| !line.is_empty());
        let remedy = remedy.copied().collect::<String>().trim_start_matches("改法：").to_owned();
        Self {
            id,
            severity,
            chinese: chinese.trim(),
            english: english.trim(),
            remedy,
            page,
            thresholds,
            words: &[],
            gathered: false,
        }
    }
}
