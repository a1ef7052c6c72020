//! Findings that are corrected without judgement: what of the text gives way to what.
//!
//! A rule is mechanical when its finding has one right form, which the text itself gives: a half-width comma between
//! Chinese characters, 【2018】 in a document number. What has to be decided by the writer (which of two marks was
//! meant, what number is right) is never corrected.

mod marks;
mod values;

use std::ops::Range;

use model::{Pointer, Submission};

use crate::Finding;

/// Bytes of a text, in order, and what comes to stand there.
pub type Edits = Vec<(Range<usize>, String)>;

/// How a finding is corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The value that is corrected.
    pub at: Pointer,
    /// Its text as it stands.
    pub text: String,
    /// What of it changes.
    pub edits: Edits,
}

/// What corrects a text.
type Correct = fn(&str) -> Edits;

/// The rules whose findings are mechanical, and how each corrects a text. A text that it does not know how to
/// correct has no edits.
const MECHANICAL: &[(&str, Correct)] = &[
    ("TEXT-ASCII", marks::widened),
    ("TEXT-PUNCT", marks::single),
    ("TEXT-DOUBLE", marks::once),
    ("TEXT-WIDTH", marks::narrow),
    ("TEXT-SPACE", marks::close),
    ("CODE-FORM", values::code),
    ("BASIS-BRACKET", marks::hexagonal),
    ("VAL-REDUNDANT", values::compared_once),
];

/// Whether findings of a rule can be corrected without judgement.
pub fn is_mechanical(rule: &str) -> bool {
    MECHANICAL.iter().any(|(id, _)| *id == rule)
}

/// How a finding is corrected, at each of its values; nothing where that is for a person to decide.
pub fn corrections(finding: &Finding, submission: &Submission) -> Vec<Correction> {
    let Some((_, correct)) = MECHANICAL.iter().find(|(id, _)| *id == finding.rule) else { return Vec::new() };
    let of = |at: &Pointer| {
        let text = submission.get(at)?.text()?.to_owned();
        let edits = correct(&text);
        (!edits.is_empty()).then(|| Correction { at: at.clone(), text, edits })
    };
    finding.at.iter().filter_map(of).collect()
}

/// A text with edits made.
pub(crate) fn made(text: &str, edits: &Edits) -> String {
    let mut out = String::new();
    let mut done = 0;
    for (range, new) in edits {
        out += &text[done..range.start];
        out += new;
        done = range.end;
    }
    out + &text[done..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mechanical_rule_is_one() {
        for (id, _) in MECHANICAL {
            assert!(crate::rules().iter().any(|rule| rule.id == *id), "{id} is no rule");
        }
    }
}
