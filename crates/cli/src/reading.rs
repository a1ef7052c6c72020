//! From the command line's options to a submission.

use anyhow::anyhow;
use jixiao::batch::{Input, guarded};
use jixiao::{Error, Limits, Options, ReadOptions, Submission};

use crate::args::Args;
use crate::output;

/// How to read, as the command line says it.
pub(crate) fn options(args: &Args) -> anyhow::Result<Options> {
    let mut options = Options::default();
    if let Some(folder) = &args.profiles {
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
