//! What stands around the tables of our own files of the older formats: paragraphs, headings, numbers, notes.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed assumption here is a failed test

use model::{AsideKind, Block, Document, Format, Noted, Paragraph, Place, Span};
use pretty_assertions::assert_eq;
use word::{ReadOptions, Revisions, read};

fn fixture(name: &str) -> Vec<u8> {
    let mut files = testkit::legacy::folders().into_iter().flat_map(|(_, _, files)| files);
    files.find(|fixture| fixture.name == name).unwrap().bytes
}

fn odd(name: &str) -> Noted<Document> {
    read(&fixture(name), name, &ReadOptions::default()).unwrap()
}

fn paragraphs(document: &Document) -> Vec<&Paragraph> {
    let blocks = document.blocks.iter();
    blocks
        .filter_map(|block| if let Block::Paragraph(paragraph) = block { Some(paragraph) } else { None })
        .collect()
}

fn texts(document: &Document) -> Vec<&str> {
    paragraphs(document).into_iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn cells(bytes: &[u8], revisions: Revisions) -> Vec<String> {
    let options = ReadOptions::default().with_revisions(revisions);
    let document = read(bytes, "", &options).unwrap().value;
    let cells = document.blocks.into_iter().flat_map(|block| match block {
        Block::Table(grid) => grid.cells,
        Block::Paragraph(_) => Vec::new(),
    });
    cells.map(|cell| cell.text).collect()
}

fn ids(noted: &Noted<Document>) -> Vec<&str> {
    noted.notes.iter().map(|note| note.id.as_ref()).collect()
}

fn asides(document: &Document) -> Vec<(AsideKind, Option<&str>, &str, Option<u32>)> {
    let aside = |aside: &'_ model::Aside| aside.place.as_ref().and_then(|place| place.paragraph);
    document.asides.iter().map(|a| (a.kind, a.mark.as_deref(), a.text.as_str(), aside(a))).collect()
}

#[test]
fn rtf_headings_notes_and_text_boxes() {
    let word = odd("word-gbk.rtf").value;
    assert_eq!(word.source.format, Format::Rtf);
    assert_eq!(word.source.producer.as_deref(), Some("Microsoft Word_11.0.6359"));
    assert_eq!(texts(&word), ["一、云岭县绩效目标", "填报人"]);
    assert_eq!(paragraphs(&word)[0].outline_level, Some(1), "the style is based on heading 1");
    assert_eq!(paragraphs(&word)[1].outline_level, None);

    let notes = odd("numbers-notes-boxes.rtf").value;
    assert_eq!(notes.source.producer.as_deref(), Some("WPS Office_2052-11.1.0.9513"));
    assert_eq!(texts(&notes), ["1[1]2[i]", "anchor", "box"]);
    assert_eq!(
        paragraphs(&notes).iter().map(|paragraph| paragraph.in_text_box).collect::<Vec<_>>(),
        [false, false, true]
    );
    assert_eq!(
        asides(&notes),
        [
            (AsideKind::Header, None, "云岭县", None),
            (AsideKind::Footnote, Some("[1]"), "first", Some(1)),
            (AsideKind::Endnote, Some("[i]"), "last", Some(1)),
            (AsideKind::Comment, None, "why", Some(1)),
        ]
    );
}

#[test]
fn rtf_lists_number_as_word_does() {
    let read = odd("lists.rtf");
    let expected = [
        ("第一条总则", Some(3)),
        ("一.1 依据", Some(3)),
        ("一.2 范围", Some(3)),
        ("第二条附则", Some(3)),
        ("二.1 解释", Some(3)),
        ("2-1-1施行", Some(5)),
        ("第十一条另起", Some(4)),
        ("点", None),
        ("写明的点", None),
        ("(9)写明的编号", Some(3)),
        ("未定义", None),
        ("1 希伯来", Some(1)),
        ("旧点", None),
        ("旧编号", None),
        ("无编号", None),
        ("（五）末[1]", Some(3)),
    ];
    let expected: Vec<(&str, Option<Span>)> =
        expected.iter().map(|(text, end)| (*text, end.map(|end| Span { start: 0, end }))).collect();
    let found: Vec<(&str, Option<Span>)> = paragraphs(&read.value)
        .iter()
        .map(|paragraph| (paragraph.text.as_str(), paragraph.automatic))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(
        asides(&read.value),
        [(AsideKind::Footnote, Some("[1]"), "（一）注", Some(16))],
        "a note counts for itself"
    );
    assert_eq!(ids(&read), ["word.number-format-unknown", "word.number-missing"]);
    assert!(read.notes[1].message.starts_with("2 numbered paragraphs"), "{}", read.notes[1].message);
}

#[test]
fn codes_without_a_meaning_are_said_at_their_place() {
    let read = odd("signs.rtf");
    let found: Vec<_> = read.notes.iter().map(|note| (note.id.as_ref(), note.place.clone())).collect();
    let at = |id, column| (id, Some(Place::cell(1, 1, column)));
    let expected =
        [at("word.private-use", 2), at("word.private-use-unknown", 2), at("word.symbol-unknown", 3)];
    assert_eq!(found, expected);
}

/// Word's check box, ticked and not, and a tick typed in Wingdings.
#[test]
fn a_ticked_box_is_the_same_in_every_format() {
    let field = |result| {
        format!("{{\\field{{\\*\\fldinst FORMCHECKBOX {{\\*\\formfield{{\\fftype1\\ffres{result}}}}}}}}}")
    };
    let rtf = format!(
        "{{\\rtf1{{\\fonttbl{{\\f1\\fcharset2 Wingdings;}}}}{}{}{{\\f1\\'fe}}\\par}}",
        field(1),
        field(0)
    );
    let html = "<html><body><p><input type=checkbox checked><input type=checkbox>\
                <span style='font-family:Wingdings'>þ</span></p></body></html>";
    let boxed = |checked: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:checked w:val=\"{checked}\"/>\
             </w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let xml = format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>\
         <w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body><w:p>{}{}\
         <w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p></w:body></w:wordDocument>",
        boxed("on"),
        boxed("off")
    );
    for file in [rtf.as_str(), html, xml.as_str()] {
        let document = read(file.as_bytes(), "", &ReadOptions::default()).unwrap().value;
        assert_eq!(texts(&document), ["☒☐☑"], "{file}");
    }
    // The same signs in the binary format: `signs.doc` in doc_fixtures.rs.
}

#[test]
fn a_page_says_what_it_made_of_raised_digits_and_private_codes() {
    let page = "<html><body><p>10<sup>4</sup>米<sup>2</sup><sup>[1]</sup>\u{E76C}</p>\
                <table><tr><td>\u{E000}</td></tr></table></body></html>";
    let read = read(page.as_bytes(), "", &ReadOptions::default()).unwrap();
    assert_eq!(texts(&read.value), ["10⁴米²[1]€"]);
    let found: Vec<_> = read.notes.iter().map(|note| (note.id.as_ref(), note.place.clone())).collect();
    assert!(found.contains(&("word.private-use", Some(Place::paragraph(1)))), "{found:?}");
    assert!(found.contains(&("word.private-use-unknown", Some(Place::cell(1, 1, 1)))), "{found:?}");
}

#[test]
fn both_views_of_tracked_changes_are_readable() {
    let rtf = fixture("revisions.rtf");
    assert_eq!(cells(&rtf, Revisions::Accepted), ["50", "ab\nc", "new", ""]);
    assert_eq!(cells(&rtf, Revisions::Original), ["51", "a\nb\nc", "gone", ""]);
    assert_eq!(ids(&odd("revisions.rtf")), ["word.revisions", "word.hidden-text"]);
    let html = fixture("word-web-page.html");
    assert!(cells(&html, Revisions::Accepted).contains(&"5次".to_owned()));
    assert!(cells(&html, Revisions::Original).contains(&"4次".to_owned()));
    let xml = fixture("word2003-utf16.xml");
    assert!(cells(&xml, Revisions::Original).contains(&"4次".to_owned()));
}

#[test]
fn what_was_repaired_in_rtf_is_said() {
    assert_eq!(ids(&odd("raw-gbk.rtf")), ["word.charset-of-document"]);
    assert_eq!(ids(&odd("hmerge-flags.rtf")), ["word.text-in-merged-cell"]);
    assert_eq!(ids(&odd("uneven-rows.rtf")), ["word.cell-without-edge"]);
    assert_eq!(ids(&odd("open-ends.rtf")), ["word.groups-left-open", "word.row-without-end"]);
    assert_eq!(ids(&odd("nested-at-end.rtf")), ["word.cell-without-end"]);
    assert_eq!(ids(&odd("binary-picture.rtf")), ["word.text-after-end"]);
    assert!(ids(&odd("word-gbk.rtf")).is_empty() && ids(&odd("nested.rtf")).is_empty());
}

#[test]
fn what_is_not_read_or_shown_is_told_once() {
    let at = |id, column| (id, Some(Place::cell(1, 1, column)));
    let told = |name: &str| {
        let read = odd(name);
        let first = |place: Option<Place>| place.map(|place| Place { also: Vec::new(), ..place });
        read.notes.into_iter().map(|note| (note.id.into_owned(), first(note.place))).collect::<Vec<_>>()
    };
    let own = |notes: &[(&str, Option<Place>)]| {
        notes.iter().map(|(id, place)| ((*id).to_owned(), place.clone())).collect::<Vec<_>>()
    };
    assert_eq!(
        told("objects.rtf"),
        own(&[
            at("word.object-not-read", 1),
            at("word.picture-not-read", 2),
            at("word.subdocument-not-read", 4)
        ])
    );
    assert_eq!(told("form-fields.rtf"), own(&[at("word.form-choice", 2), at("word.macro-button", 6)]));
    assert_eq!(told("star-in-group.rtf"), own(&[at("word.rtf-group-not-read", 3)]));
    assert_eq!(told("struck-out.rtf"), own(&[at("word.struck-text", 1)]));
    let struck = odd("struck-out.rtf").notes.remove(0).message;
    assert!(struck.ends_with("80; 6; old; all; 4 in all (共 4 处)"), "{struck}");
    let picture = ("word.picture-not-read", Some(Place::cell(1, 2, 4)));
    assert_eq!(told("marks.html"), own(&[at("word.struck-text", 1), picture]));
}

#[test]
fn the_page_of_word_keeps_headings_numbers_and_notes() {
    let page = odd("word-web-page.html");
    let document = &page.value;
    assert_eq!(document.source.producer.as_deref(), Some("Microsoft Word_11"));
    assert_eq!(texts(document), ["一、 清河市绩效目标", "", "正文[1]", "附件"]);
    let heading = paragraphs(document)[0];
    assert_eq!((heading.outline_level, heading.automatic), (Some(1), Some(Span { start: 0, end: 2 })));
    assert!(paragraphs(document)[2].bookmarks.contains(&"_Toc1".to_owned()));
    assert_eq!(
        (paragraphs(document)[3].outline_level, paragraphs(document)[3].page_break_before),
        (Some(2), true)
    );
    assert_eq!(asides(document), [(AsideKind::Footnote, Some("[1]"), "脚注正文", Some(3))]);
    assert_eq!(ids(&page), ["word.hidden-text", "word.revisions"]);
}

#[test]
fn the_page_of_a_site_gives_its_text_without_its_scripts() {
    let page = odd("government-page.html");
    assert_eq!(texts(&page.value), ["首页", "云岭县2023年", "绩效目标表", "附注—完"]);
    assert!(ids(&page).contains(&"word.hidden-text"));
}

#[test]
fn headers_of_a_single_web_page_stand_beside_it() {
    let word = odd("word.mht").value;
    assert_eq!(word.source.format, Format::Mhtml);
    assert_eq!(asides(&word), [(AsideKind::Header, None, "清河市财政局", None)]);
    assert!(texts(&word).is_empty(), "nothing else of the header's page");
    assert_eq!(ids(&odd("cut.mht")), ["word.base64-cut-short"]);
}

#[test]
fn word_2003_xml_means_what_a_docx_does() {
    let document = odd("word2003-gb18030.xml").value;
    assert_eq!(document.source.format, Format::WordXml);
    assert_eq!(document.source.producer.as_deref(), Some("Microsoft Office Word_11.5604"));
    assert_eq!(texts(&document), ["一、云岭县", "（一）总体[1]", "末段", "文本框"]);
    let [heading, numbered, _, boxed] = paragraphs(&document)[..] else { panic!("four paragraphs") };
    assert_eq!((heading.outline_level, heading.bookmarks.as_slice()), (Some(1), &["_Toc1".to_owned()][..]));
    assert_eq!(numbered.automatic, Some(Span { start: 0, end: 3 }));
    assert!(boxed.in_text_box);
    assert_eq!(
        asides(&document),
        [(AsideKind::Footnote, Some("[1]"), "脚注", Some(2)), (AsideKind::Header, None, "页眉", None)]
    );
    assert_eq!(odd("flat-opc-gbk.xml").value.source.format, Format::FlatOpc);
}

#[test]
fn number_formats_of_word_2003_that_are_not_known_are_said() {
    for code in [45, 300] {
        let file = format!(
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>\
             <w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:lists>\
             <w:listDef w:listDefId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:nfc w:val=\"{code}\"/>\
             <w:suff w:val=\"Nothing\"/><w:lvlText w:val=\"%1)\"/></w:lvl></w:listDef>\
             <w:list w:ilfo=\"1\"><w:ilst w:val=\"0\"/></w:list></w:lists><w:body><w:p><w:pPr><w:listPr>\
             <w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/></w:listPr></w:pPr><w:r><w:t>总体</w:t></w:r></w:p></w:body></w:wordDocument>"
        );
        let read = read(file.as_bytes(), "", &ReadOptions::default()).unwrap();
        assert_eq!(texts(&read.value), ["3)总体"]);
        assert_eq!(ids(&read), ["word.number-format-unknown"]);
    }
}

#[test]
fn every_format_that_says_when_it_was_saved_is_believed() {
    let modified = |file: &str| {
        let read = read(file.as_bytes(), "", &ReadOptions::default()).unwrap().value;
        (read.source.modified.clone().unwrap_or_default(), texts(&read).join("|"))
    };
    let saved = |moment: &str| (moment.to_owned(), "正文".to_owned());
    // RTF says it by the clock of the writer, without a zone; the title is no part of the text.
    let rtf = |words: &str| {
        format!(
            "{{\\rtf1\\ansi\\ansicpg936{{\\info{{\\title T}}{{\\revtim{words}}}}}\\uc0\\u27491 \\u25991 \\par}}"
        )
    };
    assert_eq!(modified(&rtf("\\yr2022\\mo12\\dy5\\hr11\\min21")), saved("2022-12-05T11:21:00"));
    assert_eq!(modified(&rtf("\\yr2022\\mo13\\dy5\\hr11\\min21")), saved(""));
    let page = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><!--[if gte mso 9]><xml><o:DocumentProperties>\
                <o:LastSaved>2021-03-04T05:06:00Z</o:LastSaved></o:DocumentProperties></xml><![endif]--><body><p>正文</p></body></html>";
    assert_eq!(modified(page), saved("2021-03-04T05:06:00Z"));
    let xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>\
               <w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\
               <o:DocumentProperties><o:LastSaved>2020-01-02T03:04:00Z</o:LastSaved><o:Version>11.5604</o:Version></o:DocumentProperties>\
               <w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:wordDocument>";
    assert_eq!(modified(xml), saved("2020-01-02T03:04:00Z"));
}

#[test]
fn word_2003_xml_says_what_it_leaves_out() {
    let read = odd("word2003-values.xml");
    let found: Vec<_> = read.notes.iter().map(|note| (note.id.as_ref(), note.place.clone())).collect();
    let at = |id, row, column| (id, Some(Place::cell(1, row, column)));
    let expected =
        [at("word.struck-text", 1, 2), at("word.object-not-read", 3, 2), at("word.picture-not-read", 4, 1)];
    assert_eq!(found, expected);
}

#[test]
fn a_dump_says_what_was_inferred() {
    let dump = odd("cell-a-line.txt");
    assert_eq!(texts(&dump.value), ["第一部分", "一、清河市绩效目标", " ", "附件"]);
    assert_eq!(paragraphs(&dump.value)[1].bookmarks, ["_Toc1"]);
    assert!(paragraphs(&dump.value)[3].page_break_before);
    assert_eq!(
        ids(&dump),
        ["word.text-dump", "word.dump-spans", "word.dump-merges", "word.dump-rows-joined"]
    );
    assert_eq!(ids(&odd("prose.txt")), ["word.text-dump"]);
}
