//! The targeted fold: one spelling for what means the same, and the way back to the text as written.
//!
//! Plain NFKC would be wrong here: it turns 表1① into 表11, ㎡ into m2 and ℃ into °C. Only what is listed below
//! folds, one character to one character, and white space goes.

use std::borrow::Cow;
use std::ops::Range;

/// A text folded for the grammar, with the origin of every byte.
pub(crate) struct Folded<'t> {
    /// What the grammar reads.
    pub(crate) text: Cow<'t, str>,
    written: &'t str,
    /// For each byte of `text` the byte of `written` its character starts at; empty when nothing changed.
    origins: Vec<u32>,
}

impl<'t> Folded<'t> {
    /// Folds `written`. Linear, and without a copy when there is nothing to fold.
    pub(crate) fn new(written: &'t str) -> Self {
        if written.chars().all(|c| fold(c) == Fold::Keep) {
            return Self { text: Cow::Borrowed(written), written, origins: Vec::new() };
        }
        let mut text = String::with_capacity(written.len());
        let mut origins = Vec::with_capacity(written.len());
        let mut gap = None;
        for (at, c) in written.char_indices() {
            let folded = match fold(c) {
                Fold::Circle if text.ends_with(is_chinese_digit) => '〇',
                Fold::Keep | Fold::Circle => c,
                Fold::To(other) => other,
                Fold::Drop => continue,
                Fold::Space => {
                    gap.get_or_insert((at, ' '));
                    continue;
                }
                Fold::Break => {
                    gap = Some((at, '\n'));
                    continue;
                }
            };
            // White space says something only between two digits: `1 200` is one number, two lines are two.
            if let Some((start, space)) = gap.take()
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
    pub(crate) fn origin(&self, piece: Range<usize>) -> Range<usize> {
        if self.origins.is_empty() || piece.is_empty() {
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
    pub(crate) fn as_written(&self, piece: Range<usize>) -> &'t str {
        self.written.get(self.origin(piece)).unwrap_or_default()
    }
}

/// 〇一二…九 and 零.
pub(crate) fn is_chinese_digit(c: char) -> bool {
    matches!(c, '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fold {
    Keep,
    To(char),
    /// ○ is the digit 〇 behind another Chinese digit, and a bullet elsewhere.
    Circle,
    Space,
    Break,
    /// Invisible.
    Drop,
}

fn fold(c: char) -> Fold {
    match c {
        // Line ends are white space too, but two lines never make one number.
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fold::Break,
        ' '
        | '\t'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Fold::Space,
        // A full-width comma separates a list far more often than thousands: the grammar must see which it is.
        '!'..='~' | '\u{4e00}'..='\u{9fff}' | '，' => Fold::Keep,
        '\u{0}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' => Fold::Drop,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).map_or(Fold::Keep, Fold::To),
        '○' | '◯' => Fold::Circle,
        _ => match single(c) {
            Some(to) => Fold::To(to),
            None => Fold::Keep,
        },
    }
}

/// The rest of the table: signs, dashes, small forms, and the radicals and compatibility ideographs that text
/// copied out of PDF files carries in place of the characters the grammar knows.
fn single(c: char) -> Option<char> {
    Some(match c {
        '≧' | '⩾' | '⪰' | '≽' => '≥',
        '≦' | '⩽' | '⪯' | '≼' => '≤',
        '﹥' => '>',
        '﹤' => '<',
        '﹦' | '═' => '=',
        '≒' | '≃' | '≅' => '≈',
        '﹪' | '٪' => '%',
        '﹢' => '+',
        '−' | '﹣' | '‐' | '‑' | '⁻' => '-',
        '–' | '‒' | '―' | '─' | '━' | '⸺' | '﹘' | 'ー' => '—',
        '〜' | '∼' | '˜' | '∽' => '~',
        '•' | '・' | '‧' | '⋅' | '･' | '∙' => '·',
        '∕' | '⁄' => '/',
        '∶' | '︰' | '﹕' => ':',
        '﹐' | '︐' => ',',
        '﹔' => ';',
        '﹙' | '❨' | '⟮' => '(',
        '﹚' | '❩' | '⟯' => ')',
        '〔' | '【' => '[',
        '〕' | '】' => ']',
        '￥' => '¥',
        'µ' => 'μ',
        '′' | '’' => '\'',
        '萬' => '万',
        '⼀' => '一',
        '⼆' => '二',
        '⼋' => '八',
        '⼗' => '十',
        '⼈' => '人',
        '⼤' => '大',
        '⼩' => '小',
        '⼝' => '口',
        '⼾' => '户',
        '⽅' => '方',
        '⽇' => '日',
        '⽉' => '月',
        '⽌' => '止',
        '⽐' => '比',
        '⽚' => '片',
        '⽶' => '米',
        '⾄' => '至',
        '⾏' => '行',
        '⾥' | '\u{f9e9}' => '里',
        '⾦' | '\u{f90a}' => '金',
        '⾯' => '面',
        '⾼' => '高',
        '⻋' => '车',
        '⻔' => '门',
        '⻚' => '页',
        '\u{f961}' | '\u{f9db}' => '率',
        '\u{f967}' => '不',
        '\u{f97e}' => '量',
        '\u{f98e}' => '年',
        '\u{f9b2}' => '零',
        '\u{f9b5}' => '例',
        '\u{f9d1}' => '六',
        '⽴' | '\u{f9f7}' => '立',
        '\u{fa01}' => '度',
        '\u{fa09}' => '降',
        _ => return None,
    })
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
            ("合格⽐\u{f961}", "合格比率"),
        ] {
            assert_eq!(Folded::new(written).text, folded, "{written}");
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
    }
}
