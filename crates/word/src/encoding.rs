//! Text of an encoding that nothing, or an unreliable label, declares.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Text, and how its bytes were read.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static Encoding,
    /// Some bytes are no characters of the encoding; U+FFFD stands for them.
    pub(crate) broken: bool,
}

/// Decodes by byte order mark, else by the declared encoding if the bytes are well-formed in it, else by what
/// they look like: a label that its own bytes contradict was copied from elsewhere.
pub(crate) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return by(encoding, &bytes[mark..]);
    }
    // GB 18030 holds GBK and GB 2312: a page labelled with one of those may use all of it.
    let declared = declared.map(|encoding| if encoding == encoding_rs::GBK { GB18030 } else { encoding });
    // Whoever could read the label did not read UTF-16.
    let declared = declared.filter(|encoding| ![UTF_16LE, UTF_16BE].contains(encoding));
    if is_chinese_utf8(bytes) {
        return by(UTF_8, bytes);
    }
    if let Some(declared) = declared.filter(|encoding| is_well_formed(encoding, bytes)) {
        return by(declared, bytes);
    }
    by(guess(bytes, declared), bytes)
}

fn by(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding, broken }
}

fn is_well_formed(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// Well-formed UTF-8 whose characters are mostly of three bytes, as Chinese ones are. Such bytes are often
/// well-formed in GBK too (as nonsense), but GBK text is hardly ever well-formed here.
fn is_chinese_utf8(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let (three, two) = text.chars().fold((0_usize, 0_usize), |(three, two), char| match char.len_utf8() {
        2 => (three, two + 1),
        3 | 4 => (three + 1, two),
        _ => (three, two),
    });
    three > two
}

/// The encoding the bytes look like. These are files of Chinese offices: what is well-formed as UTF-8 or as
/// GB 18030 is that; of what is well-formed as neither, a declared encoding is still the best word.
fn guess(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    if let Some(wide) = without_mark(bytes) {
        return wide;
    }
    if let Some(encoding) = [UTF_8, GB18030].into_iter().find(|encoding| is_well_formed(encoding, bytes)) {
        return encoding;
    }
    declared.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(Some(b"cn"), Utf8Detection::Allow)
    })
}

/// UTF-16 without its mark: every second byte of its ASCII signs is zero.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = |zeros: usize| zeros > 0 && zeros >= head.len() / 8;
    match (many(even), many(odd)) {
        (false, true) if even == 0 => Some(UTF_16LE),
        (true, false) if odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, GBK, WINDOWS_1252};
    use pretty_assertions::assert_eq;

    use super::*;

    /// 绩效 in GBK is BC A8 D0 A7.
    const GOALS: &[u8] = b"\xBC\xA8\xD0\xA7";

    #[test]
    fn the_mark_counts_more_than_the_label() {
        let read = decode("\u{FEFF}绩效".as_bytes(), Some(GBK));
        assert_eq!((read.text.as_str(), read.encoding), ("绩效", UTF_8));
        assert_eq!(decode(b"\xFF\xFE\x29\x7F", Some(UTF_8)).text, "\u{7F29}");
    }

    #[test]
    fn a_label_its_bytes_contradict_is_not_believed() {
        assert_eq!(decode(GOALS, Some(UTF_8)).text, "绩效");
        assert_eq!(decode(GOALS, Some(GBK)).text, "绩效");
        assert_eq!(decode("绩效目标".as_bytes(), Some(GBK)).text, "绩效目标", "UTF-8 under a GBK label");
    }

    #[test]
    fn without_a_label_the_bytes_speak() {
        assert_eq!(decode(GOALS, None).encoding, GB18030);
        assert_eq!(decode(b"<\0h\0>\0", None).text, "<h>");
        assert_eq!(decode(b"\xA4\xA4\xA4\xE5", Some(BIG5)).text, "中文");
        assert_eq!(decode(b"caf\xE9 (", Some(WINDOWS_1252)).text, "café (");
    }
}
