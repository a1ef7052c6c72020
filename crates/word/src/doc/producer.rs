//! Document properties ([MS-OLEPS]): which program wrote the file.

use encoding_rs::{Encoding, GBK, WINDOWS_1252};

use crate::cfb::le::{i16_at, u16_at, u32_at};
use crate::docx;

/// Properties of `SummaryInformation` and `DocumentSummaryInformation` ([MS-OLEPS] 2.25; [MS-OSHARED] 2.3.3.2.2).
const CODE_PAGE: u32 = 1;
const APPLICATION: u32 = 0x12;
const VERSION: u32 = 0x17;
/// Where the dictionary of a set with names of its own stands.
const DICTIONARY: u32 = 0;

const VT_I2: u16 = 2;
const VT_I4: u16 = 3;
const VT_LPSTR: u16 = 0x1E;
const VT_LPWSTR: u16 = 0x1F;

/// Properties a set may hold before the rest is not looked at.
const MAX_PROPERTIES: usize = 4096;

/// What the two property streams say of the program: its name and version; WPS writes its build as a property of
/// its own.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    pub(super) application: Option<String>,
    /// Major and minor.
    pub(super) version: Option<(u16, u16)>,
    pub(super) wps_build: Option<String>,
}

impl Properties {
    /// Reads the streams `SummaryInformation` and `DocumentSummaryInformation`; either may be empty.
    pub(super) fn parse(summary: &[u8], document: &[u8]) -> Self {
        let own = sets(summary).into_iter().next();
        let mut others = sets(document).into_iter();
        let version = others.next().and_then(|set| match set.value(VERSION) {
            Some(Value::Number(number)) => Some(((number >> 16) as u16, number as u16)),
            _ => None,
        });
        let custom = others.next();
        Self {
            application: own.and_then(|set| set.text(APPLICATION)).filter(|name| !name.is_empty()),
            version,
            wps_build: custom.and_then(|set| set.text(set.named("KSOProductBuildVer")?)),
        }
    }
}

impl Properties {
    /// One name for the program: `WPS Office_2052-11.1.0.11365`, `Microsoft Office Word_12.0000`.
    pub(super) fn producer(self) -> Option<String> {
        // As the package formats write it: major, and minor in four digits.
        let version = self.version.map(|(major, minor)| format!("{major}.{minor:04}"));
        docx::producer(&self.application.unwrap_or_default(), version.as_deref(), self.wps_build.as_deref())
    }
}

enum Value {
    Number(u32),
    Text(String),
}

/// A property set: identifiers and where their values stand.
struct Set<'a> {
    bytes: &'a [u8],
    properties: Vec<(u32, usize)>,
    encoding: Option<&'static Encoding>,
}

/// The property sets of a stream ([MS-OLEPS] 2.21).
fn sets(stream: &[u8]) -> Vec<Set<'_>> {
    let count = u32_at(stream, 24).unwrap_or(0).min(2) as usize;
    let offsets = (0..count).filter_map(|index| u32_at(stream, 28 + 20 * index + 16));
    offsets.filter_map(|offset| stream.get(offset as usize..)).map(Set::parse).collect()
}

impl<'a> Set<'a> {
    fn parse(bytes: &'a [u8]) -> Self {
        let count = (u32_at(bytes, 4).unwrap_or(0) as usize).min(MAX_PROPERTIES);
        let property =
            |index: usize| Some((u32_at(bytes, 8 + 8 * index)?, u32_at(bytes, 12 + 8 * index)? as usize));
        let mut set = Self { bytes, properties: (0..count).map_while(property).collect(), encoding: None };
        set.encoding = match set.value(CODE_PAGE) {
            Some(Value::Number(936 | 54936)) => Some(GBK),
            Some(Value::Number(65001)) => Some(encoding_rs::UTF_8),
            Some(Value::Number(950)) => Some(encoding_rs::BIG5),
            Some(Value::Number(1200)) => Some(encoding_rs::UTF_16LE),
            _ => Some(WINDOWS_1252),
        };
        set
    }

    fn offset(&self, id: u32) -> Option<usize> {
        self.properties.iter().find(|(own, _)| *own == id).map(|(_, offset)| *offset)
    }

    fn value(&self, id: u32) -> Option<Value> {
        let at = self.offset(id)?;
        match u16_at(self.bytes, at)? {
            VT_I2 => i16_at(self.bytes, at + 4).map(|number| Value::Number(u32::from(number as u16))),
            VT_I4 => u32_at(self.bytes, at + 4).map(Value::Number),
            VT_LPSTR => self.bytes_of(at + 4, 1).map(|bytes| Value::Text(self.decode(bytes))),
            VT_LPWSTR => self.bytes_of(at + 4, 2).map(|bytes| Value::Text(wide(bytes))),
            _ => None,
        }
    }

    fn text(&self, id: u32) -> Option<String> {
        match self.value(id)? {
            Value::Text(text) => Some(text),
            Value::Number(_) => None,
        }
    }

    /// The identifier of a property with a name of its own ([MS-OLEPS] 2.17).
    fn named(&self, name: &str) -> Option<u32> {
        let start = self.offset(DICTIONARY)?;
        let is_wide = self.encoding == Some(encoding_rs::UTF_16LE);
        let mut at = start + 4;
        for _ in 0..u32_at(self.bytes, start)?.min(MAX_PROPERTIES as u32) {
            let id = u32_at(self.bytes, at)?;
            let bytes = self.bytes_of(at + 4, if is_wide { 2 } else { 1 })?;
            let own = if is_wide { wide(bytes) } else { self.decode(bytes) };
            if own == name {
                return Some(id);
            }
            // Wide names are padded to four bytes.
            at += 8 + if is_wide { bytes.len().next_multiple_of(4) } else { bytes.len() };
        }
        None
    }

    /// Bytes behind a count of units.
    fn bytes_of(&self, at: usize, unit: usize) -> Option<&'a [u8]> {
        let length = (u32_at(self.bytes, at)? as usize).checked_mul(unit)?;
        self.bytes.get(at + 4..(at + 4).checked_add(length)?)
    }

    fn decode(&self, bytes: &[u8]) -> String {
        if self.encoding == Some(encoding_rs::UTF_16LE) {
            return wide(bytes);
        }
        let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
        self.encoding.unwrap_or(WINDOWS_1252).decode_without_bom_handling(&bytes[..end]).0.into_owned()
    }
}

fn wide(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    String::from_utf16_lossy(&units.take_while(|unit| *unit != 0).collect::<Vec<u16>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A property set stream of these sets; a set is identifiers and values.
    fn stream(sets: &[&[(u32, Vec<u8>)]]) -> Vec<u8> {
        let mut bytes = vec![0; 24];
        bytes.extend((sets.len() as u32).to_le_bytes());
        let mut bodies = Vec::new();
        let start = 28 + 20 * sets.len();
        for set in sets {
            bytes.extend([0; 16]);
            bytes.extend(((start + bodies.len()) as u32).to_le_bytes());
            let mut at = 8 + 8 * set.len();
            let mut body = vec![0; 4];
            body.extend((set.len() as u32).to_le_bytes());
            for (id, value) in *set {
                body.extend(id.to_le_bytes());
                body.extend((at as u32).to_le_bytes());
                at += value.len();
            }
            body.extend(set.iter().flat_map(|(_, value)| value.clone()));
            bodies.extend(body);
        }
        bytes.extend(bodies);
        bytes
    }

    fn typed(kind: u16, value: &[u8]) -> Vec<u8> {
        [&u32::from(kind).to_le_bytes()[..], value].concat()
    }

    fn counted(bytes: &[u8]) -> Vec<u8> {
        [&(bytes.len() as u32).to_le_bytes()[..], bytes].concat()
    }

    #[test]
    fn word_is_named_with_its_version() {
        let summary = stream(&[&[(APPLICATION, typed(VT_LPSTR, &counted(b"Microsoft Office Word\0")))]]);
        let document = stream(&[&[(VERSION, typed(VT_I4, &0x000B_19E8_u32.to_le_bytes()))]]);
        let producer = Properties::parse(&summary, &document).producer();
        assert_eq!(producer.as_deref(), Some("Microsoft Office Word_11.6632"));
    }

    #[test]
    fn wps_is_named_with_its_build() {
        let code_page = (CODE_PAGE, typed(VT_I2, &[0xA8, 0x03, 0, 0]));
        let summary =
            stream(&[&[(APPLICATION, typed(VT_LPSTR, &counted(b"WPS Office_11.1.0.10700_F1E327BC-2\0")))]]);
        let mut dictionary = 2_u32.to_le_bytes().to_vec();
        for (id, name) in [(2_u32, &b"\xBB\xFA\xC3\xDC\0"[..]), (3, b"KSOProductBuildVer\0")] {
            dictionary.extend(id.to_le_bytes());
            dictionary.extend(counted(name));
        }
        let custom =
            [code_page, (DICTIONARY, dictionary), (3, typed(VT_LPSTR, &counted(b"2052-11.1.0.10700\0")))];
        let properties = Properties::parse(&summary, &stream(&[&[], &custom]));
        assert_eq!(properties.wps_build.as_deref(), Some("2052-11.1.0.10700"));
        assert_eq!(properties.producer().as_deref(), Some("WPS Office_2052-11.1.0.10700"));
    }

    #[test]
    fn broken_properties_name_nobody() {
        assert_eq!(Properties::parse(&[], &[]).producer(), None);
        let bomb = stream(&[&[(APPLICATION, typed(VT_LPSTR, &u32::MAX.to_le_bytes()))]]);
        assert_eq!(Properties::parse(&bomb, &[0xFF; 100]).producer(), None);
    }
}
