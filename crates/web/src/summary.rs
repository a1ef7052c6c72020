//! What the list and the overview say of a document.

use std::collections::BTreeMap;

use jixiao::{Finding, Form, FormKind, Format, Outcome, Severity, Submission, Value};
use serde::Serialize;

/// A document in a few numbers.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    file: String,
    format: Format,
    year: Option<u16>,
    department: Option<String>,
    department_code: Option<String>,
    /// The kinds of its forms, in the order they come first.
    kinds: Vec<FormKind>,
    forms: usize,
    indicators: usize,
    /// Whether it has text outside of tables.
    narrative: bool,
    /// Cells of its forms that hold text, and those of them that were understood.
    cells: u32,
    understood: u32,
    /// Values a reader should look at.
    doubtful: usize,
    /// Tables that no form claimed, and parts of forms that were not understood.
    unrecognised: usize,
    notes: usize,
    /// Values changed by hand.
    corrected: usize,
    findings: Findings,
    /// Findings by rule.
    rules: BTreeMap<&'static str, usize>,
    /// Indicators by 二级指标, by its label.
    level2: BTreeMap<String, usize>,
    projects: Vec<ProjectLine>,
}

/// Findings by weight; what is not sure counts apart.
#[derive(Debug, Default, Serialize)]
struct Findings {
    error: usize,
    warning: usize,
    info: usize,
    undecided: usize,
    unread: usize,
}

/// A form's project, for searching and for sums.
#[derive(Debug, Serialize)]
struct ProjectLine {
    name: String,
    code: String,
    kind: FormKind,
    /// The total budget in 元, all digits; none when the form does not state it in yuan.
    budget: Option<String>,
}

impl Summary {
    pub(crate) fn of(submission: &Submission, findings: &[Finding]) -> Self {
        let forms = &submission.forms;
        let readings = || forms.iter().filter_map(|form| form.reading.as_ref());
        let department = submission.department.as_ref();
        let mut kinds = Vec::new();
        for form in forms {
            if !kinds.contains(&form.kind) {
                kinds.push(form.kind);
            }
        }
        Self {
            file: submission.source.file.clone(),
            format: submission.source.format,
            year: submission.year,
            department: department.map(|department| department.name.clone()),
            department_code: department.and_then(|department| department.code.clone()),
            kinds,
            forms: forms.len(),
            indicators: forms.iter().map(|form| form.indicators.len()).sum(),
            narrative: !submission.outline.is_empty(),
            cells: readings().map(|reading| reading.cells).sum(),
            understood: readings().map(|reading| reading.understood).sum(),
            doubtful: readings().map(|reading| reading.doubtful.len()).sum(),
            unrecognised: submission.tables.len() + forms.iter().map(|form| form.tables.len()).sum::<usize>(),
            notes: submission.notes.len(),
            corrected: submission.notes.iter().filter(|note| note.id == jixiao::CORRECTED).count(),
            findings: Findings::of(findings),
            rules: counted(findings.iter().map(|finding| finding.rule)),
            level2: counted(labels(forms)),
            projects: forms.iter().map(ProjectLine::of).collect(),
        }
    }
}

/// 二级指标 of all indicators, as written.
fn labels(forms: &[Form]) -> impl Iterator<Item = String> {
    let indicators = forms.iter().flat_map(|form| &form.indicators);
    let labels = indicators.filter_map(|indicator| Some(indicator.level2.as_ref()?.label.trim().to_owned()));
    labels.filter(|label| !label.is_empty())
}

fn counted<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

impl Findings {
    fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            *match (finding.outcome, finding.severity) {
                (Outcome::Undecided, _) => &mut counts.undecided,
                (Outcome::Unread, _) => &mut counts.unread,
                (Outcome::Finding, Severity::Error) => &mut counts.error,
                (Outcome::Finding, Severity::Warning) => &mut counts.warning,
                (Outcome::Finding, Severity::Info) => &mut counts.info,
            } += 1;
        }
        counts
    }
}

impl ProjectLine {
    fn of(form: &Form) -> Self {
        let project = form.project.as_ref();
        let name = project.and_then(|project| project.name.clone()).or_else(|| form.title.clone());
        let code = project.and_then(|project| project.code.clone());
        Self {
            name: name.unwrap_or_default(),
            code: code.unwrap_or_default(),
            kind: form.kind,
            budget: budget(form),
        }
    }
}

/// The form's total in 元: of a two-sided form that of the year, which comes last.
fn budget(form: &Form) -> Option<String> {
    let totals =
        form.funds.iter().filter(|fund| fund.item.as_ref().is_some_and(|item| item.as_str() == "total"));
    let total = totals.filter_map(|fund| fund.budget.as_ref()).next_back()?;
    match &total.value {
        Value::Number { base: Some(base), .. } if base.unit == "元" => Some(base.value.to_string()),
        _ => None,
    }
}
