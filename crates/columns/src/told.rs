//! Rows that others tell of a document: what the checks found, and files of which nothing could be read.

use model::{Place, Pointer};

use crate::row::{Head, Row};
use crate::sheet::Sheet;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding<'a> {
    /// The rule's id.
    pub rule: &'a str,
    /// `error`, `warning`, `info`.
    pub severity: &'a str,
    /// `finding`, `undecided`, `unread`.
    pub outcome: &'a str,
    /// What is wrong, in Chinese.
    pub message: &'a str,
    /// The values it speaks of.
    pub at: &'a [Pointer],
    /// Where the first of them stands.
    pub place: Option<&'a Place>,
}

pub(crate) fn finding(sheet: &mut Sheet, row: &Row<'_>, finding: &Finding<'_>) {
    row.form_head(sheet);
    sheet.text("rule".into(), "规则", Some(finding.rule));
    sheet.text("severity".into(), "程度 error warning info", Some(finding.severity));
    sheet.text("outcome".into(), "finding 问题，undecided 待定，unread 未读懂", Some(finding.outcome));
    sheet.text("message".into(), "说明", Some(finding.message));
    sheet.texts("at".into(), "涉及的值的指针", finding.at.iter().map(Pointer::as_str));
}

/// A file of which nothing could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure<'a> {
    /// Its path.
    pub path: &'a str,
    /// Its name.
    pub file: &'a str,
    /// The SHA-256 of its bytes, where they could be read.
    pub sha256: &'a str,
    /// The error's id.
    pub id: &'a str,
    /// What is wrong, and what to do.
    pub message: &'a str,
    /// The part of the file.
    pub part: Option<&'a str>,
    /// The place in the part.
    pub place: Option<&'a str>,
}

pub(crate) fn failure(sheet: &mut Sheet, failure: &Failure<'_>) {
    let Failure { path, file, sha256, id, message, part, place } = *failure;
    Head { sha256, path, file, ..Head::default() }.put(sheet);
    sheet.text("id".into(), "错误编号", Some(id));
    sheet.text("message".into(), "说明", Some(message));
    sheet.text("part".into(), "文件的哪个部分", part);
    sheet.text("place".into(), "部分中的位置", place);
}
