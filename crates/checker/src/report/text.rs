//! Text for people, grouped by form.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use model::Submission;
use wording::terminal::visible;

use super::{Group, group_of, heading_of, say_places};
use crate::finding::KINDS;
use crate::label::quote;
use crate::original::original;
use crate::rules::is_understood;
use crate::{Finding, Outcome, Severity};

/// The findings of one document as text, grouped by form: weight, rule, place and value, then the reason.
/// `colour` adds ANSI colours; without findings one line says so.
pub fn to_text(findings: &[Finding], submission: &Submission, colour: bool) -> String {
    let paint = |style: Style, text: &str| {
        let text = visible(text);
        if colour { format!("{}{text}{}", style.render(), style.render_reset()) } else { text.into_owned() }
    };
    let bold = Style::new().bold();
    let faint = Style::new().dimmed();
    let file = &submission.source.file;
    if findings.is_empty() {
        return format!("{}：{}\n", paint(bold, file), nothing_found(submission));
    }
    let mut groups: BTreeMap<Group, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        groups.entry(group_of(finding)).or_default().push(finding);
    }
    let mut text = format!("{}：{}\n", paint(bold, file), tally(findings));
    for (group, findings) in groups {
        let _ = writeln!(text, "\n{}", paint(bold, &heading_of(submission, group)));
        for finding in findings {
            let (label, style) = weight(finding);
            let place = say_places(&finding.places);
            let value = finding.at.first().map(|pointer| original(submission, pointer)).unwrap_or_default();
            let value = if value.is_empty() { value } else { quote(&value.replace('\n', " ")) };
            let head =
                [place, value].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            let rule = paint(faint, finding.rule);
            let _ = writeln!(text, "  {} {} {rule}", paint(style, label), visible(&finding.message));
            if !head.is_empty() {
                let _ = writeln!(text, "       {}", paint(faint, &head));
            }
        }
    }
    text
}

/// What is said of a document without findings. Nothing wrong can be found where nothing was understood.
pub(super) fn nothing_found(submission: &Submission) -> &'static str {
    if is_understood(submission) { "未发现问题" } else { "没有读懂，未能检查" }
}

/// `2 处错误 · 3 处提醒 · 1 处待定`.
pub(super) fn tally(findings: &[Finding]) -> String {
    tally_of(findings.iter().map(Finding::kind))
}

/// The same, of kinds as [`Finding::kind`] names them.
pub(super) fn tally_of(kinds: impl Iterator<Item = &'static str>) -> String {
    let kinds: Vec<&str> = kinds.collect();
    let count = |kind: &str| kinds.iter().filter(|other| **other == kind).count();
    let told = KINDS.iter().map(|(kind, label)| (count(kind), label)).filter(|(count, _)| *count > 0);
    told.map(|(count, label)| format!("{count} 处{label}")).collect::<Vec<_>>().join(" · ")
}

fn weight(finding: &Finding) -> (&'static str, Style) {
    let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    match (finding.outcome, finding.severity) {
        (Outcome::Undecided, _) => ("待定", colour(AnsiColor::Cyan)),
        (Outcome::Unread, _) => ("未读懂", colour(AnsiColor::Magenta)),
        (_, Severity::Error) => ("错误", colour(AnsiColor::Red).bold()),
        (_, Severity::Warning) => ("提醒", colour(AnsiColor::Yellow)),
        (_, Severity::Info) => ("提示", colour(AnsiColor::Blue)),
    }
}
