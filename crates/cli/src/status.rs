//! What becomes of the inputs of a conversion: a line each on stdout, errors and notes on stderr, a bar on a terminal.

use std::fmt::Write as _;
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use jixiao::batch::{Observer, Report, Status};

use crate::args::{Args, TextOrJson};
use crate::{lang, output};

/// Tells it as it comes.
pub(crate) struct Told<'a> {
    format: TextOrJson,
    args: &'a Args,
    bar: ProgressBar,
}

impl<'a> Told<'a> {
    pub(crate) fn new(format: TextOrJson, args: &'a Args) -> Self {
        Self { format, args, bar: ProgressBar::hidden() }
    }

    /// Takes the bar away.
    pub(crate) fn finish(self) {
        self.bar.finish_and_clear();
    }

    fn line(&self, report: &Report) -> String {
        if self.format == TextOrJson::Json {
            return report.to_json().to_string();
        }
        let path = report.path.display();
        let state = lang::word(report.status.name(), chinese(report.status));
        if report.status == Status::Skipped {
            return format!(
                "{state}  {path}  ({})",
                lang::reason(report.reason.as_deref().unwrap_or_default())
            );
        }
        let outputs: Vec<String> = report.outputs.iter().map(|path| path.display().to_string()).collect();
        if outputs.is_empty() {
            return format!("{state}  {path}");
        }
        let counts = [
            (lang::words("forms", "表"), report.forms),
            (lang::words("indicators", "指标"), report.indicators),
            (lang::words("notes", "提示"), report.notes.len()),
        ];
        let counts = counts.map(|(what, count)| format!("{what}: {count}")).join(", ");
        let mut line = format!("{state}  {path} → {}  ({counts})", outputs.join(" "));
        if report.unrecognised > 0 {
            let _ = write!(line, "  {}: {}", lang::words("not recognised", "未识别"), report.unrecognised);
        }
        if let Some(earlier) = &report.duplicate_of {
            let _ = write!(line, "  {} {}", lang::words("same as", "同"), earlier.display());
        }
        line
    }

    /// Says on stderr what failed, and what was noted where that is asked for.
    pub(crate) fn notes(&self, report: &Report) {
        for error in &report.errors {
            output::complain_of(error);
        }
        for note in report.notes.iter().filter(|_| self.args.verbose) {
            let place = note.place.as_ref().map(|place| format!(" {place}")).unwrap_or_default();
            let path = report.path.display();
            output::complain(&format!("{path}:{place}: {} [{}]", note.message, note.id));
        }
    }
}

impl Observer for Told<'_> {
    fn begin(&mut self, inputs: usize) {
        self.bar = progress(inputs, self.args.quiet);
    }

    fn passed_over(&mut self, path: &Path, reason: &str) {
        if self.args.verbose {
            output::complain(&lang::for_reason(path, ("passed over", "略过"), reason));
        }
    }

    fn report(&mut self, report: &Report) {
        self.bar.suspend(|| {
            self.notes(report);
            let line = self.line(report);
            output::say(&match self.format {
                TextOrJson::Json => output::json_line(&line),
                TextOrJson::Text => output::line(&line),
            });
        });
        self.bar.inc(1);
    }
}

/// What became of an input, for a clerk.
fn chinese(status: Status) -> &'static str {
    match status {
        Status::Converted => "已转换",
        Status::Duplicate => "重复",
        Status::Failed => "失败",
        _ => "跳过",
    }
}

/// A bar on a terminal, nothing elsewhere.
pub(crate) fn progress(length: usize, quiet: bool) -> ProgressBar {
    if quiet || length < 2 || output::is_plain() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length as u64);
    match ProgressStyle::with_template("{bar:30} {pos}/{len} {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
