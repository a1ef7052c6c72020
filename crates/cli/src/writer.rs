//! Writes the outputs of one submission after another.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::bail;
use jixiao::Submission;
use jixiao::exporter::{self, CsvOptions, Encoding, Table};

use crate::args::{Args, Convert, CsvEncoding, Target};
use crate::inputs::Input;
use crate::status::Status;
use crate::{output, reading};

/// Where and what to write.
pub(crate) struct Writer {
    folder: PathBuf,
    targets: Vec<Target>,
    encoding: Encoding,
    /// The files being read, which are never written to.
    inputs: HashSet<PathBuf>,
    #[cfg(feature = "pdf")]
    typesetter: Option<crate::typeset::Typesetter>,
    lacks_something: bool,
}

impl Writer {
    /// Without the fonts a PDF needs, everything else is still written: one complaint, not one per file.
    pub(crate) fn new(command: &Convert, args: &Args, inputs: &[Input]) -> anyhow::Result<Self> {
        let mut targets = command.to.clone();
        targets.sort_unstable();
        targets.dedup();
        #[cfg_attr(not(feature = "pdf"), expect(unused_mut, reason = "only fonts can be lacking"))]
        let mut lacks_something = false;
        #[cfg(feature = "pdf")]
        let typesetter = if targets.contains(&Target::Pdf) {
            match crate::typeset::Typesetter::new(args, &command.pdf) {
                Ok(typesetter) => Some(typesetter),
                Err(error) if crate::typeset::is_lack_of_fonts(&error) => {
                    output::complain(&format!("{error:#}"));
                    lacks_something = true;
                    None
                }
                Err(error) => return Err(error),
            }
        } else {
            None
        };
        #[cfg(not(feature = "pdf"))]
        if targets.contains(&Target::Pdf) {
            let _ = args;
            bail!("this build of jixiao has no PDF: build it with the feature `pdf`");
        }
        Ok(Self {
            folder: command.output.clone().unwrap_or_default(),
            targets,
            encoding: match command.encoding {
                CsvEncoding::Utf8 => Encoding::Utf8Bom,
                CsvEncoding::Gb18030 => Encoding::Gb18030,
            },
            inputs: inputs.iter().filter_map(|input| input.path.canonicalize().ok()).collect(),
            #[cfg(feature = "pdf")]
            typesetter,
            lacks_something,
        })
    }

    /// Whether some output asked for cannot be written at all.
    pub(crate) fn lacks_something(&self) -> bool {
        self.lacks_something
    }

    /// Writes every output of one submission. One that fails does not keep the others from being written.
    pub(crate) fn write(&self, input: &Input, stem: &str, submission: &Submission) -> Status {
        let mut status = Status::new(input).counting(submission);
        for &target in &self.targets {
            if let Err(error) = self.write_target(target, stem, submission, &mut status) {
                status.fail(&reading::named(input, &error));
            }
        }
        status
    }

    fn write_target(
        &self,
        target: Target,
        stem: &str,
        submission: &Submission,
        status: &mut Status,
    ) -> anyhow::Result<()> {
        let mut put = |extension: &str, bytes: &[u8], notes: usize| -> anyhow::Result<()> {
            let path = self.folder.join(format!("{stem}.{extension}"));
            self.put(&path, bytes)?;
            status.wrote(path, notes);
            Ok(())
        };
        match target {
            Target::Json => put("json", jixiao::to_json(submission)?.as_bytes(), 0),
            Target::Docx => put("docx", &exporter::docx(submission)?, 0),
            Target::Xlsx => put("xlsx", &exporter::xlsx(submission)?, 0),
            Target::Csv => {
                let options = CsvOptions { encoding: self.encoding, ..CsvOptions::default() };
                put("indicators.csv", &exporter::csv(&[submission], Table::Indicators, &options)?, 0)?;
                put("funds.csv", &exporter::csv(&[submission], Table::Funds, &options)?, 0)
            }
            #[cfg(feature = "pdf")]
            Target::Pdf => match &self.typesetter {
                Some(typesetter) => {
                    let pdf = typesetter.pdf(submission)?;
                    put("pdf", &pdf.value, pdf.notes.len())
                }
                None => Ok(()), // said once, when the writer was made
            },
            #[cfg(not(feature = "pdf"))]
            Target::Pdf => Ok(()), // refused when the writer was made
        }
    }

    /// Writes one output, unless it is one of the inputs: the JSON of a canonical JSON in the same folder is
    /// that file already.
    fn put(&self, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        let is_input = path.canonicalize().is_ok_and(|path| self.inputs.contains(&path));
        if is_input {
            if std::fs::read(path).is_ok_and(|existing| existing == bytes) {
                return Ok(());
            }
            bail!(
                "{} is an input of this run and is not overwritten (不覆盖输入文件): give another folder with -o",
                path.display()
            );
        }
        output::write_whole(path, bytes)
    }
}
