//! `fixtures/odd/doc` reads into the grids written by hand beside it; `fixtures/hostile/doc` ends in the errors
//! written beside it, or in a result. The files are what testkit writes.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests may fail loudly

mod support_doc;

use std::fs;
use std::path::{Path, PathBuf};

use model::{AsideKind, Block, Document, Noted, Paragraph, Place};
use pretty_assertions::assert_eq;
use testkit::doc;
use word::{ReadOptions, Revisions, WordError};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name).join("doc")
}

fn read(name: &str, revisions: Revisions) -> Noted<Document> {
    let bytes = fs::read(folder("odd").join(name)).unwrap();
    word::read(&bytes, name, &ReadOptions::default().with_revisions(revisions)).unwrap()
}

fn odd(name: &str) -> Noted<Document> {
    read(name, Revisions::Accepted)
}

fn paragraphs(document: &Document) -> Vec<&Paragraph> {
    let mut paragraphs = Vec::new();
    for block in &document.blocks {
        if let Block::Paragraph(paragraph) = block {
            paragraphs.push(paragraph);
        }
    }
    paragraphs
}

fn texts(document: &Document) -> Vec<&str> {
    paragraphs(document).iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn notes(noted: &Noted<Document>) -> Vec<(&str, Option<Place>)> {
    noted.notes.iter().map(|note| (note.id.as_ref(), note.place.clone())).collect()
}

#[test]
fn the_files_are_what_testkit_writes() {
    for (name, fixtures) in [("odd", doc::odd::fixtures()), ("hostile", doc::hostile::fixtures())] {
        for fixture in fixtures {
            let kept = fs::read(folder(name).join(&fixture.name)).unwrap_or_default();
            assert!(
                kept == fixture.bytes,
                "{name}/{}: run `cargo run -p jixiao-testkit --bin fixtures`",
                fixture.name
            );
        }
    }
}

#[test]
fn odd_files_give_the_grids_written_beside_them() {
    let mut compared = 0;
    for fixture in doc::odd::fixtures() {
        for (suffix, revisions) in [("", Revisions::Accepted), (".original", Revisions::Original)] {
            let path = folder("odd").join(format!("{}{suffix}.grid.json", fixture.name));
            if !suffix.is_empty() && !path.exists() {
                continue;
            }
            let expected = support_doc::all_lines(&support_doc::expected(&path), true);
            let read = read(&fixture.name, revisions);
            let found = support_doc::all_lines(support_doc::tables(&read.value), true);
            assert_eq!(found, expected, "{}{suffix}", fixture.name);
            compared += 1;
        }
    }
    println!("doc fixtures: {compared} odd grids compared");
    assert_eq!(compared, doc::odd::fixtures().len() + 1, "one of them in both views");
}

/// Beside a hostile file stands the class of its error; where none does, it must be read.
#[test]
fn hostile_files_end_as_written_beside_them() {
    for fixture in doc::hostile::fixtures() {
        let expected = fs::read_to_string(folder("hostile").join(format!("{}.error", fixture.name)));
        let read = word::read(&fixture.bytes, &fixture.name, &ReadOptions::default());
        let said = match &read {
            Ok(_) => "read".to_owned(),
            Err(WordError::NotAWordFile { found, .. }) => format!("not_word {found}"),
            Err(WordError::Encrypted) => "encrypted".to_owned(),
            Err(WordError::Unsupported { what }) => format!("unsupported {what}"),
            Err(WordError::Damaged { part, .. }) => format!("damaged {part}"),
            Err(WordError::Limit { what, .. }) => format!("limit {what}"),
            Err(other) => format!("{other}"),
        };
        assert_eq!(said, expected.unwrap_or_else(|_| "read".to_owned()).trim(), "{}", fixture.name);
    }
}

#[test]
fn every_fixture_cut_at_every_512_bytes_ends_in_a_result_or_an_error() {
    let mut ran = 0;
    for fixture in doc::odd::fixtures().iter().chain(&doc::hostile::fixtures()) {
        for length in (0..fixture.bytes.len().min(64 << 10)).step_by(512) {
            let _ = word::read(&fixture.bytes[..length], &fixture.name, &ReadOptions::default());
            ran += 1;
        }
    }
    println!("doc fixtures: {ran} cut files");
}

#[test]
fn text_is_decoded_by_the_table_of_the_specification() {
    let expected = ["Goals “2022” — Qinghe…", ""];
    assert_eq!(texts(&odd("compressed.doc").value), expected);
    assert_eq!(texts(&odd("nfib-2007.doc").value), expected);
    assert_eq!(texts(&odd("scattered.doc").value), ["云岭县 2022 年绩效目标表 (Yunling)", "End"]);
}

#[test]
fn a_fast_save_hides_deletes_and_moves_by_piece() {
    let accepted = odd("fast-saved.doc");
    assert_eq!(texts(&accepted.value), ["绩效目标 正文", "表后"]);
    let original = read("fast-saved.doc", Revisions::Original);
    assert_eq!(texts(&original.value), ["绩效目标 正文旧", "表后"]);
    let hidden = Some(Place::paragraph(1));
    assert_eq!(notes(&accepted), [("word.hidden-text", hidden), ("word.revisions", None)]);
}

#[test]
fn revisions_have_two_views() {
    let accepted = odd("revisions.doc");
    assert_eq!(texts(&accepted.value), ["预算5.00万元", "前半句，后半句。", ""]);
    let original = read("revisions.doc", Revisions::Original);
    assert_eq!(texts(&original.value), ["预算4.00万元", "前半句，", "后半句。", ""]);
    assert_eq!(notes(&accepted), [("word.revisions", None)]);
}

#[test]
fn hidden_text_is_out_and_said() {
    let read = odd("hidden.doc");
    assert_eq!(texts(&read.value), ["看得见", "明文", "又见"]);
    let also = vec![Place::paragraph(2), Place::paragraph(3)];
    let places = Some(Place { also, ..Place::paragraph(1) });
    assert_eq!(notes(&read), [("word.hidden-text", places)]);
    assert!(read.notes[0].message.contains(": 看不见; "), "{}", read.notes[0].message);
}

#[test]
fn fields_show_their_result() {
    let read = odd("fields.doc");
    let expected = ["第三页", "见附件一。", "表①", "域后", "落单的标记", "从不结束 DATE 的域"];
    assert_eq!(texts(&read.value), expected);
    assert_eq!(notes(&read), [("word.field-unmatched", None)]);
}

#[test]
fn signs_read_as_they_look() {
    let read = odd("signs.doc");
    let expected = ["☑是 □否 (括号)", "☒同意", "面积5.00米²", "私有码€与\u{E000}", "A-BC\nD\tE", "A☑"];
    assert_eq!(texts(&read.value), expected);
    let fourth = Some(Place::paragraph(4));
    assert_eq!(notes(&read), [("word.private-use", fourth.clone()), ("word.private-use-unknown", fourth)]);
}

#[test]
fn lists_number_as_word_does() {
    let document = odd("lists.doc").value;
    let expected = [
        "第一条总则",
        "一.1 依据",
        "一.2 范围",
        "第二条附则",
        "二.1 解释",
        "2-1-1施行",
        "第十一条另起",
        "（一）甲",
        "（二）乙",
        "点",
        "无编号",
        "",
    ];
    assert_eq!(texts(&document), expected);
    let spans: Vec<Option<(u32, u32)>> = paragraphs(&document)
        .iter()
        .map(|paragraph| paragraph.automatic.map(|span| (span.start, span.end)))
        .collect();
    assert_eq!(spans[..2], [Some((0, 3)), Some((0, 3))]);
    assert_eq!(spans[9..], [None, None, None]);
}

#[test]
fn headings_have_levels_bookmarks_and_their_styles_list() {
    let document = odd("headings.doc").value;
    assert_eq!(
        texts(&document),
        ["一、总体目标", "二级", "二、继承", "三级", "直接", "取消", "不编号", "正文"]
    );
    let levels: Vec<Option<u8>> =
        paragraphs(&document).iter().map(|paragraph| paragraph.outline_level).collect();
    assert_eq!(levels, [Some(1), Some(2), Some(1), Some(3), Some(5), None, Some(1), None]);
    assert_eq!(paragraphs(&document)[0].bookmarks, ["_Toc1"]);
    assert_eq!(paragraphs(&document)[1].bookmarks, ["_Toc2", "书签"]);
}

#[test]
fn a_page_inside_a_word_file_is_read_as_a_page() {
    let read = odd("page-inside.doc");
    assert_eq!(texts(&read.value), ["绩效目标"]);
    assert_eq!(notes(&read), [("word.other-format-inside", None)]);
}

#[test]
fn pages_start_where_word_starts_them() {
    let document = odd("pages.doc").value;
    assert_eq!(texts(&document), ["一", "二", "三", "四", "五", "六前\n六后", "七", "八", "九"]);
    let starts: Vec<bool> =
        paragraphs(&document).iter().map(|paragraph| paragraph.page_break_before).collect();
    assert_eq!(starts, [false, true, true, false, true, false, false, false, true]);
}

#[test]
fn what_stands_beside_the_body_is_kept_apart() {
    let read = odd("beside.doc");
    let document = &read.value;
    assert_eq!(texts(document), ["正文[1]在前", "锚点", "框中文字", "", "组合框", "末段"]);
    let boxed: Vec<bool> = paragraphs(document).iter().map(|paragraph| paragraph.in_text_box).collect();
    assert_eq!(boxed, [false, false, true, true, true, false]);
    let asides: Vec<_> = document
        .asides
        .iter()
        .map(|aside| (aside.kind, aside.mark.as_deref(), aside.text.as_str(), aside.place.clone()))
        .collect();
    let expected = [
        (AsideKind::Footnote, Some("[1]"), "正文注释", Some(Place::paragraph(1))),
        (AsideKind::Footnote, Some("[2]"), "含结转资金", Some(Place::cell(2, 1, 1))),
        (AsideKind::Header, None, "云岭县财政局", None),
    ];
    assert_eq!(asides, expected);
    assert_eq!(notes(&read), []);
}

#[test]
fn notes_of_each_kind_stand_at_their_marks() {
    let read = odd("notes.doc");
    let document = &read.value;
    assert_eq!(texts(document), ["正文[1]与[i]及批注。", "末段[2]"]);
    let asides: Vec<_> = document
        .asides
        .iter()
        .map(|aside| (aside.kind, aside.mark.as_deref(), aside.text.as_str(), aside.place.clone()))
        .collect();
    let at = |kind, mark, text, place| (kind, mark, text, Some(place));
    let expected = [
        at(AsideKind::Footnote, Some("[1]"), "脚注一", Place::paragraph(1)),
        at(AsideKind::Endnote, Some("[i]"), "尾注一", Place::paragraph(1)),
        at(AsideKind::Comment, None, "请核对", Place::paragraph(1)),
        at(AsideKind::Endnote, Some("[ii]"), "尾注二", Place::cell(1, 1, 1)),
        at(AsideKind::Comment, None, "单位是万元吗", Place::cell(1, 1, 2)),
        at(AsideKind::Footnote, Some("[2]"), "脚注二\n其第二段", Place::paragraph(2)),
    ];
    assert_eq!(asides, expected);
    assert_eq!(notes(&read), []);
}

#[test]
fn what_is_not_read_or_shown_is_told_once() {
    let at = |id, row, column| (id, Some(Place::cell(1, row, column)));
    let told = |name: &str, expected: &[(&str, Option<Place>)]| {
        let read = odd(name);
        let first = |place: Option<Place>| place.map(|place| Place { also: Vec::new(), ..place });
        let found: Vec<_> = notes(&read).into_iter().map(|(id, place)| (id, first(place))).collect();
        assert_eq!(found, expected, "{name}");
    };
    told("drop-downs.doc", &[at("word.form-choice", 1, 3)]);
    told("struck-out.doc", &[at("word.struck-text", 1, 1)]);
    told(
        "silent-fields.doc",
        &[at("word.macro-button", 1, 3), at("word.object-not-read", 2, 1), at("word.picture-not-read", 2, 2)],
    );
    told("unseen-numbers.doc", &[at("word.hidden-text", 1, 1)]);
    told("no-table-style.doc", &[]);
    let object = &odd("silent-fields.doc").notes[1].message;
    assert!(object.ends_with("(未读取): Excel.Sheet.8"), "{object}");
}

#[test]
fn repairs_are_said_at_their_place() {
    let said = |name: &str| {
        let read = odd(name);
        notes(&read).into_iter().map(|(id, place)| (id.to_owned(), place)).collect::<Vec<_>>()
    };
    let at = |id: &str, place: Place| (id.to_owned(), Some(place));
    let copied = at("word.vmerge-restart-copied", Place::cell(1, 1, 1));
    assert_eq!(said("copied-restarts.doc"), [copied]);
    assert_eq!(said("honest-restarts.doc"), []);
    assert_eq!(said("row-end-only.doc"), [("word.row-by-end-mark".to_owned(), None)]);
    let cell = at("word.cell-without-end", Place::cell(1, 1, 2));
    assert_eq!(said("unfinished.doc"), [cell, at("word.row-without-end", Place::cell(1, 2, 2))]);
    let more = at("word.cell-without-edge", Place::cell(1, 2, 3));
    assert_eq!(said("marks-differ.doc"), [more, at("word.row-short-of-cells", Place::cell(1, 3, 2))]);
    assert_eq!(said("narrow.doc"), [at("word.text-in-narrow-cell", Place::cell(1, 1, 1))]);
    for quiet in
        ["wide-cells.doc", "flags.doc", "modifiers.doc", "nested.doc", "huge-papx.doc", "63-cells.doc"]
    {
        assert_eq!(said(quiet), [], "{quiet}");
    }
}
