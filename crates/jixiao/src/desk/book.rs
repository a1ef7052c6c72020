//! The overview as a workbook, and the list from which letters are merged.

use std::path::Path;

use checker::{KINDS, ReturnItem, rules};
use exporter::{Column, CsvOptions, Entry, Listing, listing_csv, listings_xlsx};

use super::statistics::Statistics;
use super::view::View;
use super::{Checked, Group, Overview, State};
use crate::Error;

impl Overview {
    /// The workbook of findings, documents, departments and rules; links lead from `folder`, where it will stand.
    ///
    /// # Errors
    /// When a sheet cannot hold it.
    pub fn workbook(&self, folder: &Path) -> Result<Vec<u8>, Error> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let sheets = vec![Vec::new(); self.groups().len()];
        workbook(&View { overview: self, folder, sheets: &sheets })
    }
}

/// `check.xlsx`: findings, documents, departments, rules, a sheet each.
pub(super) fn workbook(view: &View<'_>) -> Result<Vec<u8>, Error> {
    Ok(listings_xlsx(&[findings(view), documents(view), departments(view), rule_list(view)])?)
}

/// `letters.csv`: a line for each department that gets something back.
pub(super) fn letters(view: &View<'_>) -> Result<Vec<u8>, Error> {
    let mut rows = Vec::new();
    for (group, sheets) in view.overview.groups().iter().zip(view.sheets) {
        let documents = || group.documents.iter().map(|index| &view.overview.documents[*index]);
        if sheets.is_empty() {
            let row = |document: &Checked| {
                letter(group, &document.shown, document.problems(), &returned(view, document))
            };
            rows.extend(documents().map(row));
        } else {
            let files: Vec<&str> = documents().map(|document| document.shown.as_str()).collect();
            rows.push(letter(group, &files.join("、"), documents().map(Checked::problems).sum(), sheets));
        }
        if group.documents.is_empty() {
            rows.push(letter(group, "未报送", 0, &[]));
        }
    }
    let listing = Listing {
        name: "letters".to_owned(),
        columns: columns(&[("单位", 0), ("文件", 0), ("问题数", 0), ("退回单", 0)]),
        rows,
    };
    Ok(listing_csv(&listing, &CsvOptions::default())?)
}

/// What is returned of a document: its sheets, else the sender's own file with comments or corrections.
fn returned(view: &View<'_>, document: &Checked) -> Vec<String> {
    let outputs = view.outputs(document);
    let sheets: Vec<String> = outputs.iter().filter(|name| name.contains(".退回单.")).cloned().collect();
    if sheets.is_empty() { outputs } else { sheets }
}

fn letter(group: &Group<'_>, file: &str, problems: usize, sheets: &[String]) -> Vec<Entry> {
    vec![group.name.as_str().into(), file.into(), problems.into(), sheets.join(" ").into()]
}

fn columns(columns: &[(&str, u16)]) -> Vec<Column> {
    columns.iter().map(|(heading, width)| Column { heading: (*heading).to_owned(), width: *width }).collect()
}

/// A row for each finding, and for each document of which nothing could be found out.
fn findings(view: &View<'_>) -> Listing {
    let mut rows = Vec::new();
    for document in &view.overview.documents {
        let source = Entry::Link { text: document.shown.clone(), address: view.source(document) };
        let items = document.sheet.iter().flat_map(|sheet| sheet.items());
        rows.extend(items.map(|item| finding(&source, document, item)));
        if document.state == State::Failed {
            let remark = document.remark();
            let entries = ["", &remark, "", "", "检查文件后重新报送", "未能读取"].map(Entry::from);
            rows.push([vec![source, document.office_name().into()], entries.into()].concat());
        }
    }
    for expected in view.overview.missing() {
        let entries = ["", "名册中的单位没有报送文件", "", "", "通知报送", "未报送"].map(Entry::from);
        rows.push([vec![Entry::Empty, expected.name.as_str().into()], entries.into()].concat());
    }
    Listing {
        name: "问题".to_owned(),
        columns: columns(&[
            ("文件", 28),
            ("单位", 20),
            ("规则", 16),
            ("问题", 52),
            ("位置", 18),
            ("原文", 30),
            ("改法", 40),
            ("类别", 11),
        ]),
        rows,
    }
}

fn finding(source: &Entry, document: &Checked, item: &ReturnItem) -> Vec<Entry> {
    vec![
        source.clone(),
        document.office_name().into(),
        item.rule.into(),
        item.message.as_str().into(),
        item.place.as_str().into(),
        item.value.as_str().into(),
        item.remedy.as_str().into(),
        item.label.into(),
    ]
}

/// A row for each document.
fn documents(view: &View<'_>) -> Listing {
    let row = |document: &Checked| {
        let outputs = view.outputs(document);
        let sheet = outputs
            .first()
            .map_or(Entry::Empty, |address| Entry::Link { text: address.clone(), address: address.clone() });
        let mut row: Vec<Entry> = vec![
            Entry::Link { text: document.shown.clone(), address: view.source(document) },
            document.office_name().into(),
            document.year.map_or(Entry::Empty, |year| usize::from(year).into()),
            document.state.chinese().into(),
            document.forms.into(),
        ];
        row.extend(document.counts.map(Entry::from));
        row.extend([document.remark().into(), sheet]);
        row
    };
    let mut headings = vec![("文件", 34), ("单位", 22), ("年度", 8), ("状态", 11), ("表数", 8)];
    headings.extend(KINDS.map(|(_, label)| (label, 9)));
    headings.extend([("备注", 40), ("退回单", 40)]);
    let rows = view.overview.documents.iter().map(row).collect();
    Listing { name: "文件".to_owned(), columns: columns(&headings), rows }
}

/// A row for each department, those that have not handed in among them.
fn departments(view: &View<'_>) -> Listing {
    let row =
        |(group, sheets): (&Group<'_>, &Vec<String>)| {
            let documents = || group.documents.iter().map(|index| &view.overview.documents[*index]);
            let mut row: Vec<Entry> = vec![
                group.name.as_str().into(),
                group.code.as_str().into(),
                group.expected.map(|expected| expected.name.as_str()).unwrap_or_default().into(),
                group.state(view.overview).into(),
                group.documents.len().into(),
            ];
            row.extend(KINDS.map(|(kind, _)| {
                Entry::from(documents().map(|document| document.count(kind)).sum::<usize>())
            }));
            row.push(sheets.first().map_or(Entry::Empty, |address| Entry::Link {
                text: address.clone(),
                address: address.clone(),
            }));
            row
        };
    let mut headings = vec![("单位", 30), ("编码", 10), ("名册", 24), ("状态", 12), ("文件数", 9)];
    headings.extend(KINDS.map(|(_, label)| (label, 9)));
    headings.push(("退回单", 40));
    let groups = view.overview.groups();
    let rows = groups.iter().zip(view.sheets).map(row).collect();
    Listing { name: "单位".to_owned(), columns: columns(&headings), rows }
}

/// A row for each rule that found something.
fn rule_list(view: &View<'_>) -> Listing {
    let statistics = Statistics::of(view.overview);
    let row = |counted: &super::statistics::RuleCount| {
        let rule = rules().iter().find(|rule| rule.id == counted.rule);
        vec![
            counted.rule.into(),
            rule.map(|rule| rule.chinese).unwrap_or_default().into(),
            counted.findings.into(),
            counted.documents.into(),
            rule.map(|rule| rule.remedy.as_str()).unwrap_or_default().into(),
        ]
    };
    Listing {
        name: "规则".to_owned(),
        columns: columns(&[("规则", 20), ("名称", 34), ("问题数", 9), ("文件数", 9), ("改法", 70)]),
        rows: statistics.rules.iter().map(row).collect(),
    }
}
