//! A border that is off by a hair changes nothing that is read.
//!
//! Rows of real Word tables have borders 1 to 30 twips apart that are meant to be one. Each inner border of each row of each
//! good document is moved by 9 twips, one at a time, in both directions; the forms, the year and the department must be
//! the same. A sample runs with every test, all of it with `just soak`.

#![allow(clippy::unwrap_used, reason = "a document that cannot be read is a failed test")]

use extractor::{Profiles, extract};
use model::{Document, Noted, Submission};
use serde_json::Value;
use testkit::forms::Drawing;
use testkit::forms::good::GOOD;

/// How far a border is moved, in twips.
const HAIR: i32 = 9;

/// What the reading says of the document; what speaks of the physical grid is not asked.
fn said(submission: &Submission) -> Value {
    let mut json = serde_json::to_value(submission).unwrap();
    for form in json["forms"].as_array_mut().into_iter().flatten() {
        for key in ["recognition", "grids", "tables", "reading"] {
            form.as_object_mut().unwrap().remove(key);
        }
    }
    serde_json::json!([json["forms"], json["year"], json["department"]])
}

/// A way from a drawing to a document.
type Way = fn(&Drawing) -> Option<Noted<Document>>;

fn read(bytes: &[u8], name: &str) -> Option<Noted<Document>> {
    word::read(bytes, name, &word::ReadOptions::default()).ok()
}

const DRAWN: Way = |drawing| Some(Noted::clean(drawing.document("表.docx")));
const FILES: [(&str, Way); 3] = [
    (".docx", |drawing| read(&drawing.docx(), "表.docx")),
    (".doc", |drawing| read(&drawing.doc()?, "表.doc")),
    (".rtf", |drawing| read(&drawing.rtf()?, "表.rtf")),
];

/// Moves each `step`-th border; gives how many were moved, and what read differently.
fn slivers(name: &str, way: Way, step: usize, profiles: &Profiles) -> (usize, Vec<String>) {
    let (mut moved, mut wrong) = (0, Vec::new());
    for (at, good) in GOOD.iter().enumerate() {
        let drawing = good.drawing();
        let Some(straight) = way(&drawing) else { continue };
        let straight = said(&extract(straight, profiles));
        for (border, drawing) in drawing.slivers(HAIR).skip(at % step).step_by(step) {
            moved += 1;
            let now = way(&drawing).map(|document| said(&extract(document, profiles)));
            if now.as_ref() != Some(&straight) {
                wrong.push(format!("{}{name}: {border}", good.name));
            }
        }
    }
    (moved, wrong)
}

#[test]
fn a_hair_changes_nothing() {
    let profiles = Profiles::builtin();
    let mut all = vec![slivers("", DRAWN, 20, &profiles)];
    all.extend(FILES.iter().map(|(name, way)| slivers(name, *way, 211, &profiles)));
    let moved: usize = all.iter().map(|(moved, _)| moved).sum();
    let wrong: Vec<String> = all.into_iter().flat_map(|(_, wrong)| wrong).collect();
    assert!(wrong.is_empty(), "{} of {moved} borders change what is read\n{}", wrong.len(), wrong.join("\n"));
    assert!(moved > 200, "only {moved} borders were moved");
}

#[test]
#[ignore = "all of it: just soak"]
fn soak_no_hair_changes_anything() {
    let profiles = Profiles::builtin();
    let (moved, mut wrong) = slivers("", DRAWN, 1, &profiles);
    let mut sum = moved;
    for (name, way) in FILES {
        let (moved, more) = slivers(name, way, 7, &profiles);
        sum += moved;
        wrong.extend(more);
    }
    println!("{sum} borders moved");
    assert!(wrong.is_empty(), "{} of {sum} borders change what is read\n{}", wrong.len(), wrong.join("\n"));
}
