//! One cell of last year's form changed: the comparison tells that, and nothing else.

#![allow(clippy::unwrap_used)] // helpers of tests may fail loudly

use jixiao::{Diff, DiffOptions, Options, Submission, read};
use testkit::forms::Drawing;
use testkit::forms::good::GOOD;

fn submission(drawing: &Drawing, name: &str) -> Submission {
    read(&drawing.docx(), name, &Options::default()).unwrap()
}

/// The numbers of a text.
fn numbers(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    runs.filter(|run| run.contains(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
}

/// The text with the last digit of its last number changed.
fn changed(text: &str) -> Option<String> {
    let at = text.rfind(|c: char| c.is_ascii_digit())?;
    let digit = if &text[at..=at] == "7" { "6" } else { "7" };
    Some([&text[..at], digit, &text[at + 1..]].concat())
}

/// What a comparison tells: path, old and new text.
fn told(diff: &Diff) -> Vec<(String, String, String)> {
    let text = |side: &Option<jixiao::changes::Written>| {
        side.as_ref().map(|side| side.text().to_owned()).unwrap_or_default()
    };
    let own = diff.projects.iter().flat_map(|project| {
        let of_indicators = project.indicators.iter().flat_map(|indicator| &indicator.changes);
        project.changes.iter().chain(of_indicators)
    });
    let changes = diff.narrative.iter().chain(own);
    let mut told: Vec<_> =
        changes.map(|change| (change.path.to_string(), text(&change.old), text(&change.new))).collect();
    for project in &diff.projects {
        let single = project.old.is_none() || project.new.is_none();
        if single {
            told.push((format!("project {:?}", project.status), String::new(), String::new()));
        }
        for indicator in &project.indicators {
            if !single && (indicator.old.is_none() || indicator.new.is_none()) {
                told.push((format!("indicator {:?}", indicator.status), String::new(), String::new()));
            }
        }
    }
    told
}

/// Whether the last number of a text is no value: that of an item, a title's year, the head of a month.
fn is_no_value(text: &str) -> bool {
    let behind = text.rfind(|c: char| c.is_ascii_digit()).map(|at| &text[at + 1..]).unwrap_or_default();
    text.contains("年度）") || behind.starts_with("月底") || behind.starts_with(['.', '：', '、'])
}

#[test]
fn one_number_changed_is_told_and_nothing_else() {
    // All cells take minutes: some of each drawing, others than the neighbour's.
    const STEP: usize = 13;
    let mut tried = 0;
    for (number, good) in GOOD.iter().enumerate() {
        let drawing = good.drawing();
        let before = submission(&drawing, &good.file());
        let cells = drawing.texts();
        for (cell, text) in cells.iter().enumerate().filter(|(cell, _)| (cell + number) % STEP == 0) {
            let Some(new) = changed(text).filter(|_| !is_no_value(text)) else { continue };
            let after = submission(&drawing.edited(cell, &new), &good.file());
            let told = told(&jixiao::diff(&before, &after, &DiffOptions::default()));
            let (was, is) = (numbers(text).pop().unwrap(), numbers(&new).pop().unwrap());
            let about = |(_, old, new): &(String, String, String)| old.contains(&was) && new.contains(&is);
            assert!(!told.is_empty(), "{} {text:?} became {new:?} unnoticed", good.name);
            assert!(told.iter().all(about), "{} {text:?} became {new:?}: {told:?}", good.name);
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried} edits were tried");
}

#[test]
fn a_renamed_indicator_is_told_and_nothing_else() {
    const STEP: usize = 5;
    let mut tried = 0;
    for (number, good) in GOOD.iter().enumerate() {
        let drawing = good.drawing();
        let before = submission(&drawing, &good.file());
        let names: Vec<&str> = before
            .forms
            .iter()
            .flat_map(|form| &form.indicators)
            .filter_map(|indicator| indicator.name.as_deref())
            .collect();
        let cells = drawing.texts();
        for (cell, text) in cells.iter().enumerate().filter(|(cell, _)| (cell + number) % STEP == 0) {
            let is_name = names.iter().any(|name| *name == text);
            let once = is_name && cells.iter().filter(|other| *other == text).count() == 1;
            if !once || text.chars().count() < 4 {
                continue;
            }
            let new = format!("年度{text}");
            let after = submission(&drawing.edited(cell, &new), &good.file());
            let told = told(&jixiao::diff(&before, &after, &DiffOptions::default()));
            // A name over several rows names an indicator in each.
            let renamed = ("/name".to_owned(), text.clone(), new);
            assert!(!told.is_empty() && told.iter().all(|one| *one == renamed), "{}: {told:?}", good.name);
            tried += 1;
        }
    }
    assert!(tried > 40, "only {tried} indicators were renamed");
}

#[test]
fn an_indicator_that_is_gone_or_new_is_told_and_nothing_else() {
    for good in GOOD {
        let before = submission(&good.drawing(), &good.file());
        for (form, indicators) in before.forms.iter().map(|form| form.indicators.len()).enumerate() {
            for line in 0..indicators {
                let mut after = before.clone();
                after.forms[form].indicators.remove(line);
                let only = |old: &Submission, new: &Submission| {
                    let told = told(&jixiao::diff(old, new, &DiffOptions::default()));
                    // The points of a level that no indicator stands under any more went with it.
                    let of_level = |path: &str| path.starts_with("/levels/") && path.ends_with("/weight");
                    let paths = told.into_iter().map(|(path, ..)| path).filter(|path| !of_level(path));
                    paths.collect::<Vec<_>>()
                };
                assert_eq!(only(&before, &after), ["indicator Removed"], "{} {form} {line}", good.name);
                assert_eq!(only(&after, &before), ["indicator Added"], "{} {form} {line}", good.name);
            }
        }
    }
}
