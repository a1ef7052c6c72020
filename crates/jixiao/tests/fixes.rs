//! `--fix` over every good document: what is mechanical is planted in it, found, and mended in the file; read back, the document
//! is the one it was.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

use jixiao::desk::{Checked, Desk, Fix, run};
use jixiao::{CheckConfig, Options, Pointer, ReadOptions, Submission};
use pretty_assertions::assert_eq;
use tempfile::TempDir;
use word::edit::{Change, How, revise};

/// The rules whose faults are planted.
const RULES: [&str; 4] = ["TEXT-PUNCT", "TEXT-WIDTH", "TEXT-SPACE", "BASIS-BRACKET"];

fn read(bytes: &[u8]) -> Submission {
    jixiao::read(bytes, "目标.docx", &Options::default()).unwrap()
}

/// Documents of one text each: nothing of what another version of the text would change stands in them.
fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/good");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "docx")).collect();
    paths.sort();
    paths
}

/// The texts of a document in which faults are planted, and how.
fn faults(submission: &Submission) -> Vec<(Pointer, String)> {
    let mut faults = Vec::new();
    let forms = Pointer::root().key("forms");
    for (index, form) in submission.forms.iter().enumerate() {
        let at = forms.index(index);
        faults.extend(form.purpose.as_deref().and_then(doubled).map(|text| (at.key("purpose"), text)));
        for (row, indicator) in form.indicators.iter().enumerate() {
            let at = at.key("indicators").index(row);
            faults.extend(indicator.name.as_deref().and_then(parted).map(|text| (at.key("name"), text)));
            let target = indicator.target.as_ref().and_then(|target| widened(&target.text));
            faults.extend(target.map(|text| (at.key("target"), text)));
            faults.extend(indicator.basis.as_deref().and_then(squared).map(|text| (at.key("basis"), text)));
        }
    }
    faults
}

/// `，` → `，，`
fn doubled(text: &str) -> Option<String> {
    text.contains('，').then(|| text.replacen('，', "，，", 1))
}

/// A space behind the first of two Chinese characters.
fn parted(text: &str) -> Option<String> {
    let mut signs = text.chars();
    let (first, second) = (signs.next()?, signs.next()?);
    let is_chinese = |sign| ('\u{4E00}'..='\u{9FFF}').contains(&sign);
    (is_chinese(first) && is_chinese(second)).then(|| format!("{first} {}", &text[first.len_utf8()..]))
}

/// `95%` → `９５%`; beside them a full-width sign of the document's own (`＝`) would count as one, too.
fn widened(text: &str) -> Option<String> {
    let is_sign = |sign: char| ('\u{FF01}'..='\u{FF5E}').contains(&sign);
    let wide = |sign: char| {
        let wide = || char::from_u32(u32::from(sign) + 0xFEE0).unwrap();
        if sign.is_ascii_digit() { wide() } else { sign }
    };
    let has_digits = text.contains(|sign: char| sign.is_ascii_digit());
    (has_digits && !text.contains(is_sign)).then(|| text.chars().map(wide).collect())
}

/// `〔2022〕` → `【2022】`
fn squared(text: &str) -> Option<String> {
    text.contains('〔').then(|| text.replace('〔', "【").replace('〕', "】"))
}

/// Plants faults in a file; gives the file and how many are in it.
fn planted(bytes: &[u8], submission: &Submission) -> (Vec<u8>, usize) {
    let change = |(at, fault): (Pointer, String)| {
        let text = submission.get(&at)?.text()?.to_owned();
        let edits = vec![(0..text.len(), fault)];
        Some(Change { place: submission.place_of(&at)?, text, edits })
    };
    let changes: Vec<Change> = faults(submission).into_iter().filter_map(change).collect();
    let revised = revise(bytes, &changes, &How::Plain, &ReadOptions::default()).unwrap();
    (revised.bytes, revised.made.iter().filter(|made| **made).count())
}

/// Each file mended by the desk, with how many corrections were made, and left.
fn mended(folder: &Path, fix: Fix) -> Vec<(String, (usize, usize))> {
    let mut desk = Desk::default();
    desk.output = Some(folder.join(format!("{fix:?}")));
    desk.fix = Some(fix);
    desk.config.select = RULES.map(str::to_owned).into();
    let overview =
        run(&[folder.join("in")], &desk, |_, _, _| (), &mut |_: &Checked, _: Option<()>| {}).unwrap();
    assert!(overview.documents.iter().all(|document| document.errors.is_empty()), "{overview:?}");
    overview.documents.into_iter().map(|document| (document.shown, document.fixed)).collect()
}

/// What the rules say of a document.
fn found(submission: &Submission) -> Vec<(&'static str, Vec<Pointer>)> {
    let config = CheckConfig { select: RULES.map(str::to_owned).into(), ..CheckConfig::default() };
    jixiao::check(submission, &config).into_iter().map(|finding| (finding.rule, finding.at)).collect()
}

#[test]
fn what_was_planted_in_every_good_document_is_found_and_mended_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    let mut originals = Vec::new();
    let mut count = 0;
    for path in fixtures() {
        let bytes = fs::read(&path).unwrap();
        let submission = read(&bytes);
        // What it has of its own is for another test.
        if !found(&submission).is_empty() {
            continue;
        }
        let (bytes, planted) = planted(&bytes, &submission);
        if planted > 0 {
            count += planted;
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            fs::write(folder.path().join("in").join(&name), bytes).unwrap();
            originals.push((name, planted, submission));
        }
    }
    assert!(originals.len() >= 60 && count >= 400, "{} documents, {count} faults", originals.len());
    for fix in [Fix::Tracked, Fix::Accepted] {
        let done = mended(folder.path(), fix);
        assert_eq!(done.len(), originals.len());
        for ((name, planted, original), (shown, (made, left))) in originals.iter().zip(done) {
            assert_eq!((name, left), (&shown, 0), "{fix:?}");
            assert!(made >= *planted, "{name}: {made} of {planted}");
            let output = folder.path().join(format!("{fix:?}")).join(name).with_extension("修订.docx");
            let mut after = read(&fs::read(output).unwrap());
            after.source = original.source.clone();
            // That there are tracked changes is noted, and true.
            after.notes.retain(|note| note.id != "word.revisions");
            assert_eq!(found(&after), [], "{name} {fix:?}");
            let lines = |submission| jixiao::to_json(submission).unwrap();
            let (before, after) = (lines(original), lines(&after));
            let differs = before.lines().zip(after.lines()).find(|(before, after)| before != after);
            assert!(before == after, "{name} {fix:?}: {differs:?}");
        }
    }
}
