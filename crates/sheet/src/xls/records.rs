//! Records of a binary workbook ([MS-XLS] 2.1.4): a type, a length, so many bytes; what does not fit goes on in Continue
//! records.

/// Types of records ([MS-XLS] 2.3).
pub(super) mod kind {
    pub(crate) const FORMULA: u16 = 0x0006;
    pub(crate) const EOF: u16 = 0x000A;
    pub(crate) const HEADER: u16 = 0x0014;
    pub(crate) const FOOTER: u16 = 0x0015;
    pub(crate) const LBL: u16 = 0x0018;
    pub(crate) const DATE_1904: u16 = 0x0022;
    pub(crate) const FILE_PASS: u16 = 0x002F;
    pub(crate) const FONT: u16 = 0x0031;
    pub(crate) const CONTINUE: u16 = 0x003C;
    pub(crate) const WINDOW_1: u16 = 0x003D;
    pub(crate) const DEFAULT_COLUMN_WIDTH: u16 = 0x0055;
    pub(crate) const OBJ: u16 = 0x005D;
    pub(crate) const COL_INFO: u16 = 0x007D;
    pub(crate) const BOUND_SHEET: u16 = 0x0085;
    pub(crate) const STANDARD_WIDTH: u16 = 0x0099;
    pub(crate) const MUL_RK: u16 = 0x00BD;
    pub(crate) const MUL_BLANK: u16 = 0x00BE;
    pub(crate) const RSTRING: u16 = 0x00D6;
    pub(crate) const OLE_OBJECT_SIZE: u16 = 0x00DE;
    pub(crate) const XF: u16 = 0x00E0;
    pub(crate) const MERGE_CELLS: u16 = 0x00E5;
    pub(crate) const SST: u16 = 0x00FC;
    pub(crate) const LABEL_SST: u16 = 0x00FD;
    pub(crate) const TXO: u16 = 0x01B6;
    pub(crate) const BLANK: u16 = 0x0201;
    pub(crate) const NUMBER: u16 = 0x0203;
    pub(crate) const LABEL: u16 = 0x0204;
    pub(crate) const BOOL_ERR: u16 = 0x0205;
    pub(crate) const STRING: u16 = 0x0207;
    pub(crate) const ROW: u16 = 0x0208;
    pub(crate) const RK: u16 = 0x027E;
    pub(crate) const FORMAT: u16 = 0x041E;
    pub(crate) const BOF: u16 = 0x0809;
}

/// A record, and those that continue it.
#[derive(Debug)]
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    pub(super) data: &'s [u8],
    /// The bytes of the Continue records behind it.
    pub(super) more: Vec<&'s [u8]>,
}

/// The records of a stream from a place on.
pub(super) struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Records<'s> {
    pub(super) fn new(stream: &'s [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// Where the next record stands.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// One record; the last may be cut short.
    fn one(&mut self) -> Option<(u16, &'s [u8])> {
        let rest = self.stream.get(self.at..)?;
        let (head, rest) = rest.split_first_chunk::<4>()?;
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let data = rest.get(..length).unwrap_or(rest);
        self.at += 4 + data.len();
        Some((kind, data))
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, data) = self.one()?;
        let mut record = Record { kind, data, more: Vec::new() };
        while self.stream.get(self.at..).is_some_and(|rest| rest.starts_with(&kind::CONTINUE.to_le_bytes())) {
            let Some((_, data)) = self.one() else { break };
            record.more.push(data);
        }
        Some(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn continued_records_are_one_and_a_cut_one_is_what_is_left() {
        let stream =
            [b"\xFC\0\x02\0ab".as_slice(), b"\x3C\0\x01\0c", b"\x0A\0\0\0", b"\x03\x02\x0E\0de"].concat();
        let records: Vec<_> =
            Records::new(&stream, 0).map(|record| (record.kind, record.data, record.more)).collect();
        assert_eq!(
            records,
            [
                (kind::SST, b"ab".as_slice(), vec![b"c".as_slice()]),
                (kind::EOF, b"", vec![]),
                (kind::NUMBER, b"de", vec![]),
            ]
        );
        assert!(Records::new(&stream, 10_000).next().is_none());
    }
}
