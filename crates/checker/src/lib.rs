//! Rules over a submission, findings with the cells and paragraphs they stand in.
//!
//! One rule is one short file in `rules/`; the doc comment at its top is its manual page, printed by
//! [`explain`] and collected in `docs/rules.md`. A rule has three outcomes: a finding, nothing (fine), or
//! *undecided*, which says what a person has to look at and is never an error.
//!
//! Input is a [`model::Submission`] whose quantities have been normalised. Nothing here reads files.

mod basis;
mod code;
mod dates;
mod facts;
mod finding;
mod heading;
mod label;
mod measure;
mod money;
mod pairing;
mod plan;
mod promise;
mod report;
mod rule;
mod rules;
mod selection;
mod sequence;
mod sheet;
mod slips;
mod text;
mod value;
mod weights;

use model::Submission;

pub use finding::{Finding, Outcome, Severity};
pub use report::{ReturnItem, ReturnSheet, ReturnSheetForm, return_sheet, to_html, to_text};
pub use rule::{Rule, explain, manual, rules};
pub use selection::Selection;

use facts::Facts;
use finding::Findings;

/// Runs the selected rules over a normalised submission. Findings come in document order; two runs over the same
/// submission give the same list.
pub fn check(submission: &Submission, selection: &Selection) -> Vec<Finding> {
    let facts = Facts::new(submission);
    let mut findings = Findings::new(submission);
    for rule in rules().iter().filter(|rule| selection.wants(rule)) {
        findings.of(rule);
        (rule.check)(&facts, &mut findings);
    }
    let mut list = findings.in_document_order();
    list.retain(|finding| finding.severity >= selection.min_severity);
    list
}
