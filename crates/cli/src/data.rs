//! The data set: where it goes, what its columns are, and documents packed for a lake.

use std::path::Path;

use anyhow::bail;
use jixiao::batch::{Plan, Target};

use crate::Outcome;
use crate::args::Args;

/// Where a conversion's outputs go: into a folder, or all together into the workbook or CSV files that `-o` names.
pub(crate) fn place(plan: &mut Plan, output: Option<&Path>) -> anyhow::Result<()> {
    let ending = output.and_then(|path| path.extension()?.to_str()).unwrap_or_default().to_lowercase();
    let together = match ending.as_str() {
        "xlsx" => Some(Target::Xlsx),
        "csv" => Some(Target::Csv),
        _ => None,
    };
    let is_folder = output.is_some_and(Path::is_dir);
    match together.filter(|_| !is_folder) {
        Some(target) if plan.targets == [target] => plan.together = output.map(Path::to_path_buf),
        Some(target) => bail!("-o names one file: write it with `--to {target}` alone"),
        None => plan.output = output.map(Path::to_path_buf),
    }
    if plan.targets.contains(&Target::Parquet) && plan.output.is_none() {
        bail!("a data set is a folder of parts: name it with -o DIR");
    }
    Ok(())
}

/// `jixiao schema --table NAME`.
#[cfg(feature = "parquet")]
pub(crate) fn schema(table: &str) -> anyhow::Result<Outcome> {
    let table = table.parse::<jixiao::data::Table>().map_err(|error| anyhow::anyhow!(error))?;
    let json = serde_json::to_string_pretty(&jixiao::data::describe(table))? + "\n";
    crate::output::print(json.as_bytes())?;
    Ok(Outcome::Fine)
}

/// `jixiao pack`.
#[cfg(feature = "parquet")]
pub(crate) fn pack(folder: &Path, lake: &Path, args: &Args) -> anyhow::Result<Outcome> {
    use crate::{output, reading};

    let options = reading::options(args)?;
    let packed = jixiao::batch::pack(folder, lake, &options.reading.limits)?;
    for error in &packed.failed {
        output::complain(&error.to_string());
    }
    if !args.quiet {
        let (documents, files) = (packed.documents, packed.files.len());
        output::complain(&format!("packed 已打包 {documents}, files 文件 {files}"));
    }
    Ok(if packed.failed.is_empty() { Outcome::Fine } else { Outcome::Some })
}

#[cfg(not(feature = "parquet"))]
pub(crate) fn schema(_: &str) -> anyhow::Result<Outcome> {
    bail!(jixiao::Error::NoParquet)
}

#[cfg(not(feature = "parquet"))]
pub(crate) fn pack(_: &Path, _: &Path, _: &Args) -> anyhow::Result<Outcome> {
    bail!(jixiao::Error::NoParquet)
}
