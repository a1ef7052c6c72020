//! `fixtures/odd/docx` reads into the grids written by hand beside it; `fixtures/hostile/docx` ends in the errors
//! written beside it. Every file has its expectation and every expectation its file.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed assumption here is a failed test

use std::fs;
use std::path::{Path, PathBuf};

use model::{AsideKind, Block, Document, Grid, Noted, Place};
use pretty_assertions::assert_eq;
use word::{Prompts, ReadOptions, Revisions, WordError, read};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name).join("docx")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "docx"));
    files.sort();
    files
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    PathBuf::from(format!("{}{suffix}", path.display()))
}

fn grids(document: &Document) -> Vec<Grid> {
    let table = |block: &Block| match block {
        Block::Table(grid) => Some(grid.clone()),
        Block::Paragraph(_) => None,
    };
    document.blocks.iter().filter_map(table).collect()
}

fn odd(name: &str) -> Noted<Document> {
    let bytes = fs::read(folder("odd").join(name)).unwrap();
    read(&bytes, name, &ReadOptions::default()).unwrap()
}

fn paragraphs(document: &Document) -> Vec<&str> {
    let blocks = document.blocks.iter();
    blocks
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
            Block::Table(_) => None,
        })
        .collect()
}

fn ids(noted: &Noted<Document>) -> Vec<&str> {
    noted.notes.iter().map(|note| note.id.as_ref()).collect()
}

#[test]
fn odd_files_give_the_grids_written_beside_them() {
    let mut compared = 0;
    for path in files(&folder("odd")) {
        let bytes = fs::read(&path).unwrap();
        for (suffix, revisions) in
            [(".grid.json", Revisions::Accepted), (".original.grid.json", Revisions::Original)]
        {
            let expected = beside(&path, suffix);
            if suffix != ".grid.json" && !expected.is_file() {
                continue;
            }
            let expected: Vec<Grid> = serde_json::from_slice(&fs::read(&expected).unwrap()).unwrap();
            let options = ReadOptions::default().with_revisions(revisions).with_prompts(Prompts::LeftOut);
            let read = read(&bytes, &path.display().to_string(), &options).unwrap();
            assert_eq!(expected, grids(&read.value), "{}{suffix}", path.display());
            compared += 1;
        }
    }
    println!("{compared} odd grids compared");
    assert!(compared >= 40, "the folder holds at least 40, {compared} were found");
}

#[test]
fn hostile_files_end_in_the_errors_written_beside_them() {
    let mut ran = 0;
    for path in files(&folder("hostile")) {
        let bytes = fs::read(&path).unwrap();
        let expected = fs::read_to_string(beside(&path, ".error")).unwrap();
        let (class, detail) = expected.trim().split_once(' ').unwrap_or((expected.trim(), ""));
        let error = read(&bytes, "x.docx", &ReadOptions::default()).expect_err(&path.display().to_string());
        let found = match &error {
            WordError::NotAWordFile { .. } => "not_word",
            WordError::Encrypted => "encrypted",
            WordError::Damaged { .. } => "damaged",
            WordError::Limit { .. } => "limit",
            _ => "another",
        };
        assert_eq!(class, found, "{}: {error}", path.display());
        assert!(error.to_string().contains(detail), "{}: {error}", path.display());
        ran += 1;
    }
    println!("{ran} hostile files ran");
    assert!(ran >= 20, "the folder holds at least 20, {ran} were found");
}

#[test]
fn repairs_are_said_in_notes_at_their_place() {
    let note = |file: &str, id: &str| {
        let noted = odd(file);
        noted
            .notes
            .into_iter()
            .find(|note| note.id == id)
            .unwrap_or_else(|| panic!("{file} has no {id}"))
            .place
            .map(|first| Place { also: Vec::new(), ..first })
    };
    assert_eq!(note("merge-without-start.docx", "word.vmerge-without-start"), Some(Place::cell(1, 1, 1)));
    assert_eq!(note("merge-with-text.docx", "word.text-in-merged-cell"), Some(Place::cell(1, 1, 1)));
    assert_eq!(note("spans-absurd.docx", "word.span-repaired"), Some(Place::cell(1, 2, 1)));
    assert_eq!(note("private-use.docx", "word.private-use"), Some(Place::cell(1, 1, 1)));
    assert_eq!(note("private-use.docx", "word.private-use-unknown"), Some(Place::cell(1, 1, 3)));
    assert_eq!(note("hidden.docx", "word.hidden-text"), Some(Place::cell(1, 1, 1)));
    assert_eq!(note("symbols.docx", "word.symbol-unknown"), Some(Place::cell(1, 4, 2)));
    assert_eq!(note("frame.docx", "word.frame-dissolved"), Some(Place::table(1)));
    assert_eq!(note("revisions.docx", "word.revisions"), None);
    assert_eq!(note("rows-hidden-and-empty.docx", "word.hidden-row"), None);
    assert_eq!(note("damaged-styles.docx", "word.part-damaged"), None);
    assert_eq!(note("outside-cell.docx", "word.content-outside-cell"), None);
    assert_eq!(note("fields.docx", "word.field-without-end"), None);
}

#[test]
fn what_is_left_out_or_guessed_is_said() {
    let note = |file: &str, id: &str| {
        let noted = odd(file);
        let note = noted.notes.into_iter().find(|note| note.id == id);
        let note = note.unwrap_or_else(|| panic!("{file} has no {id}"));
        (note.place, note.message)
    };
    let cells = |cells: &[(u32, u32)]| {
        let mut places = cells.iter().map(|(row, column)| Place::cell(1, *row, *column));
        places.next().map(|first| Place { also: places.collect(), ..first })
    };
    for (file, id, places, says) in [
        ("struck.docx", "word.struck-text", cells(&[(1, 2), (1, 3), (2, 1), (2, 2)]), "45.6; 废; 旧名; 不要"),
        ("form-fields.docx", "word.form-choice", cells(&[(1, 3)]), "政府采购"),
        ("silent-fields.docx", "word.macro-button", cells(&[(2, 1)]), "[请填写姓名]"),
        ("silent-fields.docx", "word.field-without-result", cells(&[(2, 3)]), "=SUM(ABOVE)"),
        ("control-prompts.docx", "word.prompt", cells(&[(1, 2), (2, 3)]), "请在此处输入姓名"),
        ("control-bindings.docx", "word.prompt", cells(&[(3, 3)]), "单击输入"),
        (
            "control-bindings.docx",
            "word.bound-value",
            cells(&[(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]),
            "32.10 → 45.00",
        ),
        ("objects.docx", "word.object-not-read", cells(&[(1, 2), (2, 2), (3, 2)]), "Excel.Sheet.12"),
        ("objects.docx", "word.subdocument-not-read", None, "子文档"),
        ("pictures.docx", "word.picture-not-read", cells(&[(1, 2)]), "图片"),
        ("nothing-to-read.docx", "word.nothing-read", None, "没有可读的文字"),
        ("change-of-mark.docx", "word.revisions", None, "1 deletions"),
        ("number-hidden.docx", "word.hidden-text", cells(&[(1, 1), (2, 1)]), "暂缓; 备用"),
    ] {
        let (place, message) = note(file, id);
        assert_eq!(place, places, "{file} {id}");
        assert!(message.contains(says), "{file}: {message}");
    }
}

#[test]
fn prompts_stand_in_the_grid_unless_values_are_wanted() {
    let shown = grids(&odd("control-prompts.docx").value);
    let texts: Vec<&str> = shown[0].cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["联系人", "请在此处输入姓名", "王某", "电话", "请选择。", "共选择一项。台"]);
}

/// Lists of properties met before are not read again: they must say the same each time, also where one of them is
/// followed by another, and where the prefix stands for something else.
#[test]
fn properties_met_before_say_the_same() {
    let run =
        |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let line = |properties: &str, text: &str| {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let fonts = r#"<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>"#;
    let number = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#;
    let deleted = r#"<w:rPr><w:del w:id="1"/></w:rPr>"#;
    let runs = [
        run("<w:vanish/>", "藏"),
        run("<w:b/>", "粗"),
        run("<w:strike/>", "废"),
        run(fonts, "\u{FE}"),
        run("<w:b/><w:b/>", "体"),
        run(r#"<w:vertAlign w:val="superscript"/>"#, "2"),
        run("", "平"),
    ];
    let lines = [line(number, "项"), line(deleted, "接"), line("<w:keepNext/>", "续"), line(number, "目")];
    let alien = r#"<w:p><w:r xmlns:v="urn:x"><v:rPr><v:vanish/></v:rPr><w:t>现</w:t></w:r></w:p>"#;
    let body = format!("<w:p>{}</w:p>{}{alien}", runs.concat(), lines.concat()).repeat(3);
    let list = r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#;
    let file = testkit::docx::Docx::new(&body).story("rId1", "numbering", "numbering", list).build();
    let read = read(&file, "x.docx", &ReadOptions::default()).unwrap();
    let expected = [
        "粗☑体²平",
        "1.项",
        "接续",
        "2.目",
        "现",
        "粗☑体²平",
        "3.项",
        "接续",
        "4.目",
        "现",
        "粗☑体²平",
        "5.项",
        "接续",
        "6.目",
        "现",
    ];
    assert_eq!(paragraphs(&read.value), expected);
}

#[test]
fn notes_of_a_kind_are_one() {
    let noted = odd("many-of-a-kind.docx");
    assert_eq!(ids(&noted), ["word.span-repaired"]);
    let note = &noted.notes[0];
    assert!(note.message.ends_with("60 in all (共 60 处)"), "{}", note.message);
    assert_eq!(note.place.as_ref().map(|place| (place.row, place.also.len())), Some((Some(1), 20)));
}

#[test]
fn nothing_is_repaired_where_nothing_is_wrong() {
    for file in [
        "merge-by-column.docx",
        "merge-whole-row.docx",
        "before-after.docx",
        "wrappers.docx",
        "strict.docx",
        "inner-elements.docx",
        "emoji.docx",
        "raised.docx",
        "run-in.docx",
        "number-boxes.docx",
        "number-skipped.docx",
    ] {
        assert_eq!(ids(&odd(file)), [""; 0], "{file}");
    }
}

#[test]
fn blocks_stand_in_document_order() {
    assert_eq!(paragraphs(&odd("frame.docx").value), ["绩效目标表", "单位：万元"]);
    assert_eq!(paragraphs(&odd("table-in-run.docx").value), ["前", "后"]);
    assert_eq!(paragraphs(&odd("outside-cell.docx").value), ["游离", "后文"]);
    assert_eq!(paragraphs(&odd("inner-elements.docx").value), ["截至六月底"]);
    assert_eq!(paragraphs(&odd("run-in.docx").value), ["总体目标。", "保障运转。", "2025年"]);
    assert_eq!(paragraphs(&odd("text-boxes.docx").value), ["锚", "框内", "框内", "备选", "", "艺术字"]);
    let frame = odd("frame.docx").value;
    assert!(matches!(frame.blocks[1], Block::Table(_)), "the table stands between the lines of its frame");
    let boxes = odd("text-boxes.docx").value;
    let in_box: Vec<bool> = boxes
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.in_text_box),
            Block::Table(_) => None,
        })
        .collect();
    assert_eq!(in_box, [false, true, true, false, false, true]);
}

#[test]
fn text_of_drawings_follows_its_anchor_and_charts_are_named() {
    let read = odd("drawings.docx");
    assert_eq!(paragraphs(&read.value), ["见图", "绩效评价", "流程图", ""]);
    let named: Vec<_> = read.notes.iter().map(|note| (note.id.as_ref(), note.place.clone())).collect();
    let both = Place { also: vec![Place::paragraph(4)], ..Place::cell(1, 1, 2) };
    assert_eq!(named, [("word.graphic-not-read", Some(both))]);
}

#[test]
fn headings_have_the_level_of_their_style_or_their_own() {
    let levels: Vec<_> = odd("headings.docx")
        .value
        .blocks
        .into_iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some((paragraph.text, paragraph.outline_level)),
            Block::Table(_) => None,
        })
        .collect();
    let run_in = odd("run-in.docx").value;
    assert!(
        matches!(&run_in.blocks[0], Block::Paragraph(heading) if heading.outline_level == Some(1)),
        "a heading before its text stays one"
    );
    let expected = [
        ("部门概况", Some(1)),
        ("部门预算", Some(1)),
        ("收支情况", Some(2)),
        ("收入", Some(3)),
        ("正文", None),
        ("另起一段", None),
    ];
    assert_eq!(levels, expected.map(|(text, level)| (text.to_owned(), level)));
}

#[test]
fn asides_keep_their_marks_and_places() {
    let document = odd("notes.docx").value;
    let asides: Vec<_> = document
        .asides
        .iter()
        .map(|aside| (aside.kind, aside.mark.as_deref(), aside.text.as_str(), aside.place.clone()))
        .collect();
    assert_eq!(
        asides,
        [
            (AsideKind::Footnote, Some("[1]"), "含上年结转", Some(Place::cell(1, 1, 2))),
            (AsideKind::Endnote, Some("[i]"), "见附件", Some(Place::cell(1, 1, 3))),
            (AsideKind::Comment, None, "请核对", Some(Place::paragraph(1))),
            (AsideKind::Header, None, "云岭县财政局\n页眉\t表", None),
        ]
    );
}

#[test]
fn chunks_are_read_or_named() {
    let noted = odd("chunks.docx");
    assert_eq!(paragraphs(&noted.value), ["前", "嵌入", "网页", "后"]);
    assert_eq!(ids(&noted), ["word.chunk", "word.chunk-not-read", "word.chunk-missing"]);
}

#[test]
fn wps_signs_with_its_build() {
    assert_eq!(odd("wps.docx").value.source.producer.as_deref(), Some("WPS Office_2052-11.1.0.12763"));
}

#[test]
fn fixtures_on_disk_are_what_testkit_writes() {
    for (name, title, fixtures) in [
        ("odd", testkit::docx::odd::TITLE, testkit::docx::odd::fixtures()),
        ("hostile", testkit::docx::hostile::TITLE, testkit::docx::hostile::fixtures()),
    ] {
        let folder = folder(name);
        assert_eq!(files(&folder).len(), fixtures.len(), "files of {name}");
        for fixture in &fixtures {
            let on_disk = fs::read(folder.join(&fixture.name)).unwrap();
            assert!(on_disk == fixture.bytes, "{} differs: run the fixtures program", fixture.name);
        }
        let readme = fs::read_to_string(folder.join("README.md")).unwrap();
        assert_eq!(readme, testkit::fixture::readme(title, &fixtures));
    }
}

/// 60,000 marks of one note would be 60,000 copies of its text.
#[test]
fn the_text_of_a_note_stands_at_its_first_mark() {
    let mark = r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#;
    let body = format!("<w:p>{}{}</w:p>", testkit::docx::r("5.00"), mark.repeat(1_000));
    let note = format!(r#"<w:footnote w:id="2">{}</w:footnote>"#, testkit::docx::p("含结转资金"));
    let file = testkit::docx::Docx::new(&body).story("rId9", "footnotes", "footnotes", &note).build();
    let document = read(&file, "", &ReadOptions::default()).unwrap().value;
    let asides: Vec<_> =
        document.asides.iter().map(|aside| (aside.mark.as_deref(), aside.text.as_str())).collect();
    assert_eq!(asides, [(Some("[1]"), "含结转资金")]);
}
