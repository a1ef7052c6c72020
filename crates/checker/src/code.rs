//! The 21 characters of a 项目编码.

/// The alphabet of GB 32100-2015: digits and letters without I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Length of a 项目编码 in the national system.
pub(crate) const LENGTH: usize = 21;

/// The parts of a project code of 21 characters.
pub(crate) struct Code<'a> {
    /// The whole code.
    pub(crate) text: &'a str,
    /// 1–6: fiscal division (行政区划, GB/T 2260).
    pub(crate) region: &'a str,
    /// 7–8: the year the project entered the library, two digits.
    pub(crate) year: &'a str,
    /// 9: type letter.
    pub(crate) kind: char,
    /// 10–15: number of the unit or filing agency.
    pub(crate) unit: &'a str,
}

impl<'a> Code<'a> {
    /// `None` unless it has 21 ASCII letters and digits with the type letter in the ninth place.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        if text.len() != LENGTH
            || !text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        {
            return None;
        }
        let kind = text.chars().nth(8).filter(char::is_ascii_uppercase)?;
        let digits = text[..8].bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| Self { text, region: &text[..6], year: &text[6..8], kind, unit: &text[9..15] })
    }

    /// Everything but the check character.
    pub(crate) fn body(&self) -> &'a str {
        &self.text[..LENGTH - 1]
    }

    /// Whether the last character checks the others, as in the codes of Hebei.
    pub(crate) fn ends_in_a_check(&self) -> bool {
        self.region.starts_with("13") && self.kind == 'P'
    }

    /// The check character the other twenty ask for, by the formula of GB 32100 (weights 3^i mod 31) with the
    /// offset that Hebei's codes show. `None` when a character stands outside the alphabet.
    pub(crate) fn check_character(&self) -> Option<char> {
        let (mut sum, mut weight) = (0, 1);
        for byte in self.body().bytes() {
            let value = ALPHABET.iter().position(|letter| *letter == byte)?;
            sum = (sum + value * weight) % 31;
            weight = weight * 3 % 31;
        }
        Some(char::from(ALPHABET[(30 + 31 - sum) % 31]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_stand_where_the_layout_says() {
        let code = Code::parse("13990023P004407100027").unwrap();
        assert_eq!((code.region, code.year, code.kind, code.unit), ("139900", "23", 'P', "004407"));
        assert!(Code::parse("13990023P00440710002").is_none());
        assert!(Code::parse("13990023p004407100027").is_none());
        assert!(Code::parse("139900234004407100027").is_none(), "no type letter");
        assert!(Code::parse("１3990023P0044071000").is_none(), "21 bytes, but not 21 characters");
    }
}
