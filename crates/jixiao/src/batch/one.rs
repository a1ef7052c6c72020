//! One input, one output: for whoever names the file, or wants its bytes.

use super::{Input, Plan, Reader, Report, Target, guarded};
use crate::Error;

/// Converts one input into one target, as the plan says how: what became of it, and the bytes unless it failed. Nothing
/// is written. Of a target that is several files it is the first.
pub fn one(input: &Input, target: Target, plan: &Plan) -> (Report, Option<Vec<u8>>) {
    let mut report = Report::new(&input.path);
    match made(input, target, plan, &mut report) {
        Ok(bytes) => (report, Some(bytes)),
        Err(error) => {
            report.fail(error);
            (report, None)
        }
    }
}

fn made(input: &Input, target: Target, plan: &Plan, report: &mut Report) -> Result<Vec<u8>, Error> {
    let bytes = input.read(plan.options.reading.limits.file_bytes)?;
    report.sha256 = super::sha256(&bytes);
    let submission = Reader::new(&plan.options, plan.isolation.as_ref()).read(&bytes, &input.name())?;
    report.count(&submission);
    let written = guarded(|| target.write(&submission, plan))?;
    report.add_notes(written.notes);
    written.files.into_iter().next().ok_or(Error::NoParquet)
}
