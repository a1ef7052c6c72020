//! Rules over a submission, findings with the cells and paragraphs they stand in.
//!
//! One rule is one short file in `rules/`; the doc comment at its top is its manual page, printed by
//! [`explain`] and collected in `docs/rules.md`. A rule has three outcomes: a finding, nothing (fine), or
//! *undecided*, which says what a person has to look at and is never an error.
//!
//! Input is a [`model::Submission`] whose quantities have been normalised. Nothing here reads files.

mod across;
mod baseline;
mod basis;
mod code;
mod config;
mod correction;
mod facts;
mod finding;
mod findings;
mod folder;
mod heading;
mod label;
mod likeness;
mod manual;
mod measure;
mod money;
mod original;
mod pairing;
mod plan;
mod promise;
mod prompt;
mod prose;
mod province;
mod quoted;
mod rate;
mod reached;
mod regime;
mod report;
mod rule;
mod rules;
mod sequence;
mod series;
mod sheet;
mod slips;
mod text;
mod threshold;
mod value;
mod weights;

use model::Submission;

pub use across::across;
pub use baseline::Baseline;
pub use config::{Config, FailOn, RuleConfig};
pub use correction::{Correction, Edits, corrections, is_mechanical};
pub use finding::{Finding, KINDS, Outcome, Severity};
pub use folder::{Digest, Located};
pub use manual::{explain, manual};
pub use report::{
    ReturnItem, ReturnSheet, ReturnSheetForm, ReturnSheets, return_sheet, sheets_to_html, to_html, to_text,
};
pub use rule::Rule;
pub use rules::rules;
pub use threshold::{Threshold, WordList};

use facts::Facts;
use findings::Findings;
use rules::{Check, UNREAD, checks, is_understood};

/// Runs the selected rules over a normalised submission. Findings come in document order; two runs over the same
/// submission give the same list.
pub fn check(submission: &Submission, config: &Config) -> Vec<Finding> {
    let facts = Facts::new(submission, config);
    let mut findings = Findings::new(submission, config);
    // Of a document that was not understood that alone is said: its headings and commas are none of ours.
    let understood = is_understood(submission);
    let speaks = |rule: &Rule| config.wants(rule) && (understood || rule.id == UNREAD);
    for (rule, check) in checks().filter(|(rule, _)| speaks(rule)) {
        if let Check::Document(check) = check {
            findings.of(rule);
            check(&facts, &mut findings);
        }
    }
    let mut list = findings.in_document_order();
    list.retain(|finding| finding.severity >= config.min_severity);
    list
}
