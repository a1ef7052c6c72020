//! The data set in a folder: gone on with, thinned, never doubled.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::fs::{self, File};
use std::path::Path;

use arrow_array::cast::AsArray as _;
use jixiao::Error;
use jixiao::batch::{Plan, Report, Summary, Target};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use pretty_assertions::assert_eq;
use tempfile::TempDir;

fn page(project: &str) -> String {
    format!(
        "<html><body><p>2023年预算绩效目标</p><table><tr><td>项目名称</td><td>{project}</td></tr></table></body></html>"
    )
}

/// A folder `in` with documents.
fn tree(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join("in").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, page(text)).unwrap();
    }
    folder
}

/// Converts `in` to the data set `out`; `status path` a line.
fn run(folder: &Path, change: impl FnOnce(&mut Plan)) -> (Vec<String>, Result<Summary, Error>) {
    let mut plan = Plan::new(vec![Target::Parquet]);
    plan.output = Some(folder.join("out"));
    plan.resume = true;
    change(&mut plan);
    let mut told = Vec::new();
    let summary = jixiao::batch(&[folder.join("in")], &plan, &mut |report: &Report| {
        told.push(format!("{} {}", report.status.name(), report.path.file_name().unwrap().display()));
    });
    (told, summary)
}

/// A column of a table over all its parts, in their order.
fn column(folder: &Path, table: &str, column: &str) -> Vec<String> {
    let mut values = Vec::new();
    for part in parts(folder, table) {
        let path = folder.join("out").join(table).join(part);
        let reader =
            ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap().build().unwrap();
        for batch in reader {
            let batch = batch.unwrap();
            let array = batch.column_by_name(column).unwrap().as_string::<i32>().clone();
            values.extend(array.iter().map(|value| value.unwrap_or("null").to_owned()));
        }
    }
    values
}

fn parts(folder: &Path, table: &str) -> Vec<String> {
    let entries = fs::read_dir(folder.join("out").join(table)).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

fn files(folder: &Path) -> Vec<String> {
    column(folder, "documents", "file")
}

#[test]
fn resume_adds_what_is_new_and_drops_what_changed_or_vanished() {
    let folder = tree(&[("甲/a.doc", "清淤"), ("甲/b.doc", "修路"), ("乙/c.doc", "培训")]);
    run(folder.path(), |_| {}).1.unwrap();
    assert_eq!(files(folder.path()), ["c.doc", "a.doc", "b.doc"]);
    let before = column(folder.path(), "documents", "document");

    let (told, _) = run(folder.path(), |_| {});
    assert_eq!(told, ["skipped c.doc", "skipped a.doc", "skipped b.doc"]);
    assert_eq!(parts(folder.path(), "documents"), ["part-00000.parquet"], "nothing was written");

    fs::write(folder.path().join("in/甲/b.doc"), page("修桥")).unwrap();
    fs::write(folder.path().join("in/甲/d.doc"), page("绿化")).unwrap();
    fs::remove_file(folder.path().join("in/乙/c.doc")).unwrap();
    let (told, _) = run(folder.path(), |_| {});
    assert_eq!(told, ["skipped a.doc", "converted b.doc", "converted d.doc"]);
    let mut there = files(folder.path());
    there.sort();
    assert_eq!(there, ["a.doc", "b.doc", "d.doc"]);
    let after = column(folder.path(), "documents", "document");
    assert!(after.contains(&before[1]) && !after.contains(&before[0]) && !after.contains(&before[2]));
}

#[test]
fn another_way_of_reading_redoes_the_rows() {
    let folder = tree(&[("a.doc", "清淤"), ("b.doc", "修路")]);
    run(folder.path(), |_| {}).1.unwrap();
    let raise = |plan: &mut Plan| plan.options.reading.limits.file_bytes += 1;
    let (told, _) = run(folder.path(), raise);
    assert_eq!(told, ["converted a.doc", "converted b.doc"]);
    assert_eq!(files(folder.path()), ["a.doc", "b.doc"]);
}

#[test]
fn without_resume_nothing_is_doubled() {
    let folder = tree(&[("a.doc", "清淤"), ("b.doc", "修路")]);
    for _ in 0..3 {
        run(folder.path(), |plan| plan.resume = false).1.unwrap();
    }
    assert_eq!(files(folder.path()), ["a.doc", "b.doc"]);
    assert_eq!(parts(folder.path(), "documents").len(), 1);
}

#[test]
fn rows_of_another_folder_stay() {
    let folder = tree(&[("a.doc", "清淤")]);
    fs::create_dir(folder.path().join("other")).unwrap();
    fs::write(folder.path().join("other/x.doc"), page("修路")).unwrap();
    let mut plan = Plan::new(vec![Target::Parquet]);
    plan.output = Some(folder.path().join("out"));
    jixiao::batch(&[folder.path().join("other")], &plan, &mut |_: &Report| {}).unwrap();
    fs::remove_dir_all(folder.path().join("other")).unwrap();
    run(folder.path(), |_| {}).1.unwrap();
    assert_eq!(
        files(folder.path()),
        ["x.doc", "a.doc"],
        "a disk that is not there today is not a file that is gone"
    );
}

#[test]
fn a_file_that_fails_is_a_row_until_it_does_not() {
    let folder = tree(&[("a.doc", "清淤"), ("b.doc", "修路")]);
    let broken = folder.path().join("in/b.docx");
    fs::write(&broken, b"PK\x03\x04 cut off").unwrap();
    fs::write(folder.path().join("in/empty.docx"), b"").unwrap();
    fs::write(folder.path().join("in/readme.txt"), b"hello").unwrap();
    run(folder.path(), |_| {}).1.unwrap();
    assert_eq!(column(folder.path(), "failures", "file"), ["b.docx", "empty.docx"]);
    assert_eq!(column(folder.path(), "failures", "id"), ["file.damaged", "file.not-a-document"]);
    assert_eq!(files(folder.path()), ["a.doc", "b.doc"]);

    fs::write(&broken, page("修桥")).unwrap();
    fs::remove_file(folder.path().join("in/empty.docx")).unwrap();
    run(folder.path(), |_| {}).1.unwrap();
    assert_eq!(column(folder.path(), "failures", "file"), Vec::<String>::new());
    assert_eq!(files(folder.path()).len(), 3);
}

#[test]
fn a_copy_says_which_file_came_first() {
    let folder = tree(&[("a.doc", "清淤"), ("b.doc", "清淤")]);
    run(folder.path(), |_| {}).1.unwrap();
    let first = folder.path().canonicalize().unwrap().join("in/a.doc").display().to_string();
    assert_eq!(column(folder.path(), "documents", "duplicate_of"), ["null", first.as_str()]);
}

/// What a run that was killed left in the folders is not listed, and goes; so does a listed part of which a file is lost.
#[test]
fn parts_count_only_whole_and_listed() {
    let folder = tree(&[("a.doc", "清淤"), ("b.doc", "修路")]);
    run(folder.path(), |_| {}).1.unwrap();
    let documents = folder.path().join("out/documents");
    fs::copy(documents.join("part-00000.parquet"), documents.join("part-00007.parquet")).unwrap();
    assert_eq!(files(folder.path()).len(), 4);
    run(folder.path(), |_| {}).1.unwrap();
    assert_eq!(files(folder.path()), ["a.doc", "b.doc"]);

    let fields = folder.path().join("out/notes");
    let lost = if fields.exists() { fields } else { documents };
    fs::remove_file(lost.join("part-00000.parquet")).unwrap();
    let (told, _) = run(folder.path(), |_| {});
    assert_eq!(told, ["converted a.doc", "converted b.doc"]);
    assert_eq!(files(folder.path()), ["a.doc", "b.doc"]);

    // A line that a kill cut off says nothing.
    let list = folder.path().join("out/.jixiao/parts.jsonl");
    let line = fs::read_to_string(&list).unwrap();
    fs::write(&list, &line[..line.len() / 2]).unwrap();
    run(folder.path(), |_| {}).1.unwrap();
    assert_eq!(files(folder.path()), ["a.doc", "b.doc"]);
}

#[test]
fn a_file_of_somebody_else_is_not_replaced() {
    let folder = tree(&[("a.doc", "清淤")]);
    let foreign = folder.path().join("out/documents/part-00000.parquet");
    fs::create_dir_all(foreign.parent().unwrap()).unwrap();
    fs::write(&foreign, b"PAR1 of another program").unwrap();
    let error = run(folder.path(), |_| {}).1.unwrap_err();
    assert_eq!(error.id(), "output.foreign");
    assert_eq!(fs::read(&foreign).unwrap(), b"PAR1 of another program");
}

#[test]
fn two_runs_do_not_fill_one_data_set() {
    let folder = tree(&[("a.doc", "清淤")]);
    run(folder.path(), |_| {}).1.unwrap();
    let lock = File::open(folder.path().join("out/.jixiao/parts.lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(run(folder.path(), |_| {}).1.unwrap_err().id(), "output.in-use");
    lock.unlock().unwrap();
    run(folder.path(), |_| {}).1.unwrap();
}

/// The bytes do not depend on the number of threads.
#[test]
fn the_same_files_give_the_same_bytes() {
    let names: Vec<String> = (0..40).map(|number| format!("{number:02}.doc")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
    let folder = tree(&files);
    let mut bytes = Vec::new();
    for jobs in [1, 3] {
        run(folder.path(), |plan| plan.jobs = jobs).1.unwrap();
        bytes.push(fs::read(folder.path().join("out/documents/part-00000.parquet")).unwrap());
        fs::remove_dir_all(folder.path().join("out")).unwrap();
    }
    assert_eq!(bytes[0], bytes[1]);
}

#[test]
fn json_and_data_set_are_made_in_one_run() {
    let folder = tree(&[("甲/a.doc", "清淤")]);
    let both = |plan: &mut Plan| plan.targets = vec![Target::Json, Target::Parquet];
    run(folder.path(), both).1.unwrap();
    assert!(folder.path().join("out/甲/a.json").is_file());
    assert_eq!(files(folder.path()), ["a.doc"]);
    // One of the two is lost: both are made again, and nothing twice.
    fs::remove_file(folder.path().join("out/甲/a.json")).unwrap();
    assert_eq!(run(folder.path(), both).0, ["converted a.doc"]);
    assert_eq!(files(folder.path()), ["a.doc"]);
}

#[test]
fn a_folder_is_packed_whole() {
    let folder = tree(&[("甲/a.doc", "清淤"), ("乙/b.doc", "修路")]);
    fs::write(folder.path().join("in/empty.docx"), b"").unwrap();
    let lake = folder.path().join("lake");
    let packed = jixiao::batch::pack(&folder.path().join("in"), &lake, &jixiao::Limits::default()).unwrap();
    assert_eq!((packed.documents, packed.files.len(), packed.failed.len()), (3, 1, 0));
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(&packed.files[0]).unwrap()).unwrap();
    let batch = reader.build().unwrap().next().unwrap().unwrap();
    let paths: Vec<_> = batch["path"].as_string::<i32>().iter().flatten().collect();
    assert_eq!(paths, ["empty.docx", "乙/b.doc", "甲/a.doc"]);
    assert_eq!(batch["bytes"].as_binary::<i32>().value(2), page("清淤").as_bytes());
    assert_eq!(batch["sha256"].as_string::<i32>().value(2), jixiao::data::sha256(page("清淤").as_bytes()));
    // A second call replaces the first; a lake of another program stays.
    jixiao::batch::pack(&folder.path().join("in"), &lake, &jixiao::Limits::default()).unwrap();
    fs::write(lake.join("part-00000.parquet"), b"another program's").unwrap();
    let error =
        jixiao::batch::pack(&folder.path().join("in"), &lake, &jixiao::Limits::default()).unwrap_err();
    assert_eq!(error.id(), "output.foreign");
}
