//! `jixiao diff`.

use std::path::Path;

use anyhow::{Context as _, bail};
use clap::ValueEnum as _;
use jixiao::changes::{self, Aliases};
use jixiao::compare::{Differences, compare};
use jixiao::{DiffOptions, Protected};

use crate::args::{self, Args, ReportFormat};
use crate::{Outcome, check, lang, output, reading};

/// Compares two documents, or two folders document by document.
pub(crate) fn run(command: &args::Diff, args: &Args) -> anyhow::Result<Outcome> {
    let format = format(command)?;
    let options = reading::options(args)?;
    let how = DiffOptions {
        aliases: aliases(command.aliases.as_deref())?,
        across_kinds: command.across_kinds,
        years: command.years,
        ..DiffOptions::default()
    };
    let compared = compare(&command.old, &command.new, &options, &how, args.jobs)?;
    if let Differences::Folders(diff) = &compared.differences {
        diff.failed.iter().for_each(|failed| output::complain(&lang::error(&failed.error.message)));
    }
    let page = page(&compared.differences, format, command, args)?;
    let inputs = Protected::new(&compared.inputs);
    output::deliver(command.output.as_deref(), &page, &inputs, is_binary(format), command.force)?;
    Ok(match (compared.differences.is_incomplete(), compared.differences.is_same()) {
        (true, _) => Outcome::Unreadable,
        (false, false) => Outcome::Some,
        (false, true) => Outcome::Fine,
    })
}

/// As `--format` says it, else the file's ending.
fn format(command: &args::Diff) -> anyhow::Result<ReportFormat> {
    let by_ending = command.output.as_deref().and_then(by_ending);
    match (command.format, by_ending) {
        (Some(format), Some(ending)) if format != ending => {
            bail!(lang::endings_differ(&name(ending), &name(format)))
        }
        (format, ending) => Ok(format.or(ending).unwrap_or(ReportFormat::Text)),
    }
}

fn by_ending(path: &Path) -> Option<ReportFormat> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    let ending = if ending == "txt" { "text" } else { &ending };
    ReportFormat::from_str(ending, true).ok()
}

fn name(format: ReportFormat) -> String {
    format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn is_binary(format: ReportFormat) -> bool {
    name(format) == "pdf"
}

fn aliases(path: Option<&Path>) -> anyhow::Result<Aliases> {
    let Some(path) = path else { return Ok(Aliases::default()) };
    let text =
        std::fs::read_to_string(path).with_context(|| lang::said_of(path, "cannot be read", "无法读取"))?;
    Ok(Aliases::parse(&path.to_string_lossy(), &text)?)
}

/// The differences as they are printed.
#[cfg_attr(not(feature = "pdf"), expect(unused_variables, reason = "only a PDF needs the font options"))]
fn page(
    differences: &Differences,
    format: ReportFormat,
    command: &args::Diff,
    args: &Args,
) -> anyhow::Result<Vec<u8>> {
    let colours = command.output.is_none() && check::colours();
    Ok(match (format, differences) {
        (ReportFormat::Text, Differences::Documents(diff)) => changes::to_text(diff, colours).into_bytes(),
        (ReportFormat::Text, Differences::Folders(diff)) => {
            changes::folder_to_text(diff, colours).into_bytes()
        }
        (ReportFormat::Json, Differences::Documents(diff)) => json(diff)?,
        (ReportFormat::Json, Differences::Folders(diff)) => json(diff)?,
        (ReportFormat::Html, Differences::Documents(diff)) => changes::to_html(diff).into_bytes(),
        (ReportFormat::Html, Differences::Folders(diff)) => changes::folder_to_html(diff).into_bytes(),
        #[cfg(feature = "pdf")]
        (ReportFormat::Pdf, Differences::Documents(diff)) => {
            crate::typeset::sheet(args, "diff", &serde_json::to_vec(&[diff])?)?
        }
        #[cfg(feature = "pdf")]
        (ReportFormat::Pdf, Differences::Folders(diff)) => {
            crate::typeset::sheet(args, "diff", &serde_json::to_vec(diff)?)?
        }
    })
}

/// JSON in which nothing stands that a terminal would obey.
fn json(differences: &impl serde::Serialize) -> anyhow::Result<Vec<u8>> {
    let json = serde_json::to_string_pretty(differences)?;
    Ok((output::json_line(&json) + "\n").into_bytes())
}
