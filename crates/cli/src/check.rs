//! `jixiao check` and `jixiao explain`.

use std::io::{self, IsTerminal as _, Write as _};

use anyhow::{bail, ensure};
use jixiao::checker::{self, Finding, Selection};
use jixiao::{Options, Submission};

use crate::args::{Args, Check, ReportFormat, Severity};
use crate::inputs::Input;
use crate::{Outcome, inputs, output, reading};

/// Checks every input. A file that cannot be read is named; the others are checked.
pub(crate) fn run(command: &Check, args: &Args) -> anyhow::Result<Outcome> {
    let selection = selection(command)?;
    let options = reading::options(args)?;
    let (inputs, complaints) = inputs::expand(&command.paths);
    for complaint in &complaints {
        output::complain(complaint);
    }
    let sheet = matches!(command.format, ReportFormat::Html) || is_pdf(command.format);
    ensure!(!sheet || inputs.len() <= 1, "a return sheet is of one document: check one file at a time");

    let mut report = Report { format: command.format, all: Vec::new(), args };
    let mut unreadable = !complaints.is_empty();
    let mut found = false;
    for input in &inputs {
        match checked(input, &options, &selection) {
            Ok((submission, findings)) => {
                found |= !findings.is_empty();
                report.add(&submission, findings)?;
            }
            Err(error) => {
                unreadable = true;
                output::complain(&format!("{error:#}"));
            }
        }
    }
    report.finish()?;
    Ok(match (unreadable, found) {
        (true, _) => Outcome::Unreadable,
        (false, true) => Outcome::Some,
        (false, false) => Outcome::Fine,
    })
}

fn selection(command: &Check) -> anyhow::Result<Selection> {
    let selection = Selection {
        select: command.select.clone(),
        ignore: command.ignore.clone(),
        min_severity: match command.min_severity {
            Severity::Info => checker::Severity::Info,
            Severity::Warning => checker::Severity::Warning,
            Severity::Error => checker::Severity::Error,
        },
    };
    let unknown = selection.unknown();
    ensure!(unknown.is_empty(), "no such rule: {}; `jixiao explain` lists them", unknown.join(", "));
    Ok(selection)
}

fn checked(
    input: &Input,
    options: &Options,
    selection: &Selection,
) -> anyhow::Result<(Submission, Vec<Finding>)> {
    let submission = reading::submission(input, options)?;
    let findings = checker::check(&submission, selection);
    Ok((submission, findings))
}

/// Findings on their way to stdout: text as they come, JSON as one array.
struct Report<'a> {
    format: ReportFormat,
    all: Vec<Finding>,
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "only a PDF needs the font options"))]
    args: &'a Args,
}

impl Report<'_> {
    fn add(&mut self, submission: &Submission, findings: Vec<Finding>) -> anyhow::Result<()> {
        match self.format {
            ReportFormat::Text => {
                let mut stdout = io::stdout().lock();
                let text = checker::to_text(&findings, submission, colours());
                stdout.write_all(text.as_bytes())?;
            }
            ReportFormat::Json => self.all.extend(findings),
            ReportFormat::Html => output::deliver(None, checker::to_html(&findings, submission).as_bytes())?,
            #[cfg(feature = "pdf")]
            ReportFormat::Pdf => {
                let data = serde_json::to_vec(&checker::return_sheet(&findings, submission))?;
                let pdf = crate::typeset::sheet(self.args, "return-sheet", &data)?;
                output::deliver(None, &pdf)?;
            }
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<()> {
        if self.format == ReportFormat::Json {
            let mut json = serde_json::to_vec_pretty(&self.all)?;
            json.push(b'\n');
            output::deliver(None, &json)?;
        }
        Ok(())
    }
}

fn is_pdf(format: ReportFormat) -> bool {
    !matches!(format, ReportFormat::Text | ReportFormat::Json | ReportFormat::Html)
}

/// Colours for a person at a terminal who did not refuse them (<https://no-color.org>).
pub(crate) fn colours() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Prints a rule's manual page, or the list of rules.
pub(crate) fn explain(rule: Option<&str>) -> anyhow::Result<Outcome> {
    let mut stdout = io::stdout().lock();
    if let Some(id) = rule {
        let Some(page) = checker::explain(id) else {
            bail!("{id}: no such rule; `jixiao explain` lists them")
        };
        stdout.write_all(page.as_bytes())?;
    } else {
        for rule in checker::rules() {
            writeln!(stdout, "{:<20} {:<8} {}", rule.id, rule.severity.name(), rule.chinese)?;
        }
    }
    Ok(Outcome::Fine)
}
