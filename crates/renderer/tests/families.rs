//! Every family in every length: nothing lost, nothing outside the margins, nothing over anything else.

mod common;

use common::{FAMILIES, LENGTHS, Length, submission};
use model::Submission;
use renderer::{PdfOptions, Renderer};
use serde_json::Value;
use testkit::pdf::{Pdf, Word};

/// Every family × length as `(name, submission, PDF)`; the files stay in the target folder to be looked at.
fn all(renderer: &Renderer) -> impl Iterator<Item = (String, Submission, Pdf)> {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("families");
    std::fs::create_dir_all(&folder).unwrap();
    FAMILIES.into_iter().flat_map(|family| LENGTHS.map(|length| (family, length))).map(move |(family, length)| {
        let name = format!("{family}-{length:?}").to_lowercase();
        let submission = submission(family, length);
        let pdf = renderer.pdf(&submission, &PdfOptions::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(pdf.notes, [], "{name}: nothing to tell of");
        std::fs::write(folder.join(format!("{name}.pdf")), &pdf.value).unwrap();
        let pdf = Pdf::open(&pdf.value);
        (name, submission, pdf)
    })
}

#[test]
fn every_text_of_every_form_is_in_the_pdf() {
    let mut checked = 0;
    for (name, submission, pdf) in all(&common::renderer()) {
        let text = common::squeezed(&pdf.text());
        let json = serde_json::to_value(&submission).unwrap();
        for field in common::texts(&json["forms"]) {
            assert!(text.contains(&common::squeezed(&field)), "{name}: “{field}” is lost");
            checked += 1;
        }
    }
    assert!(checked > 5_000, "only {checked} fields");
}

#[test]
fn rows_that_read_alike_are_all_there() {
    let renderer = common::renderer();
    for family in FAMILIES {
        let submission = submission(family, Length::Long);
        let pdf = Pdf::open(&renderer.pdf(&submission, &PdfOptions::default()).unwrap().value);
        let text = common::squeezed(&pdf.text());
        let form = serde_json::to_value(&submission.forms[0]).unwrap();
        for key in ["name", "basis", "likelihood"] {
            let Some(wanted) = form["indicators"][0][key].as_str().filter(|wanted| !wanted.is_empty()) else { continue };
            let rows = form["indicators"].as_array().unwrap();
            let expected = rows.iter().filter(|row| row[key] == wanted).count();
            let found = text.matches(&common::squeezed(wanted)).count();
            assert!(found >= expected, "{family}: “{wanted}” stands {found} times, not {expected}");
        }
    }
}

/// Points; poppler's boxes are those of the font, a little wider than the ink.
const SLACK: f64 = 1.5;

/// Margins of GB/T 9704-2012 in points: left, top, right, bottom of portrait and of turned pages.
const PORTRAIT: [f64; 4] = [28.0 * MM, 37.0 * MM, 26.0 * MM, 35.0 * MM];
const LANDSCAPE: [f64; 4] = [35.0 * MM, 28.0 * MM, 37.0 * MM, 26.0 * MM];
const MM: f64 = 72.0 / 25.4;

fn is_page_number(word: &Word, page: (f64, f64)) -> bool {
    let in_margin = if page.0 < page.1 { word.top > page.1 - PORTRAIT[3] } else { word.right < LANDSCAPE[0] };
    in_margin && word.text.chars().all(|c| c == '—' || c.is_ascii_digit())
}

#[test]
fn nothing_stands_outside_the_type_area() {
    for (name, _, pdf) in all(&common::renderer()) {
        let pages = pdf.pages();
        for word in pdf.words() {
            let page = pages[word.page - 1];
            if is_page_number(&word, page) {
                continue;
            }
            let [left, top, right, bottom] = if page.0 < page.1 { PORTRAIT } else { LANDSCAPE };
            // Half a line: the box of a font is higher than its letters.
            let half = (word.bottom - word.top) / 2.0;
            let inside = word.left >= left - SLACK
                && word.right <= page.0 - right + SLACK
                && word.top >= top - half
                && word.bottom <= page.1 - bottom + half;
            assert!(inside, "{name}: {word:?} of page {page:?}");
        }
    }
}

#[test]
fn no_text_stands_on_other_text() {
    for (name, _, pdf) in all(&common::renderer()) {
        let words = pdf.words();
        for page in 1..=pdf.pages().len() {
            let mut boxes: Vec<_> = words.iter().filter(|word| word.page == page).map(core).collect();
            boxes.sort_by(|a, b| a.top.total_cmp(&b.top));
            for (index, word) in boxes.iter().enumerate() {
                let below = boxes[index + 1..].iter().take_while(|other| other.top < word.bottom);
                for other in below {
                    let apart = other.left >= word.right - SLACK || other.right <= word.left + SLACK;
                    assert!(apart, "{name} page {page}: “{}” on “{}”", other.text, word.text);
                }
            }
        }
    }
}

/// The middle of a word's box: where its letters certainly are.
fn core(word: &Word) -> Word {
    let quarter = (word.bottom - word.top) / 4.0;
    Word { top: word.top + quarter, bottom: word.bottom - quarter, ..word.clone() }
}

#[test]
fn short_and_empty_forms_keep_to_a_page_or_two() {
    for (name, _, pdf) in all(&common::renderer()) {
        let pages = pdf.pages().len();
        let expected = match name.as_str() {
            _ if name.ends_with("long") => 3..=30,
            // Landscape, nine rows of long columns.
            "monitoring-short" | "core-short" | "core-empty" | "monitoring-empty" => 1..=2,
            // Two indicator blocks.
            "county-short" | "county-empty" => 1..=2,
            _ => 1..=1,
        };
        assert!(expected.contains(&pages), "{name} has {pages} pages");
    }
}

#[test]
fn a_sign_its_number_and_its_unit_share_a_line() {
    for (name, submission, pdf) in all(&common::renderer()) {
        let words = pdf.words();
        for target in ["≥1500人次", "≥98.5%", "≤250元/人·天", "≥1200.50万元"] {
            let asked = serde_json::to_value(&submission).unwrap().to_string().contains(target);
            if !asked || name.starts_with("split") {
                continue;
            }
            let whole = words.iter().any(|word| word.text.contains(target));
            assert!(whole, "{name}: “{target}” is parted");
            let sign: String = target.chars().take(1).collect();
            let ends = words.iter().find(|word| word.text.ends_with(&sign));
            assert_eq!(ends, None, "{name}: a sign without its number");
        }
    }
}

#[test]
fn level_labels_leave_no_single_character_behind() {
    for (name, _, pdf) in all(&common::renderer()) {
        let single = pdf
            .words()
            .into_iter()
            .find(|word| word.text == "标" || word.text == "指" || word.text == "度" || word.text == "响");
        assert_eq!(single, None, "{name}");
    }
}

#[test]
fn merged_cells_go_on_after_a_page_break() {
    let renderer = common::renderer();
    let pdf = renderer.pdf(&submission("hebei", Length::Long), &PdfOptions::default()).unwrap();
    let text = common::squeezed(&Pdf::open(&pdf.value).text());
    assert!(text.contains("产出指标（续）"), "{text}");
    assert!(text.contains("数量指标（续）"));
    let short = renderer.pdf(&submission("hebei", Length::Short), &PdfOptions::default()).unwrap();
    assert!(!Pdf::open(&short.value).text().contains("（续）"));
}

#[test]
fn a_row_of_the_json_without_its_key_leaves_no_empty_column() {
    let pdf = common::renderer().pdf(&submission("central", Length::Short), &PdfOptions::default()).unwrap();
    let text = Pdf::open(&pdf.value).text();
    for absent in ["得分", "绩效指标描述", "指标值确定依据", "职责活动"] {
        assert!(!text.contains(absent), "{absent}");
    }
}

#[test]
fn values_of_fields_stand_with_their_labels() {
    let submission = submission("central", Length::Short);
    let pdf = common::renderer().pdf(&submission, &PdfOptions::default()).unwrap();
    let elements = Pdf::open(&pdf.value).elements();
    let cells: Vec<_> = elements.iter().filter(|element| element.tag == "TH" || element.tag == "TD").collect();
    let json = serde_json::to_value(&submission.forms[0].fields).unwrap();
    let Value::Object(fields) = json else { panic!("fields") };
    for (label, value) in fields {
        let at = cells.iter().position(|cell| common::squeezed(&cell.text) == label).expect("the label");
        assert_eq!(cells[at].tag, "TH", "{label} is a header cell");
        assert_eq!(common::squeezed(&cells[at + 1].text), common::squeezed(value.as_str().unwrap()), "{label}");
    }
}
