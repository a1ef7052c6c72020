//! `w:lists` in the words of numbering.xml (ECMA-376-1 §17.9).

use package::Tag;

use crate::number_format;

/// A tag of a list definition, translated: its opening tag and its name. `None` leaves it out.
pub(super) fn tag(tag: &Tag<'_>) -> Option<(String, &'static str)> {
    let number = |name: &str| tag.number(name).unwrap_or(0);
    let value = || super::text::escaped(&tag.val().unwrap_or_default());
    Some(match tag.local() {
        b"listDef" => {
            (format!("<w:abstractNum w:abstractNumId=\"{}\">", number("listDefId")), "w:abstractNum")
        }
        b"lvl" => (format!("<w:lvl w:ilvl=\"{}\">", number("ilvl")), "w:lvl"),
        b"start" => (format!("<w:start w:val=\"{}\">", number("val")), "w:start"),
        b"nfc" => {
            let code = number("val");
            let known = u8::try_from(code).ok().and_then(number_format::name_of_code);
            // The reader of numbering.xml says what it does not know.
            let name = known.map_or_else(|| format!("nfc {code}"), str::to_owned);
            (format!("<w:numFmt w:val=\"{name}\">"), "w:numFmt")
        }
        b"lvlText" => (format!("<w:lvlText w:val=\"{}\">", value()), "w:lvlText"),
        b"suff" => (format!("<w:suff w:val=\"{}\">", value().to_ascii_lowercase()), "w:suff"),
        b"lvlRestart" => (format!("<w:lvlRestart w:val=\"{}\">", number("val")), "w:lvlRestart"),
        b"isLgl" => (format!("<w:isLgl w:val=\"{}\">", u8::from(tag.is_on())), "w:isLgl"),
        b"rPr" => ("<w:rPr>".to_owned(), "w:rPr"),
        b"rFonts" => {
            let font = super::text::escaped(&tag.attribute("ascii").unwrap_or_default());
            (format!("<w:rFonts w:ascii=\"{font}\">"), "w:rFonts")
        }
        b"list" => (format!("<w:num w:numId=\"{}\">", number("ilfo")), "w:num"),
        b"ilst" => (format!("<w:abstractNumId w:val=\"{}\">", number("val")), "w:abstractNumId"),
        b"lvlOverride" => (format!("<w:lvlOverride w:ilvl=\"{}\">", number("ilvl")), "w:lvlOverride"),
        b"startOverride" => (format!("<w:startOverride w:val=\"{}\">", number("val")), "w:startOverride"),
        _ => return None,
    })
}
