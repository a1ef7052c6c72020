//! JSON → DOCX → JSON is the same submission.

use std::path::{Path, PathBuf};

use extractor::Profiles;
use model::Submission;
use pretty_assertions::assert_eq;
use serde_json::Value;
use word::ReadOptions;

fn read(bytes: &[u8], name: &str) -> Submission {
    let document = word::read(bytes, name, &ReadOptions::default()).unwrap();
    let mut submission = extractor::extract(document, &Profiles::builtin());
    normalizer::normalize(&mut submission);
    submission
}

/// What a document says, without where it says it: places, notes, numbers of tables, and how sure recognition is.
fn said(submission: &Submission) -> Value {
    let mut json = serde_json::to_value(submission).unwrap();
    for key in ["source", "places", "notes"] {
        json.as_object_mut().unwrap().remove(key);
    }
    for form in json["forms"].as_array_mut().unwrap() {
        form.as_object_mut().unwrap().remove("recognition");
    }
    for table in json["tables"].as_array_mut().unwrap() {
        table.as_object_mut().unwrap().remove("table");
    }
    json
}

#[track_caller]
fn survives(submission: &Submission) {
    let again = read(&exporter::docx(submission).unwrap(), &submission.source.file);
    assert_eq!(said(&again), said(submission), "{}", submission.source.file);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|ext| ext == "docx")).collect();
    files.sort();
    files
}

#[test]
fn every_good_fixture_survives() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/good");
    let files = files(&folder);
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy();
        survives(&read(&std::fs::read(path).unwrap(), &name));
    }
    println!("{} fixtures survived", files.len());
}

#[test]
fn the_sample_survives_when_it_is_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/seed");
    let files = files(&folder);
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy();
        survives(&read(&std::fs::read(path).unwrap(), &name));
    }
    println!("{} samples survived", files.len());
}
