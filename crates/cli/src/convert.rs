//! `jixiao convert` and `jixiao render`.

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::args::{Args, Convert};
use crate::status::Status;
use crate::writer::Writer;
use crate::{Outcome, inputs, naming, output, reading};

/// Files read side by side before their outputs are written in order: enough to keep the cores busy, few
/// enough that a folder of thousands never stands in memory.
const BATCH: usize = 16;

/// Converts every input; one that fails is named, the rest are done.
pub(crate) fn run(command: &Convert, args: &Args) -> anyhow::Result<Outcome> {
    let options = reading::options(args)?;
    let (inputs, complaints) = inputs::expand(&command.paths);
    for complaint in &complaints {
        output::complain(complaint);
    }
    let writer = Writer::new(command, args, &inputs)?;
    let mut failed = !complaints.is_empty() || writer.lacks_something();

    let stems = naming::stems(&inputs);
    let progress = progress(inputs.len(), args.quiet);
    for (batch, stems) in inputs.chunks(BATCH).zip(stems.chunks(BATCH)) {
        let read: Vec<_> = batch.par_iter().map(|input| reading::submission(input, &options)).collect();
        for ((input, stem), submission) in batch.iter().zip(stems).zip(read) {
            let status = match submission {
                Ok(submission) => writer.write(input, stem, &submission),
                Err(error) => Status::new(input).failed(&error),
            };
            failed |= status.has_failed();
            progress.suspend(|| status.print(command.status))?;
            progress.inc(1);
        }
    }
    progress.finish_and_clear();
    Ok(if failed { Outcome::Some } else { Outcome::Fine })
}

/// A bar on a terminal, nothing elsewhere.
fn progress(length: usize, quiet: bool) -> ProgressBar {
    if quiet || length < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length as u64);
    match ProgressStyle::with_template("{bar:30} {pos}/{len} {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Typesets one canonical JSON.
#[cfg(feature = "pdf")]
pub(crate) fn render(command: &crate::args::Render, args: &Args) -> anyhow::Result<Outcome> {
    let input = inputs::Input { path: command.path.clone() };
    let path = command.output.clone().unwrap_or_else(|| format!("{}.pdf", input.stem()).into());
    let render = || -> anyhow::Result<()> {
        let submission = reading::submission(&input, &reading::options(args)?)?;
        let typesetter = crate::typeset::Typesetter::new(args, &command.pdf)?;
        let pdf = typesetter.pdf(&submission).map_err(|error| reading::named(&input, &error))?;
        if !args.quiet {
            pdf.notes
                .iter()
                .for_each(|note| output::complain(&format!("{}: {}", input.name(), note.message)));
        }
        output::deliver(Some(&path), &pdf.value)
    };
    match render() {
        Ok(()) => Ok(Outcome::Fine),
        Err(error) if output::is_closed_pipe(&error) => Err(error),
        Err(error) => {
            output::complain(&format!("{error:#}"));
            Ok(Outcome::Some)
        }
    }
}
