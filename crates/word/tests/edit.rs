//! Comments and corrections in the sender's own file: they stand where they belong, and nothing else changes.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed assumption here is a failed test

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use model::{AsideKind, Block, Document, Grid, Noted, Place};
use pretty_assertions::assert_eq;
use testkit::docx::{Docx, NAMESPACES, p, tc};
use word::edit::{Change, Comment, EditError, How, annotate, revise};
use word::{ReadOptions, read};
use zip::ZipArchive;

const AUTHOR: &str = "绩效审核";

fn document(bytes: &[u8]) -> Noted<Document> {
    read(bytes, "a.docx", &ReadOptions::default()).unwrap()
}

fn commented(bytes: &[u8], comments: &[Comment]) -> Result<Vec<u8>, EditError> {
    annotate(bytes, comments, AUTHOR, &ReadOptions::default())
}

fn at(place: Place) -> Comment {
    Comment { text: format!("对 {place}"), place: Some(place) }
}

/// The parts by name, as they unpack.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = |index| {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().to_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(part).collect()
}

fn main_part(bytes: &[u8]) -> String {
    String::from_utf8(parts(bytes).remove("word/document.xml").unwrap()).unwrap()
}

fn body(xml: &str) -> String {
    format!("<w:document {NAMESPACES}><w:body>{xml}</w:body></w:document>")
}

/// What a comment puts before and behind the content of a paragraph.
fn marks(id: i64) -> (String, String) {
    let (start, end) =
        (format!("<w:commentRangeStart w:id=\"{id}\"/>"), format!("<w:commentRangeEnd w:id=\"{id}\"/>"));
    (start, format!("{end}<w:r><w:commentReference w:id=\"{id}\"/></w:r>"))
}

#[test]
fn a_comment_stands_in_its_cell_and_nothing_else_changes() {
    let table = |second: &str| format!("<w:tbl><w:tr>{}{second}</w:tr></w:tbl>{}", tc("预算数"), p("后文"));
    let file = Docx::new(&table(&tc("5.00"))).part("docProps/app.xml", "<x/>").build();
    let annotated = commented(&file, &[at(Place::cell(1, 1, 2))]).unwrap();
    let (start, end) = marks(0);
    let cell =
        tc("5.00").replace("<w:p>", &format!("<w:p>{start}")).replace("</w:p>", &format!("{end}</w:p>"));
    assert_eq!(main_part(&annotated), body(&table(&cell)));
    let (before, after) = (parts(&file), parts(&annotated));
    for (name, part) in before.iter().filter(|(name, _)| *name != "word/document.xml") {
        assert_eq!(after.get(name), Some(part), "{name}");
    }
    assert_eq!(
        after.keys().filter(|name| !before.contains_key(*name)).collect::<Vec<_>>(),
        ["word/_rels/document.xml.rels", "word/comments.xml"]
    );
    let asides = document(&annotated).value.asides;
    assert_eq!(
        asides.iter().map(|aside| (aside.kind, aside.text.as_str(), aside.place.clone())).collect::<Vec<_>>(),
        [(AsideKind::Comment, "对 表1 第1行 第2列", Some(Place::cell(1, 1, 2)))]
    );
}

#[test]
fn an_empty_paragraph_gets_an_end_tag() {
    let table = |cell: &str| format!("<w:tbl><w:tr>{}<w:tc>{cell}</w:tc></w:tr></w:tbl><w:p/>", tc("甲"));
    let file = Docx::new(&table(r#"<w:p w:rsidR="1"/>"#)).build();
    let annotated = commented(&file, &[at(Place::cell(1, 1, 2))]).unwrap();
    let (start, end) = marks(0);
    assert_eq!(main_part(&annotated), body(&table(&format!(r#"<w:p w:rsidR="1">{start}{end}</w:p>"#))));
}

#[test]
fn a_comment_stands_behind_the_properties_and_on_the_first_line_with_text() {
    let cell = "<w:tc><w:p/><w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p></w:tc>";
    let file = Docx::new(&format!("<w:tbl><w:tr>{cell}{}</w:tr></w:tbl>", tc("乙"))).build();
    let (start, end) = marks(0);
    let annotated = main_part(&commented(&file, &[at(Place::cell(1, 1, 1))]).unwrap());
    assert!(
        annotated.contains(&format!("</w:pPr>{start}<w:r><w:t>甲</w:t></w:r>{end}</w:p>")),
        "{annotated}"
    );
}

#[test]
fn without_a_place_it_stands_at_the_first_paragraph() {
    let file = Docx::new(&format!("{}{}", p("甲"), p("乙"))).build();
    let comments = [Comment { place: None, text: "总的\n两行".to_owned() }, at(Place::paragraph(9))];
    let asides = document(&commented(&file, &comments).unwrap()).value.asides;
    let told: Vec<_> = asides.iter().map(|aside| (aside.text.as_str(), aside.place.clone())).collect();
    let first = Some(Place::paragraph(1));
    assert_eq!(told, [("总的\n两行", first.clone()), ("位置：第9段\n对 第9段", first)]);
}

#[test]
fn comments_that_are_there_stay_as_they_are() {
    let theirs = concat!(
        r#"<w:comment w:id="4" w:author="科长"><w:p w14:paraId="0A1B2C3D"><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>"#
    );
    let marked = r#"<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>"#;
    let file = Docx::new(marked).story("rId5", "comments", "comments", theirs).build();
    let annotated = commented(&file, &[at(Place::paragraph(1))]).unwrap();
    let after = parts(&annotated);
    let comments = String::from_utf8(after["word/comments-rId5.xml"].clone()).unwrap();
    assert!(comments.contains(theirs), "{comments}");
    assert!(comments.contains(r#"<w:comment w:id="5" w:author="绩效审核" w:initials="绩">"#), "{comments}");
    assert!(!after.contains_key("word/comments.xml"));
    assert_eq!(after["word/_rels/document.xml.rels"], parts(&file)["word/_rels/document.xml.rels"]);
    let texts: Vec<String> = document(&annotated).value.asides.into_iter().map(|aside| aside.text).collect();
    assert_eq!(texts, ["请核对", "对 第1段"]);
}

#[test]
fn a_package_that_says_what_its_parts_are_says_it_of_the_comments() {
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    let file = Docx::new(&p("甲")).part("[Content_Types].xml", types).build();
    let after = parts(&commented(&file, &[at(Place::paragraph(1))]).unwrap());
    let said = r#"<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>"#;
    assert_eq!(
        String::from_utf8(after["[Content_Types].xml"].clone()).unwrap(),
        types.replace("</Types>", said)
    );
}

#[test]
fn nothing_to_say_changes_nothing() {
    let file = Docx::new(&p("甲")).build();
    assert_eq!(commented(&file, &[]).unwrap(), file);
}

#[test]
fn what_must_not_be_changed_is_refused() {
    let settings = |inner: &str| {
        let settings = format!("<w:settings {NAMESPACES}>{inner}</w:settings>");
        Docx::new(&p("甲")).related("rId7", "settings", "settings.xml", settings).build()
    };
    let id = |file: &[u8]| {
        commented(file, &[at(Place::paragraph(1))]).map_err(|error| error.id()).map(|_| "written")
    };
    assert_eq!(id(&settings("")), Ok("written"));
    assert_eq!(
        id(&settings(r#"<w:documentProtection w:edit="readOnly" w:enforcement="0"/>"#)),
        Ok("written")
    );
    assert_eq!(
        id(&settings(r#"<w:documentProtection w:edit="forms" w:enforcement="1"/>"#)),
        Err("edit.protected")
    );
    assert_eq!(id(&settings(r#"<w:writeProtection w:recommended="1"/>"#)), Ok("written"), "only a wish");
    assert_eq!(id(&settings(r#"<w:writeProtection w:hash="abc="/>"#)), Err("edit.protected"));
    let signed = Docx::new(&p("甲")).part("_xmlsignatures/sig1.xml", "<Signature/>").build();
    assert_eq!(id(&signed), Err("edit.signed"));
    let wide: Vec<u8> = body(&p("甲")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(id(&Docx::with_document([b"\xFF\xFE".to_vec(), wide].concat()).build()), Err("edit.encoding"));
    assert_eq!(id(b"{\\rtf1 a}"), Err("edit.not-docx"));
    assert_eq!(id(&Docx::new("<w:sectPr/>").build()), Err("edit.no-paragraph"));
    assert_eq!(id(b"PK\x03\x04"), Err("file.damaged"));
}

#[test]
fn a_package_that_cannot_be_written_says_so() {
    let error = EditError::from(std::io::Error::other("a full disk"));
    assert_eq!((error.id(), error.to_string().contains("a full disk")), ("edit.not-written", true));
}

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let mut files: Vec<PathBuf> = ["good", "odd/docx"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "docx"))
        .collect();
    files.sort();
    files
}

/// Every paragraph and cell of a document, with those of text boxes apart.
fn places(document: &Document) -> Vec<Place> {
    fn cells(grid: &Grid, outer: Option<&Place>, places: &mut Vec<Place>) {
        for cell in &grid.cells {
            let mut place = Place::cell(grid.table, cell.row, cell.column);
            if let Some(outer) = outer {
                place = place.inside(outer.clone());
            }
            cell.tables.iter().for_each(|grid| cells(grid, Some(&place), places));
            places.push(place);
        }
    }
    let mut places = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.in_text_box => {}
            Block::Paragraph(paragraph) => places.push(Place::paragraph(paragraph.index)),
            Block::Table(grid) => cells(grid, None, &mut places),
        }
    }
    places
}

#[test]
fn every_place_of_every_fixture_takes_a_comment_and_reads_as_before() {
    let (mut checked, mut elsewhere) = (0, Vec::new());
    for path in fixtures() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let file = fs::read(&path).unwrap();
        let before = document(&file);
        let places = places(&before.value);
        let comments: Vec<Comment> = places.iter().cloned().map(at).collect();
        let annotated = match commented(&file, &comments) {
            Ok(annotated) => annotated,
            Err(EditError::Encoding { .. }) if name == "utf16.docx" => continue,
            Err(error) => panic!("{name}: {error}"),
        };
        let after = document(&annotated);
        assert_eq!(after.value.blocks, before.value.blocks, "{name}");
        assert_eq!(after.notes, before.notes, "{name}");
        let told = after.value.asides.iter().filter(|aside| aside.text.contains("对 "));
        // What stands in a frame that was dissolved is told of its first table.
        let is_frame = |place: &Place| place.table.is_some() && place.row.is_none();
        let wrong: Vec<_> = told
            .filter(|aside| !aside.place.as_ref().is_some_and(is_frame))
            .map(|aside| (aside.text.clone(), aside.place.clone().map(|place| format!("对 {place}"))))
            .filter(|(said, stands)| stands.as_ref() != Some(said))
            .collect();
        if !wrong.is_empty() {
            elsewhere.push((name, wrong.len()));
        }
        checked += places.len();
    }
    // Documents embedded as chunks stand in other parts; the rest of a paragraph that a table cuts has no tag of its own;
    // a table in a text box is commented beside the box.
    let known = [("chunks.docx", 5), ("table-in-run.docx", 2), ("text-boxes.docx", 2)];
    assert_eq!(elsewhere, known.map(|(name, places)| (name.to_owned(), places)));
    assert!(checked > 1000, "{checked} places");
}

#[test]
fn a_paragraph_of_a_dissolved_frame_takes_its_comment() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("甲"), tc("乙"));
    let frame =
        format!("<w:tbl><w:tr><w:tc>{}{inner}<w:p/>{}</w:tc></w:tr></w:tbl><w:p/>", p("标题"), p("注"));
    let file = Docx::new(&frame).build();
    let before = document(&file).value;
    assert!(matches!(&before.blocks[2], Block::Paragraph(paragraph) if paragraph.text == "注"));
    let annotated = main_part(&commented(&file, &[at(Place::paragraph(2))]).unwrap());
    let (start, end) = marks(0);
    let marked =
        p("注").replace("<w:p>", &format!("<w:p>{start}")).replace("</w:p>", &format!("{end}</w:p>"));
    assert!(annotated.contains(&marked), "{annotated}");
}

#[test]
fn a_comment_on_a_text_box_stands_at_the_paragraph_that_holds_it() {
    let text_box = format!(
        r#"<w:p><w:r><w:t>前</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"#,
        p("框中")
    );
    let file = Docx::new(&format!("{}{text_box}", p("甲"))).build();
    let before = document(&file).value;
    assert!(matches!(&before.blocks[2], Block::Paragraph(paragraph) if paragraph.text == "框中"));
    let asides = document(&commented(&file, &[at(Place::paragraph(3))]).unwrap()).value.asides;
    let told = (asides[0].text.as_str(), asides[0].place.clone());
    assert_eq!(told, ("位置：第3段\n对 第3段", Some(Place::paragraph(2))));
}

fn change(place: Place, text: &str, from: &str, to: &str) -> Change {
    let start = text.find(from).unwrap();
    Change { place, text: text.to_owned(), edits: vec![(start..start + from.len(), to.to_owned())] }
}

fn tracked(file: &[u8], changes: &[Change]) -> word::edit::Revised {
    revise(file, changes, &How::Tracked { author: AUTHOR.to_owned() }, &ReadOptions::default()).unwrap()
}

#[test]
fn a_correction_is_a_tracked_change_in_the_run_it_is_in() {
    let run = |text: &str| format!(r#"<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>"#);
    let file = Docx::new(&format!("<w:p>{}</w:p>", run("稳定,保障 &amp; 发展"))).build();
    let revised = tracked(&file, &[change(Place::paragraph(1), "稳定,保障 & 发展", ",", "，")]);
    assert_eq!(revised.made, [true]);
    let part = |name: &str, text: &str| {
        format!(r#"<w:r><w:rPr><w:b/></w:rPr><w:{name} xml:space="preserve">{text}</w:{name}></w:r>"#)
    };
    assert_eq!(
        main_part(&revised.bytes),
        body(&format!(
            r#"<w:p>{}<w:del w:id="1" w:author="绩效审核">{}</w:del><w:ins w:id="2" w:author="绩效审核">{}</w:ins>{}</w:p>"#,
            run("稳定"),
            part("delText", ","),
            part("t", "，"),
            part("t", "保障 &amp; 发展")
        ))
    );
    let mut original = ReadOptions::default();
    original.revisions = word::Revisions::Original;
    let text = |options: &ReadOptions| match &read(&revised.bytes, "a.docx", options).unwrap().value.blocks[0]
    {
        Block::Paragraph(paragraph) => paragraph.text.clone(),
        Block::Table(_) => String::new(),
    };
    assert_eq!(text(&ReadOptions::default()), "稳定，保障 & 发展");
    assert_eq!(text(&original), "稳定,保障 & 发展");
}

#[test]
fn a_plain_correction_changes_the_text_alone() {
    let file = Docx::new(&p("稳定,保障")).build();
    let changes = [change(Place::paragraph(1), "稳定,保障", ",", "，")];
    let revised = revise(&file, &changes, &How::Plain, &ReadOptions::default()).unwrap();
    assert_eq!(main_part(&revised.bytes), body(&p("稳定，保障")));
}

#[test]
fn a_correction_reaches_over_runs_and_lines() {
    let runs = "<w:p><w:r><w:t>稳</w:t></w:r><w:r><w:t>定的</w:t></w:r><w:r><w:t>的</w:t></w:r></w:p>";
    let cell = format!("<w:tc>{}{runs}</w:tc>", p("第一行"));
    let file = Docx::new(&format!("<w:tbl><w:tr>{cell}{}</w:tr></w:tbl>", tc("乙"))).build();
    let text = "第一行\n稳定的的";
    let start = text.rfind("的的").unwrap();
    let edits = vec![(start..text.len(), "的".to_owned())];
    let revised = tracked(&file, &[Change { place: Place::cell(1, 1, 1), text: text.to_owned(), edits }]);
    assert_eq!(revised.made, [true]);
    let Block::Table(grid) = &document(&revised.bytes).value.blocks[0] else { panic!() };
    assert_eq!(grid.cells[0].text, "第一行\n稳定的");
}

#[test]
fn what_is_not_found_once_or_is_tracked_already_is_left() {
    let tracked_run = format!(
        r#"<w:p><w:ins w:id="3" w:author="x">{}</w:ins><w:r><w:t>,乙</w:t></w:r></w:p>"#,
        testkit::docx::r("甲,")
    );
    let file = Docx::new(&format!("{}{tracked_run}", p("一,一,"))).build();
    let revised = tracked(
        &file,
        &[
            change(Place::paragraph(1), "一,", ",", "，"),
            change(Place::paragraph(2), "甲,,乙", "甲,", "甲，"),
            change(Place::paragraph(9), "甲", "甲", "乙"),
        ],
    );
    assert_eq!(revised.made, [false; 3]);
    assert_eq!(revised.bytes, file);
    let behind = Change {
        place: Place::paragraph(2),
        text: "甲,,乙".to_owned(),
        edits: vec![("甲,".len().."甲,,".len(), String::new())],
    };
    let revised = tracked(&file, &[behind]);
    assert_eq!(revised.made, [true], "what stands behind the tracked change is free");
    assert!(main_part(&revised.bytes).contains(r#"<w:del w:id="4" w:author="绩效审核">"#));
}
