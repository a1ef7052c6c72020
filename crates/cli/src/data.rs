//! The data set: where it goes, what its columns are, and documents packed for a lake.

use std::path::Path;

use anyhow::{bail, ensure};
use jixiao::batch::{Plan, Target};

use crate::args::{Args, Convert, DEFAULT_TARGETS};
use crate::{Outcome, lang};

/// Where a conversion's outputs go.
pub(crate) enum Place {
    /// Where the plan says.
    Folder,
    /// One output of one document goes into the file that `-o` names, or to stdout.
    File(Target),
}

/// Says in the plan what is written, and where: into a folder, or into the file that `-o` names, whose ending is the
/// format. Workbooks and CSV files hold all documents together there.
pub(crate) fn place(plan: &mut Plan, command: &Convert) -> anyhow::Result<Place> {
    let output = command.output.as_deref();
    let to_stdout = output.is_some_and(|path| path.as_os_str() == "-");
    let by_ending = output.filter(|path| !path.is_dir()).and_then(ending);
    plan.targets = match (command.to.as_slice(), by_ending) {
        ([], Some(target)) => vec![target],
        ([], None) => DEFAULT_TARGETS.to_vec(),
        (wanted, Some(target)) if wanted != [target] => bail!(lang::said(
            format!("-o names one file: write it with `--to {target}` alone"),
            format!("-o 写的是一个文件：只能用 --to {target}"),
        )),
        (wanted, _) => wanted.to_vec(),
    };
    let place = match by_ending {
        Some(Target::Xlsx | Target::Csv) => {
            plan.together = output.map(Path::to_path_buf);
            Place::Folder
        }
        Some(target) if target != Target::Parquet => Place::File(target),
        None if to_stdout => Place::File(for_stdout(&plan.targets)?),
        _ => {
            plan.output = output.map(Path::to_path_buf);
            Place::Folder
        }
    };
    ensure!(
        !plan.targets.contains(&Target::Parquet) || plan.output.is_some(),
        lang::said("a data set is a folder of parts: name it with -o DIR", "数据集是一个文件夹：用 -o 写明")
    );
    Ok(place)
}

/// The one output that goes to stdout.
fn for_stdout(targets: &[Target]) -> anyhow::Result<Target> {
    match targets {
        [target] if !matches!(target, Target::Csv | Target::Parquet) => Ok(*target),
        [target] => bail!(lang::said(
            format!("{target} is several files: name a folder with -o"),
            format!("{target} 是几个文件：用 -o 写文件夹"),
        )),
        _ => bail!(lang::said(
            "stdout takes one format: say which with --to",
            "标准输出只能写一种格式：用 --to 写明"
        )),
    }
}

/// The format that a file's ending names.
fn ending(path: &Path) -> Option<Target> {
    path.extension()?.to_str()?.parse().ok()
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
        output::complain_of(error);
    }
    if !args.quiet {
        let (documents, files) = (packed.documents, packed.files.len());
        output::complain(&lang::counts(&format!("packed 已打包 {documents}, files 文件 {files}")));
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
