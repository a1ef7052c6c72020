//! `jixiao diff`.

use std::path::Path;

use anyhow::{Context as _, ensure};
use jixiao::differ::{self, Aliases, Diff, DiffOptions};
use jixiao::{Options, Submission};

use crate::args::{self, Args, ReportFormat};
use crate::inputs::{self, Input};
use crate::{Outcome, check, output, reading};

/// Compares two documents, or two folders department by department.
pub(crate) fn run(command: &args::Diff, args: &Args) -> anyhow::Result<Outcome> {
    let options = reading::options(args)?;
    let diff_options =
        DiffOptions { aliases: aliases(command.aliases.as_deref())?, ..DiffOptions::default() };
    let (old, new) = (side(&command.old, &options)?, side(&command.new, &options)?);
    let folders = command.old.is_dir() || command.new.is_dir();
    let diffs = if folders {
        differ::diff_folders(&old, &new, &diff_options)
    } else {
        old.iter().zip(&new).map(|(old, new)| differ::diff(old, new, &diff_options)).collect()
    };
    let page = page(&diffs, folders, command, args)?;
    output::deliver(command.output.as_deref(), &page)?;
    Ok(if diffs.iter().all(Diff::is_same) { Outcome::Fine } else { Outcome::Some })
}

fn aliases(path: Option<&Path>) -> anyhow::Result<Aliases> {
    let Some(path) = path else { return Ok(Aliases::default()) };
    let text =
        std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    Ok(Aliases::parse(&path.to_string_lossy(), &text)?)
}

/// One document, or all of a folder. Nothing is compared while a file of either side cannot be read: what it
/// holds would seem to have ended.
fn side(path: &Path, options: &Options) -> anyhow::Result<Vec<Submission>> {
    if !path.is_dir() {
        return Ok(vec![reading::submission(&Input { path: path.to_owned() }, options)?]);
    }
    let (inputs, complaints) = inputs::expand(&[path.to_owned()]);
    ensure!(complaints.is_empty(), "{}", complaints.join("; "));
    let mut submissions = Vec::new();
    let mut unreadable = 0;
    for input in &inputs {
        match reading::submission(input, options) {
            Ok(submission) => submissions.push(submission),
            Err(error) => {
                unreadable += 1;
                output::complain(&format!("{error:#}"));
            }
        }
    }
    ensure!(
        unreadable == 0,
        "{}: {unreadable} files could not be read, nothing was compared",
        path.display()
    );
    Ok(submissions)
}

/// The differences as they are printed. JSON of two documents is one object, of two folders an array.
fn page(diffs: &[Diff], folders: bool, command: &args::Diff, args: &Args) -> anyhow::Result<Vec<u8>> {
    Ok(match command.format {
        ReportFormat::Text => {
            let colours = command.output.is_none() && check::colours();
            diffs.iter().map(|diff| differ::to_text(diff, colours)).collect::<String>().into_bytes()
        }
        ReportFormat::Json => {
            let mut json = match diffs {
                [diff] if !folders => serde_json::to_vec_pretty(diff)?,
                _ => serde_json::to_vec_pretty(diffs)?,
            };
            json.push(b'\n');
            json
        }
        ReportFormat::Html => differ::to_html_all(diffs).into_bytes(),
        #[cfg(feature = "pdf")]
        ReportFormat::Pdf => crate::typeset::sheet(args, "diff", &serde_json::to_vec(diffs)?)?,
    })
}
