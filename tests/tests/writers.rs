//! One layout, every writer: PDF, Word file and page of HTML hold the same texts in the same order.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::io::Read as _;

use jixiao::write::{Choice, FontOptions, LayoutOptions, PdfOptions, Renderer};
use jixiao::{AsideKind, Submission, write};
use serde_json::Value;
use testkit::pdf::{Element, Pdf};
use tests::{fixtures, submission, word_files};

/// Text as it is compared: the spaces and breaks of typesetting are not the document's.
fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// The text of markup, elements of the name `skip` left out.
fn text_of(markup: &str, skip: &str) -> String {
    let (mut text, mut rest) = (String::new(), markup);
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let end = if after.starts_with(skip) { format!("</{skip}>") } else { ">".to_owned() };
        rest = after.split_once(end.as_str()).map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let signs =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&")];
    bare(&signs.iter().fold(text, |text, (sign, character)| text.replace(sign, character)))
}

fn html(submission: &Submission, layout: &LayoutOptions) -> String {
    let page = write::html(submission, layout).unwrap().value;
    // The contents name again what stands below.
    text_of(page.split_once("<main>").unwrap().1.split_once("</main>").unwrap().0, "nav")
}

fn docx(submission: &Submission, layout: &LayoutOptions) -> String {
    document_text(&write::docx(submission, layout).unwrap().value)
}

/// The text of a Word file's main part.
fn document_text(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut document = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
    text_of(&document, "w:instrText")
}

/// The text of the structure tree, in which page numbers and （续） do not stand.
fn pdf(renderer: &Renderer, submission: &Submission, layout: &LayoutOptions) -> String {
    let options = PdfOptions { layout: layout.clone(), ..PdfOptions::default() };
    let elements = Pdf::open(&renderer.pdf(submission, &options).unwrap().value).elements();
    let mut text = String::new();
    let mut contents: Option<usize> = None;
    for Element { tag, depth, text: own, .. } in &elements {
        let inside = contents.filter(|start| depth > start);
        if inside.is_none() && tag == "TOC" {
            // The head of contents that were made stands over them; on a page of HTML it is part of them.
            let before = bare(&text);
            before.trim_end_matches("目录").clone_into(&mut text);
        }
        contents = inside.or((tag == "TOC").then_some(*depth));
        if contents.is_none() {
            text.push_str(own);
        }
    }
    bare(&text)
}

/// A cover that was made for a document: in the Word file it is a field, and no text of the document.
fn made_cover(submission: &Submission, layout: &LayoutOptions) -> String {
    let printed = serde_json::to_value(write::printed(submission, layout).unwrap().value).unwrap();
    let first: &Value = &printed["parts"][0];
    let lines = first["lines"].as_array().filter(|_| first["part"] == "cover");
    let made = lines.into_iter().flatten().filter(|line| line["at"].is_null());
    made.map(|line| bare(line["text"].as_str().unwrap())).collect()
}

#[test]
fn every_writer_says_the_same_in_the_same_order() {
    let renderer = Renderer::new(&FontOptions::default()).unwrap();
    let (mut compared, mut wrong) = (0, Vec::new());
    for (number, path) in word_files(&fixtures("good")).into_iter().enumerate() {
        let submission = submission(&path);
        // Notes have their own part in a Word file, and contents of the document's own stand in their field.
        let notes = |kind| submission.asides.iter().any(|aside| aside.kind == kind);
        if notes(AsideKind::Footnote) || notes(AsideKind::Endnote) || path.ends_with("no-form-narrative.docx")
        {
            continue;
        }
        for choice in [Choice::Auto, Choice::Source, Choice::Official] {
            let layout = LayoutOptions { choice: choice.clone(), ..LayoutOptions::default() };
            let cover = made_cover(&submission, &layout);
            let html = html(&submission, &layout);
            let mut others = vec![("docx", format!("{cover}{}", docx(&submission, &layout)))];
            // A structure tree is slow to read: every fourth document.
            if number % 4 == 0 && choice == Choice::Auto {
                others.push(("pdf", pdf(&renderer, &submission, &layout)));
            }
            for (format, text) in others {
                compared += 1;
                if text != html {
                    let at = text.chars().zip(html.chars()).take_while(|(one, other)| one == other).count();
                    let around =
                        |text: &str| text.chars().skip(at.saturating_sub(10)).take(40).collect::<String>();
                    wrong.push(format!(
                        "{} {choice} {format}: {} / html {}",
                        path.display(),
                        around(&text),
                        around(&html)
                    ));
                }
            }
        }
    }
    assert!(compared > 250, "only {compared}");
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Documents that do not say on paper what they say in Word, character for character: numbers that Word counts and its file
/// does not hold (`hebei-…`), a title and a unit line that stand once over two projects and are set over each, a line between the two tables of a form that is set behind it (`indicators-in-next-table`), and three whose
/// title, year or department stand in another order over their table.
const NOT_AS_IN_WORD: [&str; 7] = [
    "hebei-level3-rows-2024",
    "hebei-one-table",
    "identity-department-over-unit",
    "indicators-in-next-table",
    "projects-under-one-title",
    "public-table-14",
    "years-under-target",
];

/// Nothing of a document is missing on paper, nothing is invented, nothing has moved. (What stands in the Word file stands in
/// the PDF and on the page: the test above.)
#[test]
fn paper_says_what_the_word_file_says() {
    let mut wrong = Vec::new();
    for path in word_files(&fixtures("good"))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|it| it == "docx"))
    {
        let submission = submission(&path);
        let own = document_text(&std::fs::read(&path).unwrap());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let same = docx(&submission, &LayoutOptions::default()) == own;
        if same == NOT_AS_IN_WORD.contains(&name.as_str()) {
            wrong.push(name.clone());
        }
        // By its own rows each project has a page, with the headings of their list again: nothing is missing.
        let source = LayoutOptions { choice: Choice::Source, ..LayoutOptions::default() };
        let paper = docx(&submission, &source);
        let count = |text: &str, one: char| text.chars().filter(|other| *other == one).count();
        let missing: String = own.chars().filter(|one| count(&own, *one) > count(&paper, *one)).collect();
        if !missing.is_empty() {
            wrong.push(format!("{name} lacks {missing}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
