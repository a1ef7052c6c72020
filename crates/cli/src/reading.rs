//! From the command line's options to a submission.

use std::path::Path;

use anyhow::{Context as _, anyhow};
use jixiao::{Limits, Options, Profiles, ReadOptions, Submission};

use crate::args::Args;
use crate::inputs::Input;

/// How to read, as the command line says it.
pub(crate) fn options(args: &Args) -> anyhow::Result<Options> {
    let mut profiles = Profiles::builtin();
    if let Some(folder) = &args.profiles {
        add_profiles(&mut profiles, folder)?;
    }
    let mut limits = Limits::default();
    for (name, number) in &args.limit {
        limits.set(name, *number).map_err(|error| anyhow!(error))?;
    }
    Ok(Options { reading: ReadOptions { limits, revisions: args.revisions.into() }, profiles })
}

fn add_profiles(profiles: &mut Profiles, folder: &Path) -> anyhow::Result<()> {
    let cannot = || format!("{}: cannot be read as a folder of profiles", folder.display());
    let mut files = std::fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(cannot)?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect::<Vec<_>>();
    files.sort();
    for path in files {
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("{}: cannot be read", path.display()))?;
        profiles.add(&path.to_string_lossy(), &text)?;
    }
    Ok(())
}

/// Reads one input; the error names the file.
pub(crate) fn submission(input: &Input, options: &Options) -> anyhow::Result<Submission> {
    let read = || -> anyhow::Result<Submission> {
        let bytes = input.read(options.reading.limits.file_bytes)?;
        Ok(jixiao::read(&bytes, &input.name(), options)?)
    };
    read().map_err(|error| named(input, &error))
}

/// An error in front of which the file stands.
pub(crate) fn named(input: &Input, error: &anyhow::Error) -> anyhow::Error {
    anyhow!("{}: {error:#}", input.path.display())
}
