//! The return sheet (退回修改意见) as data: what HTML shows and a template typesets.

use std::collections::BTreeMap;

use model::Submission;
use serde::Serialize;

use super::text::{nothing_found, tally, tally_of};
use super::{Group, group_of, heading_of, say_places};
use crate::original::original;
use crate::rules::is_understood;
use crate::{Finding, Located, rules};

pub(super) const TITLE: &str = "绩效目标审核退回修改意见";

/// A return sheet for one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReturnSheet {
    /// 绩效目标审核退回修改意见.
    pub title: &'static str,
    /// The file the findings are about.
    pub file: String,
    /// The department or unit that gets the sheet back.
    pub department: Option<String>,
    /// Budget year.
    pub year: Option<u16>,
    /// `2 处错误 · 3 处提醒`; empty when nothing was found in a document that was understood.
    pub tally: String,
    /// What is said where there are no findings: 未发现问题, or that nothing was understood.
    pub nothing: &'static str,
    /// Findings by form, the narrative first.
    pub forms: Vec<ReturnSheetForm>,
}

/// The return sheets of several documents as one: what a department gets back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReturnSheets {
    /// 绩效目标审核退回修改意见.
    pub title: &'static str,
    /// Whose documents they are; empty for those of nobody in particular.
    pub department: String,
    /// `2 处错误 · 3 处提醒` over all of them.
    pub tally: String,
    /// A sheet each, in the order of the documents.
    pub documents: Vec<ReturnSheet>,
}

impl ReturnSheets {
    /// One sheet of several.
    pub fn new(department: impl Into<String>, documents: Vec<ReturnSheet>) -> Self {
        let kinds = documents.iter().flat_map(ReturnSheet::items).map(|item| item.kind);
        Self { title: TITLE, department: department.into(), tally: tally_of(kinds), documents }
    }
}

impl ReturnSheet {
    /// Adds what was found of the document among others.
    pub fn add(&mut self, found: &[Located]) {
        let first = self.items().count() + 1;
        let item = |(number, located): (usize, &Located)| {
            let finding = &located.finding;
            let others = located.others.join("、");
            ReturnItem {
                number,
                kind: finding.kind(),
                label: finding.label(),
                place: say_places(&finding.places),
                value: String::new(),
                message: match others.as_str() {
                    "" => finding.message.clone(),
                    others => format!("{}（{others}）", finding.message),
                },
                remedy: remedy(finding),
                rule: finding.rule,
            }
        };
        let items: Vec<ReturnItem> = (first..).zip(found).map(item).collect();
        if !items.is_empty() {
            self.forms.push(ReturnSheetForm { heading: "与其他文件".to_owned(), items });
            self.tally = tally_of(self.items().map(|item| item.kind));
        }
    }

    /// Every item, form by form.
    pub fn items(&self) -> impl Iterator<Item = &ReturnItem> {
        self.forms.iter().flat_map(|form| &form.items)
    }
}

/// The findings of one form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReturnSheetForm {
    /// The form's number and title; 正文 for the narrative.
    pub heading: String,
    /// Its findings in document order.
    pub items: Vec<ReturnItem>,
}

/// One line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReturnItem {
    /// Running number over the sheet, from 1.
    pub number: usize,
    /// `error`, `warning`, `info`, `undecided` or `unread`.
    pub kind: &'static str,
    /// 错误, 提醒, 提示, 待定, 未读懂.
    pub label: &'static str,
    /// 表1 第3行 第3列.
    pub place: String,
    /// The text as it stands in the document; empty when the finding is about more than one cell.
    pub value: String,
    /// What is wrong.
    pub message: String,
    /// What to do (改法).
    pub remedy: String,
    /// The rule's id.
    pub rule: &'static str,
}

/// The findings of one document as a return sheet. Everything is told: whoever wants errors only selects before.
pub fn return_sheet(findings: &[Finding], submission: &Submission) -> ReturnSheet {
    let mut groups: BTreeMap<Group, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        groups.entry(group_of(finding)).or_default().push(finding);
    }
    let mut number = 0;
    let forms = groups.into_iter().map(|(group, findings)| {
        let items = findings.into_iter().map(|finding| {
            number += 1;
            item(number, finding, submission)
        });
        ReturnSheetForm { heading: heading_of(submission, group), items: items.collect() }
    });
    let forms = forms.collect();
    ReturnSheet {
        title: TITLE,
        file: submission.source.file.clone(),
        department: submission.department.as_ref().map(|department| department.name.clone()),
        year: submission.year,
        tally: if findings.is_empty() && !is_understood(submission) {
            nothing_found(submission).to_owned()
        } else {
            tally(findings)
        },
        nothing: nothing_found(submission),
        forms,
    }
}

fn item(number: usize, finding: &Finding, submission: &Submission) -> ReturnItem {
    let value = finding.at.first().map(|pointer| original(submission, pointer)).unwrap_or_default();
    ReturnItem {
        number,
        kind: finding.kind(),
        label: finding.label(),
        place: say_places(&finding.places),
        value,
        message: finding.message.clone(),
        remedy: remedy(finding),
        rule: finding.rule,
    }
}

fn remedy(finding: &Finding) -> String {
    let rule = rules().iter().find(|rule| rule.id == finding.rule);
    rule.map(|rule| rule.remedy.clone()).unwrap_or_default()
}
