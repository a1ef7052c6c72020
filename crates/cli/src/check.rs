//! `jixiao check` and `jixiao explain`.

use std::io::{self, IsTerminal as _};

use anyhow::{bail, ensure};
use jixiao::batch::{Input, Inputs, Search, in_order};
use jixiao::{CheckConfig, Error, Finding, Options, Submission, findings};
use serde::Serialize;

use crate::args::{Args, Check, ReportFormat, Severity};
use crate::{Outcome, output, reading};

/// Checks every input. A file that cannot be read is named; the others are checked.
pub(crate) fn run(command: &Check, args: &Args) -> anyhow::Result<Outcome> {
    let config = config(command)?;
    let options = reading::options(args)?;
    let inputs = Inputs::find(&command.paths, &Search::default());
    let sheet = !matches!(command.format, ReportFormat::Text | ReportFormat::Json);
    ensure!(
        !sheet || inputs.found().count() <= 1,
        "a return sheet is of one document: check one file at a time"
    );
    let mut unreadable = false;
    for error in inputs.list.iter().filter_map(|input| input.as_ref().err()) {
        unreadable = true;
        output::complain(&error.to_string());
    }
    let list: Vec<Input> = inputs.list.into_iter().filter_map(Result::ok).collect();
    let mut report = Report { format: command.format, args, json: Vec::new(), lost: None };
    let mut found = false;
    let bar = crate::status::progress(list.len(), args.quiet || command.format == ReportFormat::Text);
    in_order(
        &list,
        args.jobs,
        |input| checked(input, &options, &config, command.format),
        |input, result| {
            match result {
                Ok(checked) => {
                    found |= checked.found;
                    report.add(checked);
                }
                Err(error) => {
                    unreadable = true;
                    let error = if error.path().is_some() { error } else { error.of(&input.path) };
                    bar.suspend(|| output::complain(&error.to_string()));
                }
            }
            bar.inc(1);
        },
    );
    bar.finish_and_clear();
    report.finish()?;
    Ok(match (unreadable, found) {
        (true, _) => Outcome::Unreadable,
        (false, true) => Outcome::Some,
        (false, false) => Outcome::Fine,
    })
}

fn config(command: &Check) -> anyhow::Result<CheckConfig> {
    let config = CheckConfig {
        select: command.select.clone(),
        ignore: command.ignore.clone(),
        min_severity: match command.min_severity {
            Severity::Info => jixiao::Severity::Info,
            Severity::Warning => jixiao::Severity::Warning,
            Severity::Error => jixiao::Severity::Error,
        },
        ..CheckConfig::default()
    };
    let unknown = config.unknown();
    ensure!(unknown.is_empty(), "no such rule: {}; `jixiao explain` lists them", unknown.join(", "));
    Ok(config)
}

/// A document's findings, as far as a worker can bring them to what is printed.
struct Checked {
    found: bool,
    page: Page,
}

enum Page {
    Text(String),
    Json(Vec<Told>),
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "only a PDF needs the data"))]
    Sheet(Box<Submission>, Vec<Finding>),
}

fn checked(
    input: &Input,
    options: &Options,
    config: &CheckConfig,
    format: ReportFormat,
) -> Result<Checked, Error> {
    let mut submission = reading::submission(input, options)?;
    let findings = jixiao::check(&submission, config);
    let found = !findings.is_empty();
    let page = match format {
        ReportFormat::Text => {
            // Eighty departments hand in `目标.docx`: which one is said by its path.
            submission.source.file = output::line(&input.path.display().to_string());
            Page::Text(findings::to_text(&findings, &submission, colours()))
        }
        ReportFormat::Json => {
            let path = input.path.display().to_string();
            Page::Json(findings.into_iter().map(|finding| Told { path: path.clone(), finding }).collect())
        }
        ReportFormat::Html => Page::Text(findings::to_html(&findings, &submission)),
        #[cfg(feature = "pdf")]
        ReportFormat::Pdf => Page::Sheet(Box::new(submission), findings),
    };
    Ok(Checked { found, page })
}

/// A finding, and the path of the file it is of.
#[derive(Serialize)]
struct Told {
    path: String,
    #[serde(flatten)]
    finding: Finding,
}

/// Findings on their way to stdout: text as they come, JSON as one array.
struct Report<'a> {
    format: ReportFormat,
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "only a PDF needs the font options"))]
    args: &'a Args,
    json: Vec<Told>,
    lost: Option<anyhow::Error>,
}

impl Report<'_> {
    fn add(&mut self, checked: Checked) {
        let printed = match checked.page {
            Page::Text(text) => output::print(text.as_bytes()),
            Page::Json(findings) => {
                self.json.extend(findings);
                Ok(())
            }
            Page::Sheet(submission, findings) => self.sheet(&submission, &findings),
        };
        if let Err(error) = printed {
            self.lost.get_or_insert(error);
        }
    }

    #[cfg(feature = "pdf")]
    fn sheet(&self, submission: &Submission, findings: &[Finding]) -> anyhow::Result<()> {
        let data = serde_json::to_vec(&findings::return_sheet(findings, submission))?;
        output::print(&crate::typeset::sheet(self.args, "return-sheet", &data)?)
    }

    #[cfg(not(feature = "pdf"))]
    #[expect(clippy::unused_self, reason = "the same call with and without PDF")]
    fn sheet(&self, _: &Submission, _: &[Finding]) -> anyhow::Result<()> {
        bail!("this build of jixiao has no PDF: build it with the feature `pdf`")
    }

    fn finish(self) -> anyhow::Result<()> {
        if let Some(error) = self.lost {
            return Err(error);
        }
        if self.format == ReportFormat::Json {
            output::print((serde_json::to_string_pretty(&self.json)? + "\n").as_bytes())?;
        }
        Ok(())
    }
}

/// Colours for a person at a terminal who did not refuse them (<https://no-color.org>).
pub(crate) fn colours() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Prints the manual page of a rule, a note or an error, or the list of all.
pub(crate) fn explain(id: Option<&str>) -> anyhow::Result<Outcome> {
    let page = match id {
        None => jixiao::index(),
        Some(id) => match (jixiao::explain(id), jixiao::nearest(id)) {
            (Some(page), _) => page,
            (None, Some(nearest)) => bail!("{id}: no such id (没有这个编号); is {nearest} meant?"),
            (None, None) => bail!("{id}: no such id (没有这个编号); `jixiao explain` lists them"),
        },
    };
    output::print(page.as_bytes())?;
    Ok(Outcome::Fine)
}
