//! The sender's own file with comments, or with corrections.

use std::collections::HashSet;

use checker::{Finding, mend, rules};
use model::{Format, Place, Submission};
use word::Prompts;
use word::ReadOptions;
use word::edit::{self, Change, Comment, How};

use crate::{Error, Options, read};

/// In whose name comments and corrections stand.
const AUTHOR: &str = "绩效审核";

/// How corrections are written into the sender's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fix {
    /// As tracked changes.
    Tracked,
    /// Plain.
    Accepted,
}

/// Whether the file is one that comments can be written into; of others a copy is made.
fn is_docx(bytes: &[u8], submission: &Submission) -> bool {
    bytes.starts_with(b"PK") && submission.source.format == Format::Docx
}

/// As the file was read for the submission.
fn reading(options: &Options) -> ReadOptions {
    let mut reading = options.reading.clone();
    reading.prompts = Prompts::LeftOut;
    reading
}

/// The sender's file with a comment for each finding. Of a file that takes no comments, a .docx made of what was read,
/// which says so.
///
/// # Errors
///
/// When the file must not be changed, or no copy of it can be made.
pub fn annotated(
    bytes: &[u8],
    submission: &Submission,
    findings: &[Finding],
    options: &Options,
) -> Result<Vec<u8>, Error> {
    if is_docx(bytes, submission) {
        let comments: Vec<Comment> = findings
            .iter()
            .map(|finding| comment(finding, finding.places.first().cloned(), &finding.places))
            .collect();
        return Ok(edit::annotate(bytes, &comments, AUTHOR, &reading(options))?);
    }
    let layout = layout::Options { limits: options.reading.limits.clone(), ..layout::Options::default() };
    let copy = exporter::docx(submission, &layout)?.value;
    let read = read(&copy, &submission.source.file, options)?;
    let about =
        format!("本文件由“{}”转换生成，原文件的格式不能写入批注；位置以原文件为准。", submission.source.file);
    let mut comments = vec![Comment { place: None, text: about }];
    let place = |finding: &Finding| finding.at.first().and_then(|at| read.place_of(at));
    comments.extend(findings.iter().map(|finding| comment(finding, place(finding), &finding.places)));
    Ok(edit::annotate(&copy, &comments, AUTHOR, &reading(options))?)
}

/// What is wrong, and how it is mended.
fn comment(finding: &Finding, place: Option<Place>, places: &[Place]) -> Comment {
    let rule = rules().iter().find(|rule| rule.id == finding.rule);
    let title = rule.map(|rule| rule.chinese).unwrap_or_default();
    let mut text = format!("【{}】{title}（{}）\n{}", finding.label(), finding.rule, finding.message);
    if let Some(rule) = rule {
        text += &format!("\n改法：{}", rule.remedy);
    }
    let others: Vec<String> = places.iter().skip(1).map(ToString::to_string).collect();
    if !others.is_empty() {
        text += &format!("\n另见：{}", others.join("、"));
    }
    Comment { place, text }
}

/// What was mended, and what of the mechanical findings was not.
#[derive(Debug)]
#[non_exhaustive]
pub struct Fixed {
    /// The sender's file.
    pub bytes: Vec<u8>,
    /// Corrections in it.
    pub made: usize,
    /// Corrections that its text did not take.
    pub left: usize,
}

/// The sender's file with what is mechanical mended; `None` when nothing is.
///
/// # Errors
///
/// When the file is no .docx, or must not be changed.
pub fn fixed(
    bytes: &[u8],
    submission: &Submission,
    findings: &[Finding],
    fix: Fix,
    options: &Options,
) -> Result<Option<Fixed>, Error> {
    let changes = changes(submission, findings);
    if changes.is_empty() {
        return Ok(None);
    }
    if !is_docx(bytes, submission) {
        return Err(edit::EditError::NotDocx.into());
    }
    let how = match fix {
        Fix::Tracked => How::Tracked { author: AUTHOR.to_owned() },
        Fix::Accepted => How::Plain,
    };
    let revised = edit::revise(bytes, &changes, &how, &reading(options))?;
    let made = revised.made.iter().filter(|made| **made).count();
    Ok(Some(Fixed { bytes: revised.bytes, made, left: changes.len() - made }))
}

/// The corrections of a document, each once: a value stands in one place, however many findings speak of it.
fn changes(submission: &Submission, findings: &[Finding]) -> Vec<Change> {
    let mut seen: HashSet<(String, Vec<(std::ops::Range<usize>, String)>)> = HashSet::new();
    let mut changes = Vec::new();
    for mend in findings.iter().flat_map(|finding| mend(finding, submission)) {
        let Some(place) = submission.place_of(&mend.at) else { continue };
        if seen.insert((mend.at.as_str().to_owned(), mend.edits.clone())) {
            changes.push(Change { place, text: mend.text, edits: mend.edits });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use checker::{Outcome, Severity};

    use super::*;

    #[test]
    fn a_comment_names_the_further_places() {
        let places = vec![Place::cell(1, 2, 3), Place::cell(1, 4, 3), Place::paragraph(7)];
        let finding = Finding {
            file: String::new(),
            rule: "IND-DUP",
            severity: Severity::Error,
            outcome: Outcome::Undecided,
            message: "两条指标相同".to_owned(),
            at: Vec::new(),
            places: places.clone(),
        };
        let comment = comment(&finding, places.first().cloned(), &places);
        assert_eq!(comment.place, Some(Place::cell(1, 2, 3)));
        let lines: Vec<&str> = comment.text.lines().collect();
        assert!(lines[0].starts_with("【待定】") && lines[0].ends_with("（IND-DUP）"), "{lines:?}");
        assert_eq!(lines[1], "两条指标相同");
        assert!(lines[2].starts_with("改法："));
        assert_eq!(lines[3], "另见：表1 第4行 第3列、第7段");
    }
}
