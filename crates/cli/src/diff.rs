//! `jixiao diff`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use jixiao::batch::{Input, Inputs, Search, in_order};
use jixiao::changes::{self, Aliases};
use jixiao::{Diff, DiffOptions, Options, Protected, Submission};

use crate::args::{self, Args, ReportFormat};
use crate::{Outcome, check, output, reading};

/// Compares two documents, or two folders department by department.
pub(crate) fn run(command: &args::Diff, args: &Args) -> anyhow::Result<Outcome> {
    let options = reading::options(args)?;
    let diff_options =
        DiffOptions { aliases: aliases(command.aliases.as_deref())?, ..DiffOptions::default() };
    let (old, new) = (side(&command.old, &options, args.jobs)?, side(&command.new, &options, args.jobs)?);
    let folders = command.old.is_dir() || command.new.is_dir();
    let diffs = if folders {
        changes::diff_folders(&old.0, &new.0, &diff_options)
    } else {
        old.0.iter().zip(&new.0).map(|(old, new)| jixiao::diff(old, new, &diff_options)).collect()
    };
    let page = page(&diffs, folders, command, args)?;
    let inputs = Protected::new(old.1.iter().chain(&new.1));
    output::deliver(command.output.as_deref(), &page, &inputs)?;
    Ok(if diffs.iter().all(Diff::is_same) { Outcome::Fine } else { Outcome::Some })
}

fn aliases(path: Option<&Path>) -> anyhow::Result<Aliases> {
    let Some(path) = path else { return Ok(Aliases::default()) };
    let text =
        std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    Ok(Aliases::parse(&path.to_string_lossy(), &text)?)
}

/// One document, or all of a folder, with the paths. Nothing is compared while a file of either side cannot be read:
/// what it holds would seem to have ended.
fn side(path: &Path, options: &Options, jobs: usize) -> anyhow::Result<(Vec<Submission>, Vec<PathBuf>)> {
    if !path.is_dir() {
        return Ok((vec![reading::submission(&Input::new(path), options)?], vec![path.to_owned()]));
    }
    let inputs = Inputs::find(&[path.to_owned()], &Search::default()).list;
    let mut unreadable = 0;
    let mut complain = |error: &jixiao::Error| {
        unreadable += 1;
        output::complain(&error.to_string());
    };
    inputs.iter().filter_map(|input| input.as_ref().err()).for_each(&mut complain);
    let list: Vec<Input> = inputs.into_iter().filter_map(Result::ok).collect();
    let mut submissions = Vec::new();
    in_order(
        &list,
        jobs,
        |input| reading::submission(input, options),
        |_, result| match result {
            Ok(submission) => submissions.push(submission),
            Err(error) => complain(&error),
        },
    );
    ensure!(
        unreadable == 0,
        "{}: {unreadable} files could not be read, nothing was compared",
        path.display()
    );
    Ok((submissions, list.into_iter().map(|input| input.path).collect()))
}

/// The differences as they are printed. JSON of two documents is one object, of two folders an array.
#[cfg_attr(not(feature = "pdf"), expect(unused_variables, reason = "only a PDF needs the font options"))]
fn page(diffs: &[Diff], folders: bool, command: &args::Diff, args: &Args) -> anyhow::Result<Vec<u8>> {
    Ok(match command.format {
        ReportFormat::Text => {
            let colours = command.output.is_none() && check::colours();
            diffs.iter().map(|diff| changes::to_text(diff, colours)).collect::<String>().into_bytes()
        }
        ReportFormat::Json => {
            let mut json = match diffs {
                [diff] if !folders => serde_json::to_vec_pretty(diff)?,
                _ => serde_json::to_vec_pretty(diffs)?,
            };
            json.push(b'\n');
            json
        }
        ReportFormat::Html => changes::to_html_all(diffs).into_bytes(),
        #[cfg(feature = "pdf")]
        ReportFormat::Pdf => crate::typeset::sheet(args, "diff", &serde_json::to_vec(diffs)?)?,
    })
}
