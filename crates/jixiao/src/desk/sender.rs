//! The sender's own file with comments, or with corrections.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io;

use checker::{Finding, Located, corrections, rules};
use model::{Format, Place, Submission};
use word::Prompts;
use word::ReadOptions;
use word::edit::{self, Change, Comment, How};

use super::{Checked, Desk};
use crate::batch::{guarded, sha256};
use crate::documents::with_workbooks;
use crate::{Error, Options, files, read};

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

/// What a document's own file is to say, kept until all documents are known.
#[derive(Clone, Debug)]
pub(super) struct ForSender {
    /// Its bytes, where they cannot be read again.
    bytes: Option<Vec<u8>>,
    is_docx: bool,
    findings: Vec<Finding>,
    changes: Vec<Change>,
    /// What was found of it among others.
    pub(super) among: Vec<Located>,
}

impl ForSender {
    /// `keep` where the bytes cannot be read again.
    pub(super) fn new(bytes: Vec<u8>, keep: bool, submission: &Submission, findings: &[Finding]) -> Self {
        Self {
            is_docx: is_docx(&bytes, submission),
            bytes: keep.then_some(bytes),
            findings: findings.to_vec(),
            changes: changes(submission, findings),
            among: Vec::new(),
        }
    }
}

/// A file that is made of a document.
pub(super) struct Made {
    pub(super) bytes: Vec<u8>,
    /// Corrections made in it, and mechanical findings that were left.
    pub(super) fixed: Option<(usize, usize)>,
}

impl From<Vec<u8>> for Made {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, fixed: None }
    }
}

/// What makes it.
pub(super) type Maker<'a> = Box<dyn Fn() -> Result<Made, Error> + 'a>;

/// The sender's own file of a document, as the desk wants it.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    pub(super) sender: &'a ForSender,
    pub(super) document: &'a Checked,
    pub(super) desk: &'a Desk,
}

impl<'a> Own<'a> {
    /// The files that are wanted: what their names end in, and what makes them.
    pub(super) fn makers(self) -> Vec<(&'static str, Maker<'a>)> {
        let mut makers: Vec<(&'static str, Maker<'a>)> = Vec::new();
        if self.desk.annotate {
            makers.push(("批注.docx", Box::new(move || self.annotated().map(Made::from))));
        }
        if let Some(fix) = self.desk.fix.filter(|_| !self.sender.changes.is_empty()) {
            makers.push(("修订.docx", Box::new(move || self.fixed(fix))));
        }
        makers
    }

    /// The bytes that were checked.
    fn bytes(self) -> Result<Cow<'a, [u8]>, Error> {
        if let Some(bytes) = &self.sender.bytes {
            return Ok(Cow::Borrowed(bytes));
        }
        let bytes = files::read(&self.document.path, self.desk.options.reading.limits.file_bytes)?;
        if sha256(&bytes) != self.document.sha256 {
            let changed = io::Error::other("it was changed while it was checked (检查期间有改动)");
            return Err(Error::Unreadable(changed).of(&self.document.path));
        }
        Ok(Cow::Owned(bytes))
    }

    fn annotated(self) -> Result<Vec<u8>, Error> {
        let (bytes, options) = (self.bytes()?, &self.desk.options);
        let own = self.sender.findings.iter().map(Said::of);
        let said: Vec<Said<'_>> = own.chain(self.sender.among.iter().map(Said::among)).collect();
        if self.sender.is_docx {
            return commented(&bytes, &said, options);
        }
        let name = self.document.path.file_name().unwrap_or_default().to_string_lossy();
        copy(&guarded(|| read(&bytes, &name, options))?, &said, options)
    }

    fn fixed(self, fix: Fix) -> Result<Made, Error> {
        if !self.sender.is_docx {
            return Err(edit::EditError::NotDocx.into());
        }
        let fixed = corrected(&self.bytes()?, &self.sender.changes, fix, &self.desk.options)?;
        Ok(Made { bytes: fixed.bytes, fixed: Some((fixed.made, fixed.left)) })
    }
}

/// Whether the file is one that comments can be written into; of others a copy is made.
fn is_docx(bytes: &[u8], submission: &Submission) -> bool {
    bytes.starts_with(b"PK") && submission.source.format == Format::Docx
}

/// As the file was read for the submission.
fn reading(options: &Options) -> ReadOptions {
    with_workbooks(&options.reading).with_prompts(Prompts::LeftOut)
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
    let said: Vec<Said<'_>> = findings.iter().map(Said::of).collect();
    if is_docx(bytes, submission) {
        commented(bytes, &said, options)
    } else {
        copy(submission, &said, options)
    }
}

fn commented(bytes: &[u8], said: &[Said<'_>], options: &Options) -> Result<Vec<u8>, Error> {
    let comments: Vec<Comment> =
        said.iter().map(|said| said.comment(said.finding.places.first().cloned())).collect();
    Ok(edit::annotate(bytes, &comments, AUTHOR, &reading(options))?)
}

fn copy(submission: &Submission, said: &[Said<'_>], options: &Options) -> Result<Vec<u8>, Error> {
    let layout = layout::Options { limits: options.reading.limits.clone(), ..layout::Options::default() };
    let copy = exporter::docx(submission, &layout)?.value;
    let read = read(&copy, &submission.source.file, options)?;
    let about =
        format!("本文件由“{}”转换生成，原文件的格式不能写入批注；位置以原文件为准。", submission.source.file);
    let mut comments = vec![Comment { place: None, text: about }];
    let place = |finding: &Finding| finding.at.first().and_then(|at| read.place_of(at));
    comments.extend(said.iter().map(|said| said.comment(place(said.finding))));
    Ok(edit::annotate(&copy, &comments, AUTHOR, &reading(options))?)
}

/// What was corrected, and what of the mechanical findings was not.
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

/// The sender's file with what is mechanical corrected; `None` when nothing is.
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
    if is_docx(bytes, submission) {
        corrected(bytes, &changes, fix, options).map(Some)
    } else {
        Err(edit::EditError::NotDocx.into())
    }
}

fn corrected(bytes: &[u8], changes: &[Change], fix: Fix, options: &Options) -> Result<Fixed, Error> {
    let how = match fix {
        Fix::Tracked => How::Tracked { author: AUTHOR.to_owned() },
        Fix::Accepted => How::Plain,
    };
    let revised = edit::revise(bytes, changes, &how, &reading(options))?;
    let made = revised.made.iter().filter(|made| **made).count();
    Ok(Fixed { bytes: revised.bytes, made, left: changes.len() - made })
}

/// A finding, and the other documents it speaks of.
struct Said<'a> {
    finding: &'a Finding,
    others: &'a [String],
}

impl<'a> Said<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self { finding, others: &[] }
    }

    fn among(located: &'a Located) -> Self {
        Self { finding: &located.finding, others: &located.others }
    }

    /// What is wrong, and how it is corrected.
    fn comment(&self, place: Option<Place>) -> Comment {
        let finding = self.finding;
        let rule = rules().iter().find(|rule| rule.id == finding.rule);
        let title = rule.map(|rule| rule.chinese).unwrap_or_default();
        let mut text = format!("【{}】{title}（{}）\n{}", finding.label(), finding.rule, finding.message);
        if let Some(rule) = rule {
            text += &format!("\n改法：{}", rule.remedy);
        }
        let further = finding.places.iter().skip(1).map(ToString::to_string);
        let others: Vec<String> = further.chain(self.others.iter().cloned()).collect();
        if !others.is_empty() {
            text += &format!("\n另见：{}", others.join("、"));
        }
        Comment { place, text }
    }
}

/// The corrections of a document, each once: what stands in one place may be the value of several, as a name over two terms,
/// and several findings may speak of it.
fn changes(submission: &Submission, findings: &[Finding]) -> Vec<Change> {
    let mut seen = HashSet::new();
    let mut changes = Vec::new();
    for correction in findings.iter().flat_map(|finding| corrections(finding, submission)) {
        let Some(place) = submission.place_of(&correction.at) else { continue };
        if seen.insert((place.clone(), correction.text.clone(), correction.edits.clone())) {
            changes.push(Change { place, text: correction.text, edits: correction.edits });
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
        let comment = Said::of(&finding).comment(places.first().cloned());
        assert_eq!(comment.place, Some(Place::cell(1, 2, 3)));
        let lines: Vec<&str> = comment.text.lines().collect();
        assert!(lines[0].starts_with("【待定】") && lines[0].ends_with("（IND-DUP）"), "{lines:?}");
        assert_eq!(lines[1], "两条指标相同");
        assert!(lines[2].starts_with("改法："));
        assert_eq!(lines[3], "另见：表1 第4行 第3列、第7段");
        let located =
            checker::Located { path: String::new(), finding, others: vec!["水务局/副本.docx".into()] };
        let text = Said::among(&located).comment(None).text;
        assert!(text.ends_with("\n另见：表1 第4行 第3列、第7段、水务局/副本.docx"), "{text}");
    }
}
