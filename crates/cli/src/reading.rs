//! From the command line's options to a submission.

use anyhow::anyhow;
use jixiao::{Limits, Options, Profiles, ReadOptions, Submission};

use crate::args::Args;
use crate::inputs::Input;
use crate::output;

/// How to read, as the command line says it.
pub(crate) fn options(args: &Args) -> anyhow::Result<Options> {
    let mut profiles = Profiles::builtin();
    if let Some(folder) = &args.profiles {
        for remark in jixiao::forms::load(&mut profiles, folder)? {
            output::complain(&remark.to_string());
        }
    }
    let mut limits = Limits::default();
    for (name, number) in &args.limit {
        limits.set(name, *number).map_err(|error| anyhow!(error))?;
    }
    Ok(Options {
        reading: ReadOptions { limits, revisions: args.revisions.into(), ..ReadOptions::default() },
        profiles,
    })
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
