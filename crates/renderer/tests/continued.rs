//! What passes the end of a page: its labels come again on the next, with （续）.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers fail as tests do

mod common;

use common::{Length, renderer, submission};
use model::Submission;
use renderer::PdfOptions;
use testkit::pdf::{Pdf, Word};

/// A sentence nothing else in the forms has.
const SENTENCE: &str = "勤政为民，务实创新。";

/// 2,000 characters, more than a page of a column.
fn long() -> String {
    SENTENCE.repeat(200)
}

fn words(submission: &Submission) -> Vec<Word> {
    let pdf = renderer().pdf(submission, &PdfOptions::default()).unwrap();
    assert_eq!(pdf.notes, []);
    Pdf::open(&pdf.value).words()
}

/// For each page the sentence stands on: what stands to the left of it, at its height, column by column.
fn beside(words: &[Word]) -> Vec<String> {
    let ours = |word: &&Word| word.text.contains("勤政") || word.text.contains("务实");
    let pages = words.iter().filter(ours).map(|word| word.page).max().expect("the sentence");
    let first = words.iter().filter(ours).map(|word| word.page).min().expect("the sentence");
    // The number of a turned page stands to the left as well.
    let number = |word: &Word| word.text.chars().all(|c| c == '—' || c.is_ascii_digit());
    let on_page = |page: usize| {
        let here: Vec<_> = words.iter().filter(|word| word.page == page).collect();
        let text: Vec<_> = here.iter().filter(|word| ours(word)).collect();
        let left = text.iter().map(|word| word.left).fold(f64::MAX, f64::min);
        let top = text.iter().map(|word| word.top).fold(f64::MAX, f64::min);
        let bottom = text.iter().map(|word| word.bottom).fold(0.0, f64::max);
        let mut labels: Vec<_> = here
            .iter()
            .filter(|word| word.right < left && word.bottom > top && word.top < bottom && !number(word))
            .collect();
        // A column is where boxes share a middle.
        let middle = |word: &Word| ((word.left + word.right) / 20.0).round();
        labels.sort_by(|a, b| middle(a).total_cmp(&middle(b)).then(a.top.total_cmp(&b.top)));
        labels.iter().map(|word| word.text.as_str()).collect()
    };
    (first..=pages).map(on_page).collect()
}

#[test]
fn the_label_of_a_goal_comes_again_on_each_page_of_its_text() {
    for (family, label) in
        [("hebei", "绩效目标"), ("central", "年度目标"), ("core", "年度目标"), ("county", "总体目标")]
    {
        let mut submission = submission(family, Length::Short);
        submission.forms[0].goals[0].text = long();
        let beside = beside(&words(&submission));
        assert!(beside.len() > 1, "{family}: on several pages");
        assert_eq!(beside[0], label, "{family}");
        for page in &beside[1..] {
            assert_eq!(*page, format!("{label}（续）"), "{family}");
        }
    }
}

#[test]
fn a_label_over_several_rows_comes_again_too() {
    let mut evaluation = submission("evaluation", Length::Short);
    evaluation.forms[0].goals[0].text = long();
    let beside_goal = beside(&words(&evaluation));
    assert!(beside_goal.len() > 2, "half a page wide");
    assert_eq!(beside_goal[0], "年度总体目标");
    assert!(beside_goal[1..].iter().all(|page| page == "年度总体目标（续）"), "{beside_goal:?}");

    let mut hebei = submission("hebei", Length::Short);
    hebei.forms[0].purpose = Some(long());
    let beside_purpose = beside(&words(&hebei));
    assert!(beside_purpose.len() > 1);
    assert!(beside_purpose[1..].iter().all(|page| page == "预算规模及资金用途（续）"), "{beside_purpose:?}");
}

#[test]
fn the_label_of_a_field_comes_again_too() {
    let mut submission = submission("county", Length::Short);
    submission.forms[0].fields.insert("项目概况".into(), long());
    let beside = beside(&words(&submission));
    assert!(beside.len() > 1);
    assert_eq!(beside[0], "项目概况");
    assert!(beside[1..].iter().all(|page| page == "项目概况（续）"), "{beside:?}");
}

#[test]
fn a_row_taller_than_a_page_has_its_levels_on_each() {
    let mut submission = submission("hebei", Length::Short);
    submission.forms[0].indicators[1].description = Some(long());
    let beside = beside(&words(&submission));
    assert!(beside.len() > 1, "on several pages");
    assert!(beside[0].contains("产出指标") && beside[0].contains("质量指标"), "{beside:?}");
    for page in &beside[1..] {
        assert!(page.contains("产出指标（续）") && page.contains("质量指标（续）"), "{beside:?}");
    }
}

#[test]
fn what_ends_on_its_page_is_not_continued() {
    for family in common::FAMILIES {
        let words = words(&submission(family, Length::Short));
        // The last page may go on with the block of indicators.
        let first = words.iter().filter(|word| word.page == 1);
        assert!(!first.map(|word| word.text.as_str()).collect::<String>().contains("（续）"), "{family}");
    }
}
