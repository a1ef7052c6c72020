//! What stands around the tables of our own files of the older formats: paragraphs, headings, numbers, notes.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed assumption here is a failed test

use model::{AsideKind, Block, Document, Format, Noted, Paragraph, Span};
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
    let options = ReadOptions { revisions, ..ReadOptions::default() };
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
    assert_eq!(ids(&odd("binary-picture.rtf")), ["word.text-after-end"]);
    assert!(ids(&odd("word-gbk.rtf")).is_empty() && ids(&odd("nested.rtf")).is_empty());
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
fn a_dump_says_what_was_inferred() {
    let dump = odd("cell-a-line.txt");
    assert_eq!(texts(&dump.value), ["第一部分", "一、清河市绩效目标", " ", "附件"]);
    assert_eq!(paragraphs(&dump.value)[1].bookmarks, ["_Toc1"]);
    assert!(paragraphs(&dump.value)[3].page_break_before);
    assert_eq!(
        ids(&dump),
        [
            "word.text-dump",
            "word.dump-spans",
            "word.dump-merges",
            "word.dump-merges",
            "word.dump-rows-joined"
        ]
    );
    assert_eq!(ids(&odd("prose.txt")), ["word.text-dump"]);
}
