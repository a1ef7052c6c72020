//! Every family in every length: nothing lost, nothing outside the margins, nothing over anything else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers fail as tests do

mod common;

use common::{FAMILIES, LENGTHS, Length, geometry, submission};
use std::path::Path;
use std::sync::LazyLock;

use model::Submission;
use renderer::{PdfOptions, Renderer};
use testkit::pdf::{Pdf, Word};

/// One family in one length, set.
struct Set {
    name: String,
    length: Length,
    submission: Submission,
    pdf: Pdf,
    /// Text of each page without white space.
    pages: Vec<String>,
    words: Vec<Word>,
}

/// Every family in every length, set once for all tests; the files stay in the target folder to be looked at.
fn all() -> &'static [Set] {
    static ALL: LazyLock<Vec<Set>> = LazyLock::new(|| {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("families");
        std::fs::create_dir_all(&folder).unwrap();
        let renderer = common::renderer();
        let pairs = FAMILIES.into_iter().flat_map(|family| LENGTHS.map(|length| (family, length)));
        pairs.map(|(family, length)| set(&renderer, &folder, family, length)).collect()
    });
    &ALL
}

fn set(renderer: &Renderer, folder: &Path, family: &str, length: Length) -> Set {
    let name = format!("{family}-{length:?}").to_lowercase();
    let submission = submission(family, length);
    let pdf =
        renderer.pdf(&submission, &PdfOptions::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(pdf.notes, [], "{name}: nothing to tell of");
    std::fs::write(folder.join(format!("{name}.pdf")), &pdf.value).unwrap();
    let pdf = Pdf::open(&pdf.value);
    let pages = pdf.page_texts().iter().map(|page| common::squeezed(page)).collect();
    let words = pdf.words();
    Set { name, length, submission, pdf, pages, words }
}

fn one(name: &str) -> &'static Set {
    all().iter().find(|set| set.name == name).expect("a family and a length")
}

/// Whether the pages hold a text, perhaps continued from one page to the next.
fn hold(pages: &[String], text: &str) -> bool {
    (0..pages.len()).any(|first| {
        let mut rest = text;
        for page in &pages[first..] {
            let ends: Vec<_> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
            let fitting = ends.partition_point(|&end| page.contains(&rest[..end]));
            let Some(&end) = fitting.checked_sub(1).and_then(|last| ends.get(last)) else {
                return rest.is_empty();
            };
            rest = &rest[end..];
            if rest.is_empty() {
                return true;
            }
        }
        rest.is_empty()
    })
}

#[test]
fn every_text_of_every_form_is_in_the_pdf() {
    let mut checked = 0;
    for Set { name, submission, pages, .. } in all() {
        let json = serde_json::to_value(submission).unwrap();
        for field in common::texts(&json["forms"]) {
            assert!(hold(pages, &common::squeezed(&field)), "{name}: “{field}” is lost");
            checked += 1;
        }
    }
    assert!(checked > 4_500, "only {checked} fields");
}

#[test]
fn rows_that_read_alike_are_all_there() {
    for Set { name, submission, pages, .. } in all().iter().filter(|set| set.length == Length::Long) {
        let form = serde_json::to_value(&submission.forms[0]).unwrap();
        for key in ["basis", "likelihood", "source"] {
            let Some(wanted) = form["indicators"][0][key].as_str() else { continue };
            let rows = form["indicators"].as_array().unwrap();
            let expected = rows.iter().filter(|row| row[key] == wanted).count();
            let found: usize = pages.iter().map(|page| page.matches(&common::squeezed(wanted)).count()).sum();
            assert!(found >= expected, "{name}: “{wanted}” stands {found} times, not {expected}");
        }
    }
}

#[test]
fn nothing_stands_outside_the_type_area() {
    for Set { name, pdf, words, .. } in all() {
        assert_eq!(geometry::outside(pdf, words), Vec::<&Word>::new(), "{name}");
    }
}

#[test]
fn no_text_stands_on_other_text() {
    for Set { name, words, .. } in all() {
        assert_eq!(geometry::overlaps(words), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn short_and_empty_forms_keep_to_a_page_or_two() {
    for Set { name, pages, .. } in all() {
        let pages = pages.len();
        let expected = match name.as_str() {
            // Forty rows of up to seventeen columns, in the type of the other families.
            _ if name.ends_with("long") => 3..=17,
            // Landscape, nine rows of long columns; two indicator blocks.
            "core-short" | "core-empty" | "monitoring-short" | "county-short" | "county-empty" => 1..=2,
            _ => 1..=1,
        };
        assert!(expected.contains(&pages), "{name} has {pages} pages");
    }
}

/// The words of each line put together; a gap wider than a character ends a piece.
fn lines(words: &[Word]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut last: Option<&Word> = None;
    for word in words {
        let size = word.bottom - word.top;
        let goes_on = last.is_some_and(|last| {
            last.page == word.page
                && (last.top - word.top).abs() < size / 2.0
                && (word.left - last.right).abs() < size
        });
        match lines.last_mut() {
            Some(line) if goes_on => line.push_str(&word.text),
            _ => lines.push(word.text.clone()),
        }
        last = Some(word);
    }
    lines
}

#[test]
fn a_sign_its_number_and_its_unit_share_a_line() {
    let mut seen = 0;
    for Set { name, submission, words, .. } in all().iter().filter(|set| !set.name.starts_with("split")) {
        let lines = lines(words);
        let json = serde_json::to_string(submission).unwrap();
        for target in ["≥1500人次", "≥98.5%", "≤250元/人·天", "≥1200.50万元", "90%-95%"] {
            if json.contains(target) {
                assert!(lines.iter().any(|line| line.contains(target)), "{name}: “{target}” is parted");
                seen += 1;
            }
        }
        let parted = lines.iter().find(|line| line.ends_with(['≥', '≤']));
        assert_eq!(parted, None, "{name}: a sign without its number");
    }
    assert!(seen > 40, "only {seen}");
}

#[test]
fn level_labels_leave_no_single_character_behind() {
    // Level-3 names may be long in a narrow column; labels are never.
    for Set { name, words, .. } in all().iter().filter(|set| set.length != Length::Long) {
        let single = words.iter().find(|word| ["标", "指", "度", "响"].contains(&word.text.as_str()));
        assert_eq!(single, None, "{name}");
    }
}

#[test]
fn merged_cells_go_on_after_a_page_break() {
    let long = one("hebei-long").pages.concat();
    assert!(long.contains("产出指标（续）"));
    assert!(long.contains("数量指标（续）"));
    assert!(!one("hebei-short").pages.concat().contains("（续）"));
}

#[test]
fn the_header_row_stands_on_every_page_of_a_long_block() {
    let pages = &one("central-long").pages;
    let first = pages.iter().position(|page| page.contains("二级指标")).expect("the block");
    assert!(pages.len() > first + 1, "several pages");
    for page in &pages[first + 1..] {
        assert!(page.starts_with("一级指标二级指标三级指标指标值"), "{page}");
    }
}

#[test]
fn what_the_json_has_no_key_for_leaves_no_empty_column() {
    let text = one("central-short").pages.concat();
    for absent in ["得分", "绩效指标描述", "指标值确定依据", "职责活动"] {
        assert!(!text.contains(absent), "{absent}");
    }
}

#[test]
fn labels_are_header_cells_and_stand_before_their_values() {
    let Set { pdf, submission, .. } = one("central-short");
    let elements = pdf.elements();
    let cells: Vec<_> =
        elements.iter().filter(|element| element.tag == "TH" || element.tag == "TD").collect();
    assert!(!submission.forms[0].fields.is_empty());
    for (label, value) in &submission.forms[0].fields {
        let at = cells.iter().position(|cell| common::squeezed(&cell.text) == *label).expect("the label");
        assert_eq!(cells[at].tag, "TH", "{label} is a header cell");
        assert!(cells[at].attributes.iter().any(|attribute| attribute == "/Scope /Row"), "{label}");
        assert_eq!(common::squeezed(&cells[at + 1].text), common::squeezed(value), "{label}");
    }
}

#[test]
fn columns_of_a_value_have_the_documents_own_words() {
    let words = [
        ("sign", "绩效指标性质"),
        ("target", "绩效数值"),
        ("measure", "绩效度量单位"),
        ("group", "绩效指标值"),
    ];
    let set = |family: &str| {
        let mut submission = submission(family, Length::Short);
        for (key, word) in words {
            submission.forms[0].labels.insert(format!("indicators.{key}"), word.to_owned());
        }
        let pdf = common::renderer().pdf(&submission, &PdfOptions::default()).unwrap();
        common::squeezed(&Pdf::open(&pdf.value).text())
    };
    assert!(set("split").contains("绩效指标性质绩效数值绩效度量单位"), "apart");
    let joined = set("core");
    assert!(joined.contains("三级指标绩效指标值") && !joined.contains("绩效数值"), "joined: {joined}");
}
