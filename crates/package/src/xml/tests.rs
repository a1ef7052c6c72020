use std::sync::LazyLock;

use super::*;

static LIMITS: LazyLock<Limits> = LazyLock::new(|| Limits { element_depth: 3, ..Limits::default() });

/// What a sink is given, a word for each token.
#[derive(Default)]
struct Texts(Vec<String>);

impl Sink for Texts {
    type Error = PackageError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, PackageError> {
        self.0.push(format!("{:?} {}", tag.namespace, String::from_utf8_lossy(tag.local())));
        Ok(tag.local() != b"skipped")
    }

    fn end(&mut self, _: &[u8]) -> Result<(), PackageError> {
        self.0.push("/".to_owned());
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), PackageError> {
        self.0.push(text.to_owned());
        Ok(())
    }
}

fn texts(part: &[u8]) -> Result<Vec<String>, PackageError> {
    let mut texts = Texts::default();
    read(part, "part.xml", &LIMITS, &mut texts)?;
    Ok(texts.0)
}

#[test]
fn tokens_cut_by_a_window_are_whole() {
    let part = "<?xml version=\"1.0\"?><!-- <a> --><a b='>' c=\"<\"><![CDATA[]]]>\u{FEFF}中<b/>\u{FEFF}&lt;<?p ?>文</a >";
    for size in 1..=part.len() {
        let mut texts = Texts::default();
        let mut window = Window::new(size, 1 << 10, part.as_bytes(), "part.xml");
        window.fill().unwrap();
        assert_eq!(read_in(window, "part.xml", &LIMITS, &mut texts).unwrap(), part.len() as u64);
        // The pieces of a text are joined.
        let texts = texts.0.concat();
        assert_eq!(texts, "Other a]\u{FEFF}中Other b/\u{FEFF}<文/", "in windows of {size} bytes");
    }
}

#[test]
fn errors_behind_the_first_window_have_their_place() {
    let limits = Limits::default();
    for (end, place) in
        [("</b>", 0), ("&lt", 0), ("<b", 0), ("<!DOCTYPE b>", 12), ("<![CDATA[b]", 0), ("<!b>", 0)]
    {
        let part = format!("<a>{}{end}", "<i>1</i>".repeat(10_000));
        let error = read(part.as_bytes(), "part.xml", &limits, &mut Texts::default()).unwrap_err();
        let PackageError::Damaged { offset, .. } = error else { panic!("{error:?}") };
        assert_eq!(offset, 80_003 + place, "{end}");
    }
}

#[test]
fn what_is_skipped_is_not_given_and_still_checked() {
    let part = b"<a>1<skipped>2<b/>&lt;<c>3</c></skipped>4</a>";
    assert_eq!(texts(part).unwrap(), ["Other a", "1", "Other skipped", "4", "/"]);
    assert!(texts(b"<a><skipped><b></skipped></a>").is_err());
}

#[test]
fn namespaces_go_by_uri_in_their_scope() {
    let part = br#"<x:a xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><b xmlns="http://schemas.openxmlformats.org/officeDocument/2006/math"/><b/></x:a>"#;
    assert_eq!(texts(part).unwrap(), ["Word a", "Math b", "/", "Other b", "/", "/"]);
}

#[test]
fn references_resolve_and_unknown_ones_stay() {
    let part = b"<a>&lt;&#x4E2D;&#25991;&amp;&nbsp;&#xD800;<![CDATA[<]]></a>";
    assert_eq!(texts(part).unwrap()[1..8], ["<", "中", "文", "&", "&nbsp;", "\u{FFFD}", "<"]);
}

#[test]
fn other_encodings_are_decoded() {
    let utf16: Vec<u8> = "\u{FEFF}<a>中</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(texts(&utf16).unwrap()[1], "中");
    let gbk = b"<?xml version=\"1.0\" encoding=\"GB2312\"?><a>\xD6\xD0</a>";
    assert_eq!(texts(gbk).unwrap()[1], "中");
    assert_eq!(texts(b"\xEF\xBB\xBF<a>\xE4\xB8\xAD</a>").unwrap()[1], "中");
}

#[test]
fn broken_parts_are_errors_with_their_place() {
    let damaged = |part: &[u8]| match texts(part) {
        Err(PackageError::Damaged { offset, .. }) => offset,
        other => panic!("{other:?}"),
    };
    assert_eq!(damaged(b"<a><b>"), 6, "cut off");
    assert_eq!(damaged(b"<!DOCTYPE a []><a/>"), 15, "DTD");
    assert_eq!(damaged(b"<a></b>"), 3, "wrong end tag");
    assert_eq!(damaged(b"<a>\xD6\xD0</a>"), 5, "not UTF-8");
    assert!(matches!(
        texts(b"<a><b><c><d/></c></b></a>"),
        Err(PackageError::Limit { what: "element_depth", max: 3, .. })
    ));
}

#[test]
fn markup_stretches_the_window_to_its_limit() {
    let part = format!("<a b='{}'/>", "1".repeat(50));
    let read_to = |most: u64| {
        let mut window = Window::new(4, most, part.as_bytes(), "part.xml");
        window.fill()?;
        read_in(window, "part.xml", &LIMITS, &mut Texts::default())
    };
    assert_eq!(read_to(60).unwrap(), 59);
    assert!(matches!(read_to(57), Err(PackageError::Limit { what: "part_bytes", max: 57, .. })));
}
