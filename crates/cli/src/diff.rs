//! `jixiao diff`.

use std::path::Path;

use anyhow::Context as _;
use jixiao::changes::{self, Aliases};
use jixiao::compare::{Differences, compare};
use jixiao::{DiffOptions, Protected};

use crate::args::{self, Args, ReportFormat};
use crate::{Outcome, check, output, reading};

/// Compares two documents, or two folders document by document.
pub(crate) fn run(command: &args::Diff, args: &Args) -> anyhow::Result<Outcome> {
    let options = reading::options(args)?;
    let how = DiffOptions {
        aliases: aliases(command.aliases.as_deref())?,
        across_kinds: command.across_kinds,
        years: command.years,
        ..DiffOptions::default()
    };
    let compared = compare(&command.old, &command.new, &options, &how, args.jobs)?;
    if let Differences::Folders(diff) = &compared.differences {
        diff.failed.iter().for_each(|failed| output::complain(&failed.error.message));
    }
    let page = page(&compared.differences, command, args)?;
    output::deliver(command.output.as_deref(), &page, &Protected::new(&compared.inputs))?;
    Ok(match (compared.differences.is_incomplete(), compared.differences.is_same()) {
        (true, _) => Outcome::Unreadable,
        (false, false) => Outcome::Some,
        (false, true) => Outcome::Fine,
    })
}

fn aliases(path: Option<&Path>) -> anyhow::Result<Aliases> {
    let Some(path) = path else { return Ok(Aliases::default()) };
    let text =
        std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    Ok(Aliases::parse(&path.to_string_lossy(), &text)?)
}

/// The differences as they are printed.
#[cfg_attr(not(feature = "pdf"), expect(unused_variables, reason = "only a PDF needs the font options"))]
fn page(differences: &Differences, command: &args::Diff, args: &Args) -> anyhow::Result<Vec<u8>> {
    let colours = command.output.is_none() && check::colours();
    Ok(match (command.format, differences) {
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
