//! What a compound file is that holds no readable Word document.

use crate::WordError;
use crate::sniff;
use compound::{Compound, Stream};

/// Streams and storages that only one program writes, and what it is. The order decides where several fit.
const STRANGERS: &[(&str, &str)] = &[
    ("Workbook", "an Excel workbook (.xls)"),
    ("Book", "an Excel 5.0/95 workbook (.xls)"),
    ("PowerPoint Document", "a PowerPoint presentation (.ppt)"),
    ("PP40", "a PowerPoint 4.0 presentation"),
    ("VisioDocument", "a Visio drawing"),
    ("Quill", "a Publisher document"),
    ("__properties_version1.0", "an Outlook message (.msg)"),
    ("HwpSummaryInformation", "a Hangul document (.hwp)"),
    ("\u{5}HwpSummaryInformation", "a Hangul document (.hwp)"),
    ("SchDoc", "an Altium drawing"),
    ("Equation Native", "an equation"),
];

/// Streams of Microsoft Works word processor files; Kingsoft `.wps` is a Word document and has none of them.
const WORKS: &[&str] = &["MatOST", "MatadorDocument", "MatadorObject", "MM", "MN0"];

/// Whether it is an encrypted Office Open XML package ([MS-OFFCRYPTO] 2.3.4). Some hold an empty `WordDocument`
/// beside it, for programs that do not know of encryption.
pub(super) fn is_encrypted_package(compound: &Compound<'_>) -> bool {
    compound.has("EncryptionInfo") && compound.has("EncryptedPackage")
}

/// The error for a compound file without the stream `WordDocument`.
pub(super) fn stranger(compound: &Compound<'_>) -> WordError {
    let has = |name: &&str| compound.has(name);
    if WORKS.iter().any(has) || compound.stream("CONTENTS").is_some_and(|contents| is_works(&contents)) {
        return WordError::Unsupported { what: "Microsoft Works".to_owned() };
    }
    if let Some((_, what)) = STRANGERS.iter().find(|(name, _)| compound.has(name)) {
        return sniff::not_word(*what);
    }
    let names: Vec<&str> = compound.names().take(5).collect();
    if names.is_empty() {
        return WordError::damaged("compound file", 0, "it holds no stream at all");
    }
    sniff::not_word(format!("a compound file of another program (it holds {})", names.join(", ")))
}

/// Works 4 and later keep their text in CONTENTS, which starts with CHNKWKS or CHNKINK.
fn is_works(stream: &Stream<'_>) -> bool {
    stream.bytes.starts_with(b"CHNK")
}
