//! Findings on their way out, document by document.

use std::path::Path;

use indicatif::ProgressBar;
use jixiao::desk::{Checked, DeskObserver, State};
use jixiao::findings::Located;
use jixiao::{FailOn, Finding, Submission, findings};

use super::target::{Target, name};
use crate::args::{Args, Check, CheckFormat};
use crate::{lang, output};

/// What is made of a document's findings by the worker that found them.
#[derive(Default)]
pub(super) struct Made {
    text: Option<String>,
    findings: Option<Vec<Finding>>,
}

/// What is to be made.
pub(super) struct Wanted {
    text: bool,
    findings: bool,
    colours: bool,
}

impl Made {
    pub(super) fn of(
        wanted: &Wanted,
        path: &Path,
        submission: &mut Submission,
        findings: &[Finding],
    ) -> Self {
        let text = wanted.text.then(|| {
            // Eighty departments hand in `目标.docx`: which one is said by its path.
            let path = output::line(&path.display().to_string());
            let file = std::mem::replace(&mut submission.source.file, path);
            let text = findings::to_text(findings, submission, wanted.colours);
            submission.source.file = file;
            text
        });
        Self { text, findings: wanted.findings.then(|| findings.to_vec()) }
    }
}

/// What was printed, in the end.
pub(super) struct Printed {
    /// The findings, as they go into a file.
    pub(super) bytes: Vec<u8>,
    /// Something was found that counts.
    pub(super) found: bool,
    /// What was told of departments that have not handed in.
    pub(super) missing: Vec<String>,
    /// What became of stdout.
    pub(super) lost: Option<anyhow::Error>,
}

/// Findings on their way out: text and lines as they come, arrays in the end.
pub(super) struct Printer<'a> {
    args: &'a Args,
    /// The formats that take findings one by one.
    formats: Vec<CheckFormat>,
    /// They go to stdout, as they come.
    to_stdout: bool,
    /// Which findings make the exit code 1.
    fail_on: FailOn,
    bar: ProgressBar,
    text: String,
    told: Vec<Located>,
    found: bool,
    /// What several documents show is being told.
    is_among: bool,
    missing: Vec<String>,
    lost: Option<anyhow::Error>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(target: &Target, command: &Check, args: &'a Args, fail_on: FailOn) -> Self {
        let (formats, to_stdout) = match target {
            _ if command.statistics => (Vec::new(), false),
            Target::Folder { also, .. } => (also.clone(), false),
            Target::One { path, format } => (vec![*format], path.is_none()),
        };
        Self {
            args,
            formats,
            to_stdout,
            fail_on,
            bar: ProgressBar::hidden(),
            text: String::new(),
            told: Vec::new(),
            found: false,
            is_among: false,
            missing: Vec::new(),
            lost: None,
        }
    }

    fn has(&self, format: CheckFormat) -> bool {
        self.formats.contains(&format)
    }

    pub(super) fn wanted(&self) -> Wanted {
        let data = [CheckFormat::Json, CheckFormat::Jsonl, CheckFormat::Sarif];
        Wanted {
            text: self.has(CheckFormat::Text),
            findings: data.iter().any(|format| self.has(*format)),
            colours: self.to_stdout && super::colours(),
        }
    }

    /// The findings in a format, as far as they were not printed already.
    fn bytes(&self, format: CheckFormat) -> serde_json::Result<Vec<u8>> {
        Ok(match format {
            CheckFormat::Text => self.text.clone().into_bytes(),
            CheckFormat::Json => serde_json::to_string_pretty(&self.told)?.into_bytes(),
            CheckFormat::Jsonl => {
                let lines = self.told.iter().map(|told| Ok(serde_json::to_string(told)? + "\n"));
                lines.collect::<serde_json::Result<String>>()?.into_bytes()
            }
            CheckFormat::Sarif => {
                let findings = self.told.iter().map(|told| (told.path.as_str(), &told.finding));
                serde_json::to_vec_pretty(&jixiao::desk::sarif(findings))?
            }
            CheckFormat::Html | CheckFormat::Pdf | CheckFormat::Docx | CheckFormat::Xlsx => Vec::new(),
        })
    }

    fn keep(&mut self, result: anyhow::Result<()>) {
        if let Err(error) = result {
            self.lost.get_or_insert(error);
        }
    }

    /// Text is printed at once where that can be done.
    fn text_out(&mut self, text: &str) {
        if self.to_stdout {
            let printed = self.bar.suspend(|| output::print(text.as_bytes()));
            self.keep(printed);
        } else {
            self.text += text;
        }
    }

    /// A finding for programs: lines are printed at once where that can be done.
    fn tell(&mut self, told: Located) {
        if self.to_stdout && self.has(CheckFormat::Jsonl) {
            let line = serde_json::to_string(&told).map_err(anyhow::Error::from);
            let printed = line.and_then(|line| self.bar.suspend(|| output::print((line + "\n").as_bytes())));
            self.keep(printed);
        } else {
            self.told.push(told);
        }
    }

    /// A document's findings.
    fn take(&mut self, checked: &Checked, made: Made) {
        if let Some(text) = made.text {
            self.text_out(&text);
        }
        let path = checked.path.display().to_string();
        for finding in made.findings.into_iter().flatten() {
            self.tell(Located { path: path.clone(), finding, others: Vec::new() });
        }
    }

    /// Ends it: takes the bar away, prints what could not be printed before.
    pub(super) fn finish(mut self) -> Printed {
        self.bar.finish_and_clear();
        let mut bytes = Vec::new();
        if let [format @ (CheckFormat::Text | CheckFormat::Json | CheckFormat::Jsonl | CheckFormat::Sarif)] =
            *self.formats.as_slice()
        {
            match self.bytes(format) {
                Ok(made) => bytes = made,
                Err(error) => self.keep(Err(error.into())),
            }
            if matches!(format, CheckFormat::Json | CheckFormat::Sarif) {
                bytes.push(b'\n');
            }
            if self.to_stdout {
                let printed = output::print(&std::mem::take(&mut bytes));
                self.keep(printed);
            }
        }
        Printed { bytes, found: self.found, missing: self.missing, lost: self.lost }
    }
}

impl DeskObserver<Made> for Printer<'_> {
    fn begin(&mut self, documents: usize) {
        self.bar = crate::status::progress(documents, self.args.quiet);
    }

    fn passed_over(&mut self, path: &Path, reason: &str) {
        if self.args.verbose {
            output::complain(&lang::for_reason(path, ("passed over", "略过"), reason));
        }
    }

    fn checked(&mut self, checked: &Checked, made: Option<Made>) {
        self.bar.suspend(|| {
            for error in &checked.errors {
                output::complain_of(error);
            }
            if checked.state == State::Skipped {
                let reason = checked.reason.as_deref().unwrap_or_default();
                output::complain(&lang::for_reason(&checked.path, ("skipped", "跳过"), reason));
            }
        });
        self.found |= self.fail_on.fails(&checked.findings);
        self.take(checked, made.unwrap_or_default());
        self.bar.inc(1);
    }

    fn failed(&mut self, error: &jixiao::Error) {
        output::complain_of(error);
    }

    fn among(&mut self, located: &Located) {
        self.found |= self.fail_on.fails(std::slice::from_ref(&located.finding));
        let data = [CheckFormat::Json, CheckFormat::Jsonl, CheckFormat::Sarif];
        if located.path.is_empty() && !self.formats.is_empty() {
            self.missing.push(located.finding.message.clone());
        }
        if self.has(CheckFormat::Text) {
            let others = located.others.join(", ");
            let others = if others.is_empty() { String::new() } else { format!("（{others}）") };
            let finding = &located.finding;
            let line = output::line(&format!(
                "{} {}：{}{others} {}",
                finding.label(),
                located.path,
                finding.message,
                finding.rule
            ));
            let head = if std::mem::replace(&mut self.is_among, true) { "" } else { "\n文件之间\n" };
            self.text_out(&format!("{head}  {line}\n"));
        }
        if data.iter().any(|format| self.has(*format)) {
            self.tell(located.clone());
        }
    }

    fn files(&mut self) -> Vec<(String, Vec<u8>)> {
        let formats = std::mem::take(&mut self.formats);
        let mut files = Vec::new();
        for format in formats.iter().filter(|format| **format != CheckFormat::Xlsx) {
            match self.bytes(*format) {
                Ok(bytes) => files.push((format!("check.{}", name(*format)), bytes)),
                Err(error) => self.keep(Err(error.into())),
            }
        }
        files
    }
}
