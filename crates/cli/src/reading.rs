//! From the command line's options to a submission.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::anyhow;
use clap::ValueEnum as _;
use jixiao::batch::{Input, Isolation, guarded};
use jixiao::{Error, Limits, Options, ReadOptions, Submission};

use crate::args::{Args, Batch};
use crate::output;
use crate::settings::Settings;

/// The folder of profiles that the settings name, for commands that name none.
static PROFILES: OnceLock<PathBuf> = OnceLock::new();

/// Takes the folder of profiles from the settings.
pub(crate) fn profiles_of(settings: &Settings) {
    if let Some(folder) = &settings.profiles {
        let _ = PROFILES.set(folder.clone());
    }
}

/// How to read, as the command line and the settings say it.
pub(crate) fn options(args: &Args) -> anyhow::Result<Options> {
    let mut options = Options::default();
    if let Some(folder) = args.profiles.as_ref().or(PROFILES.get()) {
        for remark in options.add_profiles(folder)? {
            output::complain(&remark.to_string());
        }
    }
    let mut limits = Limits::default();
    for (name, number) in &args.limit {
        limits.set(name, *number).map_err(|error| anyhow!(error))?;
    }
    options.reading = ReadOptions::default().with_limits(limits).with_revisions(args.revisions.into());
    Ok(options)
}

/// Reads one input; the error names the file.
pub(crate) fn submission(input: &Input, options: &Options) -> Result<Submission, Error> {
    let bytes = input.read(options.reading.limits.file_bytes)?;
    guarded(|| jixiao::read(&bytes, &input.name(), options)).map_err(|error| error.of(&input.path))
}

/// This program again as the one that reads files, told what it has to know.
pub(crate) fn isolation(command: &Batch, args: &Args) -> anyhow::Result<Option<Isolation>> {
    if !command.isolate && command.timeout.is_none() {
        return Ok(None);
    }
    let mut arguments: Vec<OsString> = vec!["worker".into(), "--quiet".into()];
    if let Some(folder) = args.profiles.as_ref().or(PROFILES.get()) {
        arguments.extend(["--profiles".into(), folder.into()]);
    }
    for (name, number) in &args.limit {
        arguments.extend(["--limit".into(), format!("{name}={number}").into()]);
    }
    let view = args.revisions.to_possible_value().map(|value| value.get_name().to_owned());
    arguments.extend(view.map(|view| format!("--revisions={view}").into()));
    let mut isolation = Isolation::new(std::env::current_exe()?, arguments);
    isolation.timeout = command.timeout;
    Ok(Some(isolation))
}
