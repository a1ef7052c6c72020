//! What became of one input: a line on stdout, its errors on stderr.

use std::io::{self, Write as _};
use std::path::PathBuf;

use jixiao::Submission;
use serde_json::json;

use crate::args::TextOrJson;
use crate::inputs::Input;
use crate::output;

/// What became of one input.
pub(crate) struct Status {
    file: String,
    outputs: Vec<PathBuf>,
    forms: usize,
    indicators: usize,
    notes: usize,
    errors: Vec<String>,
}

impl Status {
    /// Nothing done yet.
    pub(crate) fn new(input: &Input) -> Self {
        let file = input.path.display().to_string();
        Self { file, outputs: Vec::new(), forms: 0, indicators: 0, notes: 0, errors: Vec::new() }
    }

    /// Counts what was read.
    pub(crate) fn counting(mut self, submission: &Submission) -> Self {
        self.forms = submission.forms.len();
        self.indicators = submission.forms.iter().map(|form| form.indicators.len()).sum();
        self.notes = submission.notes.len();
        self
    }

    /// An output was written.
    pub(crate) fn wrote(&mut self, path: PathBuf, notes: usize) {
        self.outputs.push(path);
        self.notes += notes;
    }

    /// Something did not succeed; the rest may have.
    pub(crate) fn failed(mut self, error: &anyhow::Error) -> Self {
        self.fail(error);
        self
    }

    /// Something did not succeed; the rest may have.
    pub(crate) fn fail(&mut self, error: &anyhow::Error) {
        self.errors.push(format!("{error:#}"));
    }

    /// Whether anything did not succeed.
    pub(crate) fn has_failed(&self) -> bool {
        !self.errors.is_empty()
    }

    /// One line on stdout, one per error on stderr.
    pub(crate) fn print(&self, format: TextOrJson) -> io::Result<()> {
        self.errors.iter().for_each(|error| output::complain(error));
        let outputs: Vec<String> = self.outputs.iter().map(|path| path.display().to_string()).collect();
        let state = if self.has_failed() { "failed" } else { "converted" };
        let mut stdout = io::stdout().lock();
        match format {
            TextOrJson::Json => {
                let line = json!({
                    "file": self.file,
                    "status": state,
                    "outputs": outputs,
                    "forms": self.forms,
                    "indicators": self.indicators,
                    "notes": self.notes,
                    "errors": self.errors,
                });
                writeln!(stdout, "{line}")
            }
            TextOrJson::Text if self.outputs.is_empty() => writeln!(stdout, "{state}  {}", self.file),
            TextOrJson::Text => writeln!(
                stdout,
                "{state}  {} → {}  (forms 表: {}, indicators 指标: {}, notes 提示: {})",
                self.file,
                outputs.join(" "),
                self.forms,
                self.indicators,
                self.notes
            ),
        }
    }
}
