//! `jixiao convert` and `jixiao render`.

use std::io;

use anyhow::bail;
use jixiao::batch::{Plan, Target};
use jixiao::write::CsvOptions;

use crate::args::{Args, Convert};
use crate::status::Told;
use crate::{Outcome, data, lang, output, reading};

/// Converts every input; one that fails is named, the rest are done.
pub(crate) fn run(command: &Convert, args: &Args) -> anyhow::Result<Outcome> {
    let mut plan = Plan::new(command.to.clone());
    data::place(&mut plan, command.output.as_deref())?;
    plan.options = reading::options(args)?;
    plan.jobs = args.jobs;
    plan.isolation = reading::isolation(&command.batch, args)?;
    plan.force = command.batch.force;
    plan.resume = command.resume;
    plan.all_formats = command.batch.all_formats;
    plan.layout = command.paper.layout.clone();
    plan.amounts = command.paper.amounts;
    plan.csv = CsvOptions { encoding: command.encoding.into(), formulas: command.formulas.into() };
    let lacks_something = !typesetting(&mut plan, command, args)?;

    let mut told = Told::new(command.status, args);
    let summary = jixiao::batch(&command.paths, &plan, &mut told);
    told.finish();
    let summary = summary?;
    if !args.quiet {
        output::complain(&lang::counts(&summary.to_string()));
    }
    let lacking = command.strict && !summary.is_whole();
    Ok(if lacks_something || summary.failed > 0 || lacking { Outcome::Some } else { Outcome::Fine })
}

/// Reads files for other programs, on stdin and stdout.
pub(crate) fn worker(args: &Args) -> anyhow::Result<Outcome> {
    let options = reading::options(args)?;
    jixiao::batch::worker(io::stdin().lock(), io::stdout().lock(), &options)?;
    Ok(Outcome::Fine)
}

/// Finds the fonts that a PDF needs. Without them everything else is written: one complaint, not one per file, and
/// `false`.
#[cfg(feature = "pdf")]
fn typesetting(plan: &mut Plan, command: &Convert, args: &Args) -> anyhow::Result<bool> {
    if !plan.targets.contains(&Target::Pdf) {
        return Ok(true);
    }
    plan.pdf = crate::typeset::options(&command.pdf, &command.paper, &plan.options.reading.limits)?;
    plan.layout = plan.pdf.layout.choice.clone();
    match crate::typeset::renderer(args) {
        Ok(renderer) => {
            plan.renderer = Some(renderer.into());
            Ok(true)
        }
        Err(error) if crate::typeset::is_lack_of_fonts(&error) => {
            output::complain(&error.to_string());
            plan.targets.retain(|target| *target != Target::Pdf);
            Ok(false)
        }
        Err(error) => bail!(error),
    }
}

#[cfg(not(feature = "pdf"))]
fn typesetting(plan: &mut Plan, _: &Convert, _: &Args) -> anyhow::Result<bool> {
    if plan.targets.contains(&Target::Pdf) {
        bail!("this build of jixiao has no PDF: build it with the feature `pdf`");
    }
    Ok(true)
}

/// Typesets one canonical JSON.
#[cfg(feature = "pdf")]
pub(crate) fn render(command: &crate::args::Render, args: &Args) -> anyhow::Result<Outcome> {
    use jixiao::Protected;
    use jixiao::batch::{Input, guarded};

    let input = Input::new(&command.path);
    let options = reading::options(args)?;
    let render = || -> anyhow::Result<()> {
        let submission = reading::submission(&input, &options)?;
        let limits = &options.reading.limits;
        let pdf_options = crate::typeset::options(&command.pdf, &command.paper, limits)?;
        let renderer = crate::typeset::renderer(args)?;
        let pdf = guarded(|| jixiao::write::typeset(&renderer, &submission, &pdf_options));
        let pdf = pdf.map_err(|error| error.of(&input.path))?;
        if !args.quiet {
            pdf.notes
                .iter()
                .for_each(|note| output::complain(&format!("{}: {}", input.name(), note.message)));
        }
        let stem = std::path::PathBuf::from(input.name()).with_extension("pdf");
        output::deliver(
            Some(command.output.as_deref().unwrap_or(&stem)),
            &pdf.value,
            &Protected::new([&input.path]),
        )
    };
    match render() {
        Ok(()) => Ok(Outcome::Fine),
        Err(error) => {
            output::complain(&format!("{error:#}"));
            Ok(Outcome::Some)
        }
    }
}
