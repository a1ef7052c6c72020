//! Files that try to exhaust a reader of the older formats. Small files; the attack is in what they ask for.

use super::mhtml::base64;
use crate::fixture::Fixture;

/// Pieces that differ by their number, one after the other.
fn numbered(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

/// RTF.
pub fn rtf() -> Vec<Fixture> {
    let many = |piece: &str, times: usize| piece.repeat(times);
    let listed = |level: &str, paragraphs: usize| {
        let tables = format!(
            "{{\\*\\listtable{{\\list{{\\listlevel{level}}}\\listid1}}}}{{\\*\\listoverridetable{{\\listoverride\\listid1\\ls1}}}}"
        );
        format!("{{\\rtf1{tables}\\pard\\ls1 {}}}", many("\\par ", paragraphs)).into_bytes()
    };
    let nested_row = "{\\*\\nesttableprops\\trowd\\cellx9\\nestrow}";
    vec![
        Fixture::new("deep-groups.rtf", "20,000 groups inside each other", format!("{{\\rtf1{}x", many("{", 20_000)).into_bytes()),
        Fixture::new("deep-stories.rtf", "2,000 footnotes inside each other", format!("{{\\rtf1{}", many("{\\footnote x", 2_000)).into_bytes()),
        Fixture::new(
            "deep-tables.rtf",
            "a cell 100,000 tables deep",
            format!("{{\\rtf1\\pard\\intbl\\itap100000 x\\nestcell{nested_row}\\pard\\intbl y\\cell\\trowd\\cellx9\\row}}").into_bytes(),
        ),
        Fixture::new("many-edges.rtf", "a row of 20,000 edges", format!("{{\\rtf1\\trowd{}\\pard\\intbl a\\cell\\row}}", many("\\cellx9", 20_000)).into_bytes()),
        Fixture::new(
            "many-definitions.rtf",
            "4,000 edges, then 2,000 rows that each add one: no row may keep a copy of all",
            format!("{{\\rtf1\\trowd{}{}}}", many("\\cellx1", 4_000), many("\\pard\\intbl a\\cell\\row\\cellx2 ", 2_000)).into_bytes(),
        ),
        Fixture::new("absurd-numbers.rtf", "numbers beyond 32 bits", b"{\\rtf1\\ansicpg99999999999\\uc4294967296\\trowd\\trleft-2147483648\\cellx2147483647\\cellx-99999999999\\pard\\intbl\\u-99999999999 a\\cell b\\cell\\row\\itap-1 c\\par}".to_vec()),
        Fixture::new("binary-cut.rtf", "binary data longer than the file", b"{\\rtf1 text{\\pict\\bin2147483647 xx".to_vec()),
        Fixture::new("no-end-of-fallback.rtf", "a fallback that would swallow the file", b"{\\rtf1\\uc1000000000\\u20013 abc\\par{def}\\par}".to_vec()),
        Fixture::new("style-circle.rtf", "styles based on each other", b"{\\rtf1{\\stylesheet{\\s1\\sbasedon2 a;}{\\s2\\sbasedon1 b;}}\\pard\\s1 x\\par}".to_vec()),
        Fixture::new(
            "blank-numbers.rtf",
            "20,000 paragraphs numbered by 60,000 blanks",
            listed(&format!("{{\\leveltext\\u-5536?{}}}", many(" ", 60_000)), 20_000),
        ),
        Fixture::new(
            "long-numbers.rtf",
            "12,000 paragraphs, each numbered 250 times in Roman numerals of thousands",
            listed(&format!("\\levelnfc1\\levelstartat20000{{\\leveltext\\'fa{}}}", many("\\'00", 250)), 12_000),
        ),
        Fixture::new(
            "many-numbers.rtf",
            "60,000 paragraphs, each numbered nine times in Roman numerals of thousands",
            listed(&format!("\\levelnfc1\\levelstartat20000{{\\leveltext\\'09{}}}", many("\\'00", 9)), 12_000 * 5),
        ),
        Fixture::new("open-notes.rtf", "10,000 footnotes at one place", format!("{{\\rtf1 {}}}", many("x\\chftn{\\footnote y}", 10_000)).into_bytes()),
        Fixture::new("long-word.rtf", "a control word of 100,000 letters", format!("{{\\rtf1\\{} x}}", many("a", 100_000)).into_bytes()),
    ]
}

/// HTML.
pub fn html() -> Vec<Fixture> {
    let attributes = numbered(20_000, |index| format!(" a{index}"));
    let fonts = numbered(400, |index| format!("<font size={index}>"));
    let wide: String = (0..500).map(|_| "<td colspan=1000 rowspan=65534>x").collect();
    vec![
        Fixture::new(
            "deep-elements.html",
            "20,000 elements inside each other",
            format!("<html>{}x", "<div>".repeat(20_000)).into_bytes(),
        ),
        Fixture::new(
            "deep-tables.html",
            "100 tables inside each other",
            format!("<html>{}x", "<table><tr><td>".repeat(100)).into_bytes(),
        ),
        Fixture::new(
            "many-attributes.html",
            "a tag of 20,000 attributes",
            format!("<html><p{attributes}>x").into_bytes(),
        ),
        Fixture::new(
            "formatting.html",
            "400 open fonts that each of 30,000 paragraphs opens again",
            format!("<html><p>{fonts}{}", "<p>x".repeat(30_000)).into_bytes(),
        ),
        Fixture::new(
            "spans.html",
            "cells of 1000 columns by 65,534 rows over 3,000 rows",
            format!("<table><tr>{wide}{}", "<tr><td>y".repeat(3_000)).into_bytes(),
        ),
        Fixture::new(
            "style-rules.html",
            "3,000 rules for each of 30,000 paragraphs",
            format!("<html><style>{}</style>{}", "p{display:block}".repeat(3_000), "<p>x".repeat(30_000))
                .into_bytes(),
        ),
        Fixture::new(
            "open-comment.html",
            "a comment, a script and a tag that never end",
            b"<html><body><p>text</p><table><tr><td>a</td></tr></table><!-- <script> <p a='".to_vec(),
        ),
        Fixture::new(
            "misnested.html",
            "formatting and tables closed in the wrong order",
            format!("<html>{}", "<b><table><i><tr><a><td></b></table></i><p>x</a>".repeat(300)).into_bytes(),
        ),
    ]
}

/// MHTML.
pub fn mhtml() -> Vec<Fixture> {
    let nested = numbered(300, |depth| {
        format!("Content-Type: multipart/related; boundary=b{depth}\r\n\r\n--b{depth}\r\n")
    });
    vec![
        Fixture::new("deep-parts.mht", "300 multiparts inside each other", format!("MIME-Version: 1.0\r\n{nested}").into_bytes()),
        Fixture::new("many-parts.mht", "25,000 parts", format!("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{}", "--b\r\n\r\nx\r\n".repeat(25_000)).into_bytes()),
        Fixture::new("soft-breaks.mht", "quoted-printable of nothing but soft breaks and broken escapes", format!("MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}", "=\r\n=Z=4".repeat(20_000)).into_bytes()),
        Fixture::new("no-page.mht", "a message without a page", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--".to_vec()),
    ]
}

/// XML.
pub fn xml() -> Vec<Fixture> {
    let word = "http://schemas.microsoft.com/office/word/2003/wordml";
    let package = "http://schemas.microsoft.com/office/2006/xmlPackage";
    let laughs = "<!DOCTYPE w:wordDocument [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    vec![
        Fixture::new("entities.xml", "entities that multiply: a DTD is refused", format!("<?xml version=\"1.0\"?>{laughs}<w:wordDocument xmlns:w=\"{word}\"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:wordDocument>").into_bytes()),
        Fixture::new("flat-entities.xml", "the same around a flat package", format!("<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY a \"b\">]><pkg:package xmlns:pkg=\"{package}\"></pkg:package>").into_bytes()),
        Fixture::new("deep.xml", "20,000 elements inside each other", format!("<w:wordDocument xmlns:w=\"{word}\"><w:body>{}", "<w:p>".repeat(20_000)).into_bytes()),
        Fixture::new("deep-flat.xml", "20,000 elements inside each other in a part", format!("<pkg:package xmlns:pkg=\"{package}\"><pkg:part pkg:name=\"/a\"><pkg:xmlData>{}", "<a>".repeat(20_000)).into_bytes()),
        Fixture::new("cut.xml", "cut in the middle of a tag", format!("<w:wordDocument xmlns:w=\"{word}\"><w:body><w:p><w:r><w:t>abc</w:t></w:r></w:p><w:tbl w:").into_bytes()),
        Fixture::new("flat-no-main.xml", "a flat package without a document", format!("<pkg:package xmlns:pkg=\"{package}\"><pkg:part pkg:name=\"/x\"><pkg:binaryData>{}</pkg:binaryData></pkg:part></pkg:package>", base64(b"junk")).into_bytes()),
        Fixture::new("tag-not-utf8.xml", "a tag that declares a namespace and holds a byte that is no UTF-8", [
            format!("<w:wordDocument xmlns:w=\"{word}\" w:a=\"").as_bytes(),
            b"\xB3\"><w:body><w:p><w:r><w:t>abc</w:t></w:r></w:p></w:body></w:wordDocument>",
        ].concat()),
        Fixture::new("many-edges.xml", "30,000 headers", format!("<w:wordDocument xmlns:w=\"{word}\"><w:body><w:sectPr>{}</w:sectPr></w:body></w:wordDocument>", "<w:hdr w:type=\"odd\"/>".repeat(30_000)).into_bytes()),
    ]
}

/// Text.
pub fn text() -> Vec<Fixture> {
    vec![
        Fixture::new(
            "notes.txt",
            "text that was never a Word document",
            b"dear diary, today\nnothing happened\n".to_vec(),
        ),
        Fixture::new(
            "data.txt",
            "JSON with Chinese in it",
            "{\"项目名称\": \"安全生产培训经费绩效目标\", \"预算数\": 5.00}\n".into(),
        ),
        Fixture::new(
            "tabs.txt",
            "two lines of 30,000 cells",
            format!("\u{9879}{}\n{}\n", "\t".repeat(30_000), "\t".repeat(30_000)).into_bytes(),
        ),
        Fixture::new(
            "open-marks.txt",
            "40,000 bookmark marks that never end",
            format!("\t项\n\t目\n\n\t{}\n\t1\n\n\n", "[bookmark: ".repeat(40_000)).into_bytes(),
        ),
        Fixture::new("blank-rows.txt", "30,000 rows of one empty cell", "\t\n\n".repeat(30_000).into_bytes()),
        Fixture::new("half-bytes.txt", "bytes of no encoding", b"\xC7\xE5\xFF\xFE\x81 \xBA\xD3\xFF".to_vec()),
    ]
}
