//! `jixiao convert` and `jixiao render`.

use std::io;

use anyhow::bail;
use jixiao::Protected;
use jixiao::batch::{Inputs, Observer as _, Plan, Search, Status, Summary, Target};
use jixiao::write::CsvOptions;

use crate::args::{Args, Convert};
use crate::data::{self, Place};
use crate::settings::Settings;
use crate::status::Told;
use crate::{Outcome, lang, output, reading};

/// Converts every input; one that fails is named, the rest are done.
pub(crate) fn run(command: &Convert, args: &Args, settings: &Settings) -> anyhow::Result<Outcome> {
    let mut plan = Plan::new(Vec::new());
    let place = data::place(&mut plan, command)?;
    plan.options = reading::options(args)?;
    plan.jobs = args.jobs;
    plan.isolation = reading::isolation(&command.batch, args)?;
    plan.force = command.batch.force;
    plan.resume = command.resume;
    plan.all_formats = command.batch.all_formats;
    plan.layout = settings.layout(command.paper.layout.as_ref());
    plan.amounts = command.paper.amounts;
    plan.csv = CsvOptions { encoding: command.encoding.into(), formulas: command.formulas.into() };
    let lacks_something = !typesetting(&mut plan, command, args)?;

    let summary = match place {
        Place::Folder => {
            let mut told = Told::new(command.status, args);
            let summary = jixiao::batch(&command.paths, &plan, &mut told);
            told.finish();
            summary?
        }
        Place::File(target) => one(target, &plan, command, args)?,
    };
    if !args.quiet {
        output::complain(&lang::counts(&summary.to_string()));
    }
    let lacking = command.strict && !summary.is_whole();
    Ok(if lacks_something || summary.failed > 0 || lacking { Outcome::Some } else { Outcome::Fine })
}

/// Converts one document into the file that `-o` names, or to stdout.
fn one(target: Target, plan: &Plan, command: &Convert, args: &Args) -> anyhow::Result<Summary> {
    let mut search = Search::default();
    search.all_formats = plan.all_formats;
    let mut found = Inputs::find(&command.paths, &search).list;
    let input = match (found.pop(), found.len()) {
        (Some(input), 0) => input?,
        (_, others) => bail!(lang::said(
            format!("-o names one file, and there are {} documents: name a folder", others + 1),
            format!("-o 写的是一个文件，而输入有 {} 份：请写文件夹", others + 1),
        )),
    };
    let file = command.output.as_deref().filter(|path| path.as_os_str() != "-");
    let (mut report, bytes) = jixiao::batch::one(&input, target, plan);
    if let Some(bytes) = bytes {
        let inputs = Protected::new([&input.path]);
        output::deliver(file, &bytes, &inputs, target.is_binary(), plan.force)?;
        report.outputs.extend(file.map(std::path::Path::to_path_buf));
    }
    let mut told = Told::new(command.status, args);
    if file.is_some() || report.status == Status::Failed {
        told.report(&report);
    } else {
        told.notes(&report);
    }
    Ok(Summary::of(&report))
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
    let paper = (&plan.layout, plan.amounts);
    plan.pdf = crate::typeset::options(&command.pdf, paper, &plan.options.reading.limits)?;
    plan.layout = plan.pdf.layout.choice.clone();
    match crate::typeset::renderer(args) {
        Ok(renderer) => {
            plan.renderer = Some(renderer.into());
            Ok(true)
        }
        Err(error) if crate::typeset::is_lack_of_fonts(&error) => {
            output::complain_of(&error.into());
            plan.targets.retain(|target| *target != Target::Pdf);
            Ok(false)
        }
        Err(error) => bail!(error),
    }
}

#[cfg(not(feature = "pdf"))]
fn typesetting(plan: &mut Plan, _: &Convert, _: &Args) -> anyhow::Result<bool> {
    if plan.targets.contains(&Target::Pdf) {
        bail!(jixiao::Error::NoPdf);
    }
    Ok(true)
}

/// Typesets one canonical JSON.
#[cfg(feature = "pdf")]
pub(crate) fn render(
    command: &crate::args::Render,
    args: &Args,
    settings: &Settings,
) -> anyhow::Result<Outcome> {
    use jixiao::batch::{Input, guarded};

    let input = Input::new(&command.path);
    let options = reading::options(args)?;
    let layout = settings.layout(command.paper.layout.as_ref());
    let render = || -> anyhow::Result<()> {
        let submission = reading::submission(&input, &options)?;
        let limits = &options.reading.limits;
        let paper = (&layout, command.paper.amounts);
        let pdf_options = crate::typeset::options(&command.pdf, paper, limits)?;
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
            true,
            command.force,
        )
    };
    match render() {
        Ok(()) => Ok(Outcome::Fine),
        Err(error) => {
            output::complain_of_any(&error);
            Ok(Outcome::Some)
        }
    }
}
