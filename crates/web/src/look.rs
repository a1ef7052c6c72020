//! What the page shows of one document: its forms on paper, what each value means, its narrative, what is wrong.

use std::collections::{BTreeMap, HashMap};

use jixiao::write::{Choice, LayoutOptions, Part, Sheet, printed};
use jixiao::{
    Aside, CheckConfig, Finding, FormKind, Grid, Note, Outcome, Pointer, Severity, Submission, findings,
};
use serde::Serialize;

use crate::answer::{Answer, Failure};
use crate::meaning::Meaning;
use crate::narrative::{self, Line};

/// A document to look at.
#[derive(Serialize)]
struct Look<'a> {
    forms: Vec<FormLook<'a>>,
    narrative: Vec<Line>,
    /// Tables no form claimed.
    tables: &'a [Grid],
    asides: &'a [Aside],
    /// What stands at a pointer, and what it means.
    values: BTreeMap<String, Meaning>,
    doubtful: Vec<&'a Pointer>,
    notes: &'a [Note],
    findings: Vec<FindingLook>,
}

/// A form to look at.
#[derive(Serialize)]
struct FormLook<'a> {
    kind: FormKind,
    profile: &'a str,
    number: Option<&'a str>,
    title: Option<&'a str>,
    project: Option<&'a str>,
    cells: u32,
    understood: u32,
    /// By its own rows and columns; of a form that another program made, by the standard form of its family.
    sheet: Option<Sheet>,
    /// Parts of it that were not understood.
    tables: &'a [Grid],
}

/// A finding with its rule's words.
#[derive(Serialize)]
struct FindingLook {
    rule: &'static str,
    chinese: &'static str,
    english: &'static str,
    severity: Severity,
    outcome: Outcome,
    message: String,
    remedy: &'static str,
    at: Vec<Pointer>,
    /// 表1 第3行 第3列.
    places: Vec<String>,
}

pub(crate) fn document(submission: &Submission) -> Result<Answer, Failure> {
    let mut sheets = sheets(submission);
    let forms: Vec<FormLook<'_>> =
        (0..submission.forms.len()).map(|index| form(submission, index, sheets.remove(&index))).collect();
    let readings = submission.forms.iter().filter_map(|form| form.reading.as_ref());
    let findings = jixiao::check(submission, &CheckConfig::default());
    let look = Look {
        values: values(submission, &forms),
        forms,
        narrative: narrative::lines(&submission.outline),
        tables: &submission.tables,
        asides: &submission.asides,
        doubtful: readings.flat_map(|reading| &reading.doubtful).collect(),
        notes: &submission.notes,
        findings: findings.into_iter().map(finding).collect(),
    };
    let look = serde_json::to_vec(&look).map_err(jixiao::Error::Serialise)?;
    Ok(Answer::new(&serde_json::json!({}), vec![look]))
}

/// The forms on paper. What cannot be laid out is shown as a list of its values.
fn sheets(submission: &Submission) -> HashMap<usize, Sheet> {
    let options = LayoutOptions { choice: Choice::Source, ..LayoutOptions::default() };
    let parts = printed(submission, &options).map(|printed| printed.value.parts).unwrap_or_default();
    let forms = parts.into_iter().filter_map(|part| match part {
        Part::Form(form) => Some((form.form, form.sheet)),
        _ => None,
    });
    forms.collect()
}

fn form(submission: &Submission, index: usize, sheet: Option<Sheet>) -> FormLook<'_> {
    let form = &submission.forms[index];
    let reading = form.reading.as_ref();
    FormLook {
        kind: form.kind,
        profile: &form.profile,
        number: form.number.as_deref(),
        title: form.title.as_deref(),
        project: form.project.as_ref().and_then(|project| project.name.as_deref()),
        cells: reading.map_or(0, |reading| reading.cells),
        understood: reading.map_or(0, |reading| reading.understood),
        sheet,
        tables: &form.tables,
    }
}

/// All quantities of the forms, and the other texts that their cells hold.
fn values(submission: &Submission, forms: &[FormLook<'_>]) -> BTreeMap<String, Meaning> {
    let mut values = BTreeMap::new();
    for (index, form) in submission.forms.iter().enumerate() {
        for (at, quantity) in form.quantities() {
            values.insert(format!("/forms/{index}{at}"), Meaning::of(quantity));
        }
    }
    let sheets = || forms.iter().filter_map(|form| form.sheet.as_ref());
    let cells =
        sheets().flat_map(|sheet| &sheet.table.rows).flat_map(|row| &row.cells).flat_map(|cell| &cell.at);
    let lines = sheets().flat_map(|sheet| sheet.title.iter().chain(&sheet.line).chain(&sheet.below));
    for at in cells.chain(lines.flat_map(|line| &line.at)) {
        if let Some(text) = submission.get(at).and_then(|found| found.text()) {
            values.entry(at.to_string()).or_insert_with(|| Meaning::words(text));
        }
    }
    values
}

fn finding(finding: Finding) -> FindingLook {
    let rule = findings::rules().iter().find(|rule| rule.id == finding.rule);
    FindingLook {
        rule: finding.rule,
        chinese: rule.map_or("", |rule| rule.chinese),
        english: rule.map_or("", |rule| rule.english),
        severity: finding.severity,
        outcome: finding.outcome,
        message: finding.message,
        remedy: rule.map_or("", |rule| rule.remedy.as_str()),
        at: finding.at,
        places: finding.places.iter().map(ToString::to_string).collect(),
    }
}
