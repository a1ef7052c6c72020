//! Places in a sheet as spreadsheets write them: `B7`, `$A$1:$H$30`.

/// Rows and columns of the largest sheet (Excel specifications and limits).
pub(crate) const ROWS: u32 = 1 << 20;
pub(crate) const COLUMNS: u32 = 1 << 14;

/// A rectangle of cells; rows and columns from 0, the last ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) top: u32,
    pub(crate) left: u32,
    pub(crate) bottom: u32,
    pub(crate) right: u32,
}

impl Area {
    /// The whole of a sheet.
    pub(crate) const ALL: Self = Self { top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 };

    pub(crate) fn holds(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }

    pub(crate) fn is_one(&self) -> bool {
        (self.top, self.left) == (self.bottom, self.right)
    }

    /// `$A$1:$H$30`, `B7`, and whole rows `$1:$3` or columns `A:C`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.replace('$', "");
        let (from, to) = text.split_once(':').unwrap_or((&text, &text));
        let ((top, left), (bottom, right)) = (half(from)?, half(to)?);
        let area = Self {
            top: top.unwrap_or(0),
            left: left.unwrap_or(0),
            bottom: bottom.unwrap_or(ROWS - 1),
            right: right.unwrap_or(COLUMNS - 1),
        };
        (area.top <= area.bottom && area.left <= area.right).then_some(area)
    }
}

/// Row and column of `B7`; `None` for what is no place of a sheet.
pub(crate) fn place(text: &str) -> Option<(u32, u32)> {
    match half(text)? {
        (Some(row), Some(column)) => Some((row, column)),
        _ => None,
    }
}

/// Row, column or both.
fn half(text: &str) -> Option<(Option<u32>, Option<u32>)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        column = column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)?;
    }
    let column = if letters.is_empty() { None } else { Some(column - 1).filter(|column| *column < COLUMNS) };
    let row = if digits.is_empty() {
        None
    } else {
        let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
        Some(row).filter(|row| *row < ROWS)
    };
    let complete = (letters.is_empty() || column.is_some()) && (digits.is_empty() || row.is_some());
    (complete && (column.is_some() || row.is_some())).then_some((row, column))
}

/// `B7`.
pub(crate) fn written(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_and_written() {
        assert_eq!(place("B7"), Some((6, 1)));
        assert_eq!(place("XFD1048576"), Some((ROWS - 1, COLUMNS - 1)));
        assert_eq!(place("XFE1"), None);
        assert_eq!(place("A0"), None);
        assert_eq!(place("A1048577"), None);
        assert_eq!(place("7"), None);
        assert_eq!(place("ZZZZZZZZZZ1"), None);
        assert_eq!(
            (written(6, 1), written(0, 26), written(ROWS - 1, COLUMNS - 1)),
            ("B7".into(), "AA1".into(), "XFD1048576".into())
        );
    }

    #[test]
    fn areas_may_be_whole_rows_or_columns() {
        let area = |text| Area::parse(text).map(|area| (area.top, area.left, area.bottom, area.right));
        assert_eq!(area("$A$1:$H$30"), Some((0, 0, 29, 7)));
        assert_eq!(area("C3"), Some((2, 2, 2, 2)));
        assert_eq!(area("$1:$3"), Some((0, 0, 2, COLUMNS - 1)));
        assert_eq!(area("A:C"), Some((0, 0, ROWS - 1, 2)));
        assert_eq!(area("B2:A1"), None);
        assert_eq!(area("#REF!"), None);
    }
}
