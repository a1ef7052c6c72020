//! Document properties ([MS-OLEPS]): which program wrote the file.

use encoding_rs::{Encoding, GBK, WINDOWS_1252};

use model::Date;

use compound::le::{i16_at, u16_at, u32_at};

/// Properties of `SummaryInformation` and `DocumentSummaryInformation` ([MS-OLEPS] 2.25; [MS-OSHARED] 2.3.3.2.2).
const CODE_PAGE: u32 = 1;
const APPLICATION: u32 = 0x12;
const LAST_SAVED: u32 = 0x0D;
const VERSION: u32 = 0x17;
/// Where the dictionary of a set with names of its own stands.
const DICTIONARY: u32 = 0;

const VT_I2: u16 = 2;
const VT_I4: u16 = 3;
const VT_LPSTR: u16 = 0x1E;
const VT_LPWSTR: u16 = 0x1F;
const VT_FILETIME: u16 = 0x40;

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
    /// When the file was last saved.
    pub(super) modified: Option<String>,
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
            modified: own.as_ref().and_then(|set| set.moment(LAST_SAVED)),
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
        package::producer(
            &self.application.unwrap_or_default(),
            version.as_deref(),
            self.wps_build.as_deref(),
        )
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

    /// A moment as W3CDTF writes it; none for one that was never set.
    fn moment(&self, id: u32) -> Option<String> {
        let at = self.offset(id).filter(|at| u16_at(self.bytes, *at) == Some(VT_FILETIME))?;
        let (low, high) = (u32_at(self.bytes, at + 4)?, u32_at(self.bytes, at + 8)?);
        moment(u64::from(high) << 32 | u64::from(low))
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

/// A FILETIME ([MS-DTYP] 2.3.3): tenths of microseconds since 1601-01-01, in UTC.
fn moment(filetime: u64) -> Option<String> {
    const DAY: u64 = 24 * 60 * 60;
    let seconds = filetime / 10_000_000;
    let (mut days, time) = (seconds / DAY, seconds % DAY);
    // Editing times and dates before there were files are no moments.
    let mut year = 1601_u16;
    loop {
        let length =
            (1..=12).filter_map(|month| Date::month_end(year, month)).map(|end| u64::from(end.day())).sum();
        if days < length || year == 9999 {
            break;
        }
        days -= length;
        year += 1;
    }
    let mut month = 1;
    while let Some(length) =
        Date::month_end(year, month).map(|end| u64::from(end.day())).filter(|n| days >= *n)
    {
        days -= length;
        month += 1;
    }
    let date = Date::new(year, month, u8::try_from(days + 1).ok()?).filter(|date| date.year() >= 1980)?;
    Some(format!("{date}T{:02}:{:02}:{:02}Z", time / 3600, time / 60 % 60, time % 60))
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
    fn the_last_save_is_a_moment_in_utc() {
        // 116,444,736,000,000,000 is 1970-01-01; 1,670,210,460 seconds later it is 2022-12-05 03:21:00.
        assert_eq!(
            moment(116_444_736_000_000_000 + 16_702_104_600_000_000).as_deref(),
            Some("2022-12-05T03:21:00Z")
        );
        // 2024-02-29: 1,709,164,799 seconds end its eve.
        assert_eq!(
            moment(116_444_736_000_000_000 + 17_091_648_000_000_000).as_deref(),
            Some("2024-02-29T00:00:00Z")
        );
        assert_eq!(moment(0), None);
        assert_eq!(moment(u64::MAX), None);
        let saved = (116_444_736_000_000_000_u64 + 16_702_104_600_000_000).to_le_bytes();
        let summary = stream(&[&[(LAST_SAVED, typed(VT_FILETIME, &saved))]]);
        assert_eq!(Properties::parse(&summary, &[]).modified.as_deref(), Some("2022-12-05T03:21:00Z"));
    }

    #[test]
    fn broken_properties_name_nobody() {
        assert_eq!(Properties::parse(&[], &[]).producer(), None);
        let bomb = stream(&[&[(APPLICATION, typed(VT_LPSTR, &u32::MAX.to_le_bytes()))]]);
        assert_eq!(Properties::parse(&bomb, &[0xFF; 100]).producer(), None);
    }
}
