//! The targeted fold: one spelling for what means the same, and the way back to the text as written.
//!
//! Plain NFKC would be wrong here: it turns 表1① into 表11, ㎡ into m2 and ℃ into °C. Only what is listed below
//! folds, one character to one character; white space goes, and with it what shows nothing (zero-width and joining
//! signs, directional marks, soft hyphens, variation selectors).

mod radicals;
mod signs;

use std::borrow::Cow;
use std::ops::Range;

use crate::numeral;

/// A folded text, with the origin of every byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded<'t> {
    /// What is read.
    pub text: Cow<'t, str>,
    written: &'t str,
    /// For each byte of `text` the byte of `written` its character starts at; empty when nothing changed.
    origins: Vec<u32>,
}

impl<'t> Folded<'t> {
    /// Folds a value: signs, widths and radicals. Between two digits white space stays as one space, or as a line
    /// end where there is one; a full-width comma stays as it is, since it separates a list far more often than
    /// thousands. Linear, and without a copy when there is nothing to fold.
    #[must_use]
    pub fn new(written: &'t str) -> Self {
        Self::by(written, fate, true)
    }

    /// Folds a label: as [`Folded::new`], and all white space goes, all brackets are round, all dashes are `-`,
    /// all commas are `,`.
    #[must_use]
    pub fn label(written: &'t str) -> Self {
        Self::by(written, label_fate, false)
    }

    fn by(written: &'t str, fate: impl Fn(char) -> Fate, keeps_gaps: bool) -> Self {
        if written.chars().all(|c| fate(c) == Fate::Keep) {
            return Self { text: Cow::Borrowed(written), written, origins: Vec::new() };
        }
        let mut text = String::with_capacity(written.len());
        let mut origins = Vec::with_capacity(written.len());
        let mut gap = None;
        for (at, c) in written.char_indices() {
            let folded = match fate(c) {
                Fate::Circle if text.ends_with(numeral::is_digit) => '〇',
                Fate::Keep | Fate::Circle => c,
                Fate::To(other) => other,
                Fate::Drop => continue,
                Fate::Space => {
                    gap.get_or_insert((at, ' '));
                    continue;
                }
                Fate::Break => {
                    gap = Some((at, '\n'));
                    continue;
                }
            };
            // White space says something only between two digits: `1 200` is one number, two lines are two.
            if let Some((start, space)) = gap.take().filter(|_| keeps_gaps)
                && folded.is_ascii_digit()
                && text.ends_with(|last: char| last.is_ascii_digit())
            {
                text.push(space);
                origins.push(start as u32);
            }
            text.push(folded);
            origins.resize(text.len(), at as u32);
        }
        Self { text: Cow::Owned(text), written, origins }
    }

    /// Where a piece of the folded text stands in the text as written, in bytes.
    #[must_use]
    pub fn origin(&self, piece: Range<usize>) -> Range<usize> {
        if (self.origins.is_empty() && self.text.len() == self.written.len()) || piece.is_empty() {
            return piece;
        }
        let (Some(&first), Some(&last)) = (self.origins.get(piece.start), self.origins.get(piece.end - 1))
        else {
            return self.written.len()..self.written.len();
        };
        let last = last as usize;
        let width = self.written.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        first as usize..last + width
    }

    /// A piece of the folded text as written.
    #[must_use]
    pub fn as_written(&self, piece: Range<usize>) -> &'t str {
        self.written.get(self.origin(piece)).unwrap_or_default()
    }
}

/// White space of any width, and what only looks like nothing. Control characters are neither: what they do to a text
/// is for its reader to say.
#[must_use]
#[inline]
pub fn is_space(c: char) -> bool {
    match fate(c) {
        Fate::Space | Fate::Break => true,
        Fate::Drop => !c.is_control(),
        _ => false,
    }
}

/// One character as a value folds it: `％` → `%`, `⽐` → `比`; itself where it stays or goes.
#[must_use]
#[inline]
pub fn character(c: char) -> char {
    match fate(c) {
        Fate::To(other) => other,
        _ => c,
    }
}

/// A text without white space and what looks like it, otherwise as written: to compare wording.
#[must_use]
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|&c| !is_space(c)).collect()
}

/// A text without what does not change a word: letters and digits, lower case, and the signs that make a value;
/// no white space, no punctuation.
#[must_use]
pub fn letters(text: &str) -> String {
    text.chars()
        .map(character)
        .filter(|c| !is_space(*c) && (c.is_alphanumeric() || "≥≤<>=%‰+㎡".contains(*c)))
        .flat_map(char::to_lowercase)
        .collect()
}

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Keep,
    To(char),
    /// ○ is the digit 〇 behind another Chinese digit, and a bullet elsewhere.
    Circle,
    Space,
    Break,
    /// Invisible.
    Drop,
}

#[inline]
fn fate(c: char) -> Fate {
    match c {
        // Line ends are white space too, but two lines never make one number.
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Break,
        ' '
        | '\t'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Fate::Space,
        '!'..='~' | '\u{4e00}'..='\u{9fff}' | '，' | '、' | '。' | '≥' | '≤' => Fate::Keep,
        // Controls; the soft hyphen, joiners, zero-width spaces, marks and isolates of direction, variation
        // selectors, tags.
        '\u{0}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e01ef}' => Fate::Drop,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).map_or(Fate::Keep, Fate::To),
        '○' | '◯' => Fate::Circle,
        _ => signs::sign(c).or_else(|| radicals::ideograph(c)).map_or(Fate::Keep, Fate::To),
    }
}

/// What becomes of a character of a label: its brackets, dashes and commas say the same whatever their form.
fn label_fate(c: char) -> Fate {
    let folded = match fate(c) {
        Fate::Keep => c,
        Fate::To(other) => other,
        other => return other,
    };
    let to = match folded {
        '[' | '{' | '〖' => '(',
        ']' | '}' | '〗' => ')',
        '—' => '-',
        '，' => ',',
        _ => folded,
    };
    if to == c { Fate::Keep } else { Fate::To(to) }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn folds_what_is_listed_and_nothing_else() {
        for (written, folded) in [
            ("≧９５％", "≥95%"),
            ("＞＝ 90 ％", ">=90%"),
            ("═5", "=5"),
            ("表1①", "表1①"),
            ("㎡", "㎡"),
            ("25℃", "25℃"),
            ("2〜3次", "2~3次"),
            ("2－3次", "2-3次"),
            ("2–3次", "2—3次"),
            ("台（套）", "台(套)"),
            ("二○二二年", "二〇二二年"),
            ("○优秀", "○优秀"),
            ("财政    资金", "财政资金"),
            ("1 200元", "1 200元"),
            ("100\n200", "100\n200"),
            ("≥\u{200b}98\u{a0}%\n以上", "≥98%以上"),
            ("合格\u{2f50}\u{f961}", "合格比率"),
            ("\u{2066}5\u{2069}\u{ad}次\u{2060}", "5次"),
        ] {
            assert_eq!(Folded::new(written).text, folded, "{written}");
        }
    }

    #[test]
    fn labels_fold_further() {
        for (written, folded) in [
            ("项\n目 名\u{3000}称：", "项目名称:"),
            ("【项目】〔2024〕｛1｝〖二〗", "(项目)(2024)(1)(二)"),
            ("1—12月，1–6月", "1-12月,1-6月"),
            ("\u{2f63}产\u{2f42}物", "生产文物"),
            ("1 2", "12"),
        ] {
            assert_eq!(Folded::label(written).text, folded, "{written}");
        }
    }

    #[test]
    fn every_piece_finds_its_way_back() {
        let folded = Folded::new("合格率 ≥ ９５％ 。");
        let at = folded.text.find('≥').unwrap();
        let end = folded.text.find('%').unwrap() + 1;
        assert_eq!(&folded.text[at..end], "≥95%");
        assert_eq!(folded.as_written(at..end), "≥ ９５％");
        assert_eq!(Folded::new("5次").as_written(0..4), "5次");
        // A radical of three bytes whose ideograph has four: ⺇ is 𠘨.
        let folded = Folded::label("甲\u{2e87}：乙");
        assert_eq!(folded.text, "甲𠘨:乙");
        assert_eq!(folded.as_written(3..7), "\u{2e87}");
        assert_eq!(folded.as_written(7..8), "：");
        assert_eq!(Folded::new("\u{200b}").as_written(0..0), "");
    }

    #[test]
    fn words_are_compared_without_dress() {
        assert!(is_space('\u{200b}') && is_space('\u{ad}') && !is_space('\u{7f}'));
        assert_eq!(squeeze(" 绩效\u{200d} 目标： "), "绩效目标：");
        assert_eq!(letters("（ＡＢＣ）培训，≧5 次。"), "abc培训≥5次");
    }
}
